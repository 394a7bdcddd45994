"""Live blogs: each entry a document with its own time and author.

Taken from JSON-LD's LiveBlogPosting; where a page has none, from entries side by side of which each holds a `<time>`,
on a page that calls itself live.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import islice
from typing import Any
from urllib.parse import urldefrag, urljoin

from saidseen.documents.formats import jsonld
from saidseen.documents.markup import one_line, plain
from saidseen.documents.story import LIVE, Parts, noted, web_address

FEWEST = 3
"""How many entries side by side make a live blog, where only their form tells."""
_LETTERS = 40
"""The fewest letters of an entry by which a live blog is told; shorter ones count where the others do."""
_LIVE = re.compile(
    r"(?<![a-z])live[-_ ]?(?:blog|feed|update|ticker|coverage|event|page|text|entry|post)s?(?![a-z])|^live$", re.I
)
_TITLE = re.compile(
    r"^\s*live\b\s*[:|–—-]\s|[:|–—,-]\s*live\s*(?:$|[|–—])|\blive[ -]?(?:blog|ticker|updates?|coverage)\b"
    r"|\bas it happened\b|\bminute by minute\b",
    re.I,
)
_BYLINE = 100
_BY = re.compile(r"author|byline|contributor", re.I)
_HEADS = ("h1", "h2", "h3", "h4", "h5")
_ENTRIES = ("article", "section", "li", "div")
Element = Any


def live_entries(page: str, live: jsonld.Node | None, url: str | None) -> list[Parts]:
    """The entries of a live blog, in the order of the page; none where the page is no live blog."""
    updates = live.get("liveBlogUpdate") if live is not None else None
    told = [u for u in (updates if isinstance(updates, list) else [updates]) if isinstance(u, dict)]
    if live is not None and told:
        return [parts for update in told if (parts := _told(update, live, url)).text]
    return list(_shown(page, live, url))


def _told(update: jsonld.Node, live: jsonld.Node, url: str | None) -> Parts:
    """One entry of JSON-LD."""
    by = jsonld.name_of(update.get("author"))
    title = one_line(jsonld.word(update, "headline", "name") or "") or None
    own = jsonld.word(update, "url", "@id", "mainEntityOfPage")
    home = url or jsonld.word(live, "url", "@id", "mainEntityOfPage")
    return Parts(
        text=jsonld.body_of(update) or title or "",
        how="html",
        outlet=jsonld.name_of(update.get("publisher")) or jsonld.name_of(live.get("publisher")),
        published=jsonld.word(update, "datePublished", "dateCreated", "dateModified"),
        url=_address(own, home),
        title=title,
        notes=[LIVE, *([f"by {noted(by, 80)}"] if by else [])],
    )


def _address(own: str | None, home: str | None) -> str | None:
    """The address of an entry, where it has one of its own."""
    try:
        whole = web_address(urljoin(home or "", own)) if own else None
        return None if home and whole == urldefrag(home)[0] else whole
    except ValueError:
        return None


def _shown(page: str, live: jsonld.Node | None, url: str | None) -> Iterator[Parts]:
    """The entries that the page shows, where it calls itself live."""
    from lxml import html

    if page.count("<time") < FEWEST:
        return
    try:
        root = html.fromstring(page.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except Exception:  # no tree, no entries; the page's own reader says what is wrong with it
        return
    title = root.findtext(".//title") or ""
    house = live is not None or _TITLE.search(title) is not None or "/live/" in (url or "")
    for row in _rows(root, house):
        if (entry := _entry(row, url)).text:
            yield entry


def _rows(root: Element, house: bool) -> list[Element]:
    """The most elements of one kind side by side of which each holds one time of day, and at least `FEWEST` have 40
    letters; they, what holds them, or the whole page (`house`) must be called live."""
    groups: dict[tuple[Element, str], list[Element]] = {}
    for time in root.iter("time"):
        if re.search(r"\d[T ]\d{1,2}:\d\d", time.get("datetime") or "") is None:
            continue
        for above in time.iterancestors(*_ENTRIES):
            home = above.getparent()
            if home is None or len(list(islice(above.iter("time"), 3))) > 2:
                break
            rows = groups.setdefault((home, above.tag), [])
            if above not in rows[-1:]:
                rows.append(above)
    called = [
        rows
        for (home, _), rows in groups.items()
        if len(rows) >= FEWEST
        and next(rows[0].iterancestors("aside", "nav", "footer"), None) is None
        and (house or _named(rows[0]) or _named(home))
        and sum(len(_words(row)) >= _LETTERS for row in rows) >= FEWEST
    ]
    return max(called, key=len, default=[])


def _named(element: Element) -> bool:
    """Whether an element is called live by a class, its id or a data attribute."""
    told = [*(element.get("class") or "").split(), element.get("id") or ""]
    told += [word for name, value in element.attrib.items() if name.startswith("data-") for word in (name[5:], value)]
    return any(map(_LIVE.search, told))


def _words(entry: Element) -> str:
    """The words of an entry, one line a block, without its time, heading, byline, and links by themselves."""
    from lxml import etree

    apart = [*(a for a in entry.iter("a") if _beside(a, entry)), _head(entry), _byline(entry)]
    left = {one_line(e.text_content()) for e in apart if e is not None}
    inner = deepcopy(entry)
    etree.strip_elements(inner, "header", "footer", "nav", "button", "form", with_tail=False)
    time = next(inner.iter("time"), None)
    if time is not None and _beside(time, inner):
        time.drop_tree()
    lines = plain(etree.tostring(inner, encoding="unicode", with_tail=False)).split("\n")
    return "\n".join(line for line in lines if line not in left)


def _beside(element: Element, entry: Element) -> bool:
    """Whether an element of an entry stands in none of its paragraphs."""
    return not any(entry in e.iterancestors() for e in element.iterancestors("p", "blockquote", "li"))


def _head(entry: Element) -> Element | None:
    return next(entry.iter(*_HEADS), None)


def _byline(entry: Element) -> Element | None:
    """What is called a byline, and is no longer than one."""
    names = ("class", "rel", "itemprop")
    called = (e for e in entry.iterdescendants() if any(_BY.search(e.get(name) or "") for name in names))
    return next((e for e in called if len(e.text_content()) <= _BYLINE), None)


def _entry(entry: Element, url: str | None) -> Parts:
    """One entry that a page shows."""
    time = next(entry.iter("time"))
    head, by = _head(entry), _byline(entry)
    title = one_line(head.text_content()) or None if head is not None else None
    anchor = entry.get("id")
    link = f"#{anchor}" if anchor else next((a.get("href") for a in time.iterancestors("a")), None)
    author = one_line(by.text_content()).removeprefix("By ") if by is not None else ""
    return Parts(
        text=_words(entry) or title or "",
        how="html",
        published=time.get("datetime"),
        url=_address(link, url),
        title=title,
        notes=[LIVE, *([f"by {noted(author, 80)}"] if author else [])],
    )
