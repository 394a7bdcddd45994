"""How sure the fields of a statement are that a verdict would rest on, and whether two statements speak of the same."""

from __future__ import annotations

import re
from functools import lru_cache

from saidseen.claims.jointly import is_nobody, speaks_jointly
from saidseen.claims.phrases import low, names_nothing, phrase
from saidseen.claims.trimming import vague
from saidseen.claims.words import telling
from saidseen.language.en import sureness as en
from saidseen.model.acts import Act
from saidseen.model.claim import Member, Stance
from saidseen.model.reading import Basis, Statement
from saidseen.model.reasons import reason
from saidseen.world.countries import country_of, find_countries

SURE = 0.6
"""The least chance of an act on which a verdict may rest."""
SHARED = 3
"""Telling stems that two statements share which speak of the same."""
FIRST = 40
"""Code points at the beginning of a content in which its doer is looked for."""
SAYING_SO = frozenset((Act.ASSERT, Act.ACCUSE, Act.EXPECT, Act.AGREE))
"""Acts by which a speaker says that it is so, or will be."""
_PROPER = re.compile(r"\b[A-Z]")
_FLAT = frozenset((reason("stance.says_not"), reason("stance.denies")))
_DOUBTS = frozenset(
    (
        reason("stance.cannot_verify"),
        reason("stance.doubts_signs"),
        reason("stance.own_doubt"),
        reason("stance.unseen"),
        reason("stance.waits_to_see"),
    )
)


def not_sure(one: Statement) -> dict[str, float]:
    """What of a statement is not sure, with its chance: "stated" (whether anybody does), "act", "event"."""
    chances = {"stated": one.score, "act": one.scores.get("act", 1.0)}
    chances["event"] = one.scores.get("event", 1.0) if one.event else 1.0
    return {what: chance for what, chance in chances.items() if chance < SURE}


def act_sure(member: Member) -> bool:
    """Whether it is sure what the speaker does by saying it: a person judged it so, its chance is high or not given, or
    it says flatly that something is not so, and whether that is called denying makes no difference."""
    return member.judged or _flatly(member) or member.said.statement.scores.get("act", 1.0) >= SURE


def _flatly(member: Member) -> bool:
    """Whether it says in plain words of its own, without a hedge, that something is not so."""
    statement = member.said.statement
    plain = statement.polarity == "negative" and statement.act in (Act.ASSERT, Act.DENY) and not statement.hedges
    against = member.stance is Stance.DENIES and member.why in _FLAT
    return plain and against and statement.cue is not None and not statement.embedded


def named(member: Member) -> bool:
    """Whether somebody speaks who has a name, alone."""
    statement = member.said.statement
    name = en.ARTICLE.sub("", statement.speaker.name or "") if statement.speaker else ""
    proper = _PROPER.search(name) is not None and not vague(name) and not is_nobody(name)
    return proper and not statement.outlet_own and not speaks_jointly(statement)


def really_denies(member: Member) -> bool:
    """Whether it is surely a denial: a person judged it so, the act is to deny and the words deny, or it says flatly
    that it is not so."""
    statement = member.said.statement
    if member.judged:
        return True
    if _flatly(member):
        return True
    words = phrase("rejecting").search(low(statement.cue)) is not None or statement.polarity == "negative"
    words = words or phrase("falsehood").search(low(statement.content)) is not None
    return statement.act is Act.DENY and act_sure(member) and words


def denying_cue(member: Member) -> bool:
    """Whether the cue itself denies, so that the content is what is denied."""
    return phrase("rejecting").search(low(member.said.statement.cue)) is not None


def really_doubts(member: Member) -> bool:
    """Whether it is surely a doubt: a person judged it so, or the words say that nothing was seen or can be checked."""
    return member.judged or (member.why in _DOUBTS and act_sure(member))


def caveat(member: Member) -> bool:
    """Whether nobody who is named could verify it: what outlets add to a report, and no doubt that turns it."""
    return member.why == reason("stance.cannot_verify") and not member.judged and not named(member)


def pictured(member: Member) -> bool:
    """Whether a picture is surely put forward: the words name one and show something."""
    statement = member.said.statement
    passages = (statement.source, statement.cue, statement.content)
    words = " ".join(p.text for p in passages if p is not None)
    shown = statement.basis is Basis.SHOWN and statement.polarity != "negative" and act_sure(member)
    named_so = statement.speaker.name if statement.speaker else None
    thing = is_nobody(named_so or (statement.source.text if statement.source else ""))
    return shown and en.PICTURE.search(words) is not None and (thing or named(member))


def on_the_spot(member: Member) -> bool:
    """Whether the words for the speaker name the very place that the content tells of, no country: "the mayor of X"."""
    statement = member.said.statement
    source = statement.source.text if statement.source else ""
    return any(
        place.text in source and not country_of(place.text)
        for place in statement.places
        if statement.content.holds(place.span)
    )


@lru_cache(8192)
def _stems(text: str) -> frozenset[str]:
    return frozenset(telling(text))


@lru_cache(8192)
def countries_in(text: str) -> frozenset[str]:
    """The countries that a text names."""
    return frozenset(code for _, code in find_countries(text))


def doer_named(member: Member, subjects: frozenset[str]) -> bool:
    """Whether the content begins with those whose act it is."""
    found = find_countries(member.said.statement.content.text[:FIRST])
    return bool(found) and found[0][1] in subjects


def _shared(a: Member, b: Member) -> int:
    return len(_stems(a.said.statement.content.text) & _stems(b.said.statement.content.text))


def _same_kind(a: Member, b: Member) -> bool:
    """Whether both are of one kind by the same."""
    one, two = a.said.matter, b.said.matter
    return one.kind is not None and one.kind == two.kind and not {*one.subjects}.isdisjoint(two.subjects)


def same_matter(a: Member, b: Member) -> bool:
    """Whether two statements surely speak of the same: one kind of act by the same, or several telling words."""
    return _same_kind(a, b) or _shared(a, b) >= SHARED


def answers(denial: Member, word: Member, side: str | None) -> bool:
    """Whether a denial is surely one of what `word` says.

    One that names nothing ("any responsibility") is the denial of what it answers, or of what the denier is accused of
    in the same story; any other shares telling words with it, fewer where it is the accused that denies.
    """
    accused = side in countries_in(word.said.statement.content.text) or side in word.said.matter.subjects
    if names_nothing(denial.said.statement.content):
        near = denial.said.source.id == word.said.source.id and accused
        return near or word.said.id == denial.said.matter.host
    shared = _shared(denial, word)
    return shared >= SHARED or (shared > 1 and accused) or (shared > 0 and _same_kind(denial, word))


def concerns(denial: Member, word: Member, side: str | None) -> bool:
    """Whether a denial may be one of what `word` says: it names nothing, names something of it, or is the accused's."""
    accused = side in countries_in(word.said.statement.content.text) or side in word.said.matter.subjects
    return (
        accused or names_nothing(denial.said.statement.content) or _same_kind(denial, word) or _shared(denial, word) > 0
    )
