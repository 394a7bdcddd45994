"""Whether what is said is said to be so or not to be so."""

from __future__ import annotations

from saidseen.model.acts import Act
from saidseen.model.reasons import reason
from saidseen.reading.acts.clauses import negated_content
from saidseen.reading.acts.scene import ActScene
from saidseen.reading.acts.words import group
from saidseen.reading.patterns import pattern

FACTUAL = (Act.ASSERT, Act.EXPECT)


def negates(scene: ActScene, act: Act) -> str | None:
    """The id of the rule that finds the statement negated, or None; what a cue withholds or asks affirms nothing."""
    plain = all(hit.entry.label == "say" for hit in scene.cue_hits)
    if act is Act.ASK or (act is Act.WITHHOLD and not plain):
        return None
    if negated_content(scene):
        return reason("polarity.negated_content")
    return reason("polarity.negated_cue") if act in FACTUAL and negated_cue(scene) else None


def negated_cue(scene: ActScene) -> bool:
    """The cue itself is negated ("has not seen"), so what follows is said not to be so."""
    source = scene.attribution.source
    if source and pattern("nobody").match(source.text):
        return True
    for hit in scene.cue_hits[:1]:
        before = [word.form for word in scene.stream[: hit.at]]
        phrase = [word.form for word in scene.stream[hit.at : hit.at + hit.size]]
        return hit.entry.label not in ("withhold", "assert") and (
            any(form in group("negators") for form in before)
            or any(form in group("in_negative_phrases") for form in phrase)
        )
    return False
