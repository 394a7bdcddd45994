"""Annotated stories: statements found, their act, country and withheld specifics.

usage: python benchmarks/stories.py [--shared ../shared] [-v]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from common import Row, matched, reading_of, rows
from saidseen.model.reading import State, Statement

OWN = Path(__file__).resolve().parents[1] / "tests/data"
PUBLISHED = "2022-02-15"  # the gold story's "Tuesday"


def story(text_file: Path, row_file: Path, told: bool = False) -> dict[str, int]:
    """Counts over one annotated story."""
    text = text_file.read_bytes().decode("utf8")
    gold = list(rows(row_file))
    published = next((r["when"] for r in gold if r.get("when")), PUBLISHED)
    reading = reading_of(text, text_file.stem, published)
    count = {"rows": len(gold), "found": 0, "act": 0, "country": 0, "basis": 0, "withhold": 0, "withheld": 0}
    count["statements"] = len(reading.said)
    for row, statement in matched(text, gold, reading.said):
        count["withhold"] += row["act"] == "withhold"
        if statement is None:
            if told:
                print(
                    f"  not found: {row['act']} | {row['source_text']} | {row['cue_text']} | {row['content_text'][:90]}"
                )
            continue
        judged = compare(row, statement)
        for key, right in judged.items():
            count[key] += right
        wrong = [k for k in ("act", "country", "basis") if not judged[k]]
        if told and (wrong or (row["act"] == "withhold" and not judged["withheld"])):
            print(f"  {wrong or 'withheld'}: {row['act']}/{row['country']}/{row['basis']} but {describe(statement)}")
    return count


def compare(row: Row, statement: Statement) -> dict[str, bool]:
    """What of a gold row the statement has right."""
    speaker = statement.speaker
    codes = {speaker.country, speaker.organisation} if speaker else {None}
    held = {k for k, s in statement.specifics.items() if s.state is State.WITHHELD}
    return {
        "found": True,
        "act": statement.act == row["act"],
        "country": row["country"] in codes if row["country"] else not speaker or speaker.country is None,
        "basis": statement.basis == row["basis"],
        "withheld": row["act"] == "withhold" and statement.act == "withhold" and set(row["owed"]) <= held,
    }


def describe(s: Statement) -> str:
    """A statement in one line."""
    who = f"{s.speaker.name}/{s.speaker.country or s.speaker.organisation}" if s.speaker else "-"
    cue = s.cue.text if s.cue else "-"
    return f"{s.act}/{s.basis} {who} | {s.source.text if s.source else '-'} | {cue} | {s.content.text[:90]}"


def single(path: Path, told: bool = False) -> dict[str, int]:
    """Single sentences: the main statement found, with its act."""
    count = {"rows": 0, "found": 0, "found_with_act": 0}
    for row in rows(path):
        text = row["text"]
        statements = reading_of(text).said
        (_, best), *_ = matched(text, [row], statements)
        count["rows"] += 1
        count["found"] += best is not None
        right = best is not None and best.act == row["act"]
        count["found_with_act"] += right
        if told and not right:
            seen = " ; ".join(describe(s) for s in statements)
            print(f"  {row['act']}: {text}\n      -> {seen}")
    return count


def plover(path: Path, told: bool = False) -> dict[str, int]:
    """Sentences as event-data manuals have them: the type of the first statement that has one."""
    count = {"rows": 0, "right": 0}
    for line in path.read_text(encoding="utf8").splitlines():
        kind, text = line.split("\t")
        events = [s.event.type for s in reading_of(text).said if s.event]
        count["rows"] += 1
        count["right"] += events[:1] == [kind]
        if told and events[:1] != [kind]:
            print(f"  {kind}: {text} -> {events}")
    return count


def bench(shared: Path, told: bool = False) -> dict[str, float]:
    """The figures of this file, in per cent but for the gold story's counts."""
    out: dict[str, float] = {}
    gold = shared / "gold/seed.txt"
    if gold.exists():
        for key, value in story(gold, gold.with_suffix(".jsonl"), told).items():
            out[f"gold story: {key}"] = value
    total: dict[str, int] = {}
    for path in sorted((OWN / "annotated").glob("*.txt")):
        if told:
            print(path.stem)
        for key, value in story(path, path.with_suffix(".jsonl"), told).items():
            total[key] = total.get(key, 0) + value
    if total:
        out["our annotated stories: statements found %"] = 100 * total["found"] / total["rows"]
        for key in ("act", "country", "basis"):
            out[f"our annotated stories: {key} right of those found %"] = 100 * total[key] / total["found"]
        out["our annotated stories: withheld specifics right %"] = 100 * total["withheld"] / max(total["withhold"], 1)
    if (OWN / "sentences.jsonl").exists():
        one = single(OWN / "sentences.jsonl", told)
        out["our single sentences: main statement found %"] = 100 * one["found"] / one["rows"]
        out["our single sentences: found with its act %"] = 100 * one["found_with_act"] / one["rows"]
    if (OWN / "plover.tsv").exists():
        kinds = plover(OWN / "plover.tsv", told)
        out["our PLOVER sentences: type right %"] = 100 * kinds["right"] / kinds["rows"]
    return out


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("-v", action="store_true")
    a = parser.parse_args()
    for name, value in bench(a.shared, a.v).items():
        print(f"{name}: {value:.1f}", file=sys.stdout)
