"""The cue lexicon: lexicon.toml read once, every verb inflected by rule, looked up longest first."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import product
from typing import NamedTuple

from saidseen.model.reading import Passage, Span
from saidseen.reading.acts.words import Word, words_of

PARTS = ("family", "lean", "certain")
NEGATIONS = ("not", "never", "nor", "hardly")
IRREGULAR = {
    "be": "is are was were been being be am",
    "have": "has had having have",
    "say": "says said saying say",
    "tell": "tells told telling",
    "give": "gives gave given giving",
    "make": "makes made making",
    "take": "takes took taken taking",
    "write": "writes wrote written writing",
    "speak": "speaks spoke spoken speaking",
    "see": "sees saw seen seeing",
    "show": "shows showed shown showing",
    "hold": "holds held holding",
    "hear": "hears heard hearing",
    "put": "puts put putting",
    "set": "sets set setting",
    "cut": "cuts cut cutting",
    "hit": "hits hit hitting",
    "let": "lets let letting",
    "come": "comes came coming",
    "go": "goes went gone going",
    "keep": "keeps kept keeping",
    "leave": "leaves left leaving",
    "lay": "lays laid laying",
    "lend": "lends lent lending",
    "bring": "brings brought bringing",
    "find": "finds found finding",
    "think": "thinks thought thinking",
    "feel": "feels felt feeling",
    "know": "knows knew known knowing",
    "mean": "means meant meaning",
    "seek": "seeks sought seeking",
    "swear": "swears swore sworn swearing",
    "undertake": "undertakes undertook undertaken undertaking",
    "foresee": "foresees foresaw foreseen foreseeing",
    "foretell": "foretells foretold foretelling",
    "forbid": "forbids forbade forbidden forbidding",
    "withhold": "withholds withheld withholding",
    "shoot": "shoots shot shooting",
    "shut": "shuts shut shutting",
    "slam": "slams slammed slamming",
    "stand": "stands stood standing",
    "stick": "sticks stuck sticking",
    "strike": "strikes struck striking",
    "throw": "throws threw thrown throwing",
    "tear": "tears tore torn tearing",
    "sweep": "sweeps swept sweeping",
    "rise": "rises rose rising",
    "read": "reads read reading",
    "pay": "pays paid paying",
    "level": "levels leveled levelled leveling levelling",
    "draw": "draws drew drawn drawing",
    "dig": "digs dug digging",
    "fall": "falls fell fallen falling",
    "get": "gets got getting",
    "bet": "bets bet betting",
    "break": "breaks broke broken breaking",
    "bear": "bears bore borne bearing",
    "sing": "sings sang sung singing",
    "understand": "understands understood understanding",
    "catch": "catches caught catching",
    "pin": "pins pinned pinning",
    "send": "sends sent sending",
    "spin": "spins spun spinning",
    "recall": "recalls recalled recalling",
    "offer": "offers offered offering",
    "plead": "pleads pleaded pled pleading",
    "begin": "begins began begun beginning",
    "broadcast": "broadcasts broadcast broadcasting",
    "forecast": "forecasts forecast forecasted forecasting",
    "cast": "casts cast casting",
    "behold": "beholds beheld beholding",
    "overrule": "overrules overruled overruling",
    "withdraw": "withdraws withdrew withdrawn withdrawing",
}


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


def inflect(base: str) -> frozenset[str]:
    """All forms of a verb by rule: base, -s, -ed, -ing (doubled consonants included), irregular ones by table."""
    if base in IRREGULAR:
        return frozenset([base, *IRREGULAR[base].split()])
    if "-" in base:
        head, _, last = base.rpartition("-")
        return frozenset(f"{head}-{form}" for form in inflect(last))
    if base.endswith("e"):
        return frozenset([base, base + "s", base + "d", base[:-1] + "ing", base + "ing"])
    if re.search(r"[^aeiou]y$", base):
        return frozenset([base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"])
    s = base + ("es" if re.search(r"(s|x|z|ch|sh)$", base) else "s")
    forms = {base, s, base + "ed", base + "ing"}
    if re.search(r"[^aeiou][aeiou][bdgklmnprtv]$", base):
        forms |= {base + base[-1] + "ed", base + base[-1] + "ing"}
    return frozenset(forms)


def plural(noun: str) -> frozenset[str]:
    """A noun and its plural, by rule."""
    if re.search(r"[^aeiou]y$", noun):
        return frozenset([noun, noun[:-1] + "ies"])
    return frozenset([noun, noun + ("es" if re.search(r"(s|x|ch|sh)$", noun) else "s")])


@cache
def entries() -> dict[str, list[tuple[tuple[str, ...], CueEntry]]]:
    """Every cue of the lexicon by its first word, longest first."""
    found: dict[tuple[str, ...], CueEntry] = {}
    table = tomllib.loads((files(__package__) / "lexicon.toml").read_text("utf8"))
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
        return NEGATIONS
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
