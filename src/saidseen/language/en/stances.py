"""Words by which a stance is told that stances.toml, patterns in lower case, does not hold."""

from __future__ import annotations

import re

BUT = " but "
"""Parts what is said from what is refused or said against it."""
_DID = r"(?:carried (?:it |them )?out|conducted|launched|fired|struck|bombed|behind|responsible|belong)"
WHOSE = re.compile(rf"\bwho\b|\bor\b[^.;]{{0,60}}\b{_DID}|\b{_DID} (?:by|to)\b[^.;]{{0,60}}\bor\b")
"""Words for not knowing which of two did it."""
THAT = "that "
"""Opens the clause that is said."""
TOLD = ("told", "known", "clear")
"""Words for disclosing that withhold only where they are negated themselves."""
ATTEMPT = re.compile(
    r"(?:(?:any|all|the|such|these|those|his|her|its|their|further) )*(?:attempts?|efforts?|ambitions?)\b"
)
"""What somebody tries to do, which others are against."""
