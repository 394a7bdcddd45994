"""Which act: the most telling cue first, then what the content shows, then a proposal, then plain statement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from saidseen.language.en import acts as en
from saidseen.language.en import grammar
from saidseen.language.en.silences import UNSETTLED
from saidseen.model.acts import Act
from saidseen.model.reasons import reason
from saidseen.reading.acts.families import FAMILIES, urge
from saidseen.reading.acts.foresight import doubtful
from saidseen.reading.acts.lexicon import Hit
from saidseen.reading.acts.named import named
from saidseen.reading.acts.perform import performs
from saidseen.reading.acts.plainly import framed, lacks, silent, undone, untrue
from saidseen.reading.acts.scene import FIRST, ActScene
from saidseen.reading.acts.signs import SIGNS
from saidseen.reading.acts.threats import bodes
from saidseen.reading.acts.words import group
from saidseen.reading.outlets import is_instrument
from saidseen.reading.patterns import pattern

CLEAR = 0.6
"""The least probability at which a proposal decides."""
NEGATED = {Act.AGREE: Act.REJECT, Act.EXPECT: Act.EXPECT, Act.WITHHOLD: Act.WITHHOLD, Act.REJECT: Act.ASSERT}
AHEAD = (Act.THREATEN, Act.PROMISE, Act.OFFER)
REACH = 4
"""Words before a cue's verb within which a negation turns it."""


class Ruling(NamedTuple):
    """An act and the id of the rule that decided it; `firm` where the words leave no other."""

    act: Act
    why: str
    firm: bool = False


def decide(scene: ActScene, proposal: Mapping[str, float] | None = None) -> Ruling:
    """The act of one attribution, and why."""
    if scene.asked:
        return _ruling(Act.ASK, "act.asked", firm=True)
    if unsettled(scene):
        return _ruling(Act.ASSERT, "act.unsettled", firm=True)
    if laid_down(scene):
        return _ruling(Act.DEMAND, "act.laid_down")
    if given_none(scene):
        return _ruling(Act.WITHHOLD, "act.given_none", firm=True)
    if (
        scene.content[:1]
        and scene.content[0].form == grammar.NO
        and any(word.form in group("given") for word in scene.cue)
    ):
        return _ruling(Act.WITHHOLD, "act.given_none")
    if term := pattern("term").search(_words(scene)):
        return _ruling(
            Act.THREATEN if term["last"] == grammar.OR or en.OR_ELSE in _words(scene) else Act.DEMAND, "act.deadline"
        )
    if pattern("declining").search(_words(scene)):
        return _ruling(Act.WITHHOLD, "act.kept_back")
    if silent(scene):
        return _ruling(Act.WITHHOLD, "act.silent", firm=True)
    hit = head(scene)
    if (hit is None or hit.entry.label == "say") and untrue(scene):
        return _ruling(Act.DENY, "act.untrue", firm=True)
    if (hit is None or hit.entry.label in ("say", "see")) and refused(scene):
        return _ruling(Act.REJECT, "act.refused")
    if hit is None and undertaken(scene):
        return _ruling(Act.PROMISE, "act.undertaken")
    if hit is not None and hit.entry.label != "say":
        ruling = by_cue(scene, hit)
        if ruling:
            return ruling
    elif hit is not None and negated(scene, hit) and scene.stream[hit.at].form.startswith(tuple(group("told"))):
        return _ruling(Act.WITHHOLD, "act.unsaid")
    elif hit is not None and any(word.form in group("falsehood") for word in scene.cue):
        return _ruling(Act.DENY, "act.called_false")
    if any(_aside(scene, aside) for aside in scene.cue_hits):
        proposal = None  # the network takes it for what is said
    told = by_content(scene)
    if (told is None or told.act.row.contradicts) and lacks(scene):
        return _ruling(Act.ASSERT, "act.lacks", firm=True)
    if told is None and framed(scene):
        return _ruling(Act.ASSERT, "act.framed", firm=True)
    if told is None and undone(scene):
        return _ruling(Act.ASSERT, "act.undone", firm=True)
    return told or proposed(proposal, scene) or _ruling(Act.ASSERT, "act.plain")


def laid_down(scene: ActScene) -> bool:
    """A treaty or another written instrument under a name asks for what stands in it."""
    return scene.attribution.source is not None and is_instrument(scene.attribution.source.text)


def unsettled(scene: ActScene) -> bool:
    """The outlet says of what nobody knows that it is not clear; no one holds anything back."""
    return scene.attribution.cue is None and UNSETTLED.match(scene.attribution.content.text) is not None


def given_none(scene: ActScene) -> bool:
    """The cue gives or names nothing, or little, of what was asked."""
    forms = [word.form for word in scene.stream[: len(scene.cue) + 3]]
    for at, form in enumerate(forms[:-1]):
        if form in group("giving") and at < len(scene.cue) and forms[at + 1] in _none(form):
            if form in group("says") and at + 1 >= len(scene.cue) and not group("about") & set(forms[at + 2 : at + 3]):
                return False
            rest = [word.form for word in scene.stream[at + 2 : at + 6]]
            return not any(word in group("quarter") for word in rest)
    return False


def _none(form: str) -> frozenset[str]:
    return group("nothing") if form in group("says") else group("none")


def undertaken(scene: ActScene) -> bool:
    """The speaker is to do something, as the cue's "will" or "to" says."""
    cue = [word.form for word in scene.cue]
    source = scene.attribution.source
    return source is not None and len(cue) > 1 and cue[0] in group("undertaking") and grammar.BE not in cue


def refused(scene: ActScene) -> bool:
    """The speaker will not do it, as the cue's "will not" or "would not" says."""
    cue = [word.form for word in scene.cue]
    return any(cue[at : at + 2] in en.WILL_NOT for at in range(2)) and not any(
        form.startswith(tuple(group("telling"))) for form in cue
    )


def head(scene: ActScene) -> Hit | None:
    """The most telling hit: withholding phrases, certain ones and families, leanings, words of saying; verbs first."""
    found = [hit for hit in scene.cue_hits if not _aside(scene, hit)]
    return min(found, key=_rank, default=None)


def _aside(scene: ActScene, hit: Hit) -> bool:
    """Whether what is held back is only added to what is said ("reported ..., without naming its sources")."""
    before = [h for h in scene.cue_hits if h.at < hit.at and h.entry.label in ("say", "assert")]
    return scene.stream[hit.at].form == grammar.WITHOUT and bool(before) and hit.at < len(scene.cue)


def _rank(hit: Hit) -> tuple[int, bool, int]:
    label, part, noun = hit.entry
    if label == "withhold" and not noun:
        return (0, noun, hit.at)
    if label == "say":
        return (5, noun, hit.at)
    if label in ("see", "think", "want", "insist", "claim", "assert"):
        return (3, noun, hit.at)
    return (2 if noun else 1 if part != "lean" else 2, noun, hit.at)


def negated(scene: ActScene, hit: Hit) -> bool:
    """Whether a negation stands before the cue's verb."""
    before = scene.stream[max(0, hit.at - REACH) : hit.at]
    source = scene.attribution.source
    if source and pattern("nobody").match(source.text):
        return True
    return any(word.form in group("negators") for word in before)


def by_cue(scene: ActScene, hit: Hit) -> Ruling | None:
    """What the cue's entry decides: certain ones alone, families by rule, leanings where the content shows nothing."""
    label, part, _ = hit.entry
    if part == "family":
        rule, why = FAMILIES[label]
        act = rule(scene)
        if act is None:
            return None
        return _turned(act, why) if negated(scene, hit) else _ruling(act, why)
    if negated(scene, hit):
        if label == "assert" and hit.size == 1:
            return _ruling(Act.WITHHOLD, "act.unsaid")
        return _turned(Act(label), "act.cue_says")
    if part == "lean":
        return by_content(scene) or _ruling(Act(label), "act.cue_leans")
    return _ruling(Act(label), "act.cue_says")


def by_content(scene: ActScene) -> Ruling | None:
    """What the content shows by itself."""
    withholds, asks, *rest = SIGNS
    for rule, act, why in (withholds, asks):
        if rule(scene):
            return _ruling(
                act, why, firm=act is Act.WITHHOLD and pattern("unsaid").search(scene.first_sentence) is not None
            )
    told = ordered(scene)
    if told:
        return told
    for find, why in ((performs, "act.performs"), (named, "act.named")):
        done = find(scene)
        if done:
            return _ruling(done, why)
    for rule, act, why in rest:
        if (rule is doubtful or not own_voice(scene)) and rule(scene):
            return _ruling(act, why)
    return None


def ordered(scene: ActScene) -> Ruling | None:
    """Telling somebody to do something demands it; telling the public advises it."""
    forms = [word.form for word in scene.stream]
    cue = len(scene.cue)
    if any(form in group("tell_forms") for form in forms[:cue]) and grammar.TO in forms[cue : cue + 4]:
        to = forms.index(grammar.TO, cue)
        if bodes(scene):
            return _ruling(Act.THREATEN, "act.bodes")
        if to + 1 < len(forms) and not forms[to + 1].endswith(grammar.DOING):
            return _ruling(urge(scene) or Act.DEMAND, "act.ordered")
    return None


def own_voice(scene: ActScene) -> bool:
    """Whether the outlet itself speaks, so that no side is taken."""
    return scene.attribution.source is None and scene.attribution.cue is None


def proposed(proposal: Mapping[str, float] | None, scene: ActScene) -> Ruling | None:
    """The network read it so, and no rule spoke against it."""
    if not proposal:
        return None
    act = max(proposal, key=lambda name: proposal[name])
    if proposal[act] < CLEAR or act not in set(Act):
        return None
    stated = any(hit.entry.label == "insist" for hit in scene.cue_hits)
    if (Act(act) in AHEAD and _tells(scene)) or (act == Act.AGREE and stated):
        return None
    return _ruling(Act(act), "act.proposed")


def _tells(scene: ActScene) -> bool:
    """Whether a word of saying brings a content in which nothing looks ahead."""
    said = any(hit.entry.label in ("say", "insist") for hit in scene.cue_hits)
    ahead = any(word.form in group("forward") for word in scene.content[:FIRST])
    return said and not ahead and len(scene.content) > 3


def _words(scene: ActScene) -> str:
    return " ".join(word.form for word in scene.stream)


def _turned(act: Act, why: str) -> Ruling:
    if act in (Act.ASSERT, Act.EXPECT, Act.WITHHOLD):
        return _ruling(act, why)
    return _ruling(NEGATED.get(act, Act.ASSERT), "act.cue_denied")


def _ruling(act: Act, why: str, firm: bool = False) -> Ruling:
    return Ruling(act, reason(why), firm)
