"""What words say so plainly that nothing else is asked: one rule an act, its docstring the reason given."""

from __future__ import annotations

from saidseen.reading.acts.scene import Scene
from saidseen.reading.patterns import pattern


def untrue(scene: Scene) -> bool:
    """The content begins by saying that something is not true."""
    spoken = scene.attribution.source is not None or scene.attribution.cue is not None
    return spoken and pattern("untrue").match(scene.first_sentence) is not None


def lacks(scene: Scene) -> bool:
    """The content says that something needed is not there: it states a want and denies nothing."""
    return pattern("want").search(scene.first_sentence) is not None


def framed(scene: Scene) -> bool:
    """The content only begins with the agreement, promise or order under which something is so."""
    return pattern("frame").match(scene.first_sentence) is not None


def silent(scene: Scene) -> bool:
    """The speaker has not answered, or could not be asked."""
    cue = " ".join(word.form for word in [*scene.cue, *scene.content[:3]])
    return scene.attribution.source is not None and pattern("silent").match(cue) is not None
