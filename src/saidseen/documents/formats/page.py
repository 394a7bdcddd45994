"""An HTML page: the story in it, its title, outlet, address and date, by trafilatura; of a live blog each entry."""

from __future__ import annotations

import hashlib
import logging
import re
from functools import cache
from typing import Any

from saidseen.documents.decode import text_of
from saidseen.documents.files import read_all
from saidseen.documents.formats import Form, Input, Stories, Stream
from saidseen.documents.formats.jsonld import Article, article
from saidseen.documents.formats.liveblog import live_entries
from saidseen.documents.formats.text import text_story
from saidseen.documents.markup import one_line
from saidseen.documents.story import INCOMPLETE, Parts, Refusal, document_of
from saidseen.errors import MarkupError, StoryError

PAGE_LIMIT = 10 * 2**20
"""The most bytes a page may have: 10 MiB."""
TAG_LIMIT = 250_000
BUSY = 20_000
"""Tags from which on a page is read in one pass: trafilatura's second look takes time with the square of them."""

HIDDEN = 0.5
"""A story with less than this share of the words that JSON-LD gives is hidden in the page, and taken from there."""
NEARLY = 0.9
"""The share of the words that a page counts from which on its story is whole."""

_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
_META = re.compile(r"<meta\b[^<>]{1,1000}+>", re.I)
_CONTENT = re.compile(r"\bcontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.I)
_PUBLISHED = re.compile(
    r"\b(?:property|name|itemprop)\s*=\s*[\"'](?:article:published_time|og:published_time|datepublished|dc\.date\.issued"
    r"|dcterms\.issued|parsely-pub-date)[\"']",
    re.I,
)
_JSON_LD = re.compile(r"\"datePublished\"\s{0,9}:\s{0,9}\"([^\"]{8,40})\"")
_LOCKED = re.compile(r"<meta\b[^<>]{0,200}content_tier[\"'][^<>]{0,200}content\s*=\s*[\"']?(?:locked|metered)", re.I)
_SUBSCRIBE = re.compile(
    r"\b(?:subscribe|sign in|log in|register|become a (?:member|subscriber))(?: now| today| here)? to"
    r" (?:continue|keep|read (?:the|this)|unlock)|\bthis (?:article|content|story) is (?:only |exclusively )?(?:for"
    r"|available to) (?:our )?subscribers|\balready a subscriber\?",
    re.I,
)
_XML = re.compile(r"\s*<\?xml[^>]{0,200}\?>")


def page_parts(data: bytes, charset: str | None = None, url: str | None = None) -> Parts:
    """The story of an HTML page; raises MarkupError where there is none or the page is beyond its limits.

    `charset` is what the server said, `url` where the page came from; both may be None.
    """
    return _story(*_decoded(data, charset), url)


def _decoded(data: bytes, charset: str | None) -> tuple[str, list[str]]:
    """The page as text, and notes on how it was decoded; raises MarkupError where it is beyond its limits."""
    if len(data) > PAGE_LIMIT:
        raise MarkupError("the page is larger than 10 MiB: save the story's words as plain text")
    declared = _CHARSET.search(data[:4096])
    text, note = text_of(data, charset or (declared[1].decode("ascii") if declared else None))
    text = text.lstrip("\ufeff")
    if declaration := _XML.match(text):
        text = text[declaration.end() :]
    _check_tree(text)
    return text, [note] if note else []


def _story(text: str, notes: list[str], url: str | None) -> Parts:
    """The story of a page; raises MarkupError where there is none."""
    found, told = _extract(text, url), article(text)
    story = found.get("text") or ""
    if told.body and len(story.split()) < HIDDEN * len(told.body.split()):
        story, notes = told.body, [*notes, "its words from the page's JSON-LD"]
    if not story.strip():
        raise MarkupError("no story was found in the page: save its words as plain text")
    if _busy(text):
        notes = [*notes, f"it has more than {BUSY:,} tags, its story was looked for once only"]
    if why := _lacking(story, told, text):
        notes = [*notes, f"{INCOMPLETE}{why}"]
    return Parts(
        text=story,
        how="html",
        outlet=_field(found, "sitename"),
        published=_published(text) or found.get("date"),
        url=url or _field(found, "url"),
        title=one_line(found.get("title") or ""),
        notes=notes,
    )


def _lacking(story: str, told: Article, page: str) -> str | None:
    """Why a story is but a part of itself, as its page tells; None where it does not."""
    words = len(story.split())
    if told.words and words >= NEARLY * told.words:
        return None
    if told.free is False or _LOCKED.search(page):
        of = f", about {words} of {told.words} words are here" if told.words else ""
        return f"its page says that it is not free to read{of}"
    if _SUBSCRIBE.search(story[-600:]):
        return "its page asks to subscribe for the rest"
    return None


def _busy(text: str) -> bool:
    return text.count("<") > BUSY


def _check_tree(text: str) -> None:
    """Raise MarkupError where the page has too many tags, or nests them so deep that the parser drops what follows."""
    if text.count("<") > TAG_LIMIT:
        raise MarkupError(f"the page has more than {TAG_LIMIT:,} tags: save the story's words as plain text")
    from lxml import etree

    parser = etree.HTMLParser(recover=True)
    try:
        etree.fromstring(text, parser)
    except (etree.LxmlError, ValueError):
        return  # trafilatura says what becomes of it
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise MarkupError("the page nests its tags more than 255 deep: save the story's words as plain text")


def _published(text: str) -> str | None:
    """The moment of publication that the page states of itself in a meta element or in JSON-LD, as it stands."""
    for meta in _META.finditer(text):
        if _PUBLISHED.search(meta[0]) and (content := _CONTENT.search(meta[0])):
            return (content[1] or content[2] or "").strip()
    stated = _JSON_LD.search(text)
    return stated[1] if stated else None


def _field(found: dict[str, Any], key: str) -> str | None:
    value = found.get(key)
    return one_line(value) if isinstance(value, str) else None


@cache
def _trafilatura() -> Any:
    """The library, loaded with the first page, its own log kept off the person's terminal; or what keeps it away.

    An ImportError is given back, not raised, so that a folder of pages does not try the same import for each of them.
    """
    try:
        import trafilatura
    except ImportError as error:
        return error
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    return trafilatura


def _extract(text: str, url: str | None) -> dict[str, Any]:
    """What trafilatura finds; a stranger's page can make it raise anything, and each such page has no story for us."""
    library = _trafilatura()
    if isinstance(library, ImportError):
        detail = " ".join(str(library).split())
        raise MarkupError(f"pages cannot be read, install what trafilatura needs: {detail}")
    try:
        found = library.bare_extraction(
            text,
            url=url,
            fast=_busy(text),
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:
        kind = type(error).__name__
        raise MarkupError(f"the page cannot be taken apart ({kind}): save its words as plain text") from None
    return {} if found is None else dict(found.as_dict())


def _stories(stream: Stream, source: Input) -> Stories:
    data = read_all(stream)
    if not data.strip():
        yield from text_story(data, source)
        return
    raw = hashlib.sha256(data).hexdigest()
    text, notes = _decoded(data, source.charset)
    entries = live_entries(text, article(text).live, source.url)
    if not entries:
        yield document_of(_story(text, notes, source.url), source.name, source.given, raw)
        return
    house = _field(_extract(text, source.url), "sitename")
    for number, parts in enumerate(entries, 1):
        parts.outlet, parts.notes = parts.outlet or house, [*parts.notes, *notes]
        try:
            yield document_of(parts, f"{source.name}:{number}", source.given, raw)
        except StoryError as error:
            yield Refusal(f"{source.where}, entry {number}", None, str(error))


_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_SURE = re.compile(rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?<(?:!doctype\s+html|html)\b", re.I)
FORM = Form(
    "HTML",
    _stories,
    (".html", ".htm", ".xhtml"),
    ("text/html", "application/xhtml+xml"),
    marked=lambda head: bool(_SURE.match(head)),
    begins=lambda head: bool(_PAGE.match(head)),
    rank=30,
)
