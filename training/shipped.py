"""The weights of the network that ships, as floats again: what a further training or a distillation starts from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from graph import SCORES
from model import Network

AT = "encoder.encoder.layer"
EMBEDDINGS = ("word", "token_type", "position")


def initializers(graph: onnx.GraphProto) -> Iterator[onnx.TensorProto]:
    """The weights of a graph and of the branches inside it."""
    yield from graph.initializer
    for attribute in (a for node in graph.node for a in node.attribute if a.HasField("g")):
        yield from initializers(attribute.g)


def weights_of(folder: Path) -> tuple[dict[str, Tensor], dict[str, Any]]:
    """The state of `model.Network` from a folder of network.onnx and settings.json (all but the head `roles`, which
    does not ship), and what is recorded of it: the modes, and what made it."""
    settings = json.loads((folder / "settings.json").read_text(encoding="utf8"))
    held = {w.name: numpy_helper.to_array(w) for w in initializers(onnx.load(folder / "network.onnx").graph)}
    state: dict[str, np.ndarray[Any, Any]] = {"near": np.array(settings["near"], dtype=np.float32)}
    for kind in EMBEDDINGS:
        name = f"encoder.embeddings.{kind}_embeddings"
        q, scale, zero = (held[f"{name}/{k}"].astype(np.float32) for k in ("q", "scale", "zero"))
        state[f"{name}.weight"] = (q - zero) * scale

    def linear(output: str, part: str, low: int = 0, high: int | None = None) -> None:
        matrix = held[f"{output}/b"].astype(np.float32) * held[f"{output}/b_scale"]
        state[f"{part}.weight"], state[f"{part}.bias"] = matrix.T[low:high], held[f"{output}/bias"][low:high]

    def norm(output: str, part: str) -> None:
        state[f"{part}.weight"], state[f"{part}.bias"] = held[f"{output}/gain"], held[f"{output}/shift"]

    norm("hidden0", "encoder.embeddings.LayerNorm")
    for n in range(sum(1 for name in held if name.startswith("wide") and name.endswith("/b"))):
        for part in ("query", "key", "value"):
            linear(f"{part}{n}", f"{AT}.{n}.attention.self.{part}")
        linear(f"looked{n}", f"{AT}.{n}.attention.output.dense")
        linear(f"wide{n}", f"{AT}.{n}.intermediate.dense")
        linear(f"narrow{n}", f"{AT}.{n}.output.dense")
        norm(f"middle{n}", f"{AT}.{n}.attention.output.LayerNorm")
        norm(f"hidden{n + 1}", f"{AT}.{n}.output.LayerNorm")
    at = 0
    sizes = {n: getattr(Network(len(settings["modes"]), pretrained=False), n).out_features for n in SCORES}
    for name, size in sizes.items():
        if at == len(held["scores/bias"]):
            break  # a head that this one had not yet
        linear("scores", name, at, at + size)
        at += size
    linear("vector", "vector")
    for name in ("query", "key"):
        linear(f"{name}/hidden", f"{name}.0")
        linear(name, f"{name}.2")
    made = {**settings["made"], "modes": settings["modes"]}
    return {k: torch.from_numpy(np.array(v)) for k, v in state.items()}, made
