"""A field of a form of the board."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """Its name in what is sent, its label, what stands in it; `choices` are all that may be said, else it is written.

    `hint` says what can be; `need` where it may not be empty.
    """

    name: str
    label: str
    value: str = ""
    choices: Sequence[str] = ()
    hint: str = ""
    need: bool = False
