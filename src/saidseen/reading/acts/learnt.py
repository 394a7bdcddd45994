"""How likely each act is by cue, content and the rules' word: a log-linear model learnt from read stories.

The rules say what a word means; how far each of them may be believed, and what else the words hint at, is learnt
(training/acts.py) from statements whose act a careful reader has told.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from saidseen.reading.acts.scene import Scene
from saidseen.reading.acts.words import group
from saidseen.records import Act

ACTS = tuple(act.value for act in Act)
CUE, CONTENT, PAIRS, PLACED = 8, 30, 20, 3
"""Words of the cue, of the content, and of the content in pairs and by their place, that are looked at."""
NEAR = 12
"""Words of the content in which a person or a negation is looked for."""
MODALS = frozenset(
    ["will", "would", "shall", "should", "must", "may", "might", "could", "can", "need", "needs", "going"]
)
PERSONS = {"we": frozenset(["we", "our", "us"]), "i": frozenset(["i", "my"]), "you": frozenset(["you", "your"])}


def signs_of(scene: Scene, act: Act, why: str, firm: bool = False) -> list[str]:
    """What the model looks at, by name: the rules' word, the words of cue and content, and who does what."""
    return sorted({*_ruled(scene, act, why, firm), *_cue(scene), *_content(scene), *_doer(scene)})


def _ruled(scene: Scene, act: Act, why: str, firm: bool) -> Iterator[str]:
    """The act that the rules give, the rule, and which parts of an attribution there are."""
    a = scene.attribution
    parts = f"{'s' if a.source else ''}{'c' if a.cue else ''}"
    yield from ("any", f"rule {act.value}", f"why {why[:50]}", f"parts {parts}", f"parts {parts} {act.value}")
    if firm:
        yield f"firm {act.value}"


def _cue(scene: Scene) -> Iterator[str]:
    """The cue's words and what the lexicon calls them."""
    cue = [word.form for word in scene.cue][:CUE]
    yield from (f"cue {form}" for form in cue)
    yield from (f"cue {first} {second}" for first, second in pairwise(cue))
    yield from (f"last {form}" for form in cue[-1:])
    for hit in scene.cue_hits[:3]:
        yield from (f"called {hit.entry.label}", f"called {hit.entry.label} {hit.entry.part}")


def _content(scene: Scene) -> Iterator[str]:
    """The content's words, by themselves, in pairs and by their place, and how long it is."""
    forms = [word.form for word in scene.content]
    yield from (f"word {form}" for form in forms[:CONTENT])
    yield from (f"pair {first} {second}" for first, second in pairwise(forms[: PAIRS + 1]))
    yield from (f"at {at} {form}" for at, form in enumerate(forms[:PLACED]))
    yield "short" if len(forms) < 5 else "long" if len(forms) > CONTENT else "middling"
    near = frozenset(forms[:NEAR])
    yield from (f"person {name}" for name, of in PERSONS.items() if near & of)
    yield from ("negated" for _ in range(1) if near & group("negators"))
    yield from ("quoted" for _ in range(1) if scene.quoted)
    yield from ("question" for _ in range(1) if scene.asks)


def _doer(scene: Scene) -> Iterator[str]:
    """Words of the lexicon in the content and its first modal, each with whether the speaker's own side does it."""
    for hit in scene.content_hits[:3]:
        yield f"held {hit.entry.label}"
        if not hit.entry.noun:
            yield f"held {hit.entry.label} {scene.own(hit.at)}"
    for at, word in scene.main_words:
        if word.form in MODALS:
            turned = any(follow.form == "not" for follow in scene.content[at + 1 : at + 2])
            own = scene.own(at)
            yield from (f"modal {word.form}", f"modal {word.form} {own}", f"modal {word.form} {own} {turned}")
            return


def chances(scene: Scene, act: Act, why: str, firm: bool = False) -> dict[str, float]:
    """The chance of each act."""
    rows, weights = _weights()
    known = [row for sign in signs_of(scene, act, why, firm) if (row := rows.get(sign)) is not None]
    sums: npt.NDArray[np.float32] = weights[known].sum(0, dtype=np.float32)
    raised = np.exp(sums - sums.max())
    return dict(zip(ACTS, (raised / raised.sum()).tolist(), strict=True))


@cache
def _weights() -> tuple[dict[str, int], npt.NDArray[Any]]:
    """The row of each sign, and what each sign counts for each act."""
    with resources.as_file(resources.files(__package__) / "learnt.npz") as path, np.load(path) as held:
        signs = held["signs"].tobytes().decode("utf8").split("\n")
        return {sign: row for row, sign in enumerate(signs)}, held["weights"]
