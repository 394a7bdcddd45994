"""Pages and drafts in which nothing is obeyed instead of seen: writing directions, escapes, odd line ends."""

from __future__ import annotations

import re
import unicodedata

_SUSPECT = re.compile(r"[^\n\t\x20-\x7e\xa0-\u02ff]")
_SEEN = frozenset("\u200c\u200d\u00ad")
"""Joiners and the soft hyphen, which only shape what is seen."""


def written_out(page: str) -> str:
    """HTML or Markdown with each hidden code point as "&lt;U+202E&gt;", which shows as <U+202E>."""
    return _SUSPECT.sub(_one, page)


def _one(found: re.Match[str]) -> str:
    letter = found.group()
    if letter in _SEEN or unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return letter
    return f"&lt;U+{ord(letter):04X}&gt;"
