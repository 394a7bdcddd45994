"""Patterns over classes of words, written with the names of the classes: "THE? dir=LAST|PAST unit=UNIT".

An atom is one or more class or macro names joined by `|`, with `name=` before it where the rule asks for it, and `?`
after it where it may be missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TypeVar

from .anchors import Anchor
from .tokens import TimeTokens, char
from .values import Resolved

_MACROS: dict[str, tuple[str, ...]] = {
    # a run of number words may hold hyphens and "and"; figures may carry a fraction ("5 1/2")
    "NUM": (
        "[DIGITS NUMBER YEAR]([DIGITS][SLASH][DIGITS]|[FRAC])?",
        "[FRAC]",
        "[DIGITS NUMBER][FRAC]?([TO OR]|[DASH][TO]|[DASH])[DIGITS NUMBER][FRAC]?",
        "[WORDNUM ONE][DASH]?[TO OR][WORDNUM]",
        "[WORDNUM ONE ZERO A][SCALE](([SCALE]?[AND])?[DASH]?[WORDNUM ONE SCALE]){0,7}([AND][A][HALF])?",
        "[WORDNUM ONE ZERO]([DASH]?[WORDNUM ONE SCALE]){0,7}([AND][A ONE][DASH]?[HALF])?",
    ),
    "BOTH": ("[DIGITS NUMBER][AND TO][DIGITS NUMBER]",),
    "MANY": ("[A]?[FEW][OF]?",),
    "DAYNUM": ("[DIGITS ORDNUM]", "[WORDNUM][DASH]?[ORDINAL FIRST]"),
    "ORD": ("[ORDNUM ORDINAL FIRST LAST]", "[WORDNUM][DASH]?[ORDINAL FIRST]"),
    "MON": ("[MONTH]", "[MONABBR][DOT]?"),
    "WDAY": ("[WEEKDAY][COMMA]?",),
    "TZ": ("[ZONE]", "[LOCAL][MOMENT]"),
    "ANYYEAR": ("[YEAR SHORTYEAR]",),
    "EARLYP": (
        "[EARLY EARLIER LATER][DASH]?",
        "[THE]?[EARLY][OF][THE]?",
        "[EARLIER LATER EARLY][OF][THE]?",
    ),
    "ABOUT": ("[MORE FEW][APPROX]", "[AT]?[APPROX]"),
}
_CLASSES = re.compile(r"\[([A-Z ]+)\]")


@cache
def _bodies(name: str) -> tuple[str, ...]:
    """The patterns over characters of a macro, or of a class by itself."""
    forms = _MACROS.get(name, (f"[{name}]",))
    return tuple(_CLASSES.sub(_charset, form).replace("(", "(?:") for form in forms)


def _charset(match: re.Match[str]) -> str:
    return "[" + "".join(re.escape(char(name)) for name in match[1].split()) + "]"


@dataclass(frozen=True, slots=True)
class PatternHit:
    """Where a pattern met the words: `i` and `j` number its first word and the word after its last."""

    tokens: TimeTokens
    match: re.Match[str]

    @property
    def i(self) -> int:
        return self.match.start()

    @property
    def j(self) -> int:
        return self.match.end()

    def has(self, name: str) -> bool:
        """Whether the atom `name` is in the pattern and was met."""
        return name in self.match.re.groupindex and self.match.start(name) >= 0

    def text(self, name: str) -> str:
        """The words of the atom `name` as they stand, in lower case; '' where it is missing."""
        if not self.has(name):
            return ""
        i, j = self.match.span(name)
        return self.tokens.text[self.tokens.starts[i] : self.tokens.ends[j - 1]].lower()

    def word(self, name: str) -> str:
        """The first word of the atom `name` in lower case; '' where it is missing."""
        return self.tokens.word(self.match.start(name)) if self.has(name) else ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern: its regular expression over class characters and the characters it can start with."""

    regex: re.Pattern[str]
    firsts: frozenset[str]


@cache
def compile_pattern(source: str) -> Pattern:
    """Compile a pattern written with class names; KeyError names an unknown class."""
    regex, firsts, open_ = [], set[str](), True
    for atom in source.split():
        label, _, body = atom.rpartition("=")
        optional = body.endswith("?")
        bodies = list(chain.from_iterable(_bodies(name) for name in body.rstrip("?").split("|")))
        group = f"(?P<{label}>" if label else "(?:"
        regex.append(f"{group}{'|'.join(bodies)}){'?' if optional else ''}")
        if open_:
            firsts |= set(chain.from_iterable(_first_chars(b) for b in bodies))
            open_ = optional
    return Pattern(re.compile("".join(regex)), frozenset(firsts))


def _first_chars(body: str) -> set[str]:
    """The characters that a macro body can start with: its first set, and the next where that may be missing."""
    chars: set[str] = set()
    for match in re.finditer(r"\[((?:\\.|[^\]\\])+)\](\??)", body):
        chars |= set(match[1].replace("\\", ""))
        if not match[2]:
            break
    return chars


@dataclass(frozen=True, slots=True)
class TimeRule:
    """A pattern and what its words come to; the resolver's docstring says in one sentence what the rule decides."""

    pattern: Pattern
    resolve: Callable[[PatternHit, Anchor], Resolved | None]


_Resolve = TypeVar("_Resolve", bound=Callable[[PatternHit, Anchor], Resolved | None])


class Rules(list[TimeRule]):
    """The rules of one question, in the order in which they are tried among matches of the same length."""

    def when(self, *sources: str) -> Callable[[_Resolve], _Resolve]:
        """Register the function below for each of the patterns `sources`."""

        def register(function: _Resolve) -> _Resolve:
            self.extend(TimeRule(compile_pattern(source), function) for source in sources)
            return function

        return register
