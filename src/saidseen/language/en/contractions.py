"""Words joined to others by an apostrophe."""

from __future__ import annotations

NT = "n't"
"""The negation that a word may end in, set apart from it."""
TAILS = ("s", "re", "ve", "ll", "d", "m")
"""Words that may stand behind an apostrophe, a genitive's among them."""
