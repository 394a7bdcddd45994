"""Words that only point back to what was said before, and how to tell that they do."""

from __future__ import annotations

import re

POINTING_BACK = re.compile(
    r"^(?:to )?(?:\w+ )?(?:that|this|it|them|none|such|(?:all|everything|nothing) (?:is|was|goes|went)|"
    r"the (?:same|figures?|numbers?|claims?|accusations?|charges?|allegations?|reports?|assessment|estimate|total|"
    r"announcement|statement|reading|film|footage|video|images?|photographs?|pictures?|answers?|basis|timetable|"
    r"withdrawal|pullback|move|decision|ministry|units?|train|names?))\b",
    re.IGNORECASE,
)
"""How a content begins that only what was said before explains."""
POINTER = re.compile(
    r"(?:to )?(?:that|this|it|so|as much|(?:the|this|that|these|those|such|any such|all such|the (?:latest|same)) "
    r"(?:claims?|accusations?|charges?|allegations?|reports?|assertions?|account|story|news|information|suggestions?))",
    re.IGNORECASE,
)
"""A content that is no more than a word for what was said before: "it", "the claim"."""
LEANING = re.compile(
    r"\b(?:about|against|behind|by|for|from|in|of|on|to|with) (?:it|that|this|them|these|those|such)\b", re.IGNORECASE
)
"""A word in a short answer that means what was said before: "the basis for it"."""
# "that the troops ...": the word only opens the clause, unlike in "that is false".
OPENING_THAT = re.compile(r"^that (?!(?:is|was|were|are|has|had|will|would)\b)(?=(?:\S+ ){3})", re.IGNORECASE)
NAMELESS = re.compile(
    r"\b(?:(?:be|was|were|not|is) (?:named|identified)|(?:his|her|their) (?:names?|identity)|anonym\w+)\b",
    re.IGNORECASE,
)
"""Says of somebody that no name is given."""
