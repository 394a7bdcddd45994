"""Cues whose act hangs on whom they address or what they say: one rule a family."""

from __future__ import annotations

from collections.abc import Callable

from saidseen.language.en import acts as en
from saidseen.language.en import grammar
from saidseen.model.acts import Act
from saidseen.reading.acts.clauses import negated_content
from saidseen.reading.acts.foresight import doubtful
from saidseen.reading.acts.scene import ActScene
from saidseen.reading.acts.sides import public, sides
from saidseen.reading.acts.signs import obliges, rejects
from saidseen.reading.acts.threats import bodes, consequence, harms, own_answer, penalty
from saidseen.reading.acts.words import group, words_in

Rule = Callable[[ActScene], "Act | None"]


def reject(scene: ActScene) -> Act | None:
    """Rejecting or dismissing what others claim denies it; rejecting what they want or propose rejects it."""
    rest = scene.stream[len(scene.cue) - 1 :]
    for word, after in zip(rest, [*rest[1:], None], strict=True):
        if word.form in group("notions") and after and after.form == grammar.THAT:
            return Act.DENY
        if word.form in group("statements") - group("no_statements"):
            return Act.DENY
        if word.form in group("requests"):
            return Act.REJECT
    return Act.DENY if len(rest) > 1 and rest[1].form == grammar.THAT else Act.REJECT


def promise(scene: ActScene) -> Act | None:
    """A vow or pledge promises; one to strike or punish threatens."""
    return Act.THREATEN if harms(scene) else Act.PROMISE


def urge(scene: ActScene) -> Act | None:
    """Urging one's own citizens or the public advises them; urging anybody else demands."""
    return Act.ADVISE if to_public(scene) else Act.DEMAND


def appeal(scene: ActScene) -> Act | None:
    """Appealing for calm, an end or a release demands; appealing for aid asks."""
    return Act.DEMAND if any(word.form in group("causes") for word in scene.stream[len(scene.cue) :][:6]) else Act.ASK


def ask(scene: ActScene) -> Act | None:
    """Asking the public to do something advises; asking somebody to stop, leave or release demands; all else asks."""
    after = [word.form for word in scene.stream[len(scene.cue) :]]
    at = next((i for i, form in enumerate(after) if form in group("what_is_asked")), None)
    if any(w.form in group("when_asked") for w in scene.cue) and en.SAID in (w.form for w in scene.cue):
        return None
    if at is None or grammar.ABOUT in after[:3] or grammar.FOR in after[:at][-1:]:
        return Act.ASK
    if to_public(scene):
        return Act.ADVISE
    return Act.DEMAND if any(form in group("stop") for form in after[at + 1 : at + 6]) else Act.ASK


def warn(scene: ActScene) -> Act | None:
    """A warning to the public advises, of what the speaker's side would do threatens, of what may come expects."""
    stream = [word.form for word in scene.stream]
    after = stream[len(scene.cue) :]
    after = after[: after.index(grammar.THAT)] if grammar.THAT in after else after
    if to_public(scene) and any(form in group("warned_off") for form in after):
        return Act.ADVISE
    if any(form in group("travel") for form in stream[len(scene.cue) :]) and grammar.AGAINST in stream:
        return Act.ADVISE
    if (
        any(form in group("retorts") for form in stream[len(scene.cue) :][:7])
        and grammar.OF in stream[: len(scene.cue) + 2]
    ):
        return Act.THREATEN
    if own_answer(scene, "harsh") or own_answer(scene) or penalty(scene) or consequence(scene) or bodes(scene):
        return Act.THREATEN
    tail = stream[max(0, len(scene.cue) - 1) :][:8]
    at = next((i for i, form in enumerate(tail) if form == grammar.AGAINST or tail[i : i + 2] == en.NOT_TO), None)
    if at is None:
        return Act.EXPECT
    return Act.THREATEN if any(form in sides() for form in tail[:at]) else Act.ADVISE


def agree_to(scene: ActScene) -> Act | None:
    """Agreeing to give, send or pay promises it; agreeing to anything else agrees."""
    forms = [word.form for word in scene.stream]
    at = next(
        (i for i, form in enumerate(forms) if form == grammar.TO and forms[i - 1].startswith(en.AGREE)), len(forms)
    )
    return Act.PROMISE if group("aid") & set(forms[at + 1 : at + 2]) else Act.AGREE


def caution(scene: ActScene) -> Act | None:
    """A caution advises, but of what the speaker's side would do it threatens and of what may come it expects."""
    if grammar.AGAINST in [word.form for word in scene.stream[len(scene.cue) - 1 :][:8]]:
        return Act.ADVISE
    act = warn(scene)
    return Act.ADVISE if act is Act.EXPECT and not doubtful(scene) else act


def doubt(scene: ActScene) -> Act | None:
    """Doubting that something will be foresees; doubting that something is so states the doubt."""
    clause = scene.attribution.content.text[:5].lower() == en.THAT_CLAUSE
    stated = clause or any(
        word.form in group("finite") or word.form.endswith(grammar.DONE) for word in scene.content[:12]
    )
    return Act.ASSERT if stated and not doubtful(scene) else Act.EXPECT


def refuse_leave(scene: ActScene) -> Act | None:
    """Denying somebody access, a right or a request rejects it; denying what is said denies."""
    after = [word.form for word in scene.stream[len(scene.cue) :][:5]]
    given = bool(after[1:]) and after[0] in sides() and after[1] in group("refusable")
    return Act.REJECT if given or any(form in group("leave") for form in after) else Act.DENY


def suggest(scene: ActScene) -> Act | None:
    """A suggestion of what to do offers; one of what may be expects; one of what is asserts."""
    forms = [word.form for word in scene.content]
    if scene.attribution.source and any(
        form in group("findings") for form in (word.form for word in words_in(scene.text, scene.attribution.source))
    ):
        return Act.EXPECT if doubtful(scene) else None
    if any(form in group("proposed") for form in forms[:3]) and any(form in group("might") for form in forms[:6]):
        return Act.OFFER
    if not any(form in group("finite") or form.endswith(grammar.DONE) for form in forms[:12]):
        return Act.ADVISE if to_public(scene) else Act.OFFER
    if grammar.SHOULD in forms[:14] or (forms and forms[0].endswith(grammar.DOING) and len(forms[0]) > 5):
        return Act.ADVISE if to_public(scene) else Act.OFFER
    if forms[:1] and forms[0] in group("meetings"):
        return Act.OFFER
    if forms[:2] and forms[0] in group("some_new") and any(form in group("proposed") for form in forms[:6]):
        return Act.OFFER
    return Act.EXPECT if doubtful(scene) else None


def insist(scene: ActScene) -> Act | None:
    """Insisting or stressing does what the content does: that others must demands, that it is not so denies."""
    forms = [word.form for word in scene.content[:9]]
    if grammar.BE in forms and not any(
        form in group("auxiliaries") and form != grammar.BE for form in forms[: forms.index(grammar.BE)]
    ):
        return Act.DEMAND
    if any(word.form in group("insisting") for word in scene.cue) and negated_content(scene) and not rejects(scene):
        return Act.DENY
    return None


def think(scene: ActScene) -> Act | None:
    """Thinking of what will or may be expects; thinking that something is so asserts."""
    if obliges(scene):
        return Act.DEMAND
    doubted = any(word.form in group("flat_negations") for word in scene.cue)
    return (
        Act.EXPECT
        if doubted or doubtful(scene) or any(w.form in group("ahead") for w in scene.content[:14])
        else Act.ASSERT
    )


def want(scene: ActScene) -> Act | None:
    """Wanting somebody else to act demands; wanting to do something oneself expects."""
    later = [
        *scene.cue_hits,
        *(hit for hit in scene.content_hits[:1] if hit.at == 1 and scene.content[0].form == grammar.TO),
    ]
    if any(hit.entry.label in ("say", "insist") for hit in later):
        return None
    forms = [word.form for word in scene.stream[len(scene.cue) :]]
    last = scene.cue[-1].form if scene.cue else ""
    own = last == grammar.TO or last in group("eager") or (forms[:1] == [grammar.TO])
    return Act.EXPECT if own else Act.DEMAND


def claim(scene: ActScene) -> Act | None:
    """A claim accuses where it blames somebody, and asserts otherwise."""
    return None


def see(scene: ActScene) -> Act | None:
    """What a speaker sees as possible is expected; what the speaker sees is asserted."""
    if scene.cue and scene.cue[-1].form in group("sees") and any(w.form in group("outlook") for w in scene.content[:7]):
        return Act.EXPECT
    told = any(word.form in group("hears") for word in scene.cue)
    return Act.EXPECT if doubtful(scene) and not told else Act.ASSERT


def to_public(scene: ActScene) -> bool:
    """Whether the cue addresses citizens, travellers or the public at large."""
    after = scene.stream[max(0, len(scene.cue) - 3) :][:11]
    for word in after:
        if word.form in group("warned_off") and word is not after[0]:
            break
        if public(word.form):
            return True
    return False


FAMILIES: dict[str, tuple[Rule, str]] = {
    "appeal": (appeal, "act.appeal"),
    "reject": (reject, "act.reject"),
    "ask": (ask, "act.ask"),
    "refuse_leave": (refuse_leave, "act.refuse_leave"),
    "urge": (urge, "act.urge"),
    "warn": (warn, "act.warn"),
    "agree_to": (agree_to, "act.agree_to"),
    "caution": (caution, "act.caution"),
    "doubt": (doubt, "act.doubt"),
    "suggest": (suggest, "act.suggest"),
    "insist": (insist, "act.insist"),
    "think": (think, "act.think"),
    "want": (want, "act.want"),
    "claim": (claim, "act.claim"),
    "see": (see, "act.see"),
    "promise": (promise, "act.promise"),
}
"""The rule of each family of cues, and its id."""
