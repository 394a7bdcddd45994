"""The sentences of claims.toml and measures.toml, filled in."""

from __future__ import annotations

from functools import cache

from saidseen.language.en import table


@cache
def sentences() -> dict[str, str]:
    """Every sentence by its id, its fields in braces."""
    parts = table("claims.toml") | table("measures.toml")
    return {f"{part}.{name}": words for part, told in parts.items() for name, words in told.items()}


def tell(id_: str, /, **fields: object) -> str:
    """The sentence of that id with its fields; LookupError for an id or a field that is not there."""
    return sentences()[id_].format(**fields)
