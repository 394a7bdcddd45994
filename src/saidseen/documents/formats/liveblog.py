"""Live blogs: each entry a document with its own time and author.

Taken from JSON-LD's LiveBlogPosting; where a page has none, from entries side by side of which each holds a `<time>`,
on a page that calls itself live.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import urldefrag, urljoin

from saidseen.documents.formats import jsonld
from saidseen.documents.markup import one_line, plain
from saidseen.documents.story import LIVE, Parts, noted, web_address

FEWEST = 3
"""How many entries side by side make a live blog, where only their form tells."""
_LETTERS = 40
_LIVE = re.compile(
    r"(?<![a-z])live(?:[-_ ]?(?:blog|feed|update|ticker|coverage|event|page|text|entry|post)s?)?(?![a-z])", re.I
)
_TITLE = re.compile(r"\b(?:live|as it happened|liveticker|minute by minute)\b", re.I)
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
    best = _rows(root, house)
    for entry in best if len(best) >= FEWEST else []:
        yield _entry(entry, url)


def _rows(root: Element, house: bool) -> list[Element]:
    """The most elements of one kind side by side of which each holds one time of day, and words; they, what holds them,
    or the whole page (`house`) must be called live."""
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
    good = [[row for row in rows if len(_words(row)) >= _LETTERS] for rows in groups.values()]
    called = [rows for rows in good if rows and (house or _named(rows[0]) or _named(rows[0].getparent()))]
    return max(called, key=len, default=[])


def _named(element: Element) -> bool:
    """Whether an element is called live by its class, id or data attributes."""
    return any(_LIVE.search(f"{name}={value}") for name, value in element.attrib.items() if name != "href")


def _words(entry: Element) -> str:
    """The words of an entry's paragraphs, one line each."""
    from lxml import etree

    blocks = [e for e in entry.iter("p", "blockquote", "li") if e is not entry and e.find(".//p") is None]
    inner = [e for e in blocks if not any(above.tag in ("figure", "header", "footer") for above in _above(e, entry))]
    texts = (plain(etree.tostring(e, encoding="unicode", with_tail=False)) for e in inner)
    return "\n".join(text for text in texts if text)


def _above(element: Element, entry: Element) -> Iterator[Element]:
    """What lies between an element and its entry."""
    for above in element.iterancestors():
        if above is entry:
            return
        yield above


def _signed(element: Element) -> bool:
    """Whether an element is called a byline."""
    return any(_BY.search(element.get(name) or "") for name in ("class", "rel", "itemprop"))


def _entry(entry: Element, url: str | None) -> Parts:
    """One entry that a page shows."""
    time = next(entry.iter("time"))
    head = next((h for h in entry.iter(*_HEADS)), None)
    by = next((e for e in entry.iter() if isinstance(e.tag, str) and _signed(e)), None)
    anchor = entry.get("id")
    link = f"#{anchor}" if anchor else next((a.get("href") for a in time.iterancestors("a")), None)
    author = one_line(by.text_content()).removeprefix("By ") if by is not None else ""
    return Parts(
        text=_words(entry),
        how="html",
        published=time.get("datetime"),
        url=_address(link, url),
        title=one_line(head.text_content()) or None if head is not None else None,
        notes=[LIVE, *([f"by {noted(author, 80)}"] if author else [])],
    )
