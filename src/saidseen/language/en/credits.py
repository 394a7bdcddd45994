"""How a story says whose report it passes on."""

from __future__ import annotations

import re

OUTLET = (
    r"((?:[Tt]he )?[A-Z][\w.&'’-]*(?: (?:of |de |la |al-)?[A-Z][\w.&'’-]*){0,4}|[a-z][\w-]+\.[a-z]{2,}(?:\.[a-z]{2})?)"
)
"""The name of an outlet, or its address on the web."""
CREDITS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\(([A-Z][^()\n]{1,39})\)",
        rf"\b[Aa]ccording to (?:a (?:\w+ )?(?:report|story|article) (?:by|in|from|of) )?{OUTLET}",
        rf"\b(?:[Aa]s |[Ff]irst )?[Rr]eported by {OUTLET}",
        rf"\b(?:[Ss]ource|[Vv]ia|[Cc]redit|[Bb]y): ?{OUTLET}",
        rf"\b(?:told|quoted by|cited by|published (?:by|in)|report (?:by|from|in)) {OUTLET}",
        rf"\b{OUTLET} (?:has |had |first )*(?:reports?|reported|writes|wrote|quoted|cited|learn(?:s|ed))\b",
        rf"^{OUTLET}\s*[-–—:]",
        rf"[-–—]\s*{OUTLET}\s*$",
    )
)
"""Words that give credit to an outlet, with its name."""
DATED = re.compile(r"\b([A-Z]{2,9}) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \d{1,2} [A-Z]")
"""An agency before the day, as stories are headed: "AFP Wednesday 22 Jun 2016"."""
BYLINES = (
    re.compile(r"\b([A-Z]\w{1,9}) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \d{1,2} [A-Z]"),
    re.compile(rf"^{OUTLET}\s*[-–—]"),
    re.compile(r"(?<=[.!?] )([A-Z]\w{1,9})\s*[-–—] ?(?=[A-Z])"),
    re.compile(r"\(([A-Z][^()\n]{1,39})\)"),
    re.compile(rf"\b(?:[Ss]ource|[Vv]ia|[Bb]y): ?{OUTLET}"),
)
"""How a story is headed with who wrote it."""
SIGNED = re.compile(rf"\b[Ss]ources?:? ?{OUTLET}\s*$")
"""How it ends with it."""
DASHED = re.compile(rf"[-–—]\s*{OUTLET}\s*$")
"""The same at the end of a story that is more than a headline: of one that is, this is who says so."""
KIND = re.compile(
    r"^(?:(?:a|the|state|official|news|local|semi-official)\s+)*(?:report (?:by|from|in|of)\s+)?(?:the\s+)?"
)
"""What stands before an outlet's name."""
REPORT_BY = re.compile(r"(?:a|the)\s+(?:\w+\s+)?(?:report|story|article)\s+(?:by|in|from|of)\s")
"""A report before the name of whose it is."""
