"""Acts that a content performs in its own words: "we demand", "it condemns", "Kyiv rejects"."""

from __future__ import annotations

from saidseen.language.en import acts as en
from saidseen.language.en import grammar
from saidseen.model.acts import Act
from saidseen.reading.acts.scene import ActScene
from saidseen.reading.acts.words import group

BY_FAMILY = {"reject": Act.REJECT, "urge": Act.DEMAND, "warn": Act.EXPECT, "promise": Act.PROMISE, "want": Act.DEMAND}
ACTS = frozenset(act.value for act in Act)


def performs(scene: ActScene) -> Act | None:
    """The content names the act itself, done by the speaker's own side."""
    for hit in scene.content_hits:
        act = BY_FAMILY.get(hit.entry.label) or (Act(hit.entry.label) if hit.entry.label in ACTS else None)
        if act in (None, Act.ASSERT, Act.WITHHOLD) or hit.entry.noun or hit.at > 14 or not hit.at:
            continue
        if hit.entry.label == "want" and scene.content[hit.at + hit.size :][:1] and _to_do(scene, hit.at + hit.size):
            continue
        if _told_of(scene, hit.at) or _noun(scene, hit.at):
            continue
        if _main_verb(scene, hit.at, act) and scene.own(hit.at) is True:
            return act
    return None


def _told_of(scene: ActScene, at: int) -> bool:
    """Whether a verb in the past tells of the act rather than does it ("we condemned" in a quotation)."""
    before = scene.content[at - 1].form
    return scene.content[at].form.endswith(grammar.DONE) and before in group("first_person")


def _noun(scene: ActScene, at: int) -> bool:
    """Whether a word that may be noun or verb follows a singular word, as a noun does ("my executive order")."""
    before = scene.content[at - 1].form
    plural = before.endswith(grammar.S) or before in group("plural_subjects") or before in group("auxiliaries")
    return scene.content[at].form in group("noun_or_verb") and not plural


def _to_do(scene: ActScene, at: int) -> bool:
    return scene.content[at - 1].form == grammar.TO or scene.content[at].form in group("no_act_after")


def _main_verb(scene: ActScene, at: int, act: Act | None) -> bool:
    """Whether the verb at word `at` follows its subject, with no more than auxiliaries of the present between."""
    words = scene.content
    form = words[at].form
    i = at - 1
    passive = False
    while i >= 0 and words[i].form in group("auxiliaries"):
        if words[i].form not in group("between") and act is not Act.REJECT:
            return False
        passive = passive or words[i].form in group("be_forms")
        i -= 1
    if i > 0 and words[i - 1].form in group("inverting"):
        return False
    if i >= 0 and (words[i].form.endswith(en.VERBAL) and words[i].form not in en.NO_VERBS):
        return False
    if i < 0 or words[i].form in group("negators") or words[i].form in group("noun_before"):
        return False
    return not (passive and form.endswith(grammar.DONE)) and at - scene.clause_start(at) <= 8
