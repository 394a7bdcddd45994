"""What a title puts in front of its words, and what its words should not have."""

from __future__ import annotations

import re

UNNAMED = "Somebody unnamed"
"""Who says it where no name and no description is known."""
BACK = re.compile(
    r"\b(?:he|she|it|they|we|i|his|her|its|their|our|this|these|those|there|here|do so|such|also|latter|former)\b|"
    r"^(?:\w+ ){0,2}(?:other|another|others)\b",
    re.IGNORECASE,
)
"""Words of which only what was said before tells what they mean."""
AHEAD = re.compile(r"\b(?:will|shall|to [a-z]+)\b")
"""What is still to come."""
AND = " and "
"""Between the names of those who say it together."""
UNNAMED_OF = "{} of {}"
"""One of those, with the side that it belongs to."""
