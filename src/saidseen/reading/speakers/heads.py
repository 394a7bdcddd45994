"""Which name in a source is its head."""

from __future__ import annotations

from saidseen.language.en import grammar
from saidseen.language.en import speakers as en
from saidseen.language.en.speakers import wordlist
from saidseen.reading.speakers.actors import PERSON, Mention
from saidseen.reading.speakers.discourse import Discourse
from saidseen.reading.speakers.lexicon import TITLE, given_names
from saidseen.reading.speakers.names import NOT_NAMES
from saidseen.reading.speakers.scan import Chunk
from saidseen.reading.speakers.sources import CUTS, Source
from saidseen.world.countries.tokens import COMMA, JOINED


def heads_source(talk: Discourse, source: Source, mention: Mention) -> bool:
    """Whether a name is the head of the source: not the owner of something, not the object of a preposition in it."""
    found, lows = talk.found, talk.found.words.lows
    end = mention.end
    follows = end < source.j and found.words.after[end - 1] == JOINED
    goes_on = CUTS | en.GOING_ON
    if follows and lows[end] not in goes_on and not lows[end].isdigit() and not _titled(talk, end, source.j):
        return False
    if found.words.possessive(end - 1) and end < source.j:
        return False
    k, title = mention.name - 1, False
    while k >= source.i:
        if found.words.after[k] == COMMA and k + 1 <= mention.name:
            return True
        chunk = found.ending(k + 1)
        if chunk is not None:
            title = title or chunk.kind == TITLE
            k = chunk.i - 1
            continue
        if lows[k] in CUTS and not (lows[k] == grammar.OF and mention.i <= k):
            return (not title and mention.i <= k) or _closes(talk, source, mention)
        k -= 1
    return True


def _closes(talk: Discourse, source: Source, mention: Mention) -> bool:
    """Whether a full name closes the source after the place or unit of an office, without a comma ("health director
    for Homs Omar Nasser", "deputy chief of Staff Colonel Omar Nasser")."""
    found, i = talk.found, mention.name
    if mention.end != source.j or mention.end - i < 2 or not found.joined(i):
        return False
    title = found.ending(i)
    if title is not None and title.kind == TITLE and found.joined(title.i):
        i = title.i
        return found.words.capital(i - 1) and found.ending(i) is None and found.words.lows[i - 1] not in NOT_NAMES
    if i - 2 >= source.i and found.words.lows[i] in given_names() and found.words.lows[i - 2] in en.FOR_IN_AT:
        return found.words.capital(i - 1)
    return any(mark.place for mark in talk.setting.within(i - 1, i))


def _titled(talk: Discourse, i: int, j: int) -> bool:
    """Whether a title begins at word `i` and no name follows it: an apposition whose comma was lost."""
    if any(m.actor.kind == PERSON for m in talk.within(i, j)):
        return False
    chunk = talk.found.starting(i)
    if chunk is None or chunk.kind != TITLE:
        chunk = _closing_title(talk, i, j)  # "Human Rights Watchs executive director"
    if chunk is None or chunk.kind != TITLE:
        return False
    return talk.found.words.lows[chunk.j - 1] not in wordlist("staff")  # "Biden aide" is not Biden


def _closing_title(talk: Discourse, i: int, j: int) -> Chunk | None:
    """The title that ends a source after two and more words in capitals, a body's name whose apostrophe may be lost."""
    found = talk.found
    chunk = found.ending(j)
    if chunk is None or chunk.kind != TITLE or chunk.i - i < 2:
        return None
    return chunk if all(found.words.capital(k) and found.joined(k) for k in range(i + 1, chunk.i)) else None
