"""Learns whom pronouns and role nouns stand for: the weights of reading/speakers/antecedents.json.

usage: python training/antecedents.py --shared ../shared

From the sources of the annotated stories ("he said", "the ministry said"), whose speakers readers named, and from the
pronouns that are subjects in the coreference corpus GUM. A tenth of GUM and the parts kept for the report are not
learnt from; the lines at the end tell how often the one meant is found there, and by nearness alone.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from annotated import Row, part
from saidseen.model.reading import Document
from saidseen.reading import story
from saidseen.reading.speakers import antecedents, discourse
from saidseen.reading.speakers.actors import STATE_ACTOR, Actor
from saidseen.reading.speakers.antecedents import NAMES, PRONOUN, ROLE, Antecedent
from saidseen.reading.speakers.discourse import Discourse, person_of, several, thing

HERE = Path(__file__).parent
OUT = HERE.parent / "src/saidseen/reading/speakers/antecedents.json"
LEARNT = (1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 21)
REPORTED = (7, 17, 19, 22, 23)
PRONOUNS = {"he": person_of("m"), "she": person_of("f"), "it": thing, "they": several}
ROUNDS = 2  # first the texts are read with the nearest that fits, then with what was learnt
PULL = 0.3  # of the weights towards 0
OURS, GUM = 3.0, 0.3  # what an example weighs: pronouns of biographies and interviews are other than those of reports


@dataclass
class Example:
    """What is asked of the candidates of one pronoun or noun, and which of them are meant (none where nobody is)."""

    kind: str
    asked: Any
    meant: Any
    actors: list[int]
    of: str


@dataclass
class Heard:
    """The texts' discourses and what was asked of them while they were read."""

    talks: list[Discourse] = field(default_factory=list)
    asked: list[tuple[int, str, list[Antecedent]]] = field(default_factory=list)


def nearest() -> dict[str, Any]:
    """The weights by which the nearest that fits is taken: what the texts are read with while nothing is learnt yet."""
    weights = [9.0 * (name == "nearest") for name in NAMES]
    return {"sure": 0.0, **{kind: {"weights": weights, "nobody": -9.0} for kind in (PRONOUN, ROLE)}}


def listening(heard: Heard) -> None:
    """Keep every discourse that is made from now on and every question put to it."""
    begin, candidates = Discourse.__init__, Discourse.candidates

    def made(self: Discourse, *args: Any, **named: Any) -> None:
        begin(self, *args, **named)
        heard.talks.append(self)

    def answered(self: Discourse, i: int, fits: Any, own: Any, reach: discourse.Reach) -> list[Antecedent]:
        found = candidates(self, i, fits, own, reach)
        heard.asked.append((self.found.words.starts[i], reach.kind, found))
        return found

    Discourse.__init__ = made  # type: ignore[method-assign]
    Discourse.candidates = answered  # type: ignore[method-assign]


def example(kind: str, found: list[Antecedent], meant: Callable[[Actor], bool], of: str) -> Example | None:
    """The candidates as numbers; None where there are none."""
    if not found:
        return None
    order = {id(c.actor): c.actor for c in found}
    right = {key for key, actor in order.items() if meant(actor)}
    asked = np.array([c.asked for c in found])
    return Example(kind, asked, np.array([id(c.actor) in right for c in found]), [id(c.actor) for c in found], of)


def of_stories(shared: Path, parts: tuple[int, ...], heard: Heard) -> Iterator[Example]:
    """What was asked at the sources of annotated statements."""
    for number in parts:
        stories, told = part(shared, number)
        for one in stories:
            heard.asked.clear()
            story.read_document(
                Document(one["name"], one["text"], one.get("outlet"), one.get("published"), title=one.get("title"))
            )
            seen = set()
            for start, kind, found in heard.asked:
                row = next((r for r in told[one["name"]] if any(a <= start < b for a, b in r["source"])), None)
                if row is None or (row["speaker"] and ";" in row["speaker"]) or (start, kind) in seen:
                    continue
                seen.add((start, kind))
                if row["speaker"] is None and any(c.actor.name is None for c in found):
                    continue  # it may be that one, of whom no reader could tell the name
                made = example(kind, found, lambda actor, row=row: same(row, actor), f"part {number}")  # type: ignore[misc]
                if made is not None:
                    yield made


def folded(name: str | None) -> list[str]:
    """The words of a name in plain small letters."""
    plain = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^\w\s]", " ", plain).split()


def same(row: Row, actor: Actor) -> bool:
    """Whether an actor is the speaker that a reader named."""
    if row["speaker"] is None or row["kind"] in ("unnamed", "outlet"):
        return False
    if row["kind"] == "state":
        return actor.country == row["country"] and actor.kind == STATE_ACTOR
    return named(row["speaker"], row["kind"], actor.name)


def named(told: str, kind: str, name: str | None) -> bool:
    """Whether a name is that of the person or body that a reader named."""
    gold, got = folded(told), folded(name)
    if not gold or not got:
        return False
    if kind == "person":
        return gold[-1] == got[-1]
    short = "".join(word[0] for word in gold)
    return set(gold) <= set(got) or set(got) <= set(gold) or short == "".join(got)


def of_gum(folder: Path, heard: Heard) -> Iterator[tuple[str, Example]]:
    """The pronouns of a corpus that are subjects, each with its document's name."""
    for path in sorted(folder.glob("*.conllu")):
        text, subjects, chains = chained(path)
        heard.talks.clear()
        story.read_document(Document(path.stem, text, None, None))
        if not heard.talks:
            continue
        talk = heard.talks[0]
        for start, word, chain in subjects:
            i = talk.found.word_at(start)
            found = Discourse.candidates(talk, i, PRONOUNS[word], (), discourse._PRONOUN)
            inside = {
                id(m.actor)
                for m in talk.mentions
                if chain in chains.get(talk.found.words.starts[m.name], ()) and m.name < i
            }
            made = example(PRONOUN, found, lambda actor, inside=inside: id(actor) in inside, "gum")  # type: ignore[misc]
            if made is not None:
                yield path.stem, made


def chained(path: Path) -> tuple[str, list[tuple[int, str, str]], dict[int, set[str]]]:
    """The text of a CoNLL-U file, its pronouns that are subjects (where, which, the entity), and the entities of each
    word by where it begins."""
    text, subjects = "", []
    chains: dict[int, set[str]] = {}
    open_: list[str] = []
    skip = 0
    for line in path.read_text("utf8").splitlines():
        cells = line.split("\t")
        if len(cells) < 10 or "." in cells[0]:
            if line.startswith("# newpar"):
                text = text.rstrip() + "\n\n"
            continue
        if "-" in cells[0]:
            first, last = map(int, cells[0].split("-"))
            start, skip = len(text), last - first + 1
            text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
            continue
        if skip:
            skip -= 1
        else:
            start = len(text)
            text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
        marked = re.search(r"(?:^|\|)Entity=([^|]*)", cells[9])
        opened, closed = [], []
        for bracket, body, end in re.findall(r"(\()?([^()]*)(\))?", marked[1] if marked else ""):
            number = body.split("-")[0]
            if bracket and number:
                open_.append(number)
                opened.append(number)
            if end:
                closed.append(number or (opened[-1] if opened else ""))
        chains.setdefault(start, set()).update(open_)
        if cells[3] == "PRON" and cells[1].lower() in PRONOUNS and cells[7].startswith("nsubj") and opened:
            subjects.append((start, cells[1].lower(), opened[-1]))
        for number in closed:
            if number in open_:
                open_.reverse()
                open_.remove(number)
                open_.reverse()
    return text, subjects, chains


def loss(x: Any, examples: list[Example], weight: list[float]) -> tuple[float, Any]:
    """Minus the mean log chance of those meant, and its slope."""
    total, slope = 0.0, np.zeros_like(x)
    for e, w in zip(examples, weight, strict=True):
        logits = np.append(e.asked @ x[:-1], x[-1])
        p = np.exp(logits - logits.max())
        p /= p.sum()
        good = np.append(e.meant, not e.meant.any())
        share = p * good / max(p[good].sum(), 1e-12)
        total -= w * np.log(max(p[good].sum(), 1e-12))
        step = w * (p - share)
        slope[:-1] += e.asked.T @ step[:-1]
        slope[-1] += step[-1]
    n = sum(weight)
    return total / n + PULL * (x[:-1] ** 2).sum() / 2 / 10, slope / n + np.append(PULL * x[:-1] / 10, 0.0)


def told(x: Any, examples: list[Example], least: float) -> str:
    """How many are answered, rightly, and how many of those that have an answer are."""
    given = right = due = 0
    for e in examples:
        logits = np.append(e.asked @ x[:-1], x[-1])
        p = np.exp(logits - logits.max())
        p /= p.sum()
        by: dict[int, float] = {}
        for actor, one in zip(e.actors, p, strict=False):
            by[actor] = by.get(actor, 0.0) + one
        best = max(by, key=by.__getitem__)
        due += bool(e.meant.any())
        if by[best] >= least:
            given += 1
            right += bool(e.meant[e.actors.index(best)])
    return f"{len(examples)} ({due} with one), given {given}, right {right}"


def main() -> None:
    """Collect, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--sure", type=float, default=0.35)
    a = parser.parse_args()
    heard = Heard()
    listening(heard)
    held = nearest()
    for number in range(ROUNDS):
        antecedents._held = lambda so_far=held: so_far  # type: ignore[misc]
        antecedents._weights.cache_clear()
        held = learnt(a, heard, number == ROUNDS - 1)
    a.out.write_text(json.dumps(held, indent=1) + "\n", "utf8")


def learnt(a: argparse.Namespace, heard: Heard, last: bool) -> dict[str, Any]:
    """The weights by what is asked when the texts are read with those of now; the last ones are reported on."""
    ours = list(of_stories(a.shared, LEARNT, heard))
    kept = list(of_stories(a.shared, REPORTED, heard)) if last else []
    gum = list(of_gum(a.shared / "corpora/coref/gum", heard))
    away = {name for n, name in enumerate(sorted({name for name, _ in gum})) if n % 10 == 0}
    held: dict[str, Any] = {"names": NAMES, "sure": a.sure}
    for kind in (PRONOUN, ROLE):
        chosen = [(e, OURS) for e in ours if e.kind == kind]
        chosen += [(e, GUM) for name, e in gum if name not in away and kind == PRONOUN]
        examples, weight = [e for e, _ in chosen], [w for _, w in chosen]
        start = np.zeros(len(NAMES) + 1)
        found = minimize(loss, start, (examples, weight), jac=True, method="L-BFGS-B").x
        held[kind] = {"weights": [round(float(w), 3) for w in found[:-1]], "nobody": round(float(found[-1]), 3)}
        plain = np.array([*nearest()[kind]["weights"], nearest()[kind]["nobody"]])
        for name, some in (
            ()
            if not last
            else (
                ("learnt from", examples),
                ("GUM kept back", [e for n, e in gum if n in away and kind == PRONOUN]),
                ("parts kept back", [e for e in kept if e.kind == kind]),
            )
        ):
            print(f"{kind}, {name}: {told(found, some, a.sure)}; surest always: {told(found, some, 0)}; "
                  f"the nearest that fits: {told(plain, some, 0)}", flush=True)  # fmt: skip
    data = repr([(e.kind, e.asked.tolist(), e.meant.tolist()) for e in [*ours, *(e for _, e in gum)]])
    held["data"] = hashlib.sha256(data.encode()).hexdigest()[:16]
    return held


if __name__ == "__main__":
    main()
