"""What a number counts: the noun phrase that follows it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from saidseen.language.en import grammar
from saidseen.language.en import quantities as en
from saidseen.language.en.quantities import MONEY_WORDS, word_set

_NEXT = re.compile(
    r"(?P<gap>[ \t\u00a0\u202f]*(?:\r?\n)?[ \t]*)(?P<word>[^\W\d_](?:[^\W_]|[-'’.](?=[^\W_])){0,40}\.?|%|°[CF]?)"
)
_JOINED = re.compile(r"(?:-|‑)(?P<word>[^\W\d_]{1,20}(?:-[^\W\d_]{1,20})?)")
_REACH = 6  # words after the number among which its noun is looked for


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted, in lower case, and where its words end; `name` is None where the text does not say."""

    name: str | None
    end: int


def unit_after(text: str, end: int, limit: int, one: bool) -> Unit:
    """The unit of a number that ends at `end`, read no further than `limit`; `one` for a count of one."""
    percent = en.PERCENT.match(text, end, limit)
    if percent:
        return Unit("%", percent.end())
    glued = en.glued().match(text, end, limit)
    if glued:
        return Unit(glued.group().lower().strip(), glued.end())
    joined = _JOINED.match(text, end, limit)
    if joined:
        return _hyphened(text, joined, limit)
    return _phrase(text, end, limit, one)


def _hyphened(text: str, joined: re.Match[str], limit: int) -> Unit:
    """After "-strong" the noun is what follows; any other hyphened word is the unit itself."""
    word = joined["word"].lower()
    if word != en.STRONG:
        return Unit(word, joined.end())
    unit = _phrase(text, joined.end(), limit, one=True)
    return unit if unit.name else Unit(None, joined.end())


def _phrase(text: str, end: int, limit: int, one: bool) -> Unit:
    """The words up to the first plural or collective noun; for a count of one, up to the first word that is no noun."""
    words: list[str] = []
    at = last = end
    for _ in range(_REACH):
        match = _NEXT.match(text, at, limit)
        if match is None or (
            not match["gap"] and match["word"][0].isalpha() and at == end and not _measure(match["word"])
        ):
            break
        raw = match["word"].rstrip(".") if match["word"].count(".") == 1 else match["word"]
        word = raw.lower()
        if word in en.JOINING and words and _national(words[-1]) and not one:
            at = match.end()
            words.append(word)
            continue
        if word in word_set("STOP") or (one and words and _verbal(word, words[-1])):
            break
        at, last = match.end(), match.start("word") + len(raw)
        words.append(raw)
        if not one and _counted(word, first=len(words) == 1):
            return Unit(_name(words), last)
        if text[last : last + 1] in (",", ";", ":", ".", "!", "?", ")") and raw != match["word"]:
            break
    if one and words:
        return Unit(_name(words[:3]), _end_of(text, end, words[:3]))
    return Unit(None, end)


def _verbal(word: str, before: str) -> bool:
    """Whether a word after the noun of a count of one is rather what was done or happens to it."""
    plural = word.endswith(grammar.S) and not word.endswith(en.SINGULAR_S)
    return plural or word.endswith(en.DONE) or (word.endswith(en.DOING) and not before.endswith(en.DONE))


def _end_of(text: str, end: int, words: list[str]) -> int:
    """Where the last of `words`, which stand in order after `end`, ends."""
    for word in words:
        end = text.index(word, end) + len(word)
    return end


def _counted(word: str, first: bool) -> bool:
    """A plural, a collective noun or a unit of measure can be counted by a number above one."""
    if word in word_set("PEOPLE"):
        return first
    if word in word_set("COLLECTIVES") or _measure(word):
        return True
    return (
        len(word) > 3
        and word.endswith(grammar.S)
        and not word.endswith((grammar.GENITIVE, grammar.PRINTED_GENITIVE, *en.SINGULAR_S))
    )


def _measure(word: str) -> bool:
    return (
        word.lower().rstrip(".") in word_set("UNITS") or word.lower() in MONEY_WORDS or word in ("%", "°", "°C", "°F")
    )


def _national(word: str) -> bool:
    return word[0].isupper() and (word.lower().endswith(en.NATIONAL) or word.lower() in word_set("NATIONS"))


def _name(words: list[str]) -> str | None:
    """The phrase in lower case, without adjectives of nationality and words that only say "more"."""
    kept = [w for w in words if not _national(w) and w.lower() not in en.JOINING]
    while len(kept) > 1 and kept[0].lower() in word_set("MINDLESS"):
        kept = kept[1:]
    name = " ".join(w.lower() for w in kept)
    return MONEY_WORDS.get(name.removesuffix(grammar.S), name) or None
