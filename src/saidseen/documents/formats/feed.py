"""RSS and Atom files: a document an entry, by feedparser; the publisher of an entry is its outlet, not the feed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from saidseen.documents.files import read_all
from saidseen.documents.formats import Form, Input, Stories, Stream
from saidseen.documents.markup import one_line, plain
from saidseen.documents.story import INCOMPLETE, Parts, Refusal, document_of, noted, web_address
from saidseen.errors import MarkupError, StoryError

FEED_LIMIT = 20 * 2**20
"""The most bytes of a feed: 20 MiB."""
SUMMARY_LETTERS = 1_200
"""Code points below which what a feed calls a description, or a summary, is taken for one."""
_BROKEN_OFF = re.compile(r"(?:\.{3}|…|\[(?:…|\.{3})\]|\b(?:read|continue) (?:more|reading))[\s»>→.]*$", re.I)
_ENTITY = re.compile(rb"<!(?:ENTITY|DOCTYPE[^>\[]{0,500}\[)", re.I)
_HARMLESS = "undefined entity"
_END = re.compile(rb"</(?:rss|rdf:RDF|(?:\w+:)?feed)\s*>(?:\s|<!--(?s:.{0,2000}?)-->)*\Z", re.I)
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?s:.{0,2000}?)-->\s*|<\?xml-stylesheet[^>]{0,400}\?>\s*)*"
    rb"<(?:!DOCTYPE\s+)?(?:rss|rdf:RDF|(?:\w+:)?feed)\b",
    re.I,
)

Entry = dict[str, Any]


def one_story_each(found: Iterator[tuple[str, Parts | StoryError]], source: Input, raw: str) -> Stories:
    """A document for each entry of a file of several; one that has none is refused by its place, `entry 3`.

    Entries that are only headlines are told together, since a feed of them is no failure.
    """
    bare = several = 0
    for number, (place, parts) in enumerate(found, 1):
        several += 1
        try:
            if isinstance(parts, StoryError):
                raise parts
            if not parts.text.strip():
                bare += 1
                continue
            yield document_of(parts, f"{source.name}:{number}", source.given, raw)
        except StoryError as error:
            yield Refusal(f"{source.where}, {place}", None, str(error))
    if not several:
        raise MarkupError("the feed holds no entries: give one that does")
    if bare == several:
        raise MarkupError("the feed holds only headlines, no words: give the pages of its entries")
    if bare:
        yield Refusal(
            source.where, None, f"not read, entries that have only a headline: {bare} of {several}", passed=True
        )


def feed_stories(data: bytes, source: Input) -> Stories:
    """The stories of an RSS or Atom feed; raises MarkupError where it is none, or is broken."""
    import feedparser

    found = _taken_apart(data, _headers(source))
    trouble: Any = found.get("bozo_exception")
    loose = hasattr(trouble, "getLineNumber")
    if loose and (_HARMLESS not in str(trouble) or not _END.search(data)):
        what = noted(trouble.getMessage(), 60)
        raise MarkupError(f"broken XML at line {trouble.getLineNumber()} ({what}): save the feed again, or mend it")
    if not found.get("version"):
        raise MarkupError("XML that is no feed is not read: give RSS, Atom, HTML or newsJSON")
    notes = ["signs that the feed does not declare are left out"] if loose else []
    if isinstance(trouble, feedparser.CharacterEncodingOverride):
        notes.append(f"decoded as {noted(str(found.get('encoding')), 20)}")
    entries = ((f"entry {n}", _parts(entry, found, notes, source)) for n, entry in enumerate(found["entries"], 1))
    return one_story_each(entries, source, hashlib.sha256(data).hexdigest())


def links(data: bytes) -> list[tuple[str, str]] | None:
    """Where the entries of a feed lead, each with when it says that it changed; None of what is no feed.

    Of several links of an entry the one to an alert (CAP) goes before. Raises MarkupError where it is broken.
    """
    if not _FEED.match(data):
        return None
    found = _taken_apart(data, {})
    if not found.get("version") or (found.get("bozo") and not found["entries"]):
        raise MarkupError("the feed cannot be taken apart: give one that is whole")
    out: dict[str, str] = {}
    for entry in found["entries"]:
        every = [one for one in entry.get("links", ()) if "cap+xml" in str(one.get("type", ""))]
        link = web_address(every[0].get("href") if every else entry.get("link"))
        if link:
            out.setdefault(link, str(_updated(entry) or entry.get("published") or "read")[:100])
    return list(out.items())


def _updated(entry: Entry) -> Any:
    """When an entry says that it changed; its own `get` would warn, and give when it was published."""
    return dict.get(entry, "updated")


def _taken_apart(data: bytes, headers: dict[str, str]) -> Entry:
    """A feed by feedparser; raises MarkupError for what may do harm."""
    import feedparser

    if _ENTITY.search(data):
        raise MarkupError("the XML declares entities of its own, which may do harm: save the feed without them")
    try:
        # a stream, since feedparser takes a string for an address or a file
        found: Entry = feedparser.parse(BytesIO(data), response_headers=headers, resolve_relative_uris=True)
    except Exception as error:  # a stranger's file can make the library raise anything
        raise MarkupError(f"the feed cannot be taken apart ({type(error).__name__}): save its pages") from None
    return found


def _headers(source: Input) -> dict[str, str]:
    """What a server would have said."""
    told = {"content-type": f"application/xml; charset={source.charset}"} if source.charset else {}
    return told | ({"content-location": source.url} if source.url else {})


def _parts(entry: Entry, found: Entry, told: list[str], source: Input) -> Parts:
    """The story of one entry, whole or in summary."""
    bodies = [plain_of(body) for body in entry.get("content", ())]
    summary = plain_of(entry.get("summary_detail") or {"value": entry.get("summary", "")})
    text = max([*bodies, ""], key=len)
    whole = bool(text) and len(text) >= len(summary)
    text = text if whole else summary
    notes = list(told)
    if entry.get("author"):
        notes.append(f"by {noted(entry['author'], 80)}")
    outlet = outlet_of(entry, found["feed"], notes)
    if is_summary(text, whole):
        notes.append(f"{INCOMPLETE}the feed gives only a summary")
    return Parts(
        text=text,
        name=own_name(source, entry.get("link"), entry.get("id"), entry.get("title"), text),
        how=str(found["version"])[:12],
        outlet=outlet,
        published=entry.get("published") or _updated(entry),
        url=web_address(entry.get("link")),
        title=one_line(entry.get("title", "")) or None,
        notes=notes,
    )


def own_name(source: Input, link: object, *told: object) -> str | None:
    """What an entry of an address is called that has none of its own: by its id, else its title, else its words.

    Its place will not do: it is another when the feed is asked again. In a file it says best where the entry is.
    """
    if source.url is None or web_address(link if isinstance(link, str) else None):
        return None
    return next((one_line(one, 100) for one in told if isinstance(one, str) and one.strip()), None)


def is_summary(text: str, whole: bool) -> bool:
    """Whether what a feed gives is but a part: it breaks off, or is short and not `whole`, called a summary that is."""
    return bool(text) and (_BROKEN_OFF.search(text[-200:]) is not None or (not whole and len(text) < SUMMARY_LETTERS))


def plain_of(body: Entry) -> str:
    """The words of a body: its type says whether it is markup."""
    value = str(body.get("value") or "")
    return value.strip() if body.get("type") == "text/plain" and "<" not in value else plain(value)


def outlet_of(entry: Entry, feed: Entry, notes: list[str]) -> str | None:
    """Who published an entry: its `<source>`; else the feed, where it leads to the feed's own host.

    A feed that leads elsewhere gathers what others published: who they are it does not say, and `notes` does.
    """
    told = entry.get("source") or {}
    if name := one_line(str(told.get("title") or told.get("value") or ""), 200):
        return name
    name = one_line(str(feed.get("title") or ""), 200)
    if not name or one_house(entry.get("link"), feed.get("link")):
        return one_line(str(feed.get("publisher") or ""), 200) or name or None
    notes.append(f"in the feed {noted(name, 80)}, which is not its outlet")
    return None


def one_house(one: object, other: object) -> bool:
    """Whether two addresses are of one house, by their registered domains; true where one is not known."""
    names = {_house(address) for address in (one, other) if isinstance(address, str)} - {""}
    return len(names) < 2


def _house(address: str) -> str:
    """The registered domain of an address, wire.co.uk of www.wire.co.uk; its host where that has none."""
    from tld import get_fld

    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    return get_fld(f"http://{host}", fail_silently=True, search_private=True) or host


def _stories(stream: Stream, source: Input) -> Stories:
    return feed_stories(read_all(stream, FEED_LIMIT), source)


FORM = Form(
    "feed",
    _stories,
    (".rss", ".atom", ".rdf"),
    ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml"),
    marked=lambda head: bool(_FEED.match(head)),
    rank=15,
    several=True,
)
