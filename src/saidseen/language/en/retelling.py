"""Words by which somebody speaks of what was seen oneself."""

from __future__ import annotations

import re

WE = re.compile(r"\b(?:we|our|us|my)\b|\bI\b", re.IGNORECASE)
"""Those who tell it, as they call themselves."""
SEAT = re.compile(
    r"^(?:White House|Kremlin|Downing Street|Prime Minister's Office\b.*|Presidency of\b.*|Office of the President\b.*|"
    r"Presidential (?:Office|Administration)\b.*)$"
)
"""Where a state's head sits, whose word it is."""
