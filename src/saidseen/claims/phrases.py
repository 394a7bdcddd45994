"""Patterns of words kept as data in stances.toml, and the text they are looked for in."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from saidseen.claims.trimming import is_clause
from saidseen.language.en import table
from saidseen.language.en.sureness import THIN
from saidseen.model.acts import Act
from saidseen.model.reading import Passage, Statement
from saidseen.world.countries import find_countries, organisation_of

LIMIT = 600
"""Code points of a passage that are searched."""
_MARKS = re.compile(r"[,\"“”]|['’]s\b")


@cache
def phrase(name: str) -> re.Pattern[str]:
    """The pattern of that name; KeyError where there is none."""
    source = _table()[name].replace("\n", "").replace(" ", r"\s+")
    return re.compile(rf"(?<!\w)(?:{source})(?!\w)")


@cache
def _table() -> dict[str, str]:
    words: dict[str, str] = table("stances.toml")["words"]
    return words


@lru_cache(4096)
def low(passage: Passage | None) -> str:
    """The first LIMIT code points of a passage in lower case, with one kind of apostrophe and "not" set apart."""
    if passage is None:
        return ""
    text = passage.text[:LIMIT].lower().replace("’", "'")
    return re.sub(r"n't\b", " n't", text)


@lru_cache(4096)
def only_points(passage: Passage) -> bool:
    """Whether words name nothing but an earlier statement and whose it is: "Oslo's accusation as unfounded"."""
    text = passage.text[:LIMIT]
    for span, _ in reversed(find_countries(text)):
        text = f"{text[: span.start]} {text[span.end :]}"
    words = [word for word in _MARKS.sub(" ", text).split() if organisation_of(word) is None]
    return all(phrase("thin_word").fullmatch(word.lower()) for word in words)


def names_nothing(passage: Passage) -> bool:
    """Whether words name nothing that could be so or not: "any responsibility", "the accusations"."""
    return only_points(passage) or denies_part(passage)


def denies_part(passage: Passage) -> bool:
    """Whether words name but an accusation, or a part in a deed that was told of before: "any involvement"."""
    return THIN.fullmatch(low(passage).strip(" .,")) is not None


def reacts(statement: Statement, act: Act) -> bool:
    """Whether words condemn, welcome or call something names, and so take for granted that it is so.

    To call something a crime is a word like any other where somebody else is accused of that (`act`).
    """
    if is_clause(statement.content.text):
        return False
    cue = low(statement.cue)
    calls = statement.act is Act.ACCUSE is not act and phrase("calling").fullmatch(cue) is not None
    return calls or phrase("reacting").search(cue) is not None
