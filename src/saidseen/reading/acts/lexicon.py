"""The cue lexicon: lexicon.toml read once, every verb inflected by rule, looked up longest first."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import NamedTuple

from saidseen.language.en import inflection as en
from saidseen.language.en import table as table_of
from saidseen.language.en.inflection import inflect, plural
from saidseen.model.reading import Passage, Span
from saidseen.reading.acts.words import Word, words_of

PARTS = ("family", "lean", "certain")


class CueEntry(NamedTuple):
    """What the lexicon says of a cue: `label` an act or a family's name, `part` certain, lean or family."""

    label: str
    part: str
    noun: bool


class Hit(NamedTuple):
    """An entry found at word `at` of a list of words, `size` words long; `first` is the first word of its phrase."""

    entry: CueEntry
    at: int
    size: int


@cache
def entries() -> dict[str, list[tuple[tuple[str, ...], CueEntry]]]:
    """Every cue of the lexicon by its first word, longest first."""
    found: dict[tuple[str, ...], CueEntry] = {}
    table = table_of("lexicon.toml")
    for part in PARTS:
        for label, lists in table[part].items():
            for forms, noun in _forms(lists):
                if not (noun and forms in found):
                    found[forms] = CueEntry(label, part, noun)
    out: dict[str, list[tuple[tuple[str, ...], CueEntry]]] = {}
    for forms, entry in sorted(found.items(), key=lambda item: -len(item[0])):
        out.setdefault(forms[0], []).append((forms, entry))
    return out


def _forms(lists: dict[str, str]) -> list[tuple[tuple[str, ...], bool]]:
    out: list[tuple[tuple[str, ...], bool]] = []
    for verb in lists.get("verbs", "").split():
        out += [((form,), False) for form in inflect(verb)]
    for noun in lists.get("nouns", "").split():
        out += [((form,), True) for form in plural(noun)]
    out += [((word,), False) for word in lists.get("adjectives", "").split()]
    for phrase in " ".join(lists.get("phrases", "").split()).split(" | "):
        out += [(forms, False) for forms in product(*map(_choices, phrase.split())) if forms]
    return out


def _choices(word: str) -> tuple[str, ...]:
    if word == "N":
        return en.NEGATIONS
    return tuple(inflect(word[1:])) if word.startswith("~") else (word,)


def hits(words: list[Word], until: int | None = None) -> list[Hit]:
    """The cues that start before word `until`, the longest at each word; the words of one are not used for another."""
    out: list[Hit] = []
    at, stop = 0, len(words) if until is None else until
    while at < stop:
        hit = _longest(words, at)
        if hit:
            out.append(hit)
        at += hit.size if hit else 1
    return out


def tells(cue: Passage) -> bool:
    """Whether a cue has a word of saying, thinking, asking, doubting or showing."""
    return bool(hits(words_of(cue.text, Span(0, len(cue.text)))))


def _longest(words: list[Word], at: int) -> Hit | None:
    following = words[at + 1].form if at + 1 < len(words) else None
    for forms, entry in entries().get(words[at].form, ()):
        size = len(forms)
        if size == 1:
            return Hit(entry, at, 1)
        if forms[1] == following and (size == 2 or tuple(word.form for word in words[at : at + size]) == forms):
            return Hit(entry, at, size)
    return None
