"""Words joined to others by an apostrophe."""

from __future__ import annotations

import re

NT = "n't"
"""The negation that a word may end in, set apart from it."""
TAILS = ("s", "re", "ve", "ll", "d", "m")
"""Words that may stand behind an apostrophe, a genitive's among them."""
NEGATED = re.compile(r"^(.+)n['’]t$")
"""A word that ends in a negation."""
SHORT = {"'ll": "will", "'ve": "have", "'re": "are", "'m": "am", "'d": "would"}
"""Short forms of verbs, and what they stand for."""
SHORTENED = {"wo": "will", "ca": "can", "sha": "shall", "ai": "is"}
"""What a negation leaves of verbs, and what they are."""
NO_ADVERBS = frozenset(
    [
        "likely",
        "unlikely",
        "possibly",
        "probably",
        "reply",
        "supply",
        "family",
        "italy",
        "comply",
        "apply",
        "rally",
        "ally",
        "potentially",
    ]
)
"""Words that end as adverbs do and are none that may be left out."""
NOT, NEGATIONS, YET = "not", ("not", "never"), "yet"
"""What a negated word is parted into, negations, and a word that may stand beside them."""
LY = "ly"
"""How adverbs end."""
CANNOT, CAN_NOT = "cannot", ("can", "not")
"""A negation that is written as one word, and its words."""
S, IS, SUBJECTS = "'s", "is", ("he", "she", "it", "that", "there")
"""A genitive or a verb, and the words behind which it is the verb."""
N, T, CANT, CAN = "n", "t", "can't", "can"
"""How a verb ends before its negation, what is left of that, and the verb that has only one n for both."""
