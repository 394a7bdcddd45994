"""Three rewriters of stories, deterministic, that write as content farms do: what `copies.py` is measured with.

All exchange words and phrases for others (rewriting_a.txt, _b.txt and _c.txt), each in turn, break what is left of long
runs with a filler, and move things around:

- *the desk* brings the time or the speaker to the front, turns some verbs into the passive, cuts off what follows a
  semicolon or ", and" as a sentence of its own, and drops every fifth sentence;
- *the mill* drops clauses between commas and brackets, puts the speaker behind what was said or writes "according to",
  says Moscow for Russia, joins sentences, exchanges neighbours, writes small numbers as words, and drops every fourth
  sentence;
- *the echo*, which was written last and by whose figures no threshold was chosen, cuts the clause behind the
  first comma or brings it to the front, turns "X and Y" round, leaves out first names and adjectives of nationality,
  begins with another sentence than the first, and drops every third.

The thresholds of the comparison were chosen with the first two in view; no word list of it was made from any of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from saidseen.language.sentences import sentences

Rewrite = Callable[[str], str]

_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_NUMBERS = dict(
    zip(
        range(2, 13),
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        strict=True,
    )
)
_CAPITALS = {
    "Russia": "Moscow", "Ukraine": "Kyiv", "Turkey": "Ankara", "Iran": "Tehran", "Syria": "Damascus",
    "United States": "Washington", "US": "Washington", "U.S.": "American", "France": "Paris", "Germany": "Berlin",
}  # fmt: skip
_VERBS = (
    "attacked|captured|seized|condemned|launched|struck|hit|destroyed|targeted|killed|shelled|bombed|carried out|backed"
    "|supported|rejected|besieged|recaptured|announced|accused|discussed|urged|controlled|imposed|signed|approved|closed"
)
_STRUCK = {"struck": "struck", "carried out": "carried out"}


@dataclass(slots=True)
class _Exchange:
    """Exchanges words by a list; each word's alternatives come in turn."""

    alternatives: dict[str, list[str]]
    pattern: re.Pattern[str]
    turn: int = 0

    def __call__(self, text: str) -> str:
        return self.pattern.sub(self._other, text)

    def _other(self, match: re.Match[str]) -> str:
        word = match.group()
        others = self.alternatives[word.lower()]
        self.turn += 1
        other = others[self.turn % len(others)]
        return other[0].upper() + other[1:] if word[0].isupper() else other


def desk(text: str) -> str:
    """The story in the words of the first rewriter."""
    spoken = [_desk_sentence(s, number) for number, s in enumerate(_sentences(text)) if number % 5 != 3]
    return _broken(_exchange("a")(" ".join(spoken)), text, ("as it happened", "it emerged", "reportedly"))


def mill(text: str) -> str:
    """The story in the words of the second rewriter, which was kept back."""
    kept = [s for number, s in enumerate(_sentences(text)) if number % 4 != 2]
    for at in range(1, len(kept) - 1, 3):
        kept[at], kept[at + 1] = kept[at + 1], kept[at]
    turned = [_mill_sentence(s, number) for number, s in enumerate(kept)]
    return _broken(_exchange("b")(" ".join(_joined(turned))), text, ("apparently", "it is understood", "by now"))


def echo(text: str) -> str:
    """The story in the words of the third rewriter, which nothing was made with."""
    kept = [s for number, s in enumerate(_sentences(text)) if number % 3 != 1]
    if len(kept) > 2:
        kept[0], kept[1] = kept[1], kept[0]
    turned = [_echo_sentence(s, number) for number, s in enumerate(kept)]
    return _broken(_exchange("c")(" ".join(turned)), text, ("so far", "on this account", "for the moment"))


def _broken(rewritten: str, text: str, fillers: tuple[str, ...]) -> str:
    """The rewritten story without runs of seven words of `text`: an article goes, or a filler comes between."""
    words = text.split()
    runs = {tuple(words[at : at + 6]) for at in range(len(words) - 5)}
    made: list[str] = []
    turn = 0
    for word in rewritten.split():
        if tuple(made[-6:]) in runs:
            if word in ("the", "a", "an", "also", "that"):
                continue
            if word[0].islower():
                turn += 1
                made += fillers[turn % len(fillers)].split()
        made.append(word)
    return " ".join(made)


def _sentences(text: str) -> list[str]:
    return [" ".join(s.of(text).split()) for s in sentences(text)]


def _exchange(which: str) -> _Exchange:
    """The list of one rewriter, at its beginning."""
    alternatives, pattern = _list(which)
    return _Exchange(alternatives, pattern)


@cache
def _list(which: str) -> tuple[dict[str, list[str]], re.Pattern[str]]:
    lines = (Path(__file__).parent / f"rewriting_{which}.txt").read_text("utf-8").splitlines()
    rows = [line.split(": ", 1) for line in lines if line and not line.startswith("#")]
    alternatives = {word: others.split(", ") for word, others in rows}
    words = "|".join(re.escape(word) for word in sorted(alternatives, key=len, reverse=True))
    return alternatives, re.compile(rf"\b(?:{words})\b(?![-'’])", re.IGNORECASE)


def _desk_sentence(sentence: str, number: int) -> str:
    """One sentence of the first rewriter."""
    sentence = _passive(sentence)
    if time := re.fullmatch(rf"([A-Z].{{20,}}?) (on (?:{_DAYS}))([ ,].*|\.)", sentence):
        sentence = f"{time[2].capitalize()[:3]}{time[2][3:]}, {_lowered(time[1])}{time[3]}"
    if spoken := re.fullmatch(r"(.{25,}), ((?:the |a |[A-Z])[^,]{2,60}) (said|told [^,.]{3,40})\.", sentence):
        sentence = f"{_raised(spoken[2])} {spoken[3]} that {_lowered(spoken[1])}."
    if number % 2 and (parts := re.fullmatch(r"(.{40,}?)(?:;|, and) ((?:the|it|he|they|a|[A-Z]).{20,})", sentence)):
        sentence = f"{parts[1]}. {_raised(parts[2])}"
    return sentence


def _passive(sentence: str) -> str:
    """ "The army captured the town of X." with the town first."""
    pattern = (
        rf"((?:The |A )?[A-Z][\w' -]{{2,40}}?) ({_VERBS}) ((?:the|a|an|two|three|several|its) [\w' -]{{3,60}}?)([,.].*)"
    )
    if not (found := re.fullmatch(pattern, sentence)):
        return sentence
    who, verb, what, rest = found.groups()
    be = "were" if re.match(r"(?:two|three|several)\b|\S+ \w+s$", what) else "was"
    return f"{_raised(what)} {be} {_STRUCK.get(verb, verb)} by {_lowered(who)}{rest}"


def _mill_sentence(sentence: str, number: int) -> str:
    """One sentence of the second rewriter."""
    sentence = re.sub(r" \([^()]{1,60}\)", "", sentence)
    sentence = re.sub(r", (?:which|who|an?|the) [^,.]{5,70},", "", sentence, count=1)
    spoken = re.fullmatch(
        r"([A-Z][^,“\"]{3,60}?) (?:said|says|told [^,.]{3,30})(?: on \w+day)? (?:that )?(.{25,})\.", sentence
    )
    if spoken and number % 2:
        sentence = f"According to {_lowered(spoken[1])}, {_lowered(spoken[2])}."
    elif spoken:
        sentence = f"{_raised(spoken[2])}, {_lowered(spoken[1])} said."
    if number % 3 == 1:
        sentence = re.sub(
            rf"\b({'|'.join(map(re.escape, _CAPITALS))})(?=[ ,'’])(?! [A-Z])", lambda m: _CAPITALS[m[1]], sentence
        )
    return re.sub(r"(?<![\w.,-])([2-9]|1[0-2])(?= [a-z])", lambda m: _NUMBERS[int(m[1])], sentence)


def _echo_sentence(sentence: str, number: int) -> str:
    """One sentence of the third rewriter."""
    sentence = re.sub(r"\b([a-z]{4,}) and ([a-z]{4,})\b", r"\2 and \1", sentence)
    sentence = re.sub(
        r"\b(?:Vladimir|Bashar|Sergei|Sergey|Antony J\.|Wendy|Joe|Jens|Volodymyr|Barack) (?=[A-Za-z])", "", sentence
    )
    if number % 2:
        sentence = re.sub(r"\b(?:Russian|Syrian|American|Ukrainian|Turkish|Iranian|British) (?=[a-z])", "", sentence)
    if parts := re.fullmatch(r"([^,“\"]{20,}), ([^,“\"]{15,})\.", sentence):
        return f"{_raised(parts[2])}: {_lowered(parts[1])}." if number % 3 else f"{parts[1]}."
    return sentence


def _joined(turned: list[str]) -> list[str]:
    """Every fourth short sentence runs on into the next one."""
    made: list[str] = []
    for number, sentence in enumerate(turned):
        if made and number % 4 == 1 and len(made[-1]) < 160 and made[-1].endswith("."):
            made[-1] = f"{made[-1][:-1]}, while {_lowered(sentence)}"
        else:
            made.append(sentence)
    return made


def _lowered(words: str) -> str:
    """The words as they go inside a sentence: a name keeps its capital."""
    first = words.split(" ", 1)[0]
    small = {"The", "A", "An", "It", "He", "She", "They", "This", "In", "On", "At", "Two", "Three", "Several", "Some"}
    return words[0].lower() + words[1:] if first in small else words


def _raised(words: str) -> str:
    return words[0].upper() + words[1:]
