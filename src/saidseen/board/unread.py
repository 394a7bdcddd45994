"""One page for all who look at what moved, and on it for each what they have not read."""

from __future__ import annotations

import re

MARK = "<!--unread-->"
"""Where the page says how many are unread."""
_LINE = re.compile(rb'<li data-number="(\d+)">')
_NEW = b'<li class="unread-move" data-number="%s"><span class="dot-new">new</span> '


def newest(page: bytes) -> int:
    """The number of the last move on the page; 0 where there is none."""
    return max((int(number) for number in _LINE.findall(page)), default=0)


def shown(page: bytes, read: int | None) -> bytes:
    """The page with what came after the move `read` marked as new; on a first visit (None) nothing is."""
    number, many, lines = read if read is not None else 10**15, 0, 0

    def marked(found: re.Match[bytes]) -> bytes:
        nonlocal many, lines
        lines += 1
        if int(found[1]) <= number:
            return found[0]
        many += 1
        return _NEW % found[1]

    page = _LINE.sub(marked, page)
    told = f"{many:,}{' or more' if many == lines else ''} unread" if many else "Nothing new"
    return page.replace(MARK.encode(), b"What moved" if read is None else told.encode())
