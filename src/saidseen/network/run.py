"""Runs the network's one file with onnxruntime; nothing else is loaded, and nothing before first use."""

from __future__ import annotations

import functools
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from itertools import accumulate
from typing import Any

import numpy as np
import numpy.typing as npt

from saidseen.model.attribution import Attribution
from saidseen.network.marked import marked
from saidseen.network.pieces import Pieces, windows
from saidseen.network.words import Words

Floats = npt.NDArray[np.float32]

MOST_THREADS = 64
OUTPUTS = ("scores/out", "query/out", "key/out", "vector/out")
_FIRST, _AGAIN = np.array(False), np.array(True)  # which of its two encoders is to run


@dataclass(frozen=True, slots=True)
class Window:
    """A window's pieces and the heads' scores of each: arrays of (pieces, K), [CLS] and [SEP] left out."""

    pieces: Pieces
    heads: dict[str, Floats]


class Network:
    """The trained network: `read` gives a text's windows with every head's scores."""

    def __init__(self, model: bytes, tokenizer: str, settings: dict[str, Any], threads: int) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = True
        options.log_severity_level = 3
        # the file is written in the fastest operators; fusing more would put slower ones back (training/graph.py)
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        cutter = Tokenizer.from_str(tokenizer)
        cutter.no_padding()
        cutter.no_truncation()
        self._words = Words(cutter)
        self.settings = settings
        self._columns = columns(settings)
        self.near: Floats = np.array(settings["near"], dtype=np.float32)
        self.version = hashlib.sha256(model).hexdigest()[:12]

    def read(self, text: str) -> Iterator[Window]:
        """The windows of `text` in order, one pass each."""
        for pieces in windows(text, self._words):
            yield self._run(pieces)

    def _run(self, pieces: Pieces) -> Window:
        """One pass over one window."""
        scores, query, key, vector = (v[1:-1] for v in self._values(pieces, OUTPUTS))
        heads = {name: scores[:, at] for name, at in self._columns.items()}
        return Window(pieces, {**heads, "query": query, "key": key, "vector": vector})

    def _values(self, pieces: Pieces, outputs: tuple[str, ...]) -> list[Floats]:
        """The outputs named, arrays of (pieces, K), with those of [CLS] first and [SEP] last."""
        ids = np.concatenate(([101], pieces.ids, [102]))[None]
        capitals = np.concatenate(([0], pieces.capitals, [0]))[None]
        values = self._session.run(list(outputs), {"ids": ids, "capitals": capitals, "again": _FIRST})
        return [np.asarray(v)[0] for v in values]

    def second(self, text: str, attribution: Attribution) -> tuple[dict[str, float], dict[str, float]]:
        """The chances of each act and of each event type of an attribution of `text`, read once more by itself."""
        parts = (attribution.source, attribution.cue, attribution.content)
        pieces = [(101, 0), *marked(text, self._words, [part.spans if part else () for part in parts]), (102, 0)]
        ids, capitals = (np.array([values], dtype=np.int64) for values in zip(*pieces, strict=True))
        found = self._session.run(["second/out"], {"ids": ids, "capitals": capitals, "again": _AGAIN})[0]
        logits: Floats = np.asarray(found)[0, 0]
        acts, events = self.settings["acts"], self.settings["events"]
        return _chances(acts, logits[: len(acts)]), _chances(events, logits[len(acts) :])

    def vectors(self, texts: list[str]) -> Floats:
        """A unit vector (384) for each of `texts`: the mean of its pieces' vectors, for likeness of meaning."""
        out = np.zeros((len(texts), 384), dtype=np.float32)
        for row, text in enumerate(texts):
            for pieces in windows(text, self._words):
                (found,) = self._values(pieces, ("vector/out",))
                out[row] += found.sum(axis=0)
        norms = np.sqrt((out * out).sum(axis=1, keepdims=True))
        unit: Floats = out / np.maximum(norms, np.float32(1e-9))
        return unit


def _chances(names: list[str], logits: Floats) -> dict[str, float]:
    raised = np.exp(logits - logits.max())
    return dict(zip(names, (raised / raised.sum()).tolist(), strict=True))


def columns(settings: dict[str, Any]) -> dict[str, slice]:
    """Where each head stands in the output `scores`, in the order of training/graph.py's SCORES."""
    judged = len(settings["acts"]) + len(settings["bases"]) + 1
    widths = {
        "anchor": 1,
        "tags": len(settings["tags"]),
        "toponym": 3,
        "judged_cue": judged,
        "judged_content": judged,
        "weight": 2,
        "event": len(settings["events"]) + len(settings["modes"]),
        "own": 1,
        "matter": 3,
    }
    ends = accumulate(widths.values())
    return {name: slice(end - width, end) for (name, width), end in zip(widths.items(), ends, strict=True)}


def threads_wanted() -> int:
    """`SAIDSEEN_THREADS`, or 1: a second thread gains little in so small a network."""
    try:
        return max(1, int(os.environ.get("SAIDSEEN_THREADS", "1")))
    except ValueError:
        return 1


@functools.cache
def load(threads: int | None = None) -> Network:
    """The network that the package ships, loaded once a process and a thread number."""
    folder = resources.files("saidseen.network")
    return Network(
        (folder / "network.onnx").read_bytes(),
        (folder / "tokenizer.json").read_text(encoding="utf8"),
        json.loads((folder / "settings.json").read_text(encoding="utf8")),
        min(threads or threads_wanted(), MOST_THREADS),
    )
