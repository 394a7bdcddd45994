"""The pair model: a cross-encoder that reads two statements at once and says whether they speak of one proposition."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Any, NamedTuple

import numpy as np

LONGEST = 60  # pieces of one side that are read, as in training
_CLS, _SEP = 101, 102
_EVEN = 30.0  # logits are cut here


class Likeness(NamedTuple):
    """Two logits: that both speak of one proposition, and, if they do, that their stances to it are opposed."""

    same: float
    opposed: float


class Encoder:
    """One int8 file, read once a process; pairs are read one by one, on one thread."""

    def __init__(self, model: bytes, tokenizer: str) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._cutter: Any = Tokenizer.from_str(tokenizer)
        self._cutter.no_padding()
        self._cutter.no_truncation()

    def pieces(self, text: str) -> list[int]:
        """The word pieces of one side."""
        clean = text.encode("utf-8", "replace").decode("utf-8")
        ids: list[int] = self._cutter.encode(clean, add_special_tokens=False).ids[:LONGEST]
        return ids

    def run(self, ids: list[int], kinds: list[int], output: str) -> Any:
        """An output (pieces, K) for one sequence of pieces with their segment numbers."""
        feed = {"ids": np.array([ids], dtype=np.int64), "capitals": np.array([kinds], dtype=np.int64)}
        return np.asarray(self._session.run([output], feed)[0])[0]

    def pair(self, a: str, b: str) -> Likeness:
        """What the model says of two statements as written (sides.written)."""
        one, two = self.pieces(a), self.pieces(b)
        ids = [_CLS, *one, _SEP, *two, _SEP]
        kinds = [0] * (len(one) + 2) + [1] * (len(two) + 1)
        same, opposed = self.run(ids, kinds, "same")[0].tolist()
        return Likeness(max(-_EVEN, min(_EVEN, same)), max(-_EVEN, min(_EVEN, opposed)))


@functools.cache
def encoder(name: str) -> Encoder:
    """A model that the package ships: "pairs" or "vectors"."""
    here = resources.files("saidseen.claims.pairs")
    tokenizer = resources.files("saidseen.reading.network") / "tokenizer.json"
    return Encoder((here / f"{name}.onnx").read_bytes(), tokenizer.read_text(encoding="utf8"))


@functools.lru_cache(maxsize=200_000)
def compared(a: str, b: str) -> Likeness:
    """What the model says of two statements; symmetric: the one that comes first in the alphabet is read first."""
    return encoder("pairs").pair(*sorted((a, b)))
