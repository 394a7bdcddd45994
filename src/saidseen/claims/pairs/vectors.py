"""A vector for each statement: those that speak of one proposition lie near one another."""

from __future__ import annotations

import base64
import functools
import os
from collections.abc import Iterator, Sequence
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

SIZE = 384
LONGEST = 72  # pieces of a statement that are read, as in training
_CLS, _SEP = 101, 102
_PLANES, _BITS, _BANDS = 2022, 11, 28
"""Seed of the planes, and bits and bands of the keys: two vectors of cosine 0.8 share a band in nine of ten cases."""


class Encoder:
    """The encoder of statements: one int8 file, read once a process."""

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

    def vector(self, text: str) -> Floats:
        """The unit vector of a text."""
        clean = text.encode("utf-8", "replace").decode("utf-8")
        pieces = self._cutter.encode(clean, add_special_tokens=False).ids[:LONGEST]
        ids = np.array([[_CLS, *pieces, _SEP]], dtype=np.int64)
        (hidden,) = self._session.run(None, {"ids": ids, "capitals": np.zeros_like(ids)})
        mean = np.asarray(hidden)[0].mean(0)
        out: Floats = (mean / max(float(np.linalg.norm(mean)), 1e-9)).astype(np.float32)
        return out


@functools.cache
def _encoder() -> Encoder:
    here = resources.files("saidseen.claims.pairs")
    tokenizer = resources.files("saidseen.reading.network") / "tokenizer.json"
    return Encoder((here / "vectors.onnx").read_bytes(), tokenizer.read_text(encoding="utf8"))


@functools.lru_cache(maxsize=4096)
def packed(text: str) -> str:
    """The vector of a statement as written (sides.written), in 384 signed bytes, base64."""
    if os.environ.get("SAIDSEEN_NO_VECTORS"):  # for benchmarks of what is done without them
        return ""
    v = _encoder().vector(text)
    steps = np.rint(v * (127 / max(float(np.abs(v).max()), 1e-9))).astype(np.int8)
    return base64.b64encode(steps.tobytes()).decode("ascii")


@functools.lru_cache(maxsize=65_536)
def unpacked(text: str) -> Floats:
    """The unit vector that `packed` wrote; zeros for an empty one. ValueError where it is none."""
    if not text:
        return np.zeros(SIZE, dtype=np.float32)
    steps = np.frombuffer(base64.b64decode(text, validate=True), dtype=np.int8)
    if len(steps) != SIZE:
        raise ValueError(f"a vector has {SIZE} bytes, not {len(steps)}")
    v = steps.astype(np.float32)
    out: Floats = v / max(float(np.linalg.norm(v)), 1e-9)
    return out


@functools.cache
def _planes() -> Floats:
    made: Floats = np.random.default_rng(_PLANES).standard_normal((_BANDS * _BITS, SIZE)).astype(np.float32)
    return made


def bands(vector: Floats) -> Iterator[int]:
    """Keys that near vectors share: a number for each band of signs (random hyperplanes; M. Charikar 2002)."""
    if not vector.any():
        return
    signs = (_planes() @ vector > 0).reshape(_BANDS, _BITS)
    values = signs @ (1 << np.arange(_BITS))
    yield from (int(n) * 4096 + int(v) for n, v in enumerate(values))


def cosines(one: Floats, others: Sequence[Floats]) -> list[float]:
    """The cosine of a vector with each of some others."""
    if not others:
        return []
    found: list[float] = (np.stack(others) @ one).tolist()
    return found
