"""Words from outside, made fit for a column and for comparing."""

from __future__ import annotations

import re
import unicodedata

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_WORD = re.compile(r"\w+")


def plain(text: str) -> str:
    """The text with U+FFFD for NUL and lone surrogates, which a text column does not take."""
    return _UNSTORABLE.sub("�", text)


def folded(text: str | None) -> str | None:
    """The words without case and accents, a space before and after each: " sergey lavrov "; None where there are none.

    A run of words is then found in it by its own folded form.
    """
    if not text:
        return None
    bare = text.lower()
    if not text.isascii():
        bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        bare = "".join(c for c in bare if not unicodedata.combining(c))
    words = _WORD.findall(bare)
    return plain(f" {' '.join(words)} ") if words else None
