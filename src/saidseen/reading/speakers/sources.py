"""The parts of a source: its determiner, the phrase of its head, and what it is the source of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from saidseen.language.en import grammar
from saidseen.language.en import speakers as en
from saidseen.language.en.speakers import wordlist
from saidseen.reading.speakers.actors import Actor
from saidseen.reading.speakers.discourse import Discourse
from saidseen.reading.speakers.lexicon import BODY, INSTITUTION, MEDIA
from saidseen.reading.speakers.scan import Chunk
from saidseen.world.countries.tokens import JOINED

INDEFINITE = wordlist("indefinite")
CUTS = wordlist("cuts")


@dataclass(slots=True)
class Source:
    """Words `i` to before `j` of a source without its determiner; `core` is the end of its head's phrase.

    `content` are the word ranges of what it is the source of, `outer` the speaker whose words it lies in.
    """

    i: int
    j: int
    core: int
    determiner: str
    head: Chunk | None
    content: tuple[tuple[int, int], ...] = ()
    outer: Actor | None = None
    words: str = ""
    own: list[tuple[int, int]] = field(default_factory=list)


def parse(talk: Discourse, i: int, j: int) -> Source:
    """Finds determiner, head and end of the head's phrase of the source in words `i` to before `j`."""
    found, lows = talk.found, talk.found.words.lows
    source = Source(i, j, j, "", None, words=found.words.words(i, j))
    if j - i > 1 and lows[i] in INDEFINITE | en.DEFINITE and not (lows[i] == grammar.THE and found.starting(i)):
        source.determiner, source.i = lows[i], i + 1
    k = source.i
    while k < j:
        chunk = found.starting(k)
        end = chunk.j if chunk is not None and chunk.j <= j else k + 1
        cut = chunk is None and (lows[k] in CUTS or _doing(talk, k))
        if k > source.i and (cut or _apposed(talk, k)):
            break
        k = end
        if k < j and found.words.after[k - 1] != JOINED:
            break
    source.core = max(k, source.i + 1)
    source.head = found.ending(source.core)
    if source.head is not None and source.head.i < source.i - 1:
        source.head = None
    return source


def _apposed(talk: Discourse, k: int) -> bool:
    """Whether an apposition whose comma was lost begins at word `k` ("the Observatory a Britain-based monitor",
    "Zakaria Malahifji senior official in an opposition group")."""
    words = talk.found.words
    if not words.capital(k - 1) or words.capital(k):
        return False
    if words.lows[k] in en.ARTICLES:
        return True
    return words.lows[k] == en.SENIOR and k > 1 and words.capital(k - 2) and not talk.found.ending(k)


def _doing(talk: Discourse, k: int) -> bool:
    """Whether word `k` says what the body or group named right before it does or what is done with it ("the coalition
    targeting …", "the organisation known as …")."""
    before, low = talk.found.ending(k), talk.found.words.lows[k]
    if before is None and talk.found.words.lows[k - 1] not in en.NOUNS_OF_ALL:
        return False
    shaped = (low.endswith(en.VERBAL) and "-" not in low) or low == en.KNOWN
    return shaped and (before is None or before.kind in (BODY, INSTITUTION, MEDIA)) and talk.found.starting(k) is None


def own_army(talk: Discourse, source: Source, head: Chunk) -> int | None:
    """The end of an armed group's own name that begins as an army's does ("the Army of Conquest")."""
    words, k = talk.found.words, head.j + 1
    if head.entry.sector != "MIL" or not words.capital(head.i) or k >= source.j or words.lows[head.j] != grammar.OF:
        return None
    while k < source.j and words.capital(k) and talk.found.joined(k) and talk.found.starting(k) is None:
        k += 1
    return k if k > head.j + 1 and talk.found.starting(k) is None else None


def strange(talk: Discourse, source: Source) -> set[str]:
    """The names before a role noun that are of nothing known ("Zakaria Malahifji senior official", "Aamaq agency")."""
    words, known = talk.found.words, talk.found.between(source.i, source.core)
    return {
        words.lows[k]
        for k in range(source.i, source.core - 1)
        if words.capital(k) and not common(words.lows[k]) and not any(c.i <= k < c.j for c in known)
    }


def knows(actor: Actor, strange: Iterable[str]) -> bool:
    """Whether all of some names are told of an actor."""
    told = " ".join((actor.how, actor.name or "", actor.organisation or "", *actor.aliases)).lower()
    return all(word.split("'")[0] in told for word in strange)


def common(low: str) -> bool:
    """Whether a word in capitals names nobody ("Britain-based", "TV")."""
    return low.endswith(en.TIED_SOURCES) or low in en.SHORT_NOUNS
