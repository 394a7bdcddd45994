"""Words by which a stance is told that stances.toml, patterns in lower case, does not hold."""

from __future__ import annotations

import re

BUT = " but "
"""Parts what is said from what is refused or said against it."""
THAT = "that "
"""Opens the clause that is said."""
TOLD = ("told", "known", "clear")
"""Words for disclosing that withhold only where they are negated themselves."""
ATTEMPT = re.compile(
    r"(?:(?:any|all|the|such|these|those|his|her|its|their|further) )*(?:attempts?|efforts?|ambitions?)\b"
)
"""What somebody tries to do, which others are against."""
