"""Exports trained weights to the one int8 ONNX file that the package ships, with its settings beside it.

usage: python training/export.py training/runs/NAME/weights.pt training/weights/second.pt src/saidseen/network
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import onnx
import torch

from graph import build
from model import ACTS, BASES, BUCKETS, CHANNELS, EDGES, EVENTS, ROLES, TAGS, WIDTH, encoder_folder


def main() -> None:
    """Write network.onnx, tokenizer.json and settings.json into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("folder", type=Path)
    a = parser.parse_args()
    saved, second = (torch.load(path, weights_only=True) for path in (a.weights, a.second))
    state = {name: value.float().numpy() for name, value in (saved["weights"] | second["weights"]).items()}
    a.folder.mkdir(parents=True, exist_ok=True)
    onnx.save(build(state), a.folder / "network.onnx")
    shutil.copy(encoder_folder() / "tokenizer.json", a.folder / "tokenizer.json")
    settings = {
        "roles": ROLES, "edges": EDGES, "channels": CHANNELS, "width": WIDTH, "buckets": BUCKETS, "tags": TAGS,
        "acts": ACTS, "bases": BASES, "events": EVENTS, "modes": saved["meta"]["modes"],
        "near": [[round(x, 4) for x in row] for row in state["near"].tolist()],
        "made": {k: v for k, v in saved["meta"].items() if k != "modes"}, "second": second["meta"],
    }  # fmt: skip
    (a.folder / "settings.json").write_text(json.dumps(settings, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
