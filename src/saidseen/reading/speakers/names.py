"""Where a text names people, before it is asked who they are."""

from __future__ import annotations

from collections.abc import Sequence, Set

from saidseen.language.en import grammar
from saidseen.language.en import speakers as en
from saidseen.language.en.speakers import wordlist
from saidseen.language.en.transcripts import ASKING
from saidseen.model.attribution import Tag
from saidseen.reading.speakers.described import apposed_title, governing_title
from saidseen.reading.speakers.lexicon import BODY, COUNTRY, INSTITUTION, TITLE, given_names, sector_words
from saidseen.reading.speakers.scan import Chunk, Name, Scan
from saidseen.world.countries.table import CAPITAL_CITY, NAME
from saidseen.world.countries.tokens import BREAK, CAPITAL, COMMA, UPPER

PARTICLES = wordlist("particles")
NOT_NAMES = wordlist("not-names")


def names(found: Scan, tags: Sequence[Tag], hints: Set[int], held: Set[int]) -> list[Name]:
    """Names of people: the tagged ones, those after a title or honorific, those that begin
    with a given name, at `hints` those that are all of a source, and at `held` office holders whatever the tags say."""
    tagged = _tagged(found, tags, "PER")
    other = _tagged(found, [t for t in tags if t.label != "PER"], None)
    out: list[Name] = []
    i, n = 0, len(found.words)
    while i < n:
        if found.words.lows[i] in ASKING and found.words.flags[i] & UPPER:
            i += 1
            continue
        if _field(found, i, n) and (
            i + 1 in tagged or (found.words.lows[i - 1] == grammar.AND and _full_name(found, i + 1))
        ):
            i += 1
        if i in tagged:
            out.append(_name(found, i, tagged[i]))
            i = tagged[i]
            continue
        chunk = found.starting(i)
        if chunk is not None and _begins_name(found, chunk):
            j = max(tagged.get(chunk.j, 0), _run(found, chunk.j), chunk.j + 1)
            out.append(_name(found, i, j))
            i = j
            continue
        if chunk is not None and not _is_given(found, i):
            i = chunk.j
            continue
        j = _run(found, i) if found.words.flags[i] & CAPITAL else i
        if j > i and (_is_person(found, i, j, titled=i in other) or (i in hints and i not in other) or i in held):
            out.append(_name(found, i, j))
            i = j
            continue
        if _before_full(found, i, j) and i + 1 not in hints:
            i += 1  # "in Aleppo Omar Nasser told": a place, then a name
            continue
        within = (k for k in range(i + 1, j) if k in tagged or k in hints)
        i = next((k if k in tagged else _from_given(found, k, i) for k in within), max(j, i + 1))
    return out


def _begins_name(found: Scan, chunk: Chunk) -> bool:
    """Whether a place is the first name of somebody: it stands between a title and a further name of no table ("Gen.
    Santiago Cruz", "Brig. Gen. St. John Hall")."""
    words, j = found.words, chunk.j
    if chunk.kind != COUNTRY or chunk.entry.form not in (NAME, CAPITAL_CITY) or words.possessive(j - 1):
        return False
    if j >= len(words) or not found.joined(j) or not words.capital(j) or found.starting(j) is not None:
        return False
    title = found.ending(chunk.i) if found.joined(chunk.i) else None
    return title is not None and title.kind == TITLE and words.capital(title.i)


def _where(found: Scan, i: int) -> bool:
    """Whether word `i` comes right after a preposition of place, or after the "of" of a title ("governor of ...")."""
    if not i or not found.joined(i):
        return False
    before = found.words.lows[i - 1]
    if before in en.OF_FOR and found.joined(i - 1) and (title := found.ending(i - 1)) is not None:
        return title.kind in (TITLE, INSTITUTION)
    return before in en.BEFORE_PLACE


def _before_full(found: Scan, i: int, j: int) -> bool:
    """Whether word `i` says where or what for, and a full name follows ("governor of Homs Talal Barazi")."""
    lows = found.words.lows
    return j - i > 2 and _where(found, i) and lows[i] not in given_names() and lows[i + 1] in given_names()


def _from_given(found: Scan, k: int, i: int) -> int:
    """The first of the given names right before word `k`, none before or at word `i`: a place that stands before a
    name without a comma is no part of it."""
    while k - 1 > i and found.words.lows[k - 1] in given_names():
        k -= 1
    return k


def _tagged(found: Scan, tags: Sequence[Tag], label: str | None) -> dict[int, int]:
    out: dict[int, int] = {}
    for tag in tags:
        if label is not None and tag.label != label:
            continue
        i = found.word_at(tag.span.start)
        j = i
        while j < len(found.words) and found.words.starts[j] < tag.span.end:
            j += 1
        whole = label is not None and _named_for_place(found, i, j)
        while not whole and i < j and _no_name(found, i, j):
            i = found.chunks[found.by_start[i]].j if found.starting(i) else i + 1
        if label is not None:
            j = next((k + 1 for k in range(i, j - 1) if found.words.after[k] == BREAK), j)
        while label is not None and j > i + 1 and not _in_name(found, j - 1):
            j -= 1  # "Peskov declined": a word in small letters ends no name
        if label is not None and j == i + 1 and (_country(found, i) or _initials(found, i) or _known_body(found, i)):
            continue
        title = found.starting(i)
        if label is not None and title is not None and title.kind == TITLE and j < title.j:
            continue  # the "Prime" of "Prime Minister"
        if i < j and (label is None or any(found.words.capital(k) for k in range(i, j))):
            out[i] = j
    return out if label is None else _with_given(found, _whole(found, out))


def _no_name(found: Scan, i: int, j: int) -> bool:
    """Whether a tagged name rather begins after word `i`: an honorific, title, country, body or field of an office."""
    if found.words.lows[i] in en.HONORIFICS or found.words.lows[i].endswith(en.TIED) or _leading_title(found, i, j):
        return True
    return _field(found, i, j) or _before_full(found, i, j)


def _named_for_place(found: Scan, i: int, j: int) -> bool:
    """Whether a tagged name begins with a country or capital that is somebody's first name ("Jordan Hill"): one word,
    no owner, with only words of no table behind it."""
    chunk = found.starting(i)
    if chunk is None or chunk.kind != COUNTRY or chunk.j != i + 1 or found.words.possessive(i):
        return False
    if chunk.entry.form not in (NAME, CAPITAL_CITY) or found.words.flags[i] & UPPER:
        return False
    return j > i + 1 and found.joined(i + 1) and not any(found.starting(k) for k in range(i + 1, j))


def _with_given(found: Scan, spotted: dict[int, int]) -> dict[int, int]:
    """The names with the first name before them that is a month's, a season's or a place's as well ("April Summers",
    "Sydney Carver"), or a saint's; none where a preposition says that it is the month or the place."""
    words, out = found.words, {}
    for i, j in spotted.items():
        k = i - 1
        if k < 0 or not found.joined(i) or not words.capital(k) or words.possessive(k) or words.flags[k] & UPPER:
            out[i] = j
            continue
        before = words.lows[k - 1] if k and found.joined(k) else ""
        known = words.lows[k] in wordlist("given-too") and before not in en.OF_PLACE
        named = known and not (k and found.joined(k) and words.capital(k - 1) and found.ending(k) is None)
        out[k if named or words.lows[k] == en.SAINT else i] = j
    return out


def _whole(found: Scan, spotted: dict[int, int]) -> dict[int, int]:
    """The names with those that directly follow one another put together: "Olaf" and "Scholz" are one."""
    out: dict[int, int] = {}
    last = -1
    for i, j in sorted(spotted.items()):
        if last >= 0 and out[last] == i and found.joined(i) and not found.words.possessive(i - 1):
            out[last] = j
        else:
            last = i
            out[i] = j
    return out


def _in_name(found: Scan, k: int) -> bool:
    """Whether word `k` may be the last of a name: a capital or a name in small letters all through."""
    return not found.words.word(k).islower() or found.words.word(k - 1).islower()


def _initials(found: Scan, i: int) -> bool:
    """Whether word `i` is two to four capitals after no title or honorific, a body's short name ("RSF")."""
    if not found.words.flags[i] & UPPER or len(found.words.lows[i]) > 4:
        return False
    before = found.ending(i) if found.joined(i) else None
    return not (before is not None and before.kind == TITLE) and not (i and found.words.lows[i - 1] in en.HONORIFICS)


def _country(found: Scan, i: int) -> bool:
    """Whether word `i` alone is a country or its capital, after no title or honorific ("Ankara")."""
    chunk = found.starting(i)
    if chunk is None or chunk.kind != COUNTRY or (i + 1 < chunk.j):
        return False
    before = found.ending(i) if found.joined(i) else None
    return not (before is not None and before.kind == TITLE) and not (i and found.words.lows[i - 1] in en.HONORIFICS)


def _known_body(found: Scan, i: int) -> bool:
    """Whether word `i` alone is a body that the tables know ("ISIS-K")."""
    chunk = found.starting(i)
    return chunk is not None and chunk.kind == BODY and chunk.j == i + 1


def _leading_title(found: Scan, i: int, j: int) -> bool:
    chunk = found.starting(i)
    return chunk is not None and chunk.j < j and chunk.kind in (TITLE, COUNTRY, BODY, INSTITUTION)


def _field(found: Scan, i: int, j: int) -> bool:
    """Whether word `i` is the field of an office, before a full name ("… Rights, and Labor Ann Lee")."""
    return i + 2 < j and found.words.lows[i] in wordlist("portfolios") and found.starting(i) is None


def _full_name(found: Scan, i: int) -> bool:
    """Whether words `i` and the next are two joined capital words of no table."""
    joined = found.joined(i) and found.joined(i + 1) and found.words.capital(i) and found.words.capital(i + 1)
    return joined and found.starting(i) is None and found.starting(i + 1) is None


def _is_given(found: Scan, i: int) -> bool:
    """Whether word `i` is a given name followed by another capital word (Jordan and Paris are places too)."""
    if found.words.lows[i] not in given_names() or i + 1 >= len(found.words):
        return False
    return found.words.capital(i) and found.joined(i + 1) and found.words.capital(i + 1)


def _run(found: Scan, i: int) -> int:
    """The end of the run of capital words from word `i`: five at most, none of the lexicon but after a given name."""
    words, j = found.words, i
    while j < len(words) and j - i < 5:
        if j > i and not found.joined(j):
            break
        low = words.lows[j]
        chunk = found.starting(j)
        if chunk is not None and not (chunk.j == j + 1 and j > i and _surname(found, i, j, chunk)):
            break
        if not words.capital(j) and not (j > i and (low in PARTICLES or not words.word(j).islower())):
            break
        if low.split("'")[0] in NOT_NAMES or low in en.HONORIFICS or low[0].isdigit():
            break
        j += 1
        if words.possessive(j - 1):
            break
    while j > i and (words.lows[j - 1] in PARTICLES and not words.capital(j - 1)):
        j -= 1
    plain = all(words.lows[k] not in PARTICLES and len(words.lows[k]) > 2 for k in range(i, j))
    if j - i > 3 and plain and words.lows[i] in given_names() and words.lows[i + 1] not in given_names():
        return i + 2  # a headline in capitals: given name and surname
    return j


def _surname(found: Scan, i: int, j: int, chunk: Chunk) -> bool:
    """Whether a lexicon word ends a name: it comes right after a given name and no further name follows."""
    if j != i + 1 or found.words.lows[i] not in given_names() or chunk.kind not in (TITLE, COUNTRY):
        return False
    after = j + 1
    return not (after < len(found.words) and found.joined(after) and found.words.capital(after))


def _is_person(found: Scan, i: int, j: int, titled: bool) -> bool:
    """Whether a run of capital words is a person's name; `titled`: only an honorific or title may say so."""
    words = found.words
    before = words.lows[i - 1] if found.joined(i) else ""
    if before in en.HONORIFICS:
        return True
    if any(words.lows[k] in sector_words() for k in range(i, j)):
        return False
    previous = found.ending(i) if found.joined(i) else None
    if previous is not None and previous.kind == TITLE and (words.capital(previous.i) or j - i > 1):
        return True
    if titled:
        return False
    if (
        previous is not None
        and j - i > 1
        and previous.kind in (BODY, COUNTRY, INSTITUTION)
        and governing_title(found, previous)
    ):
        return True
    if j - i > 1 and words.lows[i].removeprefix(en.ABDEL) in given_names():
        return True
    return j - i > 1 and words.after[j - 1] == COMMA and apposed_title(found, j) is not None


def _name(found: Scan, i: int, j: int) -> Name:
    low = found.words.lows[i]
    article = found.joined(i) and (low in PARTICLES or low.startswith(en.AL)) and found.ending(i) is None
    if article and found.words.lows[i - 1] in given_names():
        i -= found.words.capital(i - 1)  # "Ibrahim" before "Abu Leith"
    before = found.words.lows[i - 1] if found.joined(i) else ""
    previous = found.ending(i) if found.joined(i) else None
    titled = previous is not None and previous.kind in (TITLE, COUNTRY, BODY, INSTITUTION)
    return Name(i, j, en.HONORIFICS.get(before), titled)
