"""Keeps trained weights for the next round: float16, without the word embeddings where these are the encoder's own.

usage: python training/keep.py training/runs/gold-more/weights.pt training/weights/network.pt [--bare]
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch

WORDS = "encoder.embeddings.word_embeddings.weight"


def main(source: str, target: str, *flags: str) -> None:
    """Write the weights of a run in float16."""
    saved = torch.load(source, weights_only=True)
    weights = {
        name: value.half() if value.is_floating_point() else value
        for name, value in saved["weights"].items()
        if not ("--bare" in flags and name == WORDS)
    }
    Path(target).parent.mkdir(parents=True, exist_ok=True)
    torch.save({"weights": weights, "meta": saved["meta"]}, target)


if __name__ == "__main__":
    main(*sys.argv[1:])
