"""The forms that stories come in, one file a form; whatever lies here with a FORM is read, or refused by name.

First bytes that no other form has go before a file's name, and the name before what else its first bytes tell. Plain
text is what is called so (`.txt`, `.md`), served as such, or has a name without an ending, as standard input has; a
file with an ending that nobody knows is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from io import BufferedReader, BytesIO
from pathlib import PurePath
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

from saidseen.documents.story import Given, Refusal, shown
from saidseen.errors import MarkupError, StoryError
from saidseen.model.reading import Document

HEAD = 64 * 1024
"""How many of its first bytes are looked at."""
DEEPEST = 3
"""How many files may lie in each other: an archive that holds a mail that holds a PDF."""
_ENDING = re.compile(r"\.[a-z][a-z0-9]{0,7}")
Stories = Iterator[Document | Refusal]
if TYPE_CHECKING:
    Stream = BufferedReader[Any]
else:
    Stream = BufferedReader


@dataclass(frozen=True, slots=True)
class Input:
    """One file, address or standard input: how to print it, what to call its story, and what is known of it.

    `depth` counts the files that it lies in.
    """

    where: str
    name: str
    given: Given
    charset: str | None = None
    url: str | None = None
    depth: int = 0


def _never(head: bytes) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Form:
    """One form: the ends of names and the media types that it has, and how its stories are taken from a stream.

    `marked` says whether first bytes are such as no other form has, `begins` whether they may be of this form; of
    several that may be, the one of the lowest `rank` is taken. `stories` may raise StoryError. `several` is true where
    one file may hold many stories, which then have names of their own.
    """

    name: str
    stories: Callable[[Stream, Input], Stories]
    suffixes: tuple[str, ...] = ()
    media_types: tuple[str, ...] = ()
    marked: Callable[[bytes], bool] = _never
    begins: Callable[[bytes], bool] = _never
    rank: int = 0
    several: bool = False


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
    found = next((form for test in tests for form in every if head and test(form)), None)
    if found is not None:
        return found
    plain = not head or media_type == "text/plain" or not _ENDING.fullmatch(suffix)
    return next(form for form in every if form.name == ("text" if plain else "unknown"))


def inside(data: bytes, what: str, source: Input, media_type: str | None = None) -> Stories:
    """The stories of a file that lies in another; `what` is its name, `source` what is known of it (its `where` is that
    of the file that holds it). What cannot be taken gives a Refusal."""
    source = replace(source, where=f"{source.where}, {shown(what)}", depth=source.depth + 1)
    try:
        if source.depth > DEEPEST:
            raise MarkupError("it lies too deep, files within files: take it out and give it by itself")
        form = form_of(what, data[:HEAD], media_type)
        yield from form.stories(BufferedReader(BytesIO(data), HEAD), source)
    except StoryError as error:
        yield Refusal(source.where, None, str(error))
