"""Where a content's main clause is, and whether it is negated."""

from __future__ import annotations

from saidseen.reading.acts.scene import ActScene
from saidseen.reading.acts.words import group


def negated_content(scene: ActScene) -> bool:
    """The content's main clause is negated."""
    words = scene.content
    for at, word in scene.main_words:
        follows = words[at + 1].form if at + 1 < len(words) else ""
        if word.form in group("negators") and follows not in group("harmless"):
            gap = any(w.form in group("contrast") for w in words[max(0, at - 2) : at])
            return not gap
        if word.form in group("contrast") and at > 2:
            return False
    return False


def word_at(scene: ActScene, offset: int) -> int:
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
