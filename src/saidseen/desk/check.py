"""What `saidseen check` does, without the command line: stories and sentences in, verdicts out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from saidseen.claims.check import Asked, StoryVerdict, ask, checked, judge, load, prepare
from saidseen.claims.check.checkable import fault
from saidseen.claims.check.others import corrected
from saidseen.desk.reading import refused
from saidseen.documents import Refusal, open_stories
from saidseen.model.reading import Document, Reading
from saidseen.network import load as load_network
from saidseen.reading.story import read_document

Told = Callable[[int, int], None]


@dataclass(slots=True)
class Problems:
    """What could not be taken, each as the line that says so."""

    lines: list[str] = field(default_factory=list)

    def add(self, where: str, line: int | None, what: str) -> None:
        """Note what is wrong, and where."""
        self.lines.append(refused(Refusal(where, line, what)))


@dataclass(frozen=True, slots=True)
class CheckPair:
    """One line of a file of pairs: which sentence is to be held against which story."""

    line: int
    sentence: str
    name: str


def check_stories(
    sentence: str, where: Sequence[str], problems: Problems, threads: int | None
) -> Iterator[StoryVerdict]:
    """The verdict of each story at the places `where` on one sentence, as it comes.

    Raises UsageError for a sentence that says nothing checkable; stories that cannot be taken go into `problems`.
    """
    asked = _asked([checked(sentence)], threads)
    for story in _stories(where, problems):
        yield from _judged(list(asked.values()), _read(story, threads), threads)


def check_pairs(
    path: str, where: Sequence[str], problems: Problems, threads: int | None, told: Told | None = None
) -> list[StoryVerdict]:
    """The verdicts of many pairs, in the order of their lines; each story that a pair names is read once.

    A sentence that says nothing checkable gets a verdict that says so; broken lines and names that no story has go into
    `problems`. `told` is called with the pairs done and in all.
    """
    pairs = list(_pairs(Path(path), problems))
    wanted: dict[str, list[int]] = {}
    found: dict[int, StoryVerdict] = {}
    for place, pair in enumerate(pairs):
        if wrong := fault(pair.sentence):
            found[place] = StoryVerdict(pair.sentence, pair.name, "unrelated", 0.0, (), wrong)
        else:
            wanted.setdefault(pair.name, []).append(place)
    asked: dict[str, Asked] = {}
    for story in _stories(where, problems):
        places = wanted.pop(story.name, [])
        if not places:
            continue
        asked |= _asked([p for i in places if (p := pairs[i].sentence) not in asked], threads)
        verdicts = _judged([asked[pairs[i].sentence] for i in places], _read(story, threads), threads)
        found |= dict(zip(places, verdicts, strict=True))
        if told:
            told(len(found), len(pairs))
    for places in wanted.values():
        for pair in (pairs[i] for i in places):
            problems.add(path, pair.line, f"no story that can be read is named '{pair.name}': mend the name")
    return [found[place] for place in sorted(found)]


def _pairs(path: Path, problems: Problems) -> Iterator[CheckPair]:
    """The pairs of a file; lines that hold none go into `problems`."""
    with path.open("rb") as file:
        empty = True
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            empty = False
            try:
                yield _pair(number, line)
            except ValueError as error:
                problems.add(str(path), number, str(error))
        if empty:
            problems.add(str(path), None, 'the file holds no pairs: give one {"sentence": …, "name": …} a line')


def _pair(number: int, line: bytes) -> CheckPair:
    """The pair of one line; raises ValueError saying what is wrong with it."""
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise ValueError("no JSON: mend or remove the line") from None
    if not isinstance(record, dict):
        raise ValueError('no pair: give {"sentence": …, "name": …}')
    for key in ("sentence", "name"):
        if not isinstance(record.get(key), str):
            raise ValueError(f"the pair has no {key}: give it as a string")
    plain = " ".join(record["sentence"].encode("utf-8", "replace").decode("utf-8").split())
    return CheckPair(number, plain, record["name"].strip())


def _stories(where: Sequence[str], problems: Problems) -> Iterator[Document]:
    """The stories at the places given, as they come; what is none, or is not English, goes into `problems`."""
    for place in where:
        for story in open_stories(place):
            if isinstance(story, Refusal) and story.passed:
                continue
            if isinstance(story, Refusal):
                problems.lines.append(refused(story))
            elif story.unread is not None:
                problems.add(story.name, None, story.unread)
            else:
                yield story


def _read(story: Document, threads: int | None) -> Reading:
    """The reading of a story."""
    reading = read_document(story, threads=threads).reading
    return replace(reading, statements=reading.said)


def _asked(sentences: Sequence[str], threads: int | None) -> dict[str, Asked]:
    """Sentences made ready, by themselves."""
    once = list(dict.fromkeys(sentences))
    vectors = load_network(threads).vectors(once)
    return {sentence: ask(sentence, vector) for sentence, vector in zip(once, vectors, strict=True)}


def _judged(asked: Sequence[Asked], reading: Reading, threads: int | None) -> list[StoryVerdict]:
    """One story's verdicts, corrected where it tells of somebody else or says that it was not so."""
    found = judge(asked, prepare(reading, load_network(threads).vectors), load())
    return [corrected(verdict, reading) for verdict in found]
