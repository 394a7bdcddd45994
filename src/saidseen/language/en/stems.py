"""What is left of a word when its endings are gone."""

from __future__ import annotations

ENDINGS = (
    ("ational", "ate"), ("ization", "ize"), ("isation", "ize"), ("iveness", "ive"), ("fulness", "ful"),
    ("ousness", "ous"), ("ingly", ""), ("edly", ""), ("ation", ""), ("ments", ""), ("ement", ""), ("ment", ""),
    ("ness", ""), ("ions", ""), ("ies", "y"), ("ied", "y"), ("ing", ""), ("ion", ""), ("ers", ""), ("ors", ""),
    ("ive", ""), ("ed", ""), ("er", ""), ("or", ""), ("ly", ""), ("es", ""), ("al", ""), ("s", ""), ("e", ""),
)  # fmt: skip
"""Endings, the first that fits, and what stands in their place."""
NUMBERS = dict(
    zip(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen"),
        ("2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "12"),
        strict=True,
    )
)
"""Small numbers in words, and in digits."""
NO_ENDINGS = ("ss", "us")
"""How words end that have no ending."""
KEPT_DOUBLE = "aeiousl"
"""Letters that stay double at a word's end when its ending is gone."""
SNOWBALL = "english"
"""The name of this language's stemmer among those of Snowball."""
E = "e"
"""The letter that many words end in and no stem does."""
