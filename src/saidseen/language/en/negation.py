"""What negates, and how far a negation reaches."""

from __future__ import annotations

import re

CLAUSE_END = re.compile(r"[.;:!?]|,|\b(?:but|and|while|although|though|whereas|because|since|which|who|whose)\b")
"""Where a clause ends: a negation reaches no further back."""
FALSE_FLAG = re.compile(r"\bfalse[- ]flag")
"""A "false flag" negates nothing."""
NEGATED_AFTER = re.compile(
    r"^(?:\W*(?:has|have|had|is|are|was|were|did|does|do|would|will|could|yet|so|far)\b)+\W*(?:not|n't|never)\b"
)
"""A negation that follows the words it negates."""
FLAG = "flag"
"""What is left of a "false flag" where it must not negate."""
NT = "n't"
"""A negation set apart from the word that it ends."""
NOT_BEFORE = re.compile(r"(?:\bnot|n['’]t|\bno|\bnever|\bwithout|\bden(?:y|ies|ied)(?: that)?)(?: \w+){0,2} $")
"""A negation before something, with at most two words between."""
NONE_AFTER = re.compile(r" (?:none|nothing|neither|no)\b")
"""A negation right behind something."""
