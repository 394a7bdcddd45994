"""The pairs that the check is trained on, each as the features that saidseen.claims.check measures."""

from __future__ import annotations

import hashlib
import json
import pickle
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from saidseen.claims.check.features import features, meanings
from saidseen.claims.check.model import STANCES, member_of
from saidseen.claims.check.prepared import Asked, PreparedStory, ask, prepare
from saidseen.model.reading import Document, Reading
from saidseen.network import load
from saidseen.reading.story import read_document, reader_version

FOLDER = "corpora/stance/fnc1"
MEMBERS = 5


@dataclass
class Pairs:
    """Features (pairs, F), meanings (pairs, 6 x 384) and stance numbers of pairs, and what they may be split by.

    `member` is the member that must not see the pair's body. A topic is a set of bodies and headlines linked by related
    pairs: `topic` is the body's, `asked_topic` the headline's.
    """

    rows: np.ndarray
    meant: np.ndarray
    stances: np.ndarray
    bodies: np.ndarray
    member: np.ndarray
    topic: np.ndarray
    asked_topic: np.ndarray

    def both(self, chosen: np.ndarray) -> np.ndarray:
        """Meanings and features of the pairs chosen, side by side."""
        return np.concatenate((self.meant[chosen], self.rows[chosen]), axis=1)


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf8") as file:
        for line in file:
            yield json.loads(line)


def data_hash(shared: Path) -> dict[str, str]:
    """SHA-256 of each file of the corpus."""
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted((shared / FOLDER).glob("*.jsonl"))}


def read_bodies(bodies: dict[str, str], cache: Path | None) -> dict[str, Reading]:
    """The reading of every body; kept in `cache`, by reader, so that a second run need not read again."""
    version = reader_version(load(1))
    place = cache / f"readings-{version}.pkl" if cache else None
    kept: dict[str, Reading] = pickle.loads(place.read_bytes()) if place and place.exists() else {}
    found = {}
    for body, text in bodies.items():
        document = Document(body, text)
        held = kept.get(document.sha256)
        found[body] = held or read_document(document, threads=1).reading
        kept[document.sha256] = found[body]
    if place:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(pickle.dumps(kept))
    return found


def vectors(texts: list[str], cache: Path | None) -> dict[str, np.ndarray]:
    """The unit vector of each text, kept like the readings."""
    network = load(1)
    place = cache / f"vectors-{network.version}.pkl" if cache else None
    kept: dict[str, np.ndarray] = pickle.loads(place.read_bytes()) if place and place.exists() else {}
    missing = [text for text in dict.fromkeys(texts) if text not in kept]
    if missing:
        kept.update(zip(missing, network.vectors(missing), strict=True))
        if place:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(pickle.dumps(kept))
    return kept


def prepared(bodies: dict[str, str], cache: Path | None) -> dict[str, PreparedStory]:
    """Every body made ready."""
    readings = read_bodies(bodies, cache)
    blank = {body: prepare(reading, lambda texts: np.zeros((len(texts), 384), np.float32))
             for body, reading in readings.items()}  # fmt: skip
    cut = {body: [span.of(bodies[body]) for span in story.spans] for body, story in blank.items()}
    known = vectors([text for texts in cut.values() for text in texts], cache)
    return {body: replace(story, vectors=np.array([known[t] for t in cut[body]], np.float32).reshape(-1, 384))
            for body, story in blank.items()}  # fmt: skip


def asked(sentences: list[str], cache: Path | None) -> dict[str, Asked]:
    """Every sentence made ready."""
    plain = {sentence: " ".join(sentence.split()) for sentence in sentences}
    known = vectors(list(plain.values()), cache)
    return {sentence: ask(text, known[text]) for sentence, text in plain.items()}


def load_pairs(shared: Path, cache: Path | None) -> Pairs:
    """The pairs of the shared corpus."""
    bodies = {r["body"]: r["text"] for r in records(shared / FOLDER / "bodies.jsonl")}
    pairs = list(records(shared / FOLDER / "pairs.jsonl"))
    stories = prepared(bodies, cache)
    heads = asked([p["headline"] for p in pairs], cache)
    topics = _topics(pairs)
    return Pairs(
        rows=np.stack([features(heads[p["headline"]], stories[p["body"]]) for p in pairs]),
        meant=np.stack([meanings(heads[p["headline"]], stories[p["body"]]) for p in pairs]),
        stances=np.array([STANCES.index(p["stance"]) for p in pairs]),
        bodies=np.array([p["body"] for p in pairs]),
        member=np.array([member_of(bodies[p["body"]], MEMBERS) for p in pairs]),
        topic=np.array([topics.get(f"b{p['body']}", f"b{p['body']}") for p in pairs]),
        asked_topic=np.array([topics.get(f"h{p['headline']}", f"h{p['headline']}") for p in pairs]),
    )


def _topics(pairs: list[dict[str, str]]) -> dict[str, str]:
    """The topic of every body ("b" and its number) and headline ("h" and its words) of a related pair."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    for pair in pairs:
        if pair["stance"] != "unrelated":
            parent[root(f"h{pair['headline']}")] = root(f"b{pair['body']}")
    return {key: root(key) for key in parent}
