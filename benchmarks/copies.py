"""Copies: what is found, and what is called a copy and is none.

On `syria_outlets`: of the pairs that share over half of their word 8-grams, how many are found; of those that share
none, how many are called copies. The share is that of the story with fewer 8-grams (what an analyst means by "half of
it is taken"); the stricter share of all 8-grams of both (Jaccard) is given beside it.

Reworded: 80 stories of 60 to 900 words, taken by the SHA-256 of their names, go through three rewriters
(`rewriting.py`), and through two of them in a row. The third was written last, and no threshold was chosen
by its figures: they are those to believe. Each rewrite, with another outlet and no date, lies among all
stories of three sets. *Found*: it is a copy of its source. *Wrong*, of the pairs of a rewrite and a story of the sets
that are called copies: those in which the story is neither the source nor one that shares an 8-gram with it.
Titles with leads of 20 words and more (`outlets_2022`) go through the same.
"""

from __future__ import annotations

import hashlib
import json
import pathlib
import re
import time
from collections.abc import Sequence
from itertools import combinations

from rewriting import Rewrite, desk, echo, mill
from saidseen.claims.copies import Copy, Story, find_copies

Gram = tuple[str, ...]
SETS = ("syria_outlets", "state_department_2022", "white_house_2022")
REWRITTEN = 80
LEADS = 80


def stories(shared: pathlib.Path, name: str) -> list[Story]:
    """The stories of one shared set, numbered, for names come twice in some."""
    made = []
    for number, line in enumerate((shared / f"corpora/stories/{name}.jsonl").read_text("utf-8").splitlines()):
        row = json.loads(line)
        id = f"{name}-{number}"
        made.append(Story(id, id, row["text"], row.get("title"), row.get("outlet"), row.get("published")))
    return made


def grams(text: str) -> frozenset[Gram]:
    """The word 8-grams of a text."""
    words = re.findall(r"\w+", text.lower())
    return frozenset(tuple(words[at : at + 8]) for at in range(len(words) - 7))


def outlets(shared: pathlib.Path) -> dict[str, float]:
    """The figures on stories of many outlets."""
    all_stories = stories(shared, "syria_outlets")
    started = time.process_time()
    found = {frozenset((c.a, c.b)) for c in find_copies(all_stories)}
    seconds = time.process_time() - started
    numbers = {s.name: grams(s.text) for s in all_stories}
    half, jaccard, none = [], [], []
    for a, b in combinations(numbers, 2):
        common = len(numbers[a] & numbers[b])
        if common > 0.5 * min(len(numbers[a]), len(numbers[b])):
            half.append(frozenset((a, b)))
        if common > 0.5 * len(numbers[a] | numbers[b]):
            jaccard.append(frozenset((a, b)))
        if not common:
            none.append(frozenset((a, b)))
    return {
        "copies, pairs with over half of the shorter story's 8-grams, found %": _percent(half, found),
        "copies, pairs with over half of all their 8-grams, found %": _percent(jaccard, found),
        "copies, pairs without a common 8-gram, called copies %": _percent(none, found),
        "copies, seconds of one core for 424 stories": seconds,
    }


def _percent(pairs: Sequence[frozenset[str]], found: set[frozenset[str]]) -> float:
    """The part of the pairs that was found, in per cent."""
    return 100 * sum(pair in found for pair in pairs) / max(1, len(pairs))


def chosen(every: Sequence[Story], count: int, least: int, most: int) -> list[Story]:
    """So many stories of that many words, in an order that has nothing to do with them."""
    fit = [s for s in every if least <= len(s.text.split()) <= most]
    return sorted(fit, key=lambda s: hashlib.sha256(s.name.encode()).hexdigest())[:count]


def reworded(every: Sequence[Story], sources: Sequence[Story], rewrite: Rewrite) -> tuple[float, float, float]:
    """Per cent of the rewrites found, of the pairs found wrong, and of the sources' 8-grams that are left."""
    made = [Story(f"new-{s.id}", f"new-{s.name}", rewrite(s.text), outlet="The Mill") for s in sources]
    names = {s.name for s in made}
    right = wrong = 0
    texts = {s.name: grams(s.text) for s in every}
    for copy in find_copies([*every, *made]):
        if len(names & {copy.a, copy.b}) != 1:
            continue
        source, other = _sides(copy, names)
        right += source == other
        wrong += source != other and not texts[source] & texts[other]
    left = [len(grams(new.text) & texts[old.name]) / max(1, len(texts[old.name])) for new, old in _pairs(made, sources)]
    return 100 * right / len(made), 100 * wrong / max(1, right + wrong), 100 * sum(left) / len(left)


def _pairs(made: Sequence[Story], sources: Sequence[Story]) -> list[tuple[Story, Story]]:
    return list(zip(made, sources, strict=True))


def _sides(copy: Copy, names: set[str]) -> tuple[str, str]:
    """The name of the source of the rewrite in a copy, and of the story that it was found to be a copy of."""
    new, other = (copy.a, copy.b) if copy.a in names else (copy.b, copy.a)
    return new.removeprefix("new-"), other


def both(text: str) -> str:
    """The first rewriter's story in the words of the second."""
    return mill(desk(text))


def bench(shared: pathlib.Path) -> dict[str, float]:
    """All figures, in per cent and seconds."""
    figures = outlets(shared)
    every = [s for name in SETS for s in stories(shared, name)]
    leads = [s for s in stories(shared, "outlets_2022") if len(s.text.split()) >= 20]
    for what, pool, sources in (
        ("stories", every, chosen(every, REWRITTEN, 60, 900)),
        ("titles with leads", leads, chosen(leads, LEADS, 20, 100)),
    ):
        for name, rewrite in (("desk", desk), ("mill", mill), ("desk, then mill", both), ("echo, never seen", echo)):
            found, wrong, left = reworded(pool, sources, rewrite)
            figures[f"reworded {what} ({name}), found %"] = found
            figures[f"reworded {what} ({name}), wrong %"] = wrong
            figures[f"reworded {what} ({name}), 8-grams left %"] = left
    return figures


if __name__ == "__main__":
    for name, figure in bench(pathlib.Path(__file__).resolve().parents[1] / "../shared").items():
        print(f"{figure:7.2f}  {name}")
