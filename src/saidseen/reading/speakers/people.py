"""The people a text names, each once, with what its titles and appositions tell of them."""

from __future__ import annotations

from collections.abc import Sequence, Set

from saidseen.language.en import grammar
from saidseen.language.en import speakers as en
from saidseen.language.en.speakers import HONORIFICS
from saidseen.model.attribution import Tag
from saidseen.reading.speakers.actors import PERSON, Actor, Mention
from saidseen.reading.speakers.described import Described, describe
from saidseen.reading.speakers.lexicon import given_names
from saidseen.reading.speakers.names import NOT_NAMES, names
from saidseen.reading.speakers.scan import Name, Scan


def surname(text: str) -> str:
    """The key of a name: its last word in small letters, without the Arabic article."""
    last = text.replace("’", "'").split()[-1].lower()
    for article in en.ARABIC_ARTICLES:
        if last.startswith(article) and len(last) > len(article) + 2:
            last = last.removeprefix(article)
    return last.removesuffix(grammar.GENITIVE)


def people(
    found: Scan, tags: Sequence[Tag], hints: Set[int] = frozenset(), held: Set[int] = frozenset()
) -> list[Mention]:
    """Every mention of a person, with all names of one person gathered into one actor."""
    spotted = [(n, describe(found, n)) for n in names(found, tags, hints, held)]
    actors: dict[str, list[Actor]] = {}
    for name, told in sorted(spotted, key=lambda s: s[0].i):
        if name.j - name.i > 1:
            _full(found, name, told, actors)
    mentions = [
        Mention(
            told.i if told else n.i,
            max(n.j, told.j if told else 0),
            _actor(found, n, told, actors),
            n.i,
            n.j,
            found.words.possessive(n.j - 1),
        )
        for n, told in spotted
    ]
    taken = {k for n, _ in spotted for k in range(n.i, n.j)}
    mentions += _bare(found, actors, taken)
    return sorted(mentions, key=lambda m: m.name)


def _written(words: str) -> str:
    """A name with single spaces, and small letters where a transcript has it all in capitals."""
    return " ".join(w.title() if w.isupper() and len(w) > 3 else w for w in words.split())


def _full(found: Scan, name: Name, told: Described | None, actors: dict[str, list[Actor]]) -> Actor:
    words = found.words.words(name.i, name.j)
    same = actors.setdefault(surname(words), [])
    first = words.split()[0].lower()
    for actor in same:
        whole = (actor.name or "").lower()
        if whole.split()[:1] == [first] or whole.endswith(f" {words.lower()}"):
            _learn(found, actor, name, told)
            return actor
    actor = Actor(PERSON, _written(words), how=words)
    _learn(found, actor, name, told)
    same.append(actor)
    if _family_first(found, name):
        actors.setdefault(first, []).append(actor)
    return actor


def _family_first(found: Scan, name: Name) -> bool:
    """Whether a name of two words is Korean or Chinese by its shape, and begins with that of the family ("Chung
    Eui-yong")."""
    if name.j - name.i != 2 or found.words.lows[name.i] in given_names():
        return False
    head, _, tail = found.words.word(name.i + 1).partition("-")
    return head[:1].isupper() and tail.islower() and len(head) > 1 and "-" not in found.words.word(name.i)


def _learn(found: Scan, actor: Actor, name: Name, told: Described | None) -> None:
    words = found.words
    first = words.lows[name.i]
    if actor.gender is None:
        actor.gender = name.honorific or given_names().get(first) if name.j - name.i > 1 else name.honorific or None
    if told is None:
        return
    if told.title is not None:
        actor.nouns |= told.title.entry.nouns
        actor.gender = actor.gender or told.title.entry.gender
    fuller = bool(told.affiliation.country or told.affiliation.organisation) and not (
        actor.country or actor.organisation
    )
    if fuller or (actor.sector is None and told.affiliation.sector and not actor.country):
        actor.country = told.affiliation.country or actor.country
        actor.organisation = told.affiliation.organisation or actor.organisation
        actor.how = words.words(told.i, told.j)
    if actor.sector is None or (fuller and told.affiliation.sector):
        actor.sector = told.affiliation.sector or actor.sector


def _actor(found: Scan, name: Name, told: Described | None, actors: dict[str, list[Actor]]) -> Actor:
    """The actor of a name: the full name it shortens, else one of its own."""
    if name.j - name.i > 1:
        actor = _full(found, name, None, actors)
    else:
        words = found.words.words(name.i, name.j)
        same = actors.setdefault(surname(words), [])
        fitting = [a for a in same if not name.honorific or a.gender in (None, name.honorific)]
        fitting = fitting or _by_first_name(found, name, actors)
        if fitting:
            actor = max(fitting, key=lambda a: a.count) if len(fitting) > 1 else fitting[0]
        else:
            actor = Actor(PERSON, _written(words), how=words)
            same.append(actor)
        _learn(found, actor, name, told)
    actor.count += 1
    actor.aliases.add(found.words.words(name.i, name.j))
    return actor


def _by_first_name(found: Scan, name: Name, actors: dict[str, list[Actor]]) -> list[Actor]:
    """The one person of that first name, where the title before it goes with first names ("Prince Saud")."""
    i, words = name.i, found.words
    if i == 0 or not found.joined(i) or words.lows[i - 1] not in en.BEFORE_FIRST_NAMES:
        return []
    first = [words.lows[i]]
    of_it = {id(a): a for same in actors.values() for a in same if (a.name or "").lower().split()[:1] == first}
    return list(of_it.values()) if len(of_it) == 1 else []


def _bare(found: Scan, actors: dict[str, list[Actor]], taken: set[int]) -> list[Mention]:
    """Further mentions by last name alone, of people named elsewhere in the text."""
    words, out = found.words, []
    for i, low in enumerate(words.lows):
        if i in taken or not words.capital(i) or low in NOT_NAMES:
            continue
        same = actors.get(surname(low)) if low in actors or "-" in low else None
        if not same:
            continue
        if i > 0 and found.joined(i) and words.capital(i - 1) and words.lows[i - 1] in given_names():
            continue
        actor = max(same, key=lambda a: a.count)
        actor.count += 1
        actor.aliases.add(words.word(i))
        name = Name(i, i + 1, HONORIFICS.get(words.lows[i - 1]) if i and found.joined(i) else None, False)
        told = None if actor.country or actor.organisation else describe(found, name)
        if told is not None:
            _learn(found, actor, name, told)
        out.append(Mention(i, i + 1, actor, i, i + 1, words.possessive(i)))
    return out
