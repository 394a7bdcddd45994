"""Exports the pair model and the vectors of statements to the int8 ONNX files that the package ships.

usage: python training/pairs/export.py training/runs/pairs.pt training/runs/vectors.pt src/saidseen/claims/pairs
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import onnx
import torch

sys.path[:0] = [str(Path(__file__).parent.parent)]
from graph import pairs  # noqa: E402


def main(pair_weights: str, vector_weights: str, folder: str) -> None:
    """Write pairs.onnx and vectors.onnx, and what made them, into a folder."""
    made = {}
    for name, path in (("pairs", pair_weights), ("vectors", vector_weights)):
        saved = torch.load(path, weights_only=True)
        state = {key: value.float().numpy() for key, value in saved["weights"].items()}
        onnx.save(pairs(state), Path(folder) / f"{name}.onnx")
        made[name] = saved["meta"]
    (Path(folder) / "made.json").write_text(json.dumps(made) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
