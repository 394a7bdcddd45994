"""What stands where a statement would and is none, and what is only counted or shown."""

from __future__ import annotations

import re

STRETCH = re.compile(r"\b(?:minutes?|hours?|days?|weeks?|months?|years?)$")
"""The end of a stretch of time."""
COUNTED = re.compile(r" (?:before|after|since|from|ahead of)\b")
"""What it is counted from."""
HEAD = re.compile(
    r"(?:(?:[A-Z][\w.’'-]*,?|of|the|and|at|in|on)\s+)*\d{1,2}:\d\d\s+(?:[AP]\.?M\.?|[ap]\.?m\.?)(?:\s+\(?[A-Z]{2,4}\)?)?\W*"
)
"""Where and at what hour a briefing was held, as its transcript is headed ("Press Briefing Room 3:05 P.M. EST")."""
THANKS = re.compile(r"\W*(?:thank you|thanks)\b(?!.*[.!?]\s)", re.IGNORECASE | re.DOTALL)
"""Thanks, which state nothing."""
_NAME = r"[A-Z][\w.'’`-]*(?:\s+[A-Z][\w.'’`-]*){1,3}"
NAMES = re.compile(rf"[A-Z]\w+:\s+(?:{_NAME}[,;]\s+|{_NAME}\s+and\s+)+{_NAME}")
"""Nothing but names behind a label: "Guests: ..."."""
LABEL = re.compile(r"[A-Z]\w+:\s+$")
"""Such a label before some words."""
SIGN = re.compile(r"\bshow(?:s|ed|n|ing)?\b.* signs?\b", re.IGNORECASE)
"""A cue by which a thing shows signs of something: nobody says it."""
UNAVAILABLE = re.compile(r"\b(?:not|un)[ -]?available\b")
"""Says of somebody that nothing could be asked."""
