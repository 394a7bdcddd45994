"""What a content shows by itself: one rule an act, asked in the order of SIGNS."""

from __future__ import annotations

from collections.abc import Callable

from saidseen.language.en import acts as en
from saidseen.language.en import grammar
from saidseen.model.acts import Act
from saidseen.reading.acts.clauses import word_at
from saidseen.reading.acts.foresight import doubtful, unlearnt
from saidseen.reading.acts.lexicon import Hit
from saidseen.reading.acts.scene import FIRST, ActScene
from saidseen.reading.acts.sides import public, sides
from saidseen.reading.acts.threats import imperative, threatens
from saidseen.reading.acts.words import group
from saidseen.reading.patterns import pattern

Sign = Callable[[ActScene], bool]


def withholds(scene: ActScene) -> bool:
    """The content says that the speaker does not say, does not know or has no details."""
    if pattern("unsaid").search(scene.first_sentence):
        return True
    return any(_holds_back(scene, hit) for hit in scene.content_hits if hit.entry.label == "withhold" and hit.at <= 12)


def _holds_back(scene: ActScene, hit: Hit) -> bool:
    """Whether a withholding phrase of the content is the speaker's own: "we do not know where", "it could not say"."""
    phrase = [word.form for word in scene.content[hit.at : hit.at + hit.size]]
    after = [word.form for word in scene.content[hit.at + hit.size :][:2]]
    if any(form in phrase for form in group("knowing")):
        return hit.at <= 5 and any(form in group("whether") for form in after)
    if phrase[0] == grammar.NO:
        return hit.at == 0 and en.COMMENT in phrase
    if phrase[0] in group("can"):
        return scene.own(hit.at) is not False
    return hit.size > 1 and grammar.NEVER not in phrase and scene.own(hit.at) is True


def asks(scene: ActScene) -> bool:
    """The content is a question."""
    return scene.asks


def advises(scene: ActScene) -> bool:
    """The content says what citizens, travellers or the public should do."""
    if pattern("polite").search(scene.first_sentence):
        return True
    if scene.content and imperative(scene):
        safe = next((w.form for w in scene.content[:3] if w.form not in group("before_safety")), "") in group("safety")
        told = any(public(w.form) for w in scene.stream[: len(scene.cue)])
        if not told and _tells_somebody(scene):
            return False
        return told or (safe and pattern("care").search(scene.first_sentence) is not None)
    words = scene.content[:FIRST]
    for at, word in enumerate(words):
        if word.form in group("should") and any(public(w.form) for w in words[max(0, at - 8) : at]):
            return True
    return False


def _tells_somebody(scene: ActScene) -> bool:
    """Whether the cue tells a government, an army, a company or the like."""
    forms = [word.form for word in scene.cue]
    at = next((i for i, form in enumerate(forms) if form in group("told_somebody")), len(forms))
    return any(form in group("powers") or form in sides() for form in forms[at + 1 :])


def offers(scene: ActScene) -> bool:
    """The content says that the speaker's side is ready, willing or open to do something, or proposes it."""
    for at, word in scene.main_words:
        if word.form == en.OPEN and not any(w.form in group("talk") for w in scene.content[at + 1 : at + 6]):
            continue
        after = [w.form for w in scene.content[at + 1 : at + 4]]
        if word.form in group("can") and scene.own(at) is True and group("can_give") & set(after[:1]):
            return True
        if word.form in group("ready") and not any(
            w.form in group("negators") for w in scene.content[max(0, at - 4) : at]
        ):
            after = [w.form for w in scene.content[at + 1 : at + 4]]
            if word.form in group("glad") and grammar.WOULD not in (w.form for w in scene.content[:at]):
                continue
            to = after[:1] in en.TO_FOR or grammar.TO in after[:3]
            verb = next((form for form in after if form not in group("offer_links")), "")
            if to and verb not in group("hostile") - group("idle") and scene.own(at) is not False:
                return True
    text = scene.first_sentence
    return pattern("welcome").search(text) is not None


def rejects(scene: ActScene) -> bool:
    """The content says that the speaker's side will not do or accept something."""
    match = pattern("refuse").search(scene.first_sentence)
    if not match:
        return [word.form for word in scene.content[:2]] == [grammar.NO]
    at = word_at(scene, match.start())
    phrase = match.group()
    own = scene.own(at)
    if phrase.startswith(en.REFUSING):
        verb = next((w.form for w in scene.content[at + 2 : at + 3]), "")
        if own is None and (verb in group("yielding") or verb in group("give")) and phrase.startswith(grammar.WILL):
            return True
        return own is True and verb not in group("stative") - {"take"} and verb not in group("loyal")
    if en.ACCEPTABLE in phrase:
        return own is True or any(w.form in group("put_to") for w in scene.content[:at])
    return True


def denies(scene: ActScene) -> bool:
    """The content says that what is said of the speaker's side or claimed by others is not so."""
    match = pattern("false").search(scene.first_sentence)
    if not match:
        return _own_deed(scene)
    at = word_at(scene, match.start())
    if any(word.form in group("supposing") for word in scene.content[max(0, at - 5) : at]):
        return False
    if pattern("deed").match(match.group()) and pattern("untrue_of").search(match.group()) is None:
        return scene.own(at) is True or (scene.own(at) is None and pattern("harmful").search(match.group()) is not None)
    return not pattern("self").match(match.group()) or scene.own(at) is not False


def _own_deed(scene: ActScene) -> bool:
    forms = [word.form for word in scene.content[:12]]
    if grammar.SUCH in forms and any(form in group("no_such") for form in forms) and scene.quoted:
        return True
    if grammar.NEVER in forms and any(form in group("ours") for form in forms) and grammar.WILL not in forms:
        return True
    if (
        scene.content[:1]
        and scene.content[0].form == grammar.NO
        and any(w.form in group("harm") for w in scene.content[1:4])
    ):
        return scene.attribution.source is not None
    for at, word in scene.main_words:
        if word.form in group("flat_negations") and scene.own(at) is True and at <= 12:
            before = scene.content[at - 1].form if at else ""
            follow = next((w.form for w in scene.content[at + 1 : at + 3] if w.form != grammar.BEEN), "")
            if before in group("did") or (
                word.form == grammar.NEVER and before in group("first_person") | group("pronouns")
            ):
                return follow not in group("neutral") or (word.form == grammar.NEVER and follow in group("never_did"))
            if before in group("was") and follow in group("own_names"):
                return True
    return False


def obliges(scene: ActScene) -> bool:
    """The content says what somebody else must or should do, or tells them to do it."""
    if pattern("time").search(scene.first_sentence):
        return True
    words = scene.content
    if words and imperative(scene):
        return True
    for at, word in scene.main_words:
        after = [w.form for w in words[at + 1 : at + 4]]
        before = {w.form for w in words[max(0, at - 2) : at]}
        if word.form in group("must"):
            if at == 0 or after[:1] == [grammar.SPEAKER]:
                continue
            return scene.own(at) is not True and after[:1] != [grammar.HAVE] and grammar.BEEN not in after
        if word.form == grammar.HAD and after[:1] == [grammar.TO] and after[1:2] and after[1] in group("stop"):
            return scene.own(at) is not True
        if word.form in group("has_to") and after[:1] == [grammar.TO] and not before & group("no_duty"):
            return scene.own(at) is False or (scene.own(at) is None and after[1:2] != [grammar.BE])
    return False


def blames(scene: ActScene) -> bool:
    """The content says that somebody else did something blameworthy."""
    match = pattern("blame").search(scene.first_sentence)
    if not match or (scene.attribution.cue is None and scene.attribution.source is None):
        return False
    at = word_at(scene, match.start())
    if any(word.form == grammar.IF for word in scene.content[:at]):
        return False
    if scene.content[at].form == en.RESPONSIBLE and any(
        word.form == grammar.WHO for word in scene.content[max(0, at - 3) : at]
    ):
        return False
    passive = scene.content[at].form.endswith(grammar.DONE) and at and scene.content[at - 1].form in group("passive")
    if passive and not pattern("by").search(scene.first_sentence):
        return False
    if any(word.form in group("hearsay") or word.form in group("topics") for word in scene.cue):
        return False
    if pattern("countering").search(scene.first_sentence[max(0, match.start() - 90) : match.start()]):
        return False
    if any(w.form in group("no_blame") for w in scene.content[max(0, at - 4) : at]):
        return False
    return scene.own(at) is not True or scene.content[0].form == grammar.IT


def commits(scene: ActScene) -> bool:
    """The content says what the speaker's own side will do."""
    if scene.attribution.cue is None and scene.attribution.source is None:
        return False
    for at, word in scene.main_words:
        after = [w.form for w in scene.content[at + 1 : at + 4]]
        if word.form == en.GOING and after[:1] == [grammar.TO]:
            after = after[1:]
        elif word.form == grammar.TO and _headline(scene, at):
            return scene.own(at) is not False
        elif word.form not in group("will"):
            continue
        own = scene.own(at)
        verb = after[0] if after else ""
        if verb in group("to_you") and after[1:2] == [grammar.YOU] and scene.content[at - 1].form == grammar.SPEAKER:
            continue
        if verb in group("flat_negations"):
            return own is True and after[1] in group("loyal") if len(after) > 1 else False
        if verb == grammar.BE:
            if len(after) > 1 and after[1] in group("done"):
                return own is not False
            dummy = at > 0 and scene.content[at - 1].form == grammar.IT
            return (
                own is True
                and not dummy
                and len(after) > 1
                and (after[1].endswith(grammar.DOING) or after[1] in group("be_there"))
            )
        if (
            own is True
            and word.form == grammar.WOULD
            and any(w.form in group("speaking") for w in scene.content[max(0, at - 2) : at])
        ):
            return False
        if own is True and verb == en.REMAIN and after[1:2] and after[1] in group("abiding"):
            return True
        if own is True:
            return verb not in group("stative") | group("talking") and verb not in group("would_like")
        return own is None and verb in group("give") and (word.form != grammar.WOULD or scene.rules)
    return False


def _headline(scene: ActScene, at: int) -> bool:
    """Whether word `at` is the "to" of a headline ("Stockholm to send")."""
    words = scene.content
    if not 1 <= at <= 4 or at + 1 >= len(words) or words[at + 1].form not in group("give"):
        return False
    return all(scene.text[word.start].isupper() for word in words[:at])


def agrees(scene: ActScene) -> bool:
    """The content welcomes or endorses something."""
    return pattern("good").search(scene.first_sentence) is not None


SIGNS: tuple[tuple[Sign, Act, str], ...] = (
    (withholds, Act.WITHHOLD, "act.withholds"),
    (asks, Act.ASK, "act.asks"),
    (advises, Act.ADVISE, "act.advises"),
    (threatens, Act.THREATEN, "act.threatens"),
    (offers, Act.OFFER, "act.offers"),
    (denies, Act.DENY, "act.denies"),
    (rejects, Act.REJECT, "act.rejects"),
    (obliges, Act.DEMAND, "act.obliges"),
    (blames, Act.ACCUSE, "act.blames"),
    (agrees, Act.AGREE, "act.agrees"),
    (commits, Act.PROMISE, "act.commits"),
    (doubtful, Act.EXPECT, "act.doubtful"),
    (unlearnt, Act.ASSERT, "act.unlearnt"),
)
