"""Counts how often each rule for speakers is right: reading/speakers/sure.json, the chance that a speaker is the one.

usage: python training/speakers.py --shared ../shared

On the annotated stories that are learnt from; the lines at the end tell what the chances mean on those kept back.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from annotated import Row, part
from antecedents import LEARNT, REPORTED, named
from saidseen.model.reading import Document, Speaker, Statement
from saidseen.reading.story import read_document

OUT = Path(__file__).parent.parent / "src/saidseen/reading/speakers/sure.json"
MEAN, WEIGHT = 0.8, 4  # what a rule is taken for before anything is counted, and for how many statements that stands
ALIKE = 0.5  # of the characters of a row's content and a statement's (Dice)


def characters(spans: list[list[int]]) -> set[int]:
    """The places that spans cover."""
    return {at for start, end in spans for at in range(start, end)}


def told(shared: Path, parts: tuple[int, ...]) -> Iterator[tuple[str, bool]]:
    """For each statement that a reader took down with a source: the rule that named its speaker, and if rightly."""
    for number in parts:
        stories, rows = part(shared, number)
        for one in stories:
            document = Document(
                one["name"], one["text"], one.get("outlet"), one.get("published"), title=one.get("title")
            )
            found = [s for s in read_document(document).reading.statements if s.source and not s.embedded]
            for row in rows[one["name"]]:
                if row["source"] and (statement := likest(row, found)) is not None:
                    yield statement.why["speaker"].split()[0], right(row, statement.speaker)


def likest(row: Row, found: list[Statement]) -> Statement | None:
    """The statement that a row is, whose source is its."""
    source, content = characters(row["source"]), characters(row["content"])
    best, most = None, ALIKE
    for statement in found:
        assert statement.source is not None
        if not source & characters([[s.start, s.end] for s in statement.source.spans]):
            continue
        own = characters([[s.start, s.end] for s in statement.content.spans])
        like = 2 * len(own & content) / max(len(own) + len(content), 1)
        if like >= most:
            best, most = statement, like
    return best


def right(row: Row, speaker: Speaker | None) -> bool:
    """Whether the speaker is the one that a reader named; nobody where none can be told."""
    if row["speaker"] is None or row["kind"] == "unnamed":
        return speaker is None or speaker.name is None
    if speaker is None:
        return False
    if row["kind"] == "state":
        return row["country"] in (speaker.country, speaker.organisation)
    return any(named(one, row["kind"], speaker.name) for one in row["speaker"].split("; "))


def main() -> None:
    """Count, write, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=OUT)
    a = parser.parse_args()
    given, good = Counter[str](), Counter[str]()
    for rule, is_right in told(a.shared, LEARNT):
        given[rule] += 1
        good[rule] += is_right
    sure = {r: round((good[r] + MEAN * WEIGHT) / (given[r] + WEIGHT), 3) for r in sorted(given)}
    a.out.write_text(
        json.dumps({"other": MEAN, "rules": sure, "of": dict(sorted(given.items()))}, indent=1) + "\n", "utf8"
    )
    bins: dict[int, list[bool]] = {}
    for rule, is_right in told(a.shared, REPORTED):
        bins.setdefault(int(10 * sure.get(rule, MEAN)), []).append(is_right)
    for tenth, some in sorted(bins.items()):
        print(f"{tenth / 10:.1f}: {100 * sum(some) / len(some):.0f} % of {len(some)} right", flush=True)


if __name__ == "__main__":
    main()
