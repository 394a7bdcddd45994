"""Words by which somebody speaks of what was seen oneself."""

from __future__ import annotations

import re

WE = re.compile(r"\b(?:we|our|us|my)\b|\bI\b", re.IGNORECASE)
"""Those who tell it, as they call themselves."""
SEAT = re.compile(
    r"\b(?:White House|Kremlin|Downing Street|[ÉE]lys[ée]e|Bankova|Presidential (?:Office|Administration))\b",
    re.IGNORECASE,
)
"""Where a state's head sits, whose word it is."""
