"""Web archives, WARC and WACZ, by warcio: a document for each answer that holds a story, with its chain of custody.

Custody is kept with the document: `url` is the address archived, `fetched` the archive's time in UTC, `raw_sha256` the
SHA-256 of what the server sent (unpacked), and `how` names the record and its payload digest. A record that does not
match its own digest is refused.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import re
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, BinaryIO, cast
from urllib.parse import urljoin, urlsplit

from saidseen.documents.formats import Form, Input, Stories, Stream, inside, media_types
from saidseen.documents.formats.zipped import member, sound, unpacked
from saidseen.documents.story import INCOMPLETE, STORY_LIMIT, Refusal, noted, shown
from saidseen.errors import MarkupError

ARCHIVE_LIMIT = 4 * 2**30
"""The most bytes that a WACZ may have: 4 GiB."""
_WACZ = "the WACZ"
SWOLLEN, LARGE = 200, 2**30
"""An archive that unpacks to more than so many times itself, and more than so many bytes, is made to do harm."""
_NO_STORIES = frozenset({"application/json", "application/rdf+xml", "text/csv", "text/tab-separated-values"})
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
_DAMAGED = (EOFError, OSError, zlib.error)
_KINDS_TOLD = 4
_CHUNK = 2**20
_MOVED = frozenset({"301", "302", "303", "307", "308"})


class _Unpacked:
    """The bytes of a WARC, unpacked, as warcio asks for them; `broken` says how they ended, if not well.

    warcio itself takes packed bytes that break off for the end.
    """

    def __init__(self, stream: Any, *, packed: bool) -> None:
        self._stream, self._taken, self._given = stream, 0, 0
        self._plain: Any = gzip.GzipFile(fileobj=cast(BinaryIO, _Reads(self._read))) if packed else None
        self._tail = b""
        self.broken: str | None = None

    def _read(self, size: int = -1) -> bytes:
        data: bytes = self._stream.read(size)
        self._taken += len(data)
        return data

    def read(self, size: int = -1) -> bytes:
        if self.broken is not None:
            return b""
        try:
            data: bytes = self._plain.read1(size) if self._plain is not None else self._read(size)
        except _DAMAGED as error:
            self.broken = "breaks off" if isinstance(error, EOFError) else "is damaged"
            return b""
        self._given += len(data)
        if self._given > max(LARGE, SWOLLEN * self._taken):
            self.broken = "unpacks to far more than it is, as if to do harm,"
            return b""
        self._tail = (self._tail + data)[-4:]
        return data

    def ended(self) -> str | None:
        """How the bytes ended, if not well: a record ends with an empty line."""
        if self.broken is None and not self._tail.endswith((b"\n\r\n", b"\n\n")):
            return "breaks off"
        return self.broken


@dataclass(frozen=True, slots=True)
class _Reads:
    """Just what GzipFile asks of a file."""

    read: Any


@dataclass(slots=True)
class _Count:
    """What an archive held: how many records in all and as stories, and of each kind that is none.

    `pages` are those that it lists as such and those that they lead to, `unlisted` the others, both by `page_of`; where
    it lists any, only they are stories.
    """

    records: int = 0
    stories: int = 0
    passed: Counter[str] = field(default_factory=Counter)
    pages: set[str] = field(default_factory=set)
    unlisted: set[str] = field(default_factory=set)

    def told(self) -> str:
        """The kinds passed over, the most frequent first."""
        most = self.passed.most_common(_KINDS_TOLD)
        kinds = [f"{count} {kind}" for kind, count in most]
        rest = self.passed.total() - sum(count for _, count in most)
        return ", ".join([*kinds, *([f"{rest} of other kinds"] if rest else [])])


def page_of(address: str) -> str:
    """What two addresses of one page have in common: all but scheme, fragment and last slash; raises ValueError."""
    parts = urlsplit(address)
    return f"{parts.netloc.lower()}{parts.path.rstrip('/')}?{parts.query}" if parts.netloc else ""


def warc_stories(stream: Any, source: Input, count: _Count) -> Stories:
    """The stories of a WARC, with what `count` says of its pages."""
    packed = stream.peek(2)[:2] == b"\x1f\x8b"
    whole = _Unpacked(stream, packed=packed)
    trouble = None
    records = _records(whole)
    while True:
        try:
            record = next(records, None)
        except Exception:  # a stranger's file can make the library raise anything
            trouble = "is damaged or breaks off"
            break
        if record is None:
            break
        count.records += 1
        yield from _record(record, source, count)
    if trouble := whole.ended() or trouble:
        what = f"the archive {trouble} after {count.records} records: get it again, what follows is not read"
        yield Refusal(source.where, None, what)


def _records(whole: _Unpacked) -> Iterator[Any]:
    """The records, as warcio finds them."""
    from warcio.archiveiterator import ArchiveIterator

    class Records(ArchiveIterator):  # type: ignore[misc]
        """warcio's own, which prints nothing and takes the middle of a record for no end."""

        INC_RECORD = ""

        def _next_record(self, next_line: Any) -> Any:
            try:
                return super()._next_record(next_line)
            except EOFError:
                if next_line:
                    whole.broken = whole.broken or "breaks off"
                raise

    records = Records(whole, check_digests=True)
    records.reader.set_decomp(None)
    yield from records


def _record(record: Any, source: Input, count: _Count) -> Stories:
    """The stories of one record; what is none is counted."""
    address = shown(str(record.rec_headers.get_header("WARC-Target-URI") or ""))
    headers = record.http_headers
    if record.rec_type not in ("response", "resource"):
        if record.rec_type == "revisit":
            count.passed["seen again"] += 1
        return
    told = str((headers.get_header("Content-Type") if headers else record.rec_headers.get_header("Content-Type")) or "")
    kind = told.split(";")[0].strip().lower() or "of no kind"
    status = headers.get_statuscode() if headers else "200"
    if status != "200":
        count.passed["answers other than 200"] += 1
        if status in _MOVED:
            yield from _moved(address, str(headers.get_header("Location") or ""), source, count)
    elif kind not in media_types() - _NO_STORIES:
        count.passed[noted(kind, 40)] += 1
    elif (page := _page(address)) is None:
        why = "the record's address is no address: open the page in the archive and save it by itself"
        yield Refusal(f"{source.where}, {address}", None, why)
    elif kind == "text/plain" and urlsplit(address).path == "/robots.txt":
        count.passed[kind] += 1
    elif count.pages and kind in ("text/html", "application/xhtml+xml") and page not in count.pages:
        count.passed["not in its list of pages"] += 1
        count.unlisted.add(page)
    else:
        charset = _CHARSET.search(told)
        own = replace(source, name=address or source.name, charset=charset[1] if charset else None, url=address or None)
        yield from _story(record, own, count, address, kind)


def _page(address: str) -> str | None:
    """The page of an address, None where it is no address."""
    try:
        return page_of(address)
    except ValueError:
        return None


def _moved(address: str, target: str, source: Input, count: _Count) -> Stories:
    """Let what a page of the list leads to be one; a Refusal where that was passed over already."""
    page = _page(address)
    with contextlib.suppress(ValueError):
        if page in count.pages and (new := page_of(urljoin(address, target))):
            count.pages.add(new)
            if new in count.unlisted:
                why = "it was passed over, the page of the list that leads to it came later: save it by itself"
                yield Refusal(f"{source.where}, {shown(target)}", None, why)


def _story(record: Any, source: Input, count: _Count, address: str, kind: str) -> Stories:
    """The stories of what one record holds, with its custody."""
    try:
        data = _payload(record)
        custody = _custody(record)
    except MarkupError as error:
        yield Refusal(f"{source.where}, {address}", None, str(error))
        return
    except Exception as error:  # a stranger's file can make the library raise anything
        why = f"the record cannot be taken apart ({type(error).__name__}): get the archive again"
        yield Refusal(f"{source.where}, {address}", None, why)
        return
    for story in inside(data, address, source, kind):
        if isinstance(story, Refusal):
            yield story
            continue
        count.stories += 1
        fetched = _moment(record.rec_headers.get_header("WARC-Date"))
        how = "; ".join(["warc", story.how, *custody])
        yield replace(story, fetched=fetched, how=how, url=story.url or address or None)


def _payload(record: Any) -> bytes:
    """What the server sent, unpacked; raises MarkupError where that is not all there, or not what it was."""
    from warcio.bufferedreaders import BufferedReader

    packed = (record.http_headers.get_header("Content-Encoding") if record.http_headers else None) or "identity"
    if packed.lower() not in ("identity", *BufferedReader.get_supported_decompressors()):
        raise MarkupError(f"the answer is packed with {noted(packed, 20)}: install what unpacks it (for br: brotli)")
    with contextlib.redirect_stderr(None):  # where warcio prints what it cannot unpack
        data: bytes = record.content_stream().read(STORY_LIMIT + 1)
        if len(data) > STORY_LIMIT:
            raise MarkupError(f"the answer is larger than {STORY_LIMIT // 2**20} MiB: give its story by itself")
        while record.raw_stream.read(2**16):
            pass
    if record.raw_stream.limit:
        raise MarkupError("the record breaks off: get the archive again")
    if record.digest_checker.passed is False:
        raise MarkupError("the record does not match its digest, it was damaged or altered: get the archive again")
    return data


def _custody(record: Any) -> list[str]:
    """Notes on where a record comes from: its digest and its id, and whether the archive kept all of it."""
    headers = record.rec_headers
    told = [(what, noted(str(headers.get_header(name) or ""), 140)) for what, name in _KEPT]
    notes = [f"{what} {value}" for what, value in told if value]
    if why := headers.get_header("WARC-Truncated"):
        notes.append(f"{INCOMPLETE}the archive kept a part of it ({noted(str(why), 20)})")
    return notes


_KEPT = (("payload", "WARC-Payload-Digest"), ("block", "WARC-Block-Digest"), ("record", "WARC-Record-ID"))


def _moment(value: object) -> str | None:
    """The time of a record in ISO form, UTC."""
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC).isoformat(timespec="seconds")


def _warc(stream: Stream, source: Input) -> Stories:
    yield from _counted(warc_stories(stream, source, count := _Count()), source, count)


def _counted(stories: Stories, source: Input, count: _Count) -> Stories:
    """The stories, and what was passed over; raises MarkupError where there were none of either."""
    refused = False
    for story in stories:
        refused = refused or isinstance(story, Refusal)
        yield story
    if not count.stories and not refused:
        raise MarkupError(f"the archive holds no story ({count.told() or 'no records'}): give one that does")
    if count.passed:
        yield Refusal(source.where, None, f"not read, records that are no stories: {count.told()}", passed=True)


def _wacz(stream: Stream, source: Input) -> Stories:
    """The stories of the WARCs in a WACZ that match the SHA-256 that it states of them."""
    with tempfile.TemporaryFile() as file:
        while piece := stream.read(_CHUNK):
            file.write(piece)
            if file.tell() > ARCHIVE_LIMIT:
                raise MarkupError(f"the WACZ is larger than {ARCHIVE_LIMIT // 2**30} GiB: split it")
        with unpacked(cast(BinaryIO, file), _WACZ, 4 * ARCHIVE_LIMIT) as archive:
            names = [n for n in archive.namelist() if re.fullmatch(r"archive/.*\.warc(?:\.gz)?", n)]
            hashes, count = _hashes(member(archive, "datapackage.json", _WACZ)), _Count(pages=_pages(archive))
            yield from _counted(_members(archive, names, hashes, source, count), source, count)


def _members(archive: Any, names: list[str], hashes: dict[str, str], source: Input, count: _Count) -> Stories:
    for name in names:
        own = replace(source, where=f"{source.where}, {shown(name)}")
        try:
            with sound("this WARC in it"), archive.open(name) as inner:
                told, found = hashes.get(name), hashlib.file_digest(inner, "sha256").hexdigest()
        except MarkupError as error:
            yield Refusal(own.where, None, str(error))
            continue
        if told is not None and told != found:
            why = "it does not match its SHA-256 in datapackage.json, it was damaged or altered: get the archive again"
            yield Refusal(own.where, None, why)
            continue
        with archive.open(name) as inner:
            yield from warc_stories(inner, own, count)


def _hashes(data: bytes | None) -> dict[str, str]:
    """The SHA-256 of each file of a WACZ, as its package states them; raises MarkupError where it is broken."""
    try:
        listed = json.loads(data or b"{}").get("resources", [])
        told = {str(item["path"]): str(item.get("hash", "")) for item in listed}
    except (ValueError, RecursionError, AttributeError, TypeError, KeyError):
        raise MarkupError("the WACZ has a broken datapackage.json: get the archive again") from None
    return {path: value.removeprefix("sha256:") for path, value in told.items() if value.startswith("sha256:")}


def _pages(archive: Any) -> set[str]:
    """The pages that a WACZ lists as such; none where it has no list."""
    found = set()
    for name in ("pages/pages.jsonl", "pages/extraPages.jsonl"):
        for line in (member(archive, name, _WACZ) or b"").splitlines():
            with contextlib.suppress(ValueError, RecursionError, AttributeError):
                found.add(page_of(str(json.loads(line).get("url", ""))))
    return found - {""}


def _is_warc(head: bytes) -> bool:
    """Whether first bytes are of a WARC, packed or not."""
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(31).decompress(head, 16)
        except zlib.error:
            return False
    return head.startswith(b"WARC/")


FORMS = (
    Form("WARC", _warc, (".warc",), ("application/warc",), marked=_is_warc),
    Form(
        "WACZ",
        _wacz,
        (".wacz",),
        marked=lambda head: head.startswith(b"PK") and b"archive/" in head and b".warc" in head,
    ),
)
