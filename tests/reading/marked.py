"""Sentences marked up with <s> source, <c> cue and <t> content, as attributions."""

from __future__ import annotations

import re

from saidseen.model.attribution import Attribution
from saidseen.model.reading import Passage, Span

TAG = re.compile(r"<(/?)([sct])>")


def marked(line: str) -> tuple[str, Attribution]:
    """The plain text of a marked line and the attribution its marks show; a tag used twice is a passage in pieces."""
    text, at, opened = "", 0, 0
    spans: dict[str, list[Span]] = {}
    for tag in TAG.finditer(line):
        text += line[at : tag.start()]
        at = tag.end()
        if tag[1]:
            spans.setdefault(tag[2], []).append(Span(opened, len(text)))
        else:
            opened = len(text)
    text += line[at:]
    source, cue, content = (Passage.of(text, tuple(spans[key])) if key in spans else None for key in "sct")
    assert content is not None, "a marked line needs a content"
    return text, Attribution(source, cue, content, Span(0, len(text)), "marked by hand")
