"""The forms that stories come in, one file a form; whatever lies here with a FORM is read, or refused by name.

First bytes that no other form has go before a file's name, and the name before what else its first bytes tell; a file
of which nothing tells is taken for plain text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from io import BufferedReader
from pathlib import PurePath
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

from saidseen.documents.story import Given, Refusal
from saidseen.model.reading import Document

HEAD = 64 * 1024
"""How many of its first bytes are looked at."""
Stories = Iterator[Document | Refusal]
if TYPE_CHECKING:
    Stream = BufferedReader[Any]
else:
    Stream = BufferedReader


@dataclass(frozen=True, slots=True)
class Source:
    """One file, address or standard input: how to print it, what to call its story, and what is known of it."""

    where: str
    name: str
    given: Given
    charset: str | None = None
    url: str | None = None


def _never(head: bytes) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Form:
    """One form: the ends of names and the media types that it has, and how its stories are taken from a stream.

    `marked` says whether first bytes are such as no other form has, `begins` whether they may be of this form; of
    several that may be, the one of the lowest `rank` is taken. `stories` may raise StoryError.
    """

    name: str
    stories: Callable[[Stream, Source], Stories]
    suffixes: tuple[str, ...] = ()
    media_types: tuple[str, ...] = ()
    marked: Callable[[bytes], bool] = _never
    begins: Callable[[bytes], bool] = _never
    rank: int = 0


@cache
def forms() -> tuple[Form, ...]:
    """Every form, in order of rank."""
    made: list[Form] = []
    for module in iter_modules(__path__):
        home = import_module(f"{__name__}.{module.name}")
        made += [home.FORM] if hasattr(home, "FORM") else getattr(home, "FORMS", ())
    return tuple(sorted(made, key=lambda form: (form.rank, form.name)))


def media_types() -> frozenset[str]:
    """What an address may serve."""
    return frozenset({"text/plain", *(kind for form in forms() for kind in form.media_types)})


def form_of(name: str, head: bytes, media_type: str | None = None) -> Form:
    """The form of what is called `name`, is served as `media_type` and begins with `head` (at most HEAD bytes)."""
    suffix, head = PurePath(name).suffix.lower(), head.removeprefix(b"\xef\xbb\xbf")
    every = forms()
    tests: tuple[Callable[[Form], bool], ...] = (
        lambda form: form.marked(head),
        lambda form: media_type is not None and media_type in form.media_types,
        lambda form: suffix in form.suffixes,
        lambda form: form.begins(head),
    )
    return next((form for test in tests for form in every if test(form)), every[-1])
