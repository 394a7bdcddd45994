"""Reads a story, or takes its reading from a file where one is given: for a change that touches no reading."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from saidseen.model.reading import Document
from saidseen.reading.story import StoryRead, read_document


class Reader:
    """Reads stories; what it has read may be kept in a file and taken from it again."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], StoryRead] = {}

    def read(self, document: Document, known: Mapping[str, Any] | None = None) -> StoryRead:
        """The result of reading a document, on one thread."""
        key = (document.name, document.sha256)
        if key not in self._kept:
            self._kept[key] = read_document(document, known, threads=1)
        return self._kept[key]

    def take(self, path: Path) -> None:
        """Take what was read from a file; do this for a file of one's own only."""
        self._kept = pickle.loads(path.read_bytes())

    def keep(self, path: Path) -> None:
        """Keep what was read in a file."""
        path.write_bytes(pickle.dumps(self._kept))


READER = Reader()
