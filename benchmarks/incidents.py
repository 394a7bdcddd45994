"""ECB+ as stories: two incidents a topic, with the event mentions that its annotators chained across stories."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from saidseen.records import Document


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
