"""What settings of a file in TOML may be, said where they are wrong: in which file, in which table, what to write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from saidseen.errors import UsageError
from saidseen.ledger.words import plain


def known(table: Mapping[str, Any], keys: Iterable[str], at: str) -> None:
    """Raise UsageError where a table has a setting that there is not."""
    names = tuple(keys)
    if unknown := [key for key in table if key not in names]:
        told = ", ".join(f"'{plain(key)}'" for key in unknown)
        raise UsageError(f"{at}: there is no setting {told}; there are {', '.join(names)}")


def text(table: Mapping[str, Any], key: str, at: str, how: str, default: str | None = None) -> str:
    """A setting that is a text; raises UsageError where it is none, or is missing and has no default."""
    value = table.get(key, default)
    if isinstance(value, str) and (value.strip() or value == default):
        return value
    if value is None:
        raise UsageError(f"{at}: {key} is missing; write {how}")
    raise UsageError(f'{at}: {key} is a text in quotes, such as {key} = "…", not {said(value)}')


def tables(held: Mapping[str, Any], key: str, where: str, example: str) -> list[dict[str, Any]]:
    """The tables of one name; raises UsageError where there are none."""
    found = held.get(key)
    if not isinstance(found, list) or not found or not all(isinstance(table, dict) for table in found):
        raise UsageError(f"{where}: there are no {key}; write {example}")
    return found


def place_of(table: Mapping[str, Any], what: str, number: int, where: str) -> str:
    """The table of that number, and its name where it has one, for what is said of it."""
    named = table.get("name")
    return f"{where}: {what} {number}" + (f" ('{plain(named)}')" if isinstance(named, str) and named.strip() else "")


def name_of(table: Mapping[str, Any], at: str, how: str) -> str:
    """A table's name on one line; raises UsageError where it has none."""
    return " ".join(plain(text(table, "name", at, how)).split())


def apart(names: list[str], what: str, where: str) -> None:
    """Raise UsageError where two of some names are one."""
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise UsageError(f"{where}: two {what} are called '{twice}'; give each a name of its own")


def said(value: object) -> str:
    """A value as it is named in what is said of it."""
    return f"'{plain(str(value))[:60]}'"
