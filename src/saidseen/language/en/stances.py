"""Words by which a stance is told that stances.toml, patterns in lower case, does not hold."""

from __future__ import annotations

THAT = "that "
"""Opens the clause that is said."""
TOLD = ("told", "known", "clear")
"""Words for disclosing that withhold only where they are negated themselves."""
