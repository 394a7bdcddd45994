"""Toponyms: found (precision, recall, F1 by overlap) and placed within 161 km of the gold point.

Gold: LGL, TR-News and GeoVirus under `shared/corpora/places`. A toponym without a point in the gold counts as found but
is left out of the placing. A quotation of an offset that does not give the gold phrase is moved to where the phrase
stands nearest. Run as a script: `python benchmarks/places.py [--half 0|1]`.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from saidseen.model.reading import Place, Span
from saidseen.reading.places import find_known_places, resolve_places

CORPORA = {"lgl": "lgl.xml", "trnews": "TR-News.xml", "geovirus": "GeoVirus.xml"}
NEAR_KM = 161.0


class Gold(NamedTuple):
    """A toponym of the gold: `point` is (lat, lon) or None where the gold gives none."""

    span: Span
    point: tuple[float, float] | None


class Story(NamedTuple):
    """One document of the gold."""

    name: str
    text: str
    gold: tuple[Gold, ...]


def _tree(path: Path) -> ET.Element:
    return ET.fromstring(path.read_bytes())


def _span(text: str, phrase: str, start: int, end: int) -> Span | None:
    """The gold's span, moved to the nearest place where the phrase really stands when its offset is off."""
    if text[start:end] == phrase:
        return Span(start, end)
    low = max(0, start - 200)
    spots = [i for i in range(low, min(len(text), start + 200)) if text.startswith(phrase, i)]
    if not spots:
        return None
    best = min(spots, key=lambda i: abs(i - start))
    return Span(best, best + len(phrase))


def _toponym(text: str, node: ET.Element, phrase: str) -> Gold | None:
    start, end = int(node.findtext("start", "0")), int(node.findtext("end", "0"))
    span = _span(text, phrase, start, end)
    tagged = node.find("gaztag")
    tag = node if tagged is None else tagged
    lat, lon = tag.findtext("lat"), tag.findtext("lon")
    return Gold(span, (float(lat), float(lon)) if lat and lon else None) if span else None


def stories(path: Path, half: int | None = None) -> Iterator[Story]:
    """The documents of a corpus, or the half of them (0 or 1) that the hash of the document's name falls in."""
    for number, article in enumerate(_tree(path).iter("article")):
        name = article.get("docid") or f"{(article.findtext('source') or '').strip()}"
        if half is not None and int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 != half:
            continue
        text = article.findtext("text") or ""
        found = [_toponym(text, t, t.findtext("phrase", "")) for t in article.iter("toponym")]
        found += [_toponym(text, t, t.findtext("name", "")) for t in article.iter("location")]
        gold = {g.span: g for g in found if g is not None}
        yield Story(name or str(number), text, tuple(gold[s] for s in sorted(gold)))


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great-circle distance of two points (lat, lon in degrees)."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, h)))


def right(place: Place, gold: Gold) -> bool:
    """Whether the place lies within 161 km of the gold; an unresolved one does not."""
    if gold.point is None or place.lat is None or place.lon is None:
        return False
    return kilometres((place.lat, place.lon), gold.point) <= NEAR_KM


class Tally:
    """Counts of one corpus."""

    def __init__(self) -> None:
        self.gold = self.found_gold = self.guessed = self.true = 0
        self.pointed = self.placed = self.end_pointed = self.end_placed = 0

    def add(self, story: Story, guessed: Sequence[Span]) -> None:
        spans = [g.span for g in story.gold]
        pairs = _overlaps(guessed, spans)
        self.gold += len(spans)
        self.guessed += len(guessed)
        self.true += len({g for g, _ in pairs})
        self.found_gold += len({s for _, s in pairs})
        for place, gold in zip(resolve_places(story.text, spans), story.gold, strict=True):
            self.pointed += gold.point is not None
            self.placed += right(place, gold)
        places = resolve_places(story.text, guessed)
        at = {p.span: p for p in places}
        held = {g.span: g for g in story.gold}
        first = {s: g for g, s in reversed(pairs)}
        for span, guess in first.items():
            if held[span].point is not None:
                self.end_pointed += 1
                self.end_placed += right(at[guess], held[span])

    def figures(self, corpus: str) -> dict[str, float]:
        precision = self.true / self.guessed if self.guessed else 0.0
        recall = self.found_gold / self.gold if self.gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {
            f"{corpus}.found_precision": precision,
            f"{corpus}.found_recall": recall,
            f"{corpus}.found_f1": f1,
            f"{corpus}.placed_161km_gold_spans": self.placed / max(1, self.pointed),
            f"{corpus}.placed_161km_found_spans": self.end_placed / max(1, self.end_pointed),
        }

    def __iadd__(self, other: Tally) -> Tally:
        for key, value in vars(other).items():
            setattr(self, key, getattr(self, key) + value)
        return self


def _overlaps(guessed: Sequence[Span], gold: Sequence[Span]) -> list[tuple[Span, Span]]:
    """The pairs of guessed and gold spans that share a code point, both in text order."""
    pairs, first = [], 0
    for guess in sorted(guessed):
        while first < len(gold) and gold[first].end <= guess.start:
            first += 1
        for span in gold[first:]:
            if span.start >= guess.end:
                break
            pairs.append((guess, span))
    return pairs


def kept_back(shared: Path) -> frozenset[str]:
    """The texts that the network was not trained on: one document in seven, chosen as training/train.py does."""
    texts = []
    for path in sorted((shared / "corpora/places").glob("*.xml")):
        for article in _tree(path).iter("article"):
            text = article.findtext("text") or ""
            key = article.get("docid") or article.findtext("url") or text[:80]
            name = f"{path.stem}/{key.strip()}"
            if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 7 == 0:
                texts.append(text)
    return frozenset(texts)


def bench(
    shared: Path,
    spans: Callable[[str], Sequence[Span]] | None = None,
    half: int | None = None,
    only: frozenset[str] | None = None,
) -> dict[str, float]:
    """Figures per corpus, over all toponyms (`all`) and the mean of the three corpora (`mean`), each in 0..1.

    `spans` finds the toponyms of a text (default: the gazetteer finder); `half` takes half of the documents,
    `only` those whose text is in it.
    """
    finder = spans or find_known_places
    figures: dict[str, float] = {}
    every = Tally()
    words, began = 0, time.process_time()
    for corpus, file in CORPORA.items():
        tally = Tally()
        for story in stories(shared / "corpora" / "places" / file, half):
            if only is not None and story.text not in only:
                continue
            tally.add(story, finder(story.text))
            words += len(story.text.split())
        figures |= tally.figures(corpus)
        every += tally
    seconds = time.process_time() - began
    figures |= every.figures("all")
    kinds = ("found_f1", "placed_161km_gold_spans", "placed_161km_found_spans")
    figures |= {f"mean.{k}": sum(figures[f"{c}.{k}"] for c in CORPORA) / len(CORPORA) for k in kinds}
    figures["words_per_cpu_second"] = words / max(seconds, 1e-9)
    return figures


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[1] / "../shared")
    parser.add_argument("--half", type=int, choices=(0, 1))
    options = parser.parse_args()
    for name, value in bench(options.shared, half=options.half).items():
        print(f"{name:40} {value:10.3f}" if value < 10 else f"{name:40} {value:10.0f}")


if __name__ == "__main__":
    main()
