"""Words that tell what a statement about forces gives, beside those of specifics.toml."""

from __future__ import annotations

import re

NOT_YET = re.compile(
    r"\b(?:demands?|calls?|rejected|refus\w+|suspend|limitations?|if|whether|may|might|could|should|must)\b"
)
"""What stands before something that is only demanded or possible."""
TO = "to"
"""How a direction begins."""
