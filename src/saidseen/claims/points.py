"""From a reading to points that can be linked."""

from __future__ import annotations

from saidseen.claims.likeness import Point, point
from saidseen.claims.matter import matters
from saidseen.model.reading import Reading


def points_of(reading: Reading, document: str | None = None) -> list[Point]:
    """The statements of a reading made ready for linking; `document` is the document's id, else its text's hash."""
    name = document or reading.document.sha256
    at = reading.document.published or "~"  # what has no date comes last
    return [
        point(s.id, name, matter, (at, name, n), s.repeats)
        for n, (s, matter) in enumerate(zip(reading.statements, matters(reading), strict=True))
    ]
