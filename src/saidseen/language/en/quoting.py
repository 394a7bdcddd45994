"""How one statement reports another."""

from __future__ import annotations

import re

# Words that report what somebody else said; opinions and plans are left to the outer statement.
REPORTS = re.compile(
    r"\b(?:sa(?:id|ys|ying)|told|announced|claim(?:ed|s)|den(?:ied|ies)|accused|accuses|warned|warns|confirmed|confirms"
    r"|promised|demanded|demands|rejected|rejects|declined to|refused to|according to|assured|informed|admitted"
    r"|acknowledged|insisted|insists|threatened|pledged|vowed|urged|reported)\b"
)
SELF = re.compile(r"(?:i|we|he|she|it|they|you|who|which|that|this|one|people|many|some)\b", re.I)
"""Those who are no other speaker, at the start of a source."""
AS_SAYING = re.compile(
    r"\bas (?:saying|telling (?:\w+ ){1,3}\w+)(?: (?:on|in|at|late|earlier) [^,;]{3,30}?(?= that\b))?"
)
"""Whoever is quoted "as saying" something."""
