"""What is wrong with what a program asked, in plain sentences: by the kinds of pydantic, and as an end of an answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from saidseen.language.visible import visible

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

LONGEST = 1_000
_WRONG = {
    "missing": "is missing: give it",
    "greater_than_equal": "is at least {ge}",
    "less_than_equal": "is at most {le}",
    "string_too_short": "is empty: give it",
    "string_too_long": "has at most {max_length} letters",
    "string_type": "has to be text",
    "string_unicode": "holds half of a letter, which no text has",
    "int_type": "has to be a whole number",
    "int_parsing": "has to be a whole number",
    "int_parsing_size": "is too large a number",
    "int_from_float": "has to be a whole number",
    "bool_parsing": "has to be true or false",
    "bool_type": "has to be true or false",
    "literal_error": "is one of {expected}",
    "enum": "is one of {expected}",
    "extra_forbidden": "is not asked for here: leave it out, or see how it is spelt",
    "json_invalid": "is no JSON",
    "model_attributes_type": "has to be a JSON object",
    "model_type": "has to be a JSON object",
}


def faults(errors: Iterable[ErrorDetails]) -> str:
    """What is wrong with each argument, told by its name."""
    return "; ".join(f"`{_name(one)}` {_wrong(one)}" for one in errors if one["loc"])


def _name(one: ErrorDetails) -> str:
    return str(next((part for part in reversed(one["loc"]) if isinstance(part, str)), one["loc"][0]))


def _wrong(one: ErrorDetails) -> str:
    return _WRONG.get(one["type"], "cannot be taken").format(**one.get("ctx", {}))


def sentence(told: str) -> str:
    """What went wrong as a sentence, without what would be obeyed instead of shown."""
    told = visible(told[:LONGEST])
    return f"{told[:1].upper()}{told[1:]}{'' if told.endswith('.') else '.'}"
