"""Acts that cue and content only name: "reiterated their support for", "expressed its readiness to"."""

from __future__ import annotations

from functools import cache

from saidseen.language.en import grammar
from saidseen.model.acts import Act
from saidseen.reading.acts.scene import ActScene
from saidseen.reading.acts.threats import consequence
from saidseen.reading.acts.words import group

NEAR = 8
"""Words after the expressing verb within which the act is named."""
NAMES = (Act.PROMISE, Act.AGREE, Act.OFFER, Act.REJECT, Act.DEMAND, Act.ACCUSE, Act.EXPECT)


def named(scene: ActScene) -> Act | None:
    """The words express or repeat an act by its name ("their support for", "its readiness to")."""
    forms = [word.form for word in scene.stream]
    start = next((at for at, word in enumerate(scene.cue) if word.form in group("expressing")), None)
    if start is None:
        return None
    for at in range(start + 1, min(start + 1 + NEAR, len(forms) - 1)):
        if forms[at] in group("finite") and forms[at] != grammar.GENITIVE:
            return None
        if forms[at] in _acts() and forms[at + 1] in group("links"):
            act = _acts()[forms[at]]
            return Act.THREATEN if act.row.commits and consequence(scene) else act
    return None


@cache
def _acts() -> dict[str, Act]:
    """The nouns that name an act."""
    return {noun: act for act in NAMES for noun in group(f"named_{act}")}
