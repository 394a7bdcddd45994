"""What can be damaged: the numbers of module constants, and the lines of word lists, of the rooms that decide and of
the language that they look for."""

from __future__ import annotations

import ast
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOMS = ("language", "reading", "claims")
_WORD = re.compile(r"(?<![\\{\w])[a-zA-Z]{3,}(?![\w}])")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Mutation:
    """One damage: the file (under the package), the line, and what that line becomes (None: it is taken out)."""

    path: str
    line: int
    was: str
    becomes: str | None

    @property
    def room(self) -> str:
        """The room whose decision it is."""
        return self.path.partition("/")[0]

    def told(self) -> str:
        """The damage in one line."""
        if self.becomes is None:
            return f"{self.path}:{self.line}: taken out: {self.was.strip()[:90]}"
        at = next((n for n, (a, b) in enumerate(zip(self.was, self.becomes, strict=False)) if a != b), 0)
        low = max(0, at - 40)
        return f"{self.path}:{self.line}: {self.was[low : at + 25].strip()} => {self.becomes[low : at + 25].strip()}"

    def apply(self, text: str) -> str:
        """The file's text, damaged."""
        lines = text.splitlines(keepends=True)
        lines[self.line - 1] = "" if self.becomes is None else self.becomes + "\n"
        return "".join(lines)


def sample(package: Path, count: int, seed: int) -> list[Mutation]:
    """Damages drawn by the seed: half of them numbers, half lines of lists, every list file as likely as another."""
    draw = random.Random(seed)
    numbers = [m for path in _files(package, ".py") for m in _numbers(package, path)]
    lists = [list(_lines(package, path)) for path in _files(package, ".txt", ".toml")]
    chosen = draw.sample(numbers, min(count // 2, len(numbers)))
    for some in lists:
        draw.shuffle(some)
    while len(chosen) < count and any(lists):
        if some := draw.choice(lists):
            chosen.append(some.pop())
    draw.shuffle(chosen)
    return chosen


def _files(package: Path, *suffixes: str) -> list[Path]:
    return [p for room in ROOMS for p in sorted((package / room).rglob("*")) if p.suffix in suffixes]


def _numbers(package: Path, path: Path) -> Iterator[Mutation]:
    """Each number in what a module assigns to its names, doubled (a nought becomes one)."""
    text = path.read_text(encoding="utf8")
    lines = text.splitlines()
    for node in ast.parse(text).body:
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        for number in ast.walk(node.value):
            if not isinstance(number, ast.Constant) or type(number.value) not in (int, float):
                continue
            line, start, end = number.lineno, number.col_offset, number.end_col_offset
            raw = lines[line - 1].encode()
            assert end is not None
            damaged = raw[:start] + _doubled(raw[start:end].decode()).encode() + raw[end:]
            yield Mutation(str(path.relative_to(package)), line, raw.decode(), damaged.decode())


def _doubled(number: str) -> str:
    value = ast.literal_eval(number)
    return repr(value * 2) if value else "1"


def _lines(package: Path, path: Path) -> Iterator[Mutation]:
    """Each line of a list: taken out of a .txt, its words or numbers spoilt in a .toml, whose form must hold."""
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
        plain = line.strip()
        if not plain or plain.startswith(("#", "[")):
            continue
        name = str(path.relative_to(package))
        if path.suffix == ".txt":
            yield Mutation(name, number, line, None)
        elif (spoilt := _spoilt(line)) != line:
            yield Mutation(name, number, line, spoilt)


def _spoilt(line: str) -> str:
    """A line of TOML whose words no longer are what they were; a lone number is doubled."""
    key, equals, value = line.partition(" = ")
    if not equals:
        key, value = "", line
    if _NUMBER.fullmatch(value.strip()):
        return f"{key}{equals}{_doubled(value.strip())}"
    if value.strip() in ("true", "false"):
        return f"{key}{equals}{'false' if value.strip() == 'true' else 'true'}"
    return f"{key}{equals}{_WORD.sub(lambda m: m[0] + 'zq', value)}"
