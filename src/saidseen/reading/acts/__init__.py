"""What a speaker does by saying it: the act, its polarity, basis, hedges, and what is held back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from saidseen.language.en import acts as en
from saidseen.model.acts import Act
from saidseen.model.attribution import Attribution
from saidseen.model.reading import Basis, Passage, Span
from saidseen.model.reasons import reason
from saidseen.reading import basis
from saidseen.reading.acts.decide import Ruling, decide
from saidseen.reading.acts.hedges import hedges_of
from saidseen.reading.acts.lexicon import hits
from saidseen.reading.acts.polarity import negates
from saidseen.reading.acts.scene import ActScene
from saidseen.reading.acts.withheld import withheld_of
from saidseen.reading.acts.words import words_of

__all__ = ["Decision", "Ruling", "judge", "speaks"]

_SPEECH = (
    "deny demand reject offer promise accuse threaten advise ask agree refuse_leave appeal warn agree_to caution urge"
)
_SPOKEN = frozenset(_SPEECH.split())  # labels of the lexicon


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of one attribution.

    `polarity` is "positive" or "negative"; `hedges` are spans of hedging words in cue and content; `withheld` the
    specifics held back (who, what, where, when, how_many, whither, why), empty unless the act is withhold; `why` gives
    for act, polarity and basis the id of the rule that decided; `firm` says that the words leave no other act.
    """

    act: Act
    polarity: str
    basis: Basis
    hedges: tuple[Span, ...]
    withheld: tuple[str, ...]
    why: dict[str, str]
    firm: bool = False


def judge(
    text: str, attribution: Attribution, proposal: Mapping[str, float] | None = None, country: str | None = None
) -> Decision:
    """The act, polarity, basis, hedges and withheld specifics of one attribution in `text`.

    `proposal` is a distribution over acts (their names) that decides only where no rule does; `country`
    is the speaker's ISO 3166 alpha-3 code where it is known, and tells the speaker's own side from others.
    """
    scene = ActScene(text, attribution, country)
    act, why, firm = decide(scene, proposal)
    negation = negates(scene, act)
    rests_on, basis_why = basis.basis_of(text, attribution, country, scene)
    return Decision(
        act=act,
        polarity="negative" if negation else "positive",
        basis=rests_on,
        hedges=hedges_of(text, attribution),
        withheld=_withheld(scene) if act is Act.WITHHOLD else (),
        why={"act": why, "polarity": negation or reason("polarity.affirmed"), "basis": basis_why},
        firm=firm,
    )


def speaks(content: Passage) -> bool:
    """Whether a content has itself a word for a demand, charge, refusal, offer, warning or threat."""
    words = words_of(content.text, Span(0, len(content.text)))
    return any(hit.entry.label in _SPOKEN and not words[hit.at].form.startswith(en.DEEDS) for hit in hits(words))


def _withheld(scene: ActScene) -> tuple[str, ...]:
    cue = scene.attribution.cue
    return withheld_of(f"{cue.text if cue else ''} {scene.attribution.content.text}")
