"""What must hold of every reading, whatever the story: read from stories cut up, mixed and spoilt.

No two statements have one id, `within` and `repeats` name other statements of the reading, every span gives its words,
and the reading comes back from JSON as it went. Which stories are drawn and how they are spoilt hangs on `--seed`
alone; a story that breaks something is printed with its number, so that it can be made again with --only.

usage: python benchmarks/mutated.py [--shared ../shared] [--count 20000] [--seed 1] [--only NUMBER]
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from saidseen.model.codec import reading_from_json, reading_to_json
from saidseen.model.reading import Document, Passage, Reading
from saidseen.reading.story import read_document

COUNT = 20_000
LONGEST = 700  # code points of a mutated story
ODD = "\u2028\u00a0\u200b\u0301\u202e\ufeff\U0001f600\u00df\u0130\u4e2d\u0644½“”‘’«»—…\t\r\n\x1b"
WORDS = (
    "said",
    "He said",
    "“",
    "”",
    "according to",
    ":",
    "—",
    "\n\n",
    "not",
    "that",
    "U.S.",
    "May 5",
    "12,000",
    "(",
    "'",
)


def _cut(rng: random.Random, text: str, other: str) -> str:
    a, b = sorted(rng.randrange(len(text) + 1) for _ in range(2))
    return text[:a] + text[b:]


def _mix(rng: random.Random, text: str, other: str) -> str:
    return text[: rng.randrange(len(text) + 1)] + other[rng.randrange(len(other)) :]


def _twice(rng: random.Random, text: str, other: str) -> str:
    a = rng.randrange(len(text))
    return text[: a + 200] + rng.choice((" ", "\n\n", "")) + text[a:]


def _case(rng: random.Random, text: str, other: str) -> str:
    a = rng.randrange(len(text))
    b = a + rng.randrange(1, 60)
    return text[:a] + rng.choice((str.upper, str.lower, str.swapcase, str.title))(text[a:b]) + text[b:]


def _put(rng: random.Random, text: str, other: str) -> str:
    for _ in range(rng.randrange(1, 8)):
        a = rng.randrange(len(text) + 1)
        text = text[:a] + rng.choice((rng.choice(ODD), f" {rng.choice(WORDS)} ")) + text[a:]
    return text


def _drop(rng: random.Random, text: str, other: str) -> str:
    return "".join(c for c in text if rng.random() > 0.02) or text


def _order(rng: random.Random, text: str, other: str) -> str:
    parts = text.split(rng.choice((". ", "\n", " ", ", ")))
    rng.shuffle(parts)
    return rng.choice((". ", "\n", " ")).join(parts)


CHANGES: tuple[Callable[[random.Random, str, str], str], ...] = (_cut, _mix, _twice, _case, _put, _drop, _order)


def mutated(texts: Sequence[str], number: int, seed: int) -> str:
    """The mutated story of that number: a piece of one of `texts`, changed one to five times."""
    rng = random.Random(f"{seed}/{number}")
    text, other = (_piece(rng, rng.choice(texts)) for _ in range(2))
    for _ in range(rng.randrange(1, 6)):
        text = rng.choice(CHANGES)(rng, text, other)[:LONGEST] or other
    return text if text.strip() else other


def _piece(rng: random.Random, text: str) -> str:
    at = 0 if rng.random() < 0.5 else rng.randrange(len(text))
    return text[at : at + rng.randrange(100, LONGEST)]


def broken(reading: Reading) -> list[str]:
    """What does not hold of a reading; nothing, as it should be."""
    out = []
    ids = [s.id for s in reading.statements]
    if len(set(ids)) < len(ids):
        out.append("two statements of one id")
    for s in reading.statements:
        for key, named in (("within", s.within), ("repeats", s.repeats)):
            if named is not None and (named not in ids or named == s.id):
                out.append(f"{key} of {s.id} names no other statement")
    out += [f"{words!r} is not what its span gives" for words in _astray(reading)]
    sent = json.dumps(reading_to_json(reading, why=True), allow_nan=False)
    if reading_from_json(json.loads(sent)) != reading:
        out.append("JSON does not come back as it went")
    return out


def _astray(reading: Reading) -> Iterator[str]:
    """The words of the reading that its text does not have where they are said to be."""
    text = reading.document.text
    for found in (*reading.places, *reading.times, *reading.quantities):
        if found.span.of(text) != found.text:
            yield found.text
    for s in reading.statements:
        for passage in (s.source, s.cue, s.content):
            if passage is not None and Passage.of(text, passage.spans) != passage:
                yield passage.text


def texts_of(shared: Path) -> list[str]:
    """The stories that are spoilt."""
    found = []
    for path in sorted((shared / "corpora/stories").glob("*.jsonl")):
        with path.open(encoding="utf8") as file:
            found += [text for text in (json.loads(line)["text"] for line in file) if len(text) > 100]
    return found


def check(texts: Sequence[str], numbers: range, seed: int) -> int:
    """How many of the mutated stories break something; each is told on standard error."""
    wrong = 0
    for number in numbers:
        text = mutated(texts, number, seed)
        faults = broken(
            read_document(Document("story", text, "Outlet", "2022-02-15", language="en"), threads=1).reading
        )
        wrong += bool(faults)
        for fault in faults:
            print(f"mutated story {number} of seed {seed}: {fault}", file=sys.stderr, flush=True)
    return wrong


def bench(shared: Path, count: int = COUNT, seed: int = 1) -> dict[str, float]:
    """How many stories were read, and how many of the readings break an invariant."""
    wrong = check(texts_of(shared), range(count), seed)
    return {"mutated stories read": count, "mutated stories whose reading breaks an invariant": wrong}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[1] / "../shared")
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int)
    a = parser.parse_args()
    if a.only is not None:
        stories = texts_of(a.shared)
        print(mutated(stories, a.only, a.seed))
        check(stories, range(a.only, a.only + 1), a.seed)
    else:
        for name, value in bench(a.shared, a.count, a.seed).items():
            print(f"{name}: {value:.0f}")
