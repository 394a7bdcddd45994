"""A matter as JSON, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from saidseen.model.claim import Matter

_FIELDS = tuple(field.name for field in fields(Matter))  # dataclasses.asdict copies what needs no copy
_TUPLES = ("subjects", "places", "names", "words", "numbers", "story", "spots", "parties")


def matter_to_json(matter: Matter) -> dict[str, Any]:
    """The matter as plain values."""
    values = ((name, getattr(matter, name)) for name in _FIELDS)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values}


def matter_from_json(data: Mapping[str, Any]) -> Matter:
    """The matter that `matter_to_json` wrote; TypeError where it is none."""
    values: dict[str, Any] = {key: tuple(value) if key in _TUPLES else value for key, value in data.items()}
    return Matter(**values)
