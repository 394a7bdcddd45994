"""A matter as JSON, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from saidseen.claims.records import Matter

_TUPLES = ("subjects", "places", "names", "words", "numbers", "story")


def matter_to_json(matter: Matter) -> dict[str, Any]:
    """The matter as plain values."""
    return {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(matter).items()}


def matter_from_json(data: Mapping[str, Any]) -> Matter:
    """The matter that `matter_to_json` wrote; TypeError where it is none."""
    values: dict[str, Any] = {key: tuple(value) if key in _TUPLES else value for key, value in data.items()}
    return Matter(**values)
