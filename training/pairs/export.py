"""Exports the pair model to the int8 ONNX file that the package ships.

usage: python training/pairs/export.py training/runs/pairs.pt src/saidseen/claims/pairs
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import onnx
import torch

sys.path[:0] = [str(Path(__file__).parent.parent)]
from graph import pairs  # noqa: E402


def main(weights: str, folder: str) -> None:
    """Write pairs.onnx, and what made it, into a folder."""
    saved = torch.load(weights, weights_only=True)
    state = {name: value.float().numpy() for name, value in saved["weights"].items()}
    onnx.save(pairs(state), Path(folder) / "pairs.onnx")
    (Path(folder) / "made.json").write_text(json.dumps(saved["meta"]) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
