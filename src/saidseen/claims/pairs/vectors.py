"""A vector for each statement, by an encoder of its own: what finds the statements it may belong with."""

from __future__ import annotations

import base64
import functools

import numpy as np
import numpy.typing as npt

from saidseen.claims.pairs.model import encoder

Floats = npt.NDArray[np.float32]

SIZE = 384


@functools.lru_cache(maxsize=4096)
def packed(text: str) -> str:
    """The vector of a statement as written (sides.written): the mean of its pieces, in 384 signed bytes, base64."""
    mean = encoder().mean(text)
    steps = np.rint(mean * (127 / max(float(np.abs(mean).max()), 1e-9))).astype(np.int8)
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


def cosine(a: str, b: str) -> float:
    """The cosine of two packed vectors, 0 where one is empty."""
    return float(unpacked(a) @ unpacked(b))
