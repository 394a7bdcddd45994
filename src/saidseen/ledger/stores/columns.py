"""The kinds of columns, and the clauses of tables, that are not the same in every store."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Dialect, Integer, String, Text
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeDecorator, TypeEngine

from saidseen.ledger.words import plain

KEY = BigInteger().with_variant(Integer, "sqlite")
"""The number of a row."""

_BY_CODE_POINT = postgresql.TEXT(collation="C")
"""Text in SQLite's order: by code point, whatever language the database was made for; and of any length."""

TEXT: TypeEngine[str] = Text().with_variant(_BY_CODE_POINT, "postgresql")

BY_KEY: dict[str, Any] = {"sqlite_with_rowid": False}
"""For tables that are their own index."""


class _Plain(TypeDecorator[str]):
    """Text in which NUL and lone surrogates, which no store takes, become U+FFFD; the record keeps them."""

    impl: type[String] = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else plain(value)

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(_BY_CODE_POINT if dialect.name == "postgresql" else self.impl_instance)


class OutsideText(_Plain):
    """Text from outside, for questions."""

    impl = Text
    cache_ok = True


class ShortText(_Plain):
    """An id, a time or a word of our own, of at most so many letters."""

    cache_ok = True
