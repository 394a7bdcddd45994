"""What a page says of itself in JSON-LD (schema.org): its article, whether it is free to read, its live entries."""

from __future__ import annotations

import contextlib
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from saidseen.documents.markup import one_line, plain

Node = dict[str, Any]
_SCRIPT = re.compile(r"<script\b[^<>]{0,300}\btype\s*=\s*[\"']?application/ld\+json\b[^<>]{0,300}>", re.I)
_END = re.compile(r"</script", re.I)
_DEEPEST = 6
_MOST_NODES = 20_000
_ARTICLE = re.compile(r"(?:.*Article|.*BlogPosting|Report)", re.I)
_TITLE = re.compile(r"<title\b[^<>]{0,200}>([^<]{1,2000})", re.I)
LIVE_BLOG = "LiveBlogPosting"


@dataclass(frozen=True, slots=True)
class Article:
    """What JSON-LD tells of a page's own article; `free` is None and `words` 0 where it does not say."""

    body: str
    free: bool | None
    words: int
    live: Node | None


def nodes(page: str) -> list[Node]:
    """Every typed object in the JSON-LD of a page, the outer before the inner; what is broken is left out."""
    found: list[Node] = []
    at = 0
    while (script := _SCRIPT.search(page, at)) and (end := _END.search(page, script.end())):
        words, at = page[script.end() : end.start()].strip(), end.end()
        words = words.removeprefix("<!--").removesuffix("-->").removeprefix("//<![CDATA[").removesuffix("//]]>")
        with contextlib.suppress(ValueError, RecursionError):
            found += islice(_typed(json.loads(words, strict=False), 0), _MOST_NODES - len(found))
    return found


def _typed(value: object, depth: int) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _typed(item, depth + 1)
    elif isinstance(value, dict):
        if types(value):
            yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _typed(value.get(name), depth + 1)


def types(node: Node) -> list[str]:
    """The types of a node, without the address of their vocabulary."""
    told = node.get("@type")
    return [str(t).rpartition("/")[2] for t in (told if isinstance(told, list) else [told]) if t]


def article(page: str) -> Article:
    """The article of a page, by its JSON-LD."""
    every = _own([node for node in nodes(page) if any(_ARTICLE.fullmatch(t) for t in types(node))], page)
    bodies = [body_of(node) for node in every]
    frees = [free for node in every for free in _frees(node)]
    counts = [n for node in every if (n := _number(node.get("wordCount")))]
    live = next((node for node in every if LIVE_BLOG in types(node)), None)
    return Article(
        max(bodies, key=len, default=""),
        False if False in frees else True if frees else None,
        max(counts, default=0),
        live,
    )


def _own(every: list[Node], page: str) -> list[Node]:
    """The nodes that are of the page's own article: the one whose headline is in the page's title, else the first, and
    those that have a headline or an address in common with it, or neither."""
    title = _plainly(found[1]) if (found := _TITLE.search(page)) else ""
    names = [{_plainly(n) for key in ("headline", "name") if (n := word(node, key))} for node in every]
    links = [set(_addresses(node)) for node in every]
    own = next((n for n, told in enumerate(names) if any(name in title for name in told)), 0)

    def same(n: int) -> bool:
        both = [(told[n], told[own]) for told in (names, links) if told[n] and told[own]]
        return not both or any(one & other for one, other in both)

    return [node for n, node in enumerate(every) if same(n)]


def _plainly(words: str) -> str:
    """Words to be compared: without markup, case and signs."""
    return " ".join(re.findall(r"\w+", one_line(words).casefold()))


def _addresses(node: Node) -> Iterator[str]:
    """The addresses that a node gives as its own, without their anchors."""
    for name in ("url", "@id", "mainEntityOfPage"):
        told = node.get(name)
        told = told.get("@id") or told.get("url") if isinstance(told, dict) else told
        if isinstance(told, str) and (address := told.partition("#")[0].rstrip("/")):
            yield address


def body_of(node: Node) -> str:
    """The words of a node's `articleBody` or `text`, whether they are markup, escaped, or plain."""
    value = node.get("articleBody") or node.get("text")
    if isinstance(value, list):
        value = "\n".join(item for item in value if isinstance(item, str))
    if not isinstance(value, str):
        return ""
    if re.search(r"&lt;/?[a-z]", value, re.I):
        value = html.unescape(value)
    return plain(value) if re.search(r"</?[a-z][^<>]*>", value, re.I) else html.unescape(value).strip()


def _frees(node: Node) -> Iterator[bool]:
    """What a node and its parts say of whether they are free to read."""
    parts = node.get("hasPart")
    for each in (node, *(parts if isinstance(parts, list) else [parts])):
        if isinstance(each, dict) and (told := each.get("isAccessibleForFree")) is not None:
            yield str(told).rpartition("/")[2].lower() not in ("false", "no", "0")


def _number(value: object) -> int:
    told = str(value)
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 8 else 0


def name_of(value: object) -> str | None:
    """The name, or names, of a person or organisation in JSON-LD, on one line."""
    each = value if isinstance(value, list) else [value]
    names = [v.get("name") if isinstance(v, dict) else v for v in each]
    return one_line(", ".join(n for n in names if isinstance(n, str)), 200) or None


def word(node: Node, *names: str) -> str | None:
    """The first of those properties that is a string with words in it."""
    return next((v.strip() for name in names if isinstance(v := node.get(name), str) and v.strip()), None)
