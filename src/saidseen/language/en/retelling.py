"""Words by which somebody speaks of what was seen oneself, and for those whose name comes later."""

from __future__ import annotations

import re

WE = re.compile(r"\b(?:we|our|us|my)\b|\bI\b", re.IGNORECASE)
"""Those who tell it, as they call themselves."""
SEAT = re.compile(
    r"^(?:White House|Kremlin|Downing Street|Prime Minister's Office\b.*|Presidency of\b.*|Office of the President\b.*|"
    r"Presidential (?:Office|Administration)\b.*)$"
)
"""Where a state's head sits, whose word it is."""
NAMELESS = re.compile(
    r"(?:(?:an?|the|some|one|local|opposition|rights|war|monitoring|advocacy|watchdog|activist|news|official|unnamed) "
    r")*"
    r"(?:activists?|monitors?|groups?|watchdogs?|ngos?|sources?|reports?|agenc(?:y|ies)|officials?|observers?|residents?)"
    r"(?: (?:tracking|monitoring|that tracks|that monitors|group)\b.{0,40})?",
    re.IGNORECASE,
)
"""Those of a headline or lead whom the story names farther on."""
