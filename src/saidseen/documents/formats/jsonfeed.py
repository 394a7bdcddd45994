"""JSON Feed 1 and 1.1 (jsonfeed.org/version/1.1): a document an item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from saidseen.documents.formats import Input
from saidseen.documents.formats.feed import is_summary, one_house, own_name
from saidseen.documents.language import stated_language
from saidseen.documents.markup import one_line, plain
from saidseen.documents.story import INCOMPLETE, Parts, noted, web_address
from saidseen.errors import MarkupError, StoryError

Item = dict[str, Any]


def is_json_feed(value: object) -> bool:
    """Whether a JSON value says that it is a JSON Feed."""
    return isinstance(value, dict) and "jsonfeed.org/version" in str(value.get("version", ""))


def json_feed(feed: Item, source: Input) -> Iterator[tuple[str, Parts | StoryError]]:
    """The place and the story of each item of a JSON Feed, or what is wrong with it."""
    items = feed.get("items")
    for number, item in enumerate(items if isinstance(items, list) else [], 1):
        place = f"item {number}"
        if isinstance(item, dict):
            yield place, _parts(item, feed, source)
        else:
            yield place, MarkupError("the item is no JSON object: mend the feed")


def _parts(item: Item, feed: Item, source: Input) -> Parts:
    text = _string(item, "content_text") or plain(_string(item, "content_html"))
    whole = bool(text)
    text = text or _string(item, "summary")
    link = _string(item, "external_url") or _string(item, "url")
    name = one_line(_string(feed, "title"), 200)
    own = one_house(link, _string(feed, "home_page_url"))
    notes = [f"by {names}"] if (names := _authors(item)) else []
    if name and not own:
        notes.append(f"in the feed {noted(name, 80)}, which is not its outlet")
    if is_summary(text, whole):
        notes.append(f"{INCOMPLETE}the feed gives only a summary")
    return Parts(
        text=text,
        name=own_name(source, link, item.get("id"), item.get("title"), text),
        how="json feed",
        outlet=name if own else None,
        published=item.get("date_published") or item.get("date_modified"),
        url=web_address(link),
        title=one_line(_string(item, "title")) or None,
        language=stated_language(_string(item, "language")),
        notes=notes,
    )


def _authors(item: Item) -> str:
    """The names of the authors of an item."""
    listed = item.get("authors")
    every = [*(listed if isinstance(listed, list) else []), item.get("author")]
    names = [_string(author, "name") for author in every if isinstance(author, dict)]
    return noted(", ".join(dict.fromkeys(filter(None, names))), 80)


def _string(item: Item, name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""
