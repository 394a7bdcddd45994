"""Averages the weights of runs that went on from one another, which does better than the last of them.

The toponym head is the last run's own: it learns from corpora that the earlier runs saw less of.

usage: python training/average.py OUT.pt RUN.pt SHARE [RUN.pt SHARE ...]
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch


def main(out: str, *runs: str) -> None:
    """Write the weighted mean of the runs' weights, with what made the last of them and the shares."""
    shares = [float(s) for s in runs[1::2]]
    saved = [torch.load(path, weights_only=True) for path in runs[::2]]
    total = sum(shares)
    mean = {
        name: sum(s * run["weights"][name] for s, run in zip(shares, saved, strict=True)) / total
        if value.is_floating_point() and not name.startswith("toponym")
        else value
        for name, value in saved[-1]["weights"].items()
    }
    meta = {**saved[-1]["meta"], "averaged": [s / total for s in shares]}
    torch.save({"weights": mean, "meta": meta}, Path(out))


if __name__ == "__main__":
    main(*sys.argv[1:])
