"""Text of a story made safe to show: what a terminal or a page would obey instead of showing is written out.

Control characters (ANSI escapes begin with one), bidirectional controls, zero-width spaces and lone surrogates become
`<U+202E>`; everything else stays as it is.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache

# Format characters that only shape or join what is seen: joiners, soft hyphen, Arabic and Kaithi number signs.
_HARMLESS = frozenset("\u200c\u200d\u00ad\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd") | frozenset(
    map(chr, range(0x600, 0x606))
)
# Every code point of the categories Cc, Cf, Cs, Zl and Zp lies in one of these ranges; `hidden` decides on each.
_SUSPECT = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0001-\U000e007f]"
)
_SPACE = re.compile(r"\s+")


@cache
def hidden(letter: str) -> bool:
    """Whether a code point is obeyed rather than seen, and so has to be written out."""
    return unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp") and letter not in _HARMLESS


def code(letter: str) -> str:
    """How a hidden code point is written out: `<U+001B>`."""
    return f"<U+{ord(letter):04X}>"


def visible(text: str) -> str:
    """The text in one line: runs of white space become one space, hidden code points are written out."""
    return shown(_SPACE.sub(" ", text).strip())


def shown(text: str) -> str:
    """The text with its hidden code points written out."""
    return _SUSPECT.sub(lambda m: code(m.group()) if hidden(m.group()) else m.group(), text)


def web(url: str | None) -> str | None:
    """An address of the web, else None: no other scheme is ever handed on as something to follow."""
    if url and url.lower().startswith(("http://", "https://")) and url.isprintable() and " " not in url:
        return url
    return None


def json_line(record: Mapping[str, object]) -> str:
    """A record as one line of JSON, its hidden code points as escapes: it says the same, and no terminal obeys it."""
    line = json.dumps(record, ensure_ascii=False)
    return _SUSPECT.sub(lambda m: _escape(m.group()) if hidden(m.group()) else m.group(), line)


def _escape(letter: str) -> str:
    """A code point as JSON escapes it: in four digits, or in two halves."""
    if ord(letter) < 0x10000:
        return f"\\u{ord(letter):04x}"
    high, low = divmod(ord(letter) - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
