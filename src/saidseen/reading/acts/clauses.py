"""Where a content's main clause is, and whether it is negated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from saidseen.reading.acts.scene import Scene
from saidseen.reading.acts.words import Word, group

FIRST = 30
"""Words of the content within which its main verb is looked for."""


def _text(scene: Scene) -> str:
    return scene.attribution.content.text[:500].lower().replace("’", "'")


def first_sentence(scene: Scene) -> str:
    """The first sentence of the content, at most 300 code points."""
    text = _text(scene)[:300]
    cut = re.search(r"[.!?][”\"']?\s", text[12:])
    return text[: cut.start() + 13] if cut else text


def main_words(scene: Scene) -> Iterator[tuple[int, Word]]:
    """The content's words up to the end of its main clause: the first sentence less what "which", "if" open."""
    words = scene.content
    skipping = False
    for at, word in enumerate(words[:FIRST]):
        gap = scene.text[words[at - 1].end : word.start] if at else ""
        if at > 2 and any(mark in gap for mark in ".?!;"):
            return
        if "," in gap or word.form in ("but", "and"):
            skipping = False
        if at and word.form in group("stops"):
            skipping = True
            if word.form in ("that", "because"):
                return
        if not skipping:
            yield at, word


def negated_content(scene: Scene) -> bool:
    """The content's main clause is negated."""
    words = scene.content
    for at, word in main_words(scene):
        follows = words[at + 1].form if at + 1 < len(words) else ""
        if word.form in group("negators") and follows not in group("harmless"):
            gap = any(w.form in ("but", "though", "although") for w in words[max(0, at - 2) : at])
            return not gap
        if word.form in ("but", "though", "although") and at > 2:
            return False
    return False


def word_at(scene: Scene, offset: int) -> int:
    """The index of the content's word that begins at or after `offset` code points of the content's text."""
    start, passed = scene.attribution.content.spans[0].start, 0
    for i, span in enumerate(scene.attribution.content.spans):
        length = span.end - span.start
        if offset < passed + length:
            start = span.start + offset - passed
            break
        passed += length + 3
        if i + 1 == len(scene.attribution.content.spans):
            start = span.end
    return next((i for i, w in enumerate(scene.content) if w.start >= start), len(scene.content) - 1)
