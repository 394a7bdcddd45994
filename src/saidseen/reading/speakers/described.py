"""What the titles before a name and the apposition after it tell of its bearer."""

from __future__ import annotations

from dataclasses import dataclass

from saidseen.language.en import grammar
from saidseen.language.en import speakers as en
from saidseen.language.en.speakers import wordlist
from saidseen.reading.speakers.lexicon import BODY, COUNTRY, GROUP, INSTITUTION, MEDIA, TITLE
from saidseen.reading.speakers.scan import (
    MODIFIERS,
    Affiliation,
    Chunk,
    Name,
    Scan,
    affiliation,
    complements,
    modifiers,
)
from saidseen.world.countries.table import ADJECTIVE, PEOPLE
from saidseen.world.countries.tokens import BREAK, COMMA, JOINED, UPPER

_NO_APPOSITION = wordlist("no-apposition")


@dataclass(slots=True)
class Described:
    """What a title or apposition told of a name: the words from `i` to before `j` tell it."""

    i: int
    j: int
    title: Chunk | None
    affiliation: Affiliation
    strength: int


def describe(found: Scan, name: Name) -> Described | None:
    """What the words directly before or after a name tell of it, the fuller of the two."""
    several = [d for d in (_before(found, name), _after(found, name), _marked(found, name)) if d]
    return max(several, key=lambda d: d.strength, default=None)


def _described(
    found: Scan,
    span: tuple[int, int],
    title: Chunk | None,
    before: list[Chunk],
    after: list[tuple[str, Chunk]],
    floor: int | None = None,
) -> Described:
    i, j = span
    lows = found.words.lows
    start = min([i, *(c.i for c in before), *([title.i] if title else [])])
    last = title.i if title else j
    former = any(w in en.FORMER for w in lows[max(0, floor if floor is not None else start - 1) : last])
    told = affiliation(title.entry if title else None, before, after, former)
    if not told.country and not told.organisation and title is not None and _american_party(found, title.i):
        told.country = "USA"
    strength = 2 * bool(told.country or told.organisation) + bool(title) + bool(told.sector)
    return Described(start, j, title, told, strength)


def _before(found: Scan, name: Name) -> Described | None:
    """Titles before the name: "Russian President …", "the head of NATO …", "Russia's defence minister, …"."""
    i = name.i - 1 if name.honorific is not None else name.i
    chunk = found.ending(i)
    if i == 0 or found.words.after[i - 1] not in (JOINED, COMMA):
        return None
    if chunk is None:
        return _field_before(found, name, i)
    if not found.joined(i) and not _apposed_name(found, name, chunk):
        return None
    if chunk.kind == TITLE:
        after = _of_country(found, name.j)
        end = after[-1][1].j if after else name.j
        told = _described(found, (chunk.i, end), chunk, modifiers(found, chunk.i), after)
        if told.affiliation.sector == "GOV" and _private(found, chunk.i):
            told.affiliation.sector = None
        return told
    if chunk.kind not in (COUNTRY, BODY, INSTITUTION, MEDIA):
        return None
    title = governing_title(found, chunk)
    if title is not None:
        after = complements(found, title.j, i)
        return _described(found, (title.i, name.j), title, modifiers(found, title.i), after)
    owned = (chunk.kind == COUNTRY and chunk.entry.form == ADJECTIVE) or found.words.possessive(chunk.j - 1)
    if found.joined(i) and owned and chunk.entry.form != PEOPLE:
        return _described(found, (chunk.i, name.j), None, [chunk, *modifiers(found, chunk.i)], [])
    return None


def _field_before(found: Scan, name: Name, i: int) -> Described | None:
    """An office with a field that no table knows, before the name: "Deputy Prime Minister for Energy Ana Pop", with a
    comma "Bolivia's deputy minister of mines, Ana Quispe,"."""
    words, k = found.words, i
    apart = words.after[i - 1] == COMMA
    if name.j - name.i < 2 or (apart and words.after[name.j - 1] not in (COMMA, BREAK)):
        return None
    while k > max(0, i - 5) and (k == i or found.joined(k)):
        low = words.lows[k - 1]
        if low in en.FOR_OF and k < i:
            title = found.ending(k - 1)
            if title is None or title.kind != TITLE or title.entry.sector != "GOV" or not found.joined(k - 1):
                return None
            return _described(found, (title.i, name.j), title, modifiers(found, title.i), [])
        if not (words.capital(k - 1) or apart or low in wordlist("portfolios") or low in en.AND_THE):
            return None
        k -= 1
    return None


def _private(found: Scan, i: int) -> bool:
    """Whether a name in capitals that no table knows stands before the title at word `i`, within the sentence."""
    words = found.words
    if i < 2 or not found.joined(i) or words.after[i - 2] != JOINED or found.ending(i) is not None:
        return False
    return words.capital(i - 1) and words.lows[i - 1] not in MODIFIERS


def _american_party(found: Scan, i: int) -> bool:
    """Whether "Republican" or "Democratic" (not "Social Democratic") stands right before the title at word `i`."""
    words = found.words
    if i < 1 or not found.joined(i) or words.lows[i - 1] not in en.PARTIES or not words.capital(i - 1):
        return False
    return i < 2 or not found.joined(i - 1) or words.lows[i - 2] not in en.PARTY_KINDS


def _apposed_name(found: Scan, name: Name, chunk: Chunk) -> bool:
    """Whether a full name after a comma stands in apposition to the title before it."""
    closed = found.words.after[name.j - 1] in (COMMA, BREAK)
    return name.j - name.i > 1 and closed and chunk.kind in (TITLE, BODY, INSTITUTION, COUNTRY)


def governing_title(found: Scan, chunk: Chunk) -> Chunk | None:
    """The title whose complement ends in `chunk` ("head of the OSCE mission", "envoy for Syria")."""
    i = chunk.i
    for _ in range(6):
        if i <= 0 or not found.joined(i):
            return None
        previous = found.ending(i)
        if previous is not None and previous.kind == TITLE:
            return previous if found.words.lows[previous.j] in en.CONNECTING else None
        i = previous.i if previous is not None else i - 1
        if previous is None and found.words.lows[i] not in en.CONNECTING and not found.words.capital(i):
            return None
    return None


def _of_country(found: Scan, j: int) -> list[tuple[str, Chunk]]:
    """ "of Russia" after a titled name."""
    if j + 1 < len(found.words) and found.joined(j) and found.words.lows[j] == grammar.OF:
        k = j + 1 + (found.words.lows[j + 1] == grammar.THE)
        chunk = found.starting(k)
        if chunk is not None and chunk.kind in (COUNTRY, BODY):
            return [("of", chunk)]
    return []


def apposed_title(found: Scan, j: int) -> Chunk | None:
    """The title in the apposition that begins at word `j`."""
    words = found.words
    if j >= len(words) or words.lows[j] in _NO_APPOSITION | en.GENERATIONS or words.lows[j].endswith(grammar.DOING):
        return None
    k = j
    while k < len(words) and k - j < 10:
        chunk = found.starting(k)
        if chunk is not None and chunk.kind == TITLE:
            return chunk
        if chunk is not None and chunk.kind == GROUP:
            return None
        end = chunk.j if chunk is not None else k + 1
        if words.after[end - 1] != JOINED or words.lows[k] in en.NO_NAME_BEHIND:
            return None
        k = end
    return None


def _heads_body(found: Scan, title: Chunk) -> bool:
    """Whether a title in small letters goes on with "of" or "for": an apposition whose comma was lost ("Rami Haddad
    head of the Observatory said")."""
    plain = title.kind == TITLE and not found.words.capital(title.i) and title.j < len(found.words)
    return plain and found.joined(title.j) and found.words.lows[title.j] in en.OF_FOR_AT


def _after(found: Scan, name: Name) -> Described | None:
    """An apposition after the name: "…, Russia’s foreign minister", "…, the foreign minister of Ukraine,"."""
    lost = found.words.after[name.j - 1] == JOINED and name.j < len(found.words) and name.j - name.i > 1
    title = found.starting(name.j) if lost else None
    if title is not None and not _heads_body(found, title):
        return None
    if found.words.after[name.j - 1] == COMMA:
        title = apposed_title(found, name.j)
    if title is None:
        return None
    limit = min(title.j + 14, len(found.words))
    after = complements(found, title.j, limit)
    end = after[-1][1].j if after and not lost else title.j
    made = _described(found, (title.i, end), title, modifiers(found, title.i), after, max(name.j, title.i - 3))
    made.i = name.i
    return made


def _marked(found: Scan, name: Name) -> Described | None:
    """A party and state in brackets after the name of an American politician: "(R-Iowa)"."""
    words, j = found.words, name.j
    if j >= len(words) or words.text[words.starts[j] - 1] != "(" or words.lows[j][:1] not in en.PARTY_LETTERS:
        return None
    if not (words.flags[j] & UPPER or words.text[words.starts[j] + 1 : words.starts[j] + 2] == "-"):
        return None
    if len(words.lows[j]) > 1 and words.lows[j][1] != "-":
        return None
    title = found.ending(name.i)
    return Described(
        name.i, j + 1, title if title and title.kind == TITLE else None, Affiliation("USA", None, "LEG"), 3
    )
