"""The encoder of statements: one int8 file, read once a process."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

LONGEST = 72  # pieces of a statement that are read, as in training
_CLS, _SEP = 101, 102


class Encoder:
    """A small transformer; statements are read one by one, on one thread."""

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

    def mean(self, text: str) -> npt.NDArray[np.float32]:
        """The mean of the vectors (384) of a text's pieces."""
        clean = text.encode("utf-8", "replace").decode("utf-8")
        pieces: list[int] = self._cutter.encode(clean, add_special_tokens=False).ids[:LONGEST]
        ids = np.array([[_CLS, *pieces, _SEP]], dtype=np.int64)
        found = self._session.run(["hidden"], {"ids": ids, "capitals": np.zeros_like(ids)})[0]
        out: npt.NDArray[np.float32] = np.asarray(found)[0].mean(0)
        return out


@functools.cache
def encoder() -> Encoder:
    """The model that the package ships."""
    here = resources.files("saidseen.claims.pairs")
    tokenizer = resources.files("saidseen.network") / "tokenizer.json"
    return Encoder((here / "vectors.onnx").read_bytes(), tokenizer.read_text(encoding="utf8"))
