"""Whom a pronoun or a role noun stands for: the chance of every actor named before it, by a small model learnt from
text whose chains readers annotated (training/antecedents.py)."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from operator import mul
from typing import Any

from saidseen.reading.speakers.actors import Actor

NAMES = (
    "fit", "sentences", "same sentence", "sentence before", "between", "source", "first", "possessive", "inside",
    "last source", "nearest", "often", "alone",
)  # fmt: skip
"""What is asked of a mention, in the order of the weights of antecedents.json."""
PRONOUN, ROLE = "pronoun", "role"
"""The two that are weighed: "he", "it", "they", and "the ministry", which reaches further back."""


@dataclass(frozen=True, slots=True)
class Antecedent:
    """An actor where the text names it before, and what is asked of that place, in the order of NAMES."""

    actor: Actor
    asked: tuple[float, ...]


def chances(candidates: Sequence[Antecedent], kind: str) -> list[tuple[float, Actor]]:
    """The chance of each actor to be the one meant, the likeliest first; what is missing to 1 is that none is."""
    weights, nobody = _weights()[kind]
    logits = [sum(map(mul, weights, c.asked)) for c in candidates]
    top = max([*logits, nobody])
    raised = [math.exp(logit - top) for logit in logits]
    whole = sum(raised) + math.exp(nobody - top)
    each: dict[int, tuple[float, Actor]] = {}
    for candidate, one in zip(candidates, raised, strict=True):
        before = each.get(id(candidate.actor), (0.0, candidate.actor))[0]
        each[id(candidate.actor)] = before + one / whole, candidate.actor
    return sorted(each.values(), key=lambda c: -c[0])


def sure() -> float:
    """The chance from which on an actor is taken; below, nobody is named."""
    return float(_held()["sure"])


@cache
def _weights() -> Mapping[str, tuple[Sequence[float], float]]:
    return {kind: (_held()[kind]["weights"], _held()[kind]["nobody"]) for kind in (PRONOUN, ROLE)}


@cache
def _held() -> dict[str, Any]:
    held: dict[str, Any] = json.loads((resources.files(__package__) / "antecedents.json").read_text("utf8"))
    if tuple(held["names"]) != NAMES:
        raise ValueError("antecedents.json was made for other questions: run training/antecedents.py")
    return held
