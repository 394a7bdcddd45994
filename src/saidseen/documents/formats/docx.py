"""DOCX: the paragraphs of the document, those of tables and text boxes among them, with all tracked changes taken."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError

from saidseen.documents.files import read_all
from saidseen.documents.formats import Form, Input, Stories, Stream
from saidseen.documents.formats.zipped import member, unpacked
from saidseen.documents.markup import one_line
from saidseen.documents.story import Parts, document_of
from saidseen.errors import MarkupError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TERMS = "{http://purl.org/dc/terms/}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
Element = Any


def docx_parts(data: bytes) -> Parts:
    """The story of a DOCX; raises MarkupError where it has no words, is damaged or beyond its limits."""
    what = "the DOCX"
    with unpacked(BytesIO(data), what) as archive:
        main = member(archive, "word/document.xml", what)
        core = member(archive, "docProps/core.xml", what)
        notes_in = member(archive, "word/footnotes.xml", what) or b""
    if main is None:
        raise MarkupError("the file is no DOCX, it has no document in it: save it again as .docx")
    text = "\n".join(_paragraphs(_tree(main))).strip("\n")
    if not text.strip():
        raise MarkupError("the DOCX holds no words, only pictures of them: give its words as text")
    notes = []
    if notes_in.count(b"<w:footnote ") > 2:  # two are the lines that part notes from text
        notes.append("footnotes not read")
    told = _tree(core) if core else None
    title = (told.findtext(f"{_DC}title") or "") if told is not None else ""
    made = (told.findtext(f"{_TERMS}created") or "") if told is not None else ""
    return Parts(text, "docx", title=one_line(title) or None, notes=[*notes, *([f"made {made[:10]}"] if made else [])])


def _tree(data: bytes) -> Element:
    """The root of an XML member; raises MarkupError where it is broken or declares entities."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        return fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise MarkupError("the DOCX declares XML entities, which may do harm: save it again") from None
    except (ParseError, ValueError, LookupError):
        raise MarkupError("the DOCX is damaged, its XML is broken: get it again or save it again") from None


def _paragraphs(root: Element) -> list[str]:
    """The words of each paragraph below `root`, in order; what was deleted or stands twice is left out.

    The paragraphs of a text box follow the paragraph that it hangs on.
    """
    lines: list[list[str]] = [[]]
    waiting: list[tuple[Element, list[str]]] = [(root, lines[0])]
    while waiting:  # without recursion: a stranger's file may nest as deep as it likes
        element, line = waiting.pop()
        name = element.tag.removeprefix(_W).removeprefix(_STRICT)
        if element.tag == _FALLBACK or name in ("del", "moveFrom", "pPr", "rPr", "instrText"):
            continue
        if name == "p":
            lines.append(line := [])
        elif name == "t":
            line.append(element.text or "")
        elif name in _SIGNS:
            line.append(_SIGNS[name])
        waiting += [(below, line) for below in reversed(element)]
    return ["".join(line) for line in lines]


def _stories(stream: Stream, source: Input) -> Stories:
    data = read_all(stream)
    yield document_of(docx_parts(data), source.name, source.given, hashlib.sha256(data).hexdigest())


FORM = Form(
    "DOCX",
    _stories,
    (".docx", ".docm"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    marked=lambda head: head.startswith(b"PK\x03\x04") and b"word/document.xml" in head,
)
