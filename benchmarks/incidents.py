"""Stories of one incident share a claim, those of its twin do not: ECB+, two like incidents a topic.

A pair of stories of one topic counts as joined where some claim has statements of both. The weights of likeness.py were
fitted on mentions of these topics; training/claims.py prints how well they do on topics left out.

usage: python benchmarks/incidents.py [--shared ../shared]
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from saidseen.claims.linking import link
from saidseen.claims.points import points_of
from saidseen.model.reading import Document
from saidseen.reading.story import read_document


@dataclass(frozen=True, slots=True)
class Mention:
    """An event mention: its story, the line of the story's text, its head word and its chain."""

    story: str
    line: int
    head: str
    chain: str


def _sentences(shared: Path) -> dict[str, dict[int, list[str]]]:
    """The words of each sentence of each story, by the story's key ("1/1ecb/10") and the sentence's number."""
    out: dict[str, dict[int, list[str]]] = {}
    for path in sorted((shared / "corpora/linking/ecbplus").glob("*/*.conll")):
        for line in path.read_text(encoding="utf8").splitlines():
            cells = line.split("\t")
            if len(cells) >= 5:
                out.setdefault(cells[0], {}).setdefault(int(cells[1]), []).append(cells[3])
    return out


def joined(words: list[str]) -> str:
    """A sentence as printed, from its words as the treebanks cut them."""
    text = " ".join(words)
    text = re.sub(r" ([.,;:!?%)\]}]|'s\b|n't\b|'re\b|'ve\b|'ll\b|'d\b|'m\b)", r"\1", text)
    text = re.sub(r"([(\[{$]) ", r"\1", text)
    return re.sub(r"`` ?| ?''", '"', text)


def stories(shared: Path) -> Iterator[Document]:
    """Every story, a sentence a line, named TOPIC/INCIDENT/NUMBER ("1/1ecb/10"); undated, as ECB+ has it."""
    for name, sentences in _sentences(shared).items():
        yield Document(name, "\n".join(joined(sentences[n]) for n in sorted(sentences)), language="en")


def mentions(shared: Path) -> Iterator[Mention]:
    """Every event mention."""
    lines = {name: sorted(sentences) for name, sentences in _sentences(shared).items()}
    for path in sorted((shared / "corpora/linking/ecbplus").glob("*/event_mentions_*.json")):
        for m in json.loads(path.read_text(encoding="utf8")):
            story = m["conll_doc_key"]
            yield Mention(story, lines[story].index(m["sent_id"]), m["mention_head"], m["coref_chain"])


def joined_pairs(groups: Iterable[Sequence[str]], story_of: dict[str, str]) -> set[tuple[str, str]]:
    """Pairs of stories that some group of statements has both of."""
    out: set[tuple[str, str]] = set()
    for group in groups:
        out |= set(itertools.combinations(sorted({story_of[i] for i in group}), 2))
    return out


def score(names: Sequence[str], found: set[tuple[str, str]]) -> dict[str, float]:
    """Precision, recall and F1 (per cent) over the pairs of stories of one topic."""
    topics: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        topics[name.split("/")[0]].append(name)
    right = wrong = missed = 0
    for inside in topics.values():
        for pair in itertools.combinations(inside, 2):
            same = pair[0].split("/")[1] == pair[1].split("/")[1]
            right += same and pair in found
            wrong += not same and pair in found
            missed += same and pair not in found
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    between = 2 * precision * recall / max(1e-9, precision + recall)
    return {"precision": 100 * precision, "recall": 100 * recall, "F1": 100 * between}


def bench(shared: Path) -> dict[str, float]:
    """The figures over all topics."""
    points, story_of, names = [], {}, []
    for document in stories(shared):
        names.append(document.name)
        for p in points_of(read_document(document).reading, document.name):
            if p.id not in story_of:
                story_of[p.id] = document.name
                points.append(p)
    found = joined_pairs((group.ids for group in link(points)), story_of)
    return {f"stories of one incident share a claim, {k} %": v for k, v in score(names, found).items()}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    for name, value in bench(parser.parse_args().shared).items():
        print(f"{name}: {value:.1f}")
