"""Learns where what a statement tells of happens: the weights of reading/scene/scene.npz, from gold/statements and
from what readers said of the reader's own statements (training/data/annotated/places).

usage: python training/scene.py --shared ../shared [--cross 4]  (after the network is trained: the reader's own
statements, places and events are what it learns on)

`--cross` measures it instead: on every fold of stories by what was learnt on the others.
"""

from __future__ import annotations

import argparse
import difflib
import hashlib
import re
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from annotated import Row, part, places
from saidseen.model.reading import Document, Statement
from saidseen.reading.scene import SiteAsker, Sites, Views, about
from saidseen.reading.scene.asked import NAMES
from saidseen.reading.scene.choice import AROUND, CONTENTS, EPSILON, PLACES, Chooser, seen_of
from saidseen.reading.scene.naming import mention_of, name_told, usual_name, widened
from saidseen.reading.scene.views import SIZE
from saidseen.reading.story import read_document

PARTS = (0, 1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 21)
HIDDEN, DROPOUT, DECAY, RATE = 32, 0.25, 1e-2, 4e-3
ROUNDS, STORIES, SEEDS = 20, 10, 8
FIRST = 0.5  # weight of the first look's loss
ALIKE = 0.8  # two spellings of one name are so like each other
VIEW, DROPOUT_VIEW = 12, 0.3  # what is made of the network's vectors
Weights = dict[str, npt.NDArray[Any]]
_NOISE = re.compile(r"\b(?:the|of|government|governments|republic|federation|ministry|department|office)\b|[^\w\s]")
_STATES = re.compile(r"\b(?:us|usa|u\.s\.)(?!\w)|\bamerica\b")


@dataclass(frozen=True)
class Story:
    """A story's answers by statement, which of them are right ("nowhere" last), and which statements gold has."""

    name: str
    width: int
    numbers: list[list[int]]
    answers: list[npt.NDArray[np.float32]]
    right: list[npt.NDArray[np.bool_]]
    known: npt.NDArray[np.bool_]
    seen: npt.NDArray[np.float16]  # behind every answer the network's vectors of the place's words and of the content
    told: list[bool]  # whether a place of the statement's own words is the one


def folded(name: str) -> str:
    """A name for comparing."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join(_NOISE.sub(" ", _STATES.sub("united states", plain)).split())


def same(wanted: Sequence[str], names: set[str]) -> bool:
    """Whether one of the names is one that is wanted, in whatever spelling."""
    for found in filter(None, map(folded, names)):
        for w in wanted:
            if found in w or (w in found and len(w) > 3):
                return True
            if len(found) > 4 and difflib.SequenceMatcher(None, found, w).ratio() >= ALIKE:
                return True
    return False


def matched(rows: Sequence[Row], statements: Sequence[Statement]) -> dict[int, int]:
    """The gold row of each statement, by number: whose contents share most, half of both at least, each once."""
    pairs = []
    for i, row in enumerate(rows):
        want = {k for a, b in row["content"] for k in range(a, b)}
        source = {k for a, b in row["source"] for k in range(a, b)}
        for j, s in enumerate(statements):
            got = {k for span in s.content.spans for k in range(span.start, span.end)}
            dice = 2 * len(want & got) / (len(want) + len(got))
            said = {k for span in (s.source.spans if s.source else ()) for k in range(span.start, span.end)}
            if dice >= 0.5:
                pairs.append((dice + 0.5 * (bool(source & said) or not (source or said)), i, j))
    out: dict[int, int] = {}
    for _, i, j in sorted(pairs, reverse=True):
        if j not in out and i not in out.values():
            out[j] = i
    return out


def wanted_of(row: Row | None) -> list[str]:
    """The names of the places that gold gives, folded."""
    places = ((row or {}).get("where") or "").split(";")
    return [f for p in places if (f := folded(p.split(",")[0]))]


def story_of(told: Row, rows: Sequence[Row]) -> Story | None:
    """A story as the reader reads it, with gold's answers; None where it has no statement or no place."""
    document = Document(told["name"], told["text"], told.get("outlet"), told.get("published"), title=told.get("title"))
    held: list[Views] = []

    def kept(_: Sites, views: Views, found: list[Statement]) -> list[Statement]:
        held.append(views)
        return found

    with patch("saidseen.reading.scene.new_views", Views), patch("saidseen.reading.scene.with_scenes", kept):
        reading = read_document(document).reading  # the weights are not there yet
    text, sites = told["text"], Sites(told["text"], reading.places)
    if not sites.all or not reading.statements:
        return None
    asked, whose = SiteAsker(sites), matched(rows, reading.statements)
    numbers, answers, right, own = [], [], [], []
    for j, s in enumerate(reading.statements):
        wanted = wanted_of(rows[whose[j]]) if j in whose else []
        near, found = asked.ask(about(s))
        hit = []
        for n in near:
            site, mention = sites.all[n], mention_of(sites.all[n], s.content)
            names = {
                site.name or "",
                usual_name(site, mention.span.of(text)) or "",
                widened(text, mention.span).of(text),
                name_told(text, mention.span, site),
            }
            hit.append(bool(wanted) and same(wanted, names | {m.span.of(text) for m in site.mentions}))
        numbers.append(near)
        answers.append(np.array(found, dtype=np.float32))
        right.append(np.array([*hit, not any(hit)]))
        own.append(bool(wanted) and same(wanted, {p.name or p.text for p in s.places}))
    known = np.array([j in whose for j in range(len(reading.statements))])
    asking = [(n, a.tolist()) for n, a in zip(numbers, answers, strict=True)]
    seen = seen_of(held[0], sites, asking, [s.content for s in reading.statements]).astype(np.float16)
    return Story(told["name"].split("@")[0], len(sites.all), numbers, answers, right, known, seen, own)


def stories_of(shared: Path, parts: Sequence[int]) -> list[Story]:
    """The stories of some parts; 0 are those that have places alone."""
    out = []
    for number in parts:
        told, rows = part(shared, number) if number else places(shared)
        out += [made for t in told if (made := story_of(t, rows[t["name"]])) is not None]
        print(f"part {number} read", file=sys.stderr)
    return out


class Looks(nn.Module):
    """The two looks of reading/scene/choice.py."""

    def __init__(self) -> None:
        super().__init__()
        self.view, self.drop_view = nn.Linear(PLACES + CONTENTS, VIEW), nn.Dropout(DROPOUT_VIEW)
        size = len(NAMES) + VIEW
        self.in1, self.out1, self.line1 = nn.Linear(size, HIDDEN), nn.Linear(HIDDEN, 1), nn.Linear(size, 1)
        size += AROUND
        self.in2, self.out2, self.line2 = nn.Linear(size, HIDDEN), nn.Linear(HIDDEN, 1), nn.Linear(size, 1)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """The chances of every answer after the first look and after the second."""
        x = torch.cat([batch.x, torch.relu(self.view(self.drop_view(batch.seen)))], -1)
        first = batch.softmax(self._scores(self.in1, self.out1, self.line1, x))
        beside = torch.cat([_around(first[low:high], r, c, shape) for low, high, r, c, shape in batch.stories])
        again = torch.cat([x, beside], -1)
        return first, batch.softmax(self._scores(self.in2, self.out2, self.line2, again))

    def _scores(self, into: nn.Linear, out: nn.Linear, line: nn.Linear, x: Tensor) -> Tensor:
        found: Tensor = out(self.drop(torch.relu(into(self.drop(x))))) + line(x)
        return found.squeeze(-1)


class Batch:
    """The answers of some stories one below the other."""

    def __init__(self, stories: Sequence[Story], norm: Weights) -> None:
        x = np.concatenate([a for s in stories for a in s.answers])
        self.x = torch.tensor((x - norm["mean"]) / norm["scale"])
        self.seen = torch.tensor(np.concatenate([short(s, norm["project"]) - norm["centre"] for s in stories]))
        sizes = [len(a) for s in stories for a in s.answers]
        self.statement = torch.repeat_interleave(torch.arange(len(sizes)), torch.tensor(sizes))
        self.count = len(sizes)
        self.right = torch.tensor(np.concatenate([r for s in stories for r in s.right]))
        self.known = torch.tensor(np.concatenate([s.known for s in stories]))
        self.stories = []
        low = 0
        for s in stories:
            row = torch.tensor([t for t, a in enumerate(s.answers) for _ in a])
            column = torch.tensor([n for numbers in s.numbers for n in (*numbers, s.width)])
            self.stories.append((low, low + len(row), row, column, (len(s.answers), s.width + 1)))
            low += len(row)
        nowhere = torch.tensor(np.concatenate([np.arange(len(a)) == len(a) - 1 for s in stories for a in s.answers]))
        self.seen[nowhere, :PLACES] = 0

    def softmax(self, scores: Tensor) -> Tensor:
        """Chances that are 1 together in each statement."""
        top = torch.full((self.count,), -1e9).scatter_reduce(0, self.statement, scores.detach(), "amax")
        raised = (scores - top[self.statement]).exp()
        return raised / torch.zeros(self.count).index_add(0, self.statement, raised)[self.statement]

    def loss(self, chances: Tensor) -> Tensor:
        """How unlikely the right answers of the statements known to gold are held."""
        hit = torch.zeros(self.count).index_add(0, self.statement[self.right], chances[self.right])
        return -hit[self.known].clamp(min=1e-9).log().mean()


def _around(p: Tensor, row: Tensor, column: Tensor, shape: tuple[int, int]) -> Tensor:
    """As `around` of reading/scene/choice.py, for one story."""
    whole = torch.zeros(shape).index_put((row, column), p)
    others = (whole.sum(0, keepdim=True) - whole) / max(1, len(whole) - 1)
    none = torch.zeros_like(whole[:1])
    before, after = torch.cat([none, whole[:-1]]), torch.cat([whole[1:], none])
    near = (before + after + torch.cat([none, before[:-1]]) + torch.cat([after[1:], none])) / 4
    logs = [(v + float(EPSILON)).log() / 2 for v in (others, near, whole)]
    return torch.stack([others, near, before, after, logs[0], logs[1], whole, logs[2]], -1)[row, column]


def short(story: Story, project: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
    """The vectors behind a story's answers, shortened."""
    places, wholes = story.seen[:, :SIZE].astype(np.float32), story.seen[:, SIZE:].astype(np.float32)
    return np.concatenate([places @ project[:, :PLACES], wholes @ project[:, PLACES:]], -1)


def norm_of(stories: Sequence[Story]) -> Weights:
    """What brings answers and vectors to one scale: the vectors' main components."""
    x = np.concatenate([a for s in stories for a in s.answers])
    seen = np.concatenate([s.seen for s in stories]).astype(np.float32)
    parts = []
    for some, count in ((seen[np.abs(seen[:, :SIZE]).sum(1) > 0, :SIZE], PLACES), (seen[:, SIZE:], CONTENTS)):
        values, axes = np.linalg.eigh(np.cov(some.T.astype(np.float64)))
        axes, centre = axes[:, -count:] / np.sqrt(values[-count:]), some.mean(0)
        parts.append((axes, centre @ axes))
    project, centres = (np.concatenate(p, -1).astype(np.float32) for p in zip(*parts, strict=True))
    return {"mean": x.mean(0), "scale": x.std(0) + np.float32(0.05), "project": project, "centre": centres}


def fitted(stories: Sequence[Story], seeds: int = SEEDS) -> Weights:
    """The weights, learnt on some stories once for every seed."""
    stories = [s for s in stories if s.known.any()]
    norm = norm_of(stories)
    nets = [_fit(stories, norm, seed) for seed in range(seeds)]
    return norm | {k: np.stack([n[k] for n in nets]) for k in nets[0]}


def _fit(stories: Sequence[Story], norm: Weights, seed: int) -> Weights:
    """The weights of one network."""
    torch.manual_seed(seed)
    order, net = np.random.default_rng(seed), Looks()
    steps = ROUNDS * -(-len(stories) // STORIES)
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    for _ in range(ROUNDS):
        shuffled = order.permutation(len(stories))
        for low in range(0, len(stories), STORIES):
            batch = Batch([stories[k] for k in shuffled[low : low + STORIES]], norm)
            first, second = net(batch)
            optimiser.zero_grad()
            (FIRST * batch.loss(first) + batch.loss(second)).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimiser.step()
            schedule.step()
    out = {"view": net.view.weight.T, "view_bias": net.view.bias}
    for look, into, end, line in (("1", net.in1, net.out1, net.line1), ("2", net.in2, net.out2, net.line2)):
        out |= {f"in{look}": into.weight.T, f"bias{look}": into.bias, f"out{look}": end.weight[0]}
        out |= {f"line{look}": line.weight[0]}
    return {k: v.detach().numpy().astype(np.float32).copy() for k, v in out.items()}


def measured(stories: Sequence[Story], weights: Weights) -> list[tuple[float, bool, bool, bool]]:
    """Of every statement known to gold: the best place's chance, whether it is right, whether gold has a place, and
    whether the statement's own words name that."""
    chooser, out = Chooser(weights), []
    for s in stories:
        asking = [(n, a.tolist()) for n, a in zip(s.numbers, s.answers, strict=True)]
        chances = chooser.chances(asking, short(s, weights["project"]), s.width)
        for p, right, known, own in zip(chances, s.right, s.known, s.told, strict=True):
            if known and len(p) > 1:
                best = int(p[:-1].argmax())
                out.append((float(p[best]), bool(right[best]), not right[-1], own))
    return out


def report(found: Sequence[tuple[float, bool, bool, bool]]) -> None:
    """Prints how often the place is right, and whether it is as often as the chance says."""
    due = [f for f in found if f[2]]
    print(f"of {len(due)} with a place that is named: right {np.mean([f[1] for f in due]):.3f},", end=" ")
    print(f"or among the statement's own {np.mean([f[1] or f[3] for f in due]):.3f}")
    for low, high in ((0, 0.05), (0.05, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.01)):
        held = [f for f in found if low <= f[0] < high]
        if held:
            chance, right = np.mean([f[0] for f in held]), np.mean([f[1] for f in held])
            print(f"chance {low:.2f} to {high:.2f}: {len(held)} statements, mean {chance:.2f}, right {right:.2f}")


def crossed(stories: Sequence[Story], folds: int) -> None:
    """Measures on every fold of stories what was learnt on the others."""
    fold = [int(hashlib.md5(s.name.encode()).hexdigest(), 16) % folds for s in stories]
    found = []
    for held in range(folds):
        weights = fitted([s for s, f in zip(stories, fold, strict=True) if f != held], 1)
        found += measured([s for s, f in zip(stories, fold, strict=True) if f == held], weights)
    report(found)


def main() -> None:
    """Learn on all parts, show part 8, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--cross", type=int, default=0)
    here = Path(__file__).parent.parent
    parser.add_argument("--out", type=Path, default=here / "src/saidseen/reading/scene/scene.npz")
    a = parser.parse_args()
    torch.set_num_threads(1)
    stories = stories_of(a.shared, PARTS)
    if a.cross:
        crossed(stories, a.cross)
        return
    weights = fitted(stories)
    report(measured(stories_of(a.shared, (8,)), weights))
    np.savez_compressed(a.out, names=np.array(NAMES), **weights)


if __name__ == "__main__":
    main()
