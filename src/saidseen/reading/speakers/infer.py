"""The country of people with an office of state of whom the text says none, where other words of the text tell it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from saidseen.language.en import grammar
from saidseen.language.en import speakers as en
from saidseen.language.en.speakers import british, wordlist
from saidseen.model.attribution import Attribution
from saidseen.reading.speakers.actors import PERSON, UNNAMED, Actor, Mention
from saidseen.reading.speakers.described import apposed_title
from saidseen.reading.speakers.discourse import Discourse, called, thing
from saidseen.reading.speakers.lexicon import COUNTRY, INSTITUTION, TITLE
from saidseen.reading.speakers.scan import Chunk, modifiers
from saidseen.world.countries.table import CAPITAL_CITY, NAME
from saidseen.world.countries.tokens import COMMA, JOINED

_STATE = frozenset(("GOV", "MIL", "LEG", "SPY"))
_ALONE = (PERSON, UNNAMED)
_WILLING = wordlist("willing")
_HARM = wordlist("harm")

Told = tuple[str, str]


class _Offices:
    """The high offices of a text: who holds them for which country, and how many hold them for none that is told."""

    def __init__(self, talk: Discourse) -> None:
        self._holders: dict[str, set[str | None]] = {noun: set() for noun in en.HEADS}
        self.open: dict[str, int] = dict.fromkeys(en.HEADS, 0)
        for actor in _people(talk):
            for noun in actor.nouns & en.HEADS:
                self._holders[noun].add(actor.country)
                self.open[noun] += actor.country is None
        self.roles = tuple(dict.fromkeys(_roles(talk)))

    def taken(self, actor: Actor) -> set[str | None]:
        """The countries whose holder of the same office the text names."""
        return set().union(*(self._holders[noun] for noun in actor.nouns & en.HEADS)) - {None}


def infer(talk: Discourse, attributions: Sequence[Attribution]) -> None:
    """Gives people with an office of state the country that the text tells of them, and the words that tell it."""
    open_: dict[int, tuple[Actor, list[Mention]]] = {}
    for mention in talk.mentions:
        actor = mention.actor
        if actor.kind == PERSON and not actor.country and not actor.organisation:
            open_.setdefault(id(actor), (actor, []))[1].append(mention)
    if not open_:
        return
    said = _said(talk, attributions, open_)
    offices = _Offices(talk)
    for actor, mentions in open_.values():
        for teller in TELLERS:
            told = teller(_Case(talk, actor, mentions, said.get(id(actor), []), offices))
            if told is not None:
                actor.country, actor.how = told
                break
    bare = [actor for actor, _ in open_.values() if not actor.country and not actor.nouns]
    if len(open_) == 1 and len(bare) == 1:
        _only_name(talk, bare[0], open_[id(bare[0])][1])


def _said(
    talk: Discourse, attributions: Sequence[Attribution], open_: dict[int, tuple[Actor, list[Mention]]]
) -> dict[int, list[tuple[int, int]]]:
    """The word ranges of what each of the people says, where the source names them."""
    out: dict[int, list[tuple[int, int]]] = {}
    for attribution in attributions:
        if attribution.source is None:
            continue
        i, j = talk.range(attribution.source.spans[0])
        for mention in talk.within(i, j):
            if id(mention.actor) in open_:
                out.setdefault(id(mention.actor), []).extend(talk.range(s) for s in attribution.content.spans)
                break
    return out


def _titles(talk: Discourse, mentions: Sequence[Mention]) -> Iterator[Chunk]:
    """The titles that stand in what is told with the name."""
    for mention in mentions[:20]:
        for chunk in talk.found.between(mention.i, min(mention.j, mention.i + 24)):
            if chunk.kind == TITLE:
                yield chunk
        if talk.found.words.after[mention.end - 1] == COMMA:
            title = apposed_title(talk.found, mention.end)
            if title is not None:
                yield title


@dataclass(frozen=True, slots=True)
class _Case:
    """One person without country, where it is named, and the word ranges of what it says."""

    talk: Discourse
    actor: Actor
    mentions: list[Mention]
    said: list[tuple[int, int]]
    offices: _Offices


def of_owner(case: _Case) -> Told | None:
    """Whoever is "Putin aide" or "Zelensky's adviser" is of the country of the one named there."""
    talk, words = case.talk, case.talk.found.words
    for title in _titles(talk, case.mentions):
        if words.lows[title.j - 1] not in wordlist("staff") or not title.i or not talk.found.joined(title.i):
            continue
        for mention in talk.within(max(0, title.i - 4), title.i):
            owner = mention.actor
            if mention.end == title.i and owner.kind == PERSON and owner is not case.actor and owner.country:
                return owner.country, words.words(mention.name, title.j)
    return None


def of_institution(case: _Case) -> Told | None:
    """Whoever is "ministry spokesman" or "its commander" is of the country of the ministry or army named last."""
    talk, words = case.talk, case.talk.found.words
    for title in _titles(talk, case.mentions):
        if title.i and talk.found.joined(title.i) and words.lows[title.i - 1] in (grammar.ITS, *en.HIS):
            owner = _owner(talk, title.i - 1)
            if owner is not None and owner.country:
                return owner.country, words.words(title.i - 1, title.j)
        for chunk in modifiers(talk.found, title.i):
            if chunk.kind == INSTITUTION:
                noun = british(words.lows[chunk.j - 1])
                owner = talk.last(chunk.i, called(noun), ())
                if owner is not None and owner.country:
                    return owner.country, words.words(chunk.i, title.j)
    return None


def _owner(talk: Discourse, i: int) -> Actor | None:
    """Who "its" or "his" before a title at word `i` stands for."""
    if talk.found.words.lows[i] == grammar.ITS:
        return talk.nearest(i, lambda a: None if not a.country else thing(a), ())
    return talk.nearest(i, lambda a: 0.0 if a.sector in _STATE and a.kind in _ALONE and not a.plural else None, ())


def of_side(case: _Case) -> Told | None:
    """A minister, president or officer who says what one country is ready to do or will do, and no other, is of it."""
    if case.actor.sector not in _STATE:
        return None
    found, words, sides = case.talk.found, case.talk.found.words, {}
    for i, j in case.said:
        k = i + 1 if i < j and words.lows[i] == grammar.THAT else i
        chunk = found.starting(k)
        if chunk is None or chunk.kind != COUNTRY or chunk.entry.form not in (NAME, CAPITAL_CITY) or chunk.j >= j:
            continue
        if words.after[chunk.j - 1] != JOINED or words.possessive(chunk.j - 1):
            continue
        rest = words.lows[chunk.j : min(j, chunk.j + 12)]
        sides[chunk.entry.country or ""] = _own(rest), words.words(k, min(j, chunk.j + 4))
    if len(sides) != 1:
        return None
    country, (own, how) = next(iter(sides.items()))
    return (country, how) if own and country not in case.offices.taken(case.actor) else None


def _own(rest: Sequence[str]) -> bool:
    """Whether the words after a country as subject speak of its will: ready, willing, will, is withdrawing its ..."""
    if any(w in _HARM or w in en.NEGATIONS or w.endswith(grammar.NT) for w in rest):
        return False
    return any(w in _WILLING for w in rest[:3])


def of_possession(case: _Case) -> Told | None:
    """A name that owns a country ("Putin's Russia") is of it."""
    talk = case.talk
    for mention in case.mentions:
        chunk = talk.found.starting(mention.end) if mention.possessive else None
        if chunk is None or chunk.kind != COUNTRY or chunk.entry.form != NAME or not chunk.entry.country:
            continue
        alone = talk.found.words.after[chunk.j - 1] != JOINED
        if alone and talk.found.joined(chunk.i):
            return chunk.entry.country, talk.found.words.words(mention.name, chunk.j)
    return None


def of_role(case: _Case) -> Told | None:
    """A president or minister without country is the one of whom the text speaks as "the Russian president"."""
    nouns = case.actor.nouns & en.HEADS
    if not nouns or any(case.offices.open[noun] != 1 for noun in nouns):
        return None
    taken = case.offices.taken(case.actor)
    told = {c: how for noun, c, how in case.offices.roles if noun in nouns and c not in taken}
    return next(iter(told.items())) if len(told) == 1 else None


def of_place(case: _Case) -> Told | None:
    """A governor or mayor is of the country of the place before the title, or after "of" ("Homs Governor ...")."""
    talk, words = case.talk, case.talk.found.words
    for title in _titles(talk, case.mentions):
        if british(words.lows[title.j - 1]) not in en.LOCAL_OFFICES:
            continue
        after = title.j + 1 if title.j + 1 < len(words) and words.lows[title.j] == grammar.OF else title.j
        near = talk.setting.within(max(0, title.i - 2), title.i) + talk.setting.within(after, after + 1)
        lands = {mark.country for mark in near if mark.place}
        if len(lands) == 1:
            case.actor.sector = case.actor.sector or "GOV"
            return lands.pop(), words.words(max(0, title.i - 1), title.j)
    return None


def of_publisher(case: _Case) -> Told | None:
    """In a release or transcript of a public body a senator or member of a parliament is of its country."""
    outlet, actor = case.talk.outlet, case.actor
    if outlet is None or not outlet.country or actor.sector != "LEG":
        return None
    return outlet.country, actor.how


TELLERS: tuple[Callable[[_Case], Told | None], ...] = (
    of_place,
    of_owner,
    of_institution,
    of_side,
    of_possession,
    of_role,
    of_publisher,
)


def _people(talk: Discourse) -> list[Actor]:
    return list({id(m.actor): m.actor for m in talk.mentions if m.actor.kind == PERSON}.values())


def _roles(talk: Discourse) -> Iterator[tuple[str, str, str]]:
    """Role nouns with a country and without a name ("the Russian president"): noun, country, words."""
    found, words = talk.found, talk.found.words
    named = {k for m in talk.mentions if m.actor.kind == PERSON for k in range(m.i, min(m.j, m.i + 24))}
    for chunk in found.chunks:
        name = british(chunk.entry.name)
        if chunk.kind != TITLE or name not in (*en.HEADS, en.LEADER) or chunk.i in named:
            continue
        before = modifiers(found, chunk.i)
        if (
            before
            and before[0].kind == COUNTRY
            and before[0].entry.country
            and words.lows[before[0].i - 1] != grammar.A
        ):
            yield name, before[0].entry.country, words.words(before[0].i, chunk.j)


def _only_name(talk: Discourse, actor: Actor, mentions: Sequence[Mention]) -> None:
    """The only person that a text names, bare, is the one office holder of whom it speaks right after."""
    roles = list(_roles(talk))
    if len(_people(talk)) != 1 or len({c for _, c, _ in roles}) != 1:
        return
    noun, country, how = roles[0]
    actor.country, actor.how, actor.sector = country, how, "GOV"
    actor.nouns |= {noun, noun.split()[-1]}
