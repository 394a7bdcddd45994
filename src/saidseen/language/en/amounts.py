"""What tells of what a figure is a figure, and whose, and how the words beside it change it."""

from __future__ import annotations

import re
from functools import cache

from saidseen.language.en import table

BARE = re.compile(r"\b(?:strength|troops|soldiers|servicemen|personnel|forces?|battalion groups?|total)\b")
"""Forces as a whole, as a bare figure counts them."""
MORE = re.compile(r"\b(?:more(?! than)|additional|extra|further|fresh|new)\b")
"""What comes on top of what is there."""
RULE = re.compile(
    r"^whether\b|\bvienna document\b|\bthresholds?\b|\bdays (?:ahead|in advance|before)\b|"
    r"\b(?:must|ha[sd] to|have to|should) be (?:announced|notified|invited|reported)\b"
)
"""A threshold or a rule, or which figure holds."""
ABOUT_RULE = re.compile(
    r"^(?:under the |under |the )?(?:chapter|paragraph|vienna document|document)\b|^any of the \d+|"
    r"^a state (?:that|which)|^the state that is asked"
)
"""What a rule says in general."""
OTHERS = re.compile(
    r"\b(?:while|whereas|although|but)\b [^,.;]{0,40}\b(?:sa(?:y|ys|id)|expect(?:s|ed)?|puts?|counted|estimate[sd]?|"
    r"claim(?:s|ed)?|believe[sd]?|named|gave|spoke)\b"
)
"""Another who gives the figure that follows."""
LINE = re.compile(r"[^.;]{0,20}\b(?:from|off|behind|of) (?:the )?(?:[\w-]+ ){0,3}(?:line|front)\b")
"""A length that is a distance from a line or front."""
FLIGHT = re.compile(r"\b(?:range|ranges|reach|fly|flies|flew|missiles?|capable)\b")
"""How far missiles reach."""
GUN = re.compile(r"\b(?:guns?|howitzers?|calib(?:re|er)s?|mortars?|artillery|rockets?|mlrs|cannons?)\b")
"""What has a calibre."""
METRE = ("metre", "meter")
"""One spelling of a unit for the other."""
OR = "or "
"""How a hedge begins that stands behind its figure: \"or more\"."""
LEAST = frozenset(("above", "from", "past", "added"))
"""Senses of what the whole figure may exceed."""
MOST = frozenset(("below", "upto", "short"))
"""Senses of what it may fall short of."""
ROUGH = frozenset(("near",))
"""Senses of what it may do both."""


def sense_of(modifier: str | None) -> str | None:
    """The sense of a modifier: exact, above, from, below, upto, near, short, past or added; None for one not known."""
    if not modifier:
        return "exact"
    return _modifiers().get(" ".join(modifier.lower().split()))


@cache
def _modifiers() -> dict[str, str]:
    rows: dict[str, str] = table("amounts.toml")["modifiers"]
    return {phrase: sense for sense, row in rows.items() for phrase in row.split("|")}
