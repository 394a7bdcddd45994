"""Records as plain values: what their JSON is made of."""

from __future__ import annotations

from enum import Enum
from typing import Any


def fields_of(record: object, names: str) -> dict[str, Any]:
    """These fields of a record (names with spaces between them), tuples as lists and members of enums as their values.

    A property is as good as a field.
    """
    return {name: _plain(getattr(record, name)) for name in names.split()}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return value.value if isinstance(value, Enum) else value
