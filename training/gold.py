"""What careful readers found in real stories, as training data (annotated.py says which sets there are)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from annotated import OWN, Row, corpus, days, jsonl, part
from data import Relation, Spans, Story

__all__ = ["OWN", "contents", "days", "innermost", "jsonl", "judged", "part", "statements"]


def statements(shared: Path, parts: Sequence[int]) -> Iterator[tuple[str, Story]]:
    """(name, story) of those parts, every statement labelled."""
    for number in parts:
        stories, rows = part(shared, number)
        for story in stories:
            yield story["name"], Story(story["text"], [[_relation(r) for r in rows[story["name"]]]], owned=True)


def _relation(row: Row) -> Relation:
    source, cue, content = ([(a, b) for a, b in row[k]] for k in ("source", "cue", "content"))
    negative = row.get("polarity") == "negative"
    return Relation(source, cue, content, row["act"], row["basis"], negative, row["event"] or "NONE")


def judged(shared: Path) -> Iterator[tuple[str, Story]]:
    """(name, story) with the act, basis, polarity and event of single statements, whose words are the reader's own."""
    found = defaultdict(list)
    for row in jsonl(OWN / "judged.rows.jsonl"):
        found[row["story"]].append(replace(_relation({"source": [], "cue": [], "event": None, **row}), known=False))
    for name, relations in found.items():
        yield name, Story(corpus(shared)[name]["text"], [relations])


def contents(shared: Path, stretches: Sequence[str]) -> Iterator[tuple[str, Story]]:
    """(name, story) of those days: contents with their act and event where they have been told, and the innermost
    things that are so or not so."""
    for stretch in stretches:
        stories, rows = days(shared, stretch)
        path = shared / f"gold/claims/{stretch}.events.jsonl"
        acts: Iterable[Row] = jsonl(path) if path.exists() else ({} for _ in rows)
        found, spans = defaultdict(list), defaultdict(set)
        for row, told in zip(rows, acts, strict=True):
            span = (row["start"], row["end"])
            spans[row["story"]].add(span)
            if told:
                event = told["event"] or "NONE"
                one = Relation([], [], [span], told["act"], None, None, event, known=False)
                found[row["story"]].append(one)
        for name, each in spans.items():
            readings = [found[name]] if found[name] else None
            yield name, Story(stories[name]["text"], readings, matters=innermost(each))


def innermost(spans: Iterable[tuple[int, int]]) -> Spans:
    """The spans that hold none of the others, the shortest first where they overlap; in text order."""
    kept: Spans = []
    for a, b in sorted(spans, key=lambda s: (s[1] - s[0], s)):
        if all(b <= c or d <= a for c, d in kept):
            kept.append((a, b))
    return sorted(kept)
