"""Markup to plain text in one pass that no input can make slow: for fragments of HTML and XML that are all story."""

from __future__ import annotations

import html
import re

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9.:-]*+)[^<>]*+>")
_SILENT = frozenset({"script", "style", "template", "noscript", "svg", "title", "figure"})
_BLOCK = re.compile(
    r"address|article|aside|block|blockquote|body|body\.content|br|caption|dd|div|dl|dt|figcaption|footer|h[1-6]|header"
    r"|hl[12]|hr|li|main|nav|ol|p|pre|section|table|tbody|td|th|thead|tr|ul"
)


def plain(markup: str) -> str:
    """The words of `markup`: one line a block, without tags, scripts, styles, comments and figures."""
    pieces: list[str] = []
    at, silent = 0, ""
    source = _without_comments(markup)
    for tag in _TAG.finditer(source):
        closing, name = tag[1], tag[2].lower()
        if not silent:
            pieces.append(source[at : tag.start()])
            if _BLOCK.fullmatch(name):
                pieces.append("\n")
            if name in _SILENT and not closing and not tag[0].endswith("/>"):
                silent = name
        elif closing and name == silent:
            silent = ""
        at = tag.end()
    if not silent:
        pieces.append(source[at:])
    lines = (" ".join(line.split()) for line in html.unescape("".join(pieces)).split("\n"))
    return "\n".join(line for line in lines if line)


def one_line(markup: str, limit: int = 500) -> str:
    """The words of a title: no tags, no script, one line, at most `limit` code points.

    Markup may be escaped in it, twice even, so that it is taken out three times.
    """
    words = markup[: 20 * limit]
    for _ in range(3):
        words = plain(words)
    return " ".join(words.split())[:limit].strip()


def _without_comments(markup: str) -> str:
    """`markup` without its comments; one that never ends takes the rest with it."""
    pieces: list[str] = []
    at = 0
    while (start := markup.find("<!--", at)) >= 0:
        pieces.append(markup[at:start])
        end = markup.find("-->", start + 4)
        if end < 0:
            return "".join(pieces)
        at = end + 3
    return "".join([*pieces, markup[at:]])
