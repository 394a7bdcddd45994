"""What words say so plainly that nothing else is asked: one rule an act."""

from __future__ import annotations

from saidseen.language.en import acts as en
from saidseen.reading.acts.scene import ActScene
from saidseen.reading.acts.words import group
from saidseen.reading.patterns import pattern


def untrue(scene: ActScene) -> bool:
    """The content begins by saying that something is not true."""
    spoken = scene.attribution.source is not None or scene.attribution.cue is not None
    return spoken and pattern("untrue").match(scene.first_sentence) is not None


def lacks(scene: ActScene) -> bool:
    """The content says that something needed is not there: it states a want and denies nothing."""
    return pattern("want").search(scene.first_sentence) is not None


def framed(scene: ActScene) -> bool:
    """The content only begins with the agreement, promise or order under which something is so."""
    return pattern("frame").match(scene.first_sentence) is not None


def silent(scene: ActScene) -> bool:
    """The speaker has not answered, or could not be asked."""
    cue = " ".join(word.form for word in [*scene.cue, *scene.content[:3]])
    return scene.attribution.source is not None and pattern("silent").match(cue) is not None


def undone(scene: ActScene) -> bool:
    """The content says that another than the speaker has not done something: it states that, and denies nothing."""
    if any(hit.entry.label != "say" for hit in scene.cue_hits) or scene.attribution.source is None:
        return False
    forms = [word.form for word in scene.content[:WITHIN]]
    for at in range(1, len(forms) - 1):
        if forms[at] in group("negators") and forms[at - 1] in en.DONE:
            return scene.own(at + 1) is False
    return False


WITHIN = 14
"""Words of a content within which its main verb is negated."""
