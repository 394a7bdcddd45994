"""Readings of statements made for a test."""

from __future__ import annotations

from saidseen.claims.matter import matters
from saidseen.model.claim import Matter, Said
from saidseen.model.reading import Document, Reading


def reading(*parts: Said, text: str = "", published: str | None = "2022-02-15") -> Reading:
    """A reading of one story that has the statements, in their order."""
    document = Document("story", text or ". ".join(p.statement.content.text for p in parts), "Northern Wire", published)
    return Reading(document, tuple(p.statement for p in parts), (), (), (), "test")


def matters_of(*parts: Said, text: str = "") -> list[Matter]:
    """What the statements of one story are about."""
    return matters(reading(*parts, text=text))
