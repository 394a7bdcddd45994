"""What the network makes of the words of a text: a short vector of every word piece, and of any stretch of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from saidseen.model.reading import Span

if TYPE_CHECKING:
    from saidseen.network import Window

Floats = npt.NDArray[np.float32]

SIZE = 384  # of the network's vectors


class Views:
    """The vectors of a text's pieces, shortened by `project` (SIZE, n) if that is given; `add` every window."""

    def __init__(self, project: Floats | None = None) -> None:
        self._project = project
        self.size = SIZE if project is None else project.shape[1]
        self._windows: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float16]]] = []
        self._whole: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float16]] | None = None

    def add(self, window: Window) -> None:
        """Take the pieces of the window's own sentences."""
        p, vectors = window.pieces, window.heads["vector"]
        own = vectors[p.core :] if self._project is None else vectors[p.core :] @ self._project
        self._windows.append((p.starts[p.core :], p.ends[p.core :], own.astype(np.float16)))
        self._whole = None

    def mean(self, spans: Sequence[Span]) -> Floats:
        """The mean of the pieces of some spans; zeros where there is none."""
        if self._whole is None:
            if not self._windows:
                return np.zeros(self.size, dtype=np.float32)
            starts, ends, vectors = zip(*self._windows, strict=True)
            self._whole = np.concatenate(starts), np.concatenate(ends), np.concatenate(vectors)
            self._windows = [self._whole]
        begins, ends_, held = self._whole
        edges = [(int(np.searchsorted(ends_, s.start, "right")), int(np.searchsorted(begins, s.end))) for s in spans]
        parts = [held[low:high] for low, high in edges if low < high]
        if not parts:
            return np.zeros(self.size, dtype=np.float32)
        found: Floats = np.concatenate(parts).mean(0, dtype=np.float32)
        return found
