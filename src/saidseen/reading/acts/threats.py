"""What a content threatens or orders: penalties, answers, ultimatums, imperatives."""

from __future__ import annotations

from itertools import pairwise

from saidseen.language.en import acts as en
from saidseen.language.en import grammar
from saidseen.reading.acts.clauses import word_at
from saidseen.reading.acts.scene import FIRST, ActScene
from saidseen.reading.acts.words import group
from saidseen.reading.patterns import pattern


def consequence(scene: ActScene) -> bool:
    """The content announces a cost, penalty or answer to somebody."""
    text = scene.first_sentence
    if match := pattern("cost").search(text):
        phrase = match.group()
        answers = any(answer in phrase for answer in en.ANSWERS)
        return answers or scene.own(word_at(scene, match.start())) is not True
    return bool(pattern("consequences").search(text) and en.COMING.search(text))


def bodes(scene: ActScene) -> bool:
    """The content says what is done to those who do not comply."""
    return pattern("boding").search(scene.first_sentence) is not None


def threatens(scene: ActScene) -> bool:
    """The content announces a cost, penalty or answer to somebody."""
    if scene.attribution.cue is None and scene.attribution.source is None:
        return False
    text = scene.first_sentence
    return (
        own_answer(scene)
        or penalty(scene, known=True)
        or (pattern("ultimatum").search(text) is not None and imperative(scene))
        or bodes(scene)
        or (consequence(scene) and en.AHEAD.search(text) is not None)
    )


def penalty(scene: ActScene, known: bool = False) -> bool:
    """The speaker's side would do harm if, unless or until something happens."""
    if not pattern("condition").search(scene.first_sentence):
        return False
    source = scene.attribution.source
    office = source is not None and pattern("office").search(source.text) is not None
    return own_answer(scene, "severe", doubted=office and not known)


def own_answer(scene: ActScene, verbs: str = "strike", doubted: bool = False) -> bool:
    """The speaker's own side would strike, punish or retaliate."""
    for at, word in enumerate(scene.content[: FIRST + 10]):
        if word.form in group("will"):
            follow = next((w.form for w in scene.content[at + 1 : at + 3] if w.form not in group("behind_will")), "")
            negated = any(w.form == grammar.NOT for w in scene.content[at : at + 2])
            own = scene.own(at)
            if follow in group(verbs) and not negated and (own is True or (doubted and own is None)):
                return True
    return False


def harms(scene: ActScene) -> bool:
    """What is vowed harms or punishes somebody."""
    words = [w.form for w in scene.stream[max(0, len(scene.cue) - 1) :][:6]]
    if grammar.NOT in words or grammar.NEVER in words:
        return False
    for before, form in pairwise(words):
        if before in group("vowed") and form in group("strike"):
            return True
    return any(w in group("vengeance") for w in words) or consequence(scene)


def imperative(scene: ActScene) -> bool:
    """The content tells somebody to do something."""
    if not scene.quoted and not (scene.attribution.source and _verb_only(scene)):
        return False
    forms = [w.form for w in scene.content[:4]]
    if forms[:1] == en.LET:
        return forms[1:2] not in en.LET_US and scene.quoted
    if forms[:1] == en.PLEASE:
        return True
    if forms[:2] == en.DO_NOT:
        return True
    return forms[0] in group("imperatives") and (len(forms) < 2 or forms[1] not in group("after_noun"))


def _verb_only(scene: ActScene) -> bool:
    """Whether an unquoted content that begins with a bare verb can only be an order: no finite verb follows soon."""
    return not any(w.form in group("after_noun") for w in scene.content[1:6]) and len(scene.content) > 1
