"""The reading page: stories as published with every statement marked, and beside them what was made of each.

One HTML file that asks nothing of the network: style and script stand in it and are the only ones that its content
security policy lets run, by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from saidseen.language.visible import visible
from saidseen.model.reading import Reading
from saidseen.show.pages.names import StoryLinks

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

HEAD_ROOM = 12
"""Speakers and owing statements that the head of the page lists before the rest is folded away."""


def write_page(
    readings: Sequence[Reading], links: StoryLinks | None = None, *, frame: Mapping[str, Any] | None = None
) -> str:
    """The reading page of one story or several, as HTML that can be kept in UTF-8.

    With `links`, of one story, it is a page of a folder and leads to the claims that its statements stand in; with
    `frame` a page of the board: the name of its template, and what that asks for.
    """
    from saidseen.model.version import VERSION
    from saidseen.show.views import page_of

    style, script = part("page.css"), part("theme.js") + part("copy.js") + part("page.js")
    return template(str((frame or {}).get("template", "page.html"))).render(
        page=page_of(readings),
        style=style,
        script=script,
        style_hash=policy_hash(style),
        script_hash=policy_hash(script),
        head_room=HEAD_ROOM,
        links=links,
        version=VERSION,
        **(frame or {}),
    )


@cache
def template(name: str) -> Template:
    """A page's template; what is put into it is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("saidseen.show", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["to_the_letter"] = _to_the_letter
    environment.filters["visible"] = visible
    return environment.get_template(name)


@cache
def part(name: str) -> Markup:
    """A file of the page that is written into it as it is."""
    from markupsafe import Markup

    return Markup((files("saidseen.show") / "templates" / name).read_text("utf-8"))


def policy_hash(text: str) -> str:
    """A content security policy's name for an inline part."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _to_the_letter(text: str) -> Markup:
    """The text escaped; a carriage return, which a browser would read as a line feed, by its number."""
    from markupsafe import Markup, escape

    return Markup(str(escape(text)).replace("\r", "&#13;"))
