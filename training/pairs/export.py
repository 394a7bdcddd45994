"""Exports the vectors of statements to the int8 ONNX file that the package ships.

Kept weights (keep.py --bare) have the encoder's own word embeddings put back.

usage: python training/pairs/export.py training/weights/vectors.pt src/saidseen/claims/pairs
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import onnx
import torch

sys.path[:0] = [str(Path(__file__).parent.parent)]
from vectors import Vectors  # noqa: E402

from graph import encoder  # noqa: E402


def main(weights: str, folder: str) -> None:
    """Write vectors.onnx, and what made it, into a folder."""
    saved = torch.load(weights, weights_only=True)
    net = Vectors()
    net.load_state_dict({key: value.float() for key, value in saved["weights"].items()}, strict=False)
    state = {key: value.numpy() for key, value in net.state_dict().items()}
    onnx.save(encoder(state), Path(folder) / "vectors.onnx")
    (Path(folder) / "made.json").write_text(json.dumps(saved["meta"]) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
