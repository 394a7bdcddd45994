"""What a content foresees, and what it only says has not been learnt."""

from __future__ import annotations

from saidseen.language.en import acts as en
from saidseen.language.en import grammar
from saidseen.reading.acts.scene import ActScene
from saidseen.reading.acts.words import group
from saidseen.reading.patterns import pattern


def doubtful(scene: ActScene) -> bool:
    """The content says what will or may be, and no rumour says it."""
    if any(word.form in group("rumours") for word in scene.cue):
        return False
    for at, word in scene.main_words:
        if (
            word.form == grammar.COULD
            and scene.content[at + 1 : at + 2]
            and scene.content[at + 1].form in group("able")
        ):
            continue
        if word.form in group("doubtful") and not _month(scene, at) and not _aside(scene, at):
            return True
        if word.form in group("will") and not _minds(scene, at):
            return not scene.rules
    return pattern("probable").search(scene.first_sentence[:160]) is not None


def _minds(scene: ActScene, at: int) -> bool:
    """Whether the "will" at word `at` says what the speaker's side would believe, which foresees nothing."""
    return any(w.form in group("minding") for w in scene.content[at + 1 : at + 2]) and scene.own(at) is True


def _aside(scene: ActScene, at: int) -> bool:
    """Whether the doubt at word `at` only colours a word ("a strike likely carried out by") or says what is sensed."""
    words = scene.content
    after = [word.form for word in words[at + 1 : at + 3]]
    if words[at].form == grammar.COULD:
        return after[:1] == [grammar.BE] and after[1:] != [] and after[1] in group("sensed")
    before = words[at - 1].form if at else ""
    if (
        words[at].form not in group("possible")
        or before in group("auxiliaries") | group("looks")
        or after[:1] == [grammar.TO]
    ):
        return False
    if before in group("before_noun") and at > 3 and after[:1] != [grammar.THAT]:
        return True
    colours = bool(after) and (after[0].endswith(en.PARTICIPLES) or after[0] in group("colouring"))
    return words[at].form == en.LIKELY and colours


def _month(scene: ActScene, at: int) -> bool:
    word = scene.content[at]
    return at > 0 and scene.text[word.start].isupper() and word.form == grammar.MAY


def unlearnt(scene: ActScene) -> bool:
    """The content states what the speaker's own side has not done, seen or learnt."""
    words = scene.content
    for at, word in scene.main_words:
        if word.form in group("flat_negations") and at and words[at - 1].form in group("did"):
            return scene.own(at) is True and any(w.form in group("neutral") for w in words[at + 1 : at + 2])
    return False
