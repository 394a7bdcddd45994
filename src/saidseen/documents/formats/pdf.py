"""PDF: the words of each page in their order, by pypdf; scans without words and what needs a password are refused."""

from __future__ import annotations

import hashlib
import io
import logging
import re

from saidseen.documents.files import read_all
from saidseen.documents.formats import Form, Input, Stories, Stream
from saidseen.documents.markup import one_line
from saidseen.documents.story import Parts, document_of
from saidseen.errors import MarkupError

MOST_PAGES = 200
MOST_LETTERS = 2_000_000  # of all pages together
_BROKEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")  # a word broken at the end of a line
_WRAPPED = re.compile(r"(?<![.!?:\n])\n(?=\S)")  # a line that the page's width ends, not the sentence


def pdf_parts(data: bytes) -> Parts:
    """The story of a PDF; raises MarkupError where it has no words or is beyond its limits."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise MarkupError("the PDF needs a password: save it without one")
        if len(reader.pages) > MOST_PAGES:
            raise MarkupError(f"the PDF has more than {MOST_PAGES} pages: give the pages of the story alone")
        pages: list[str] = []
        for page in reader.pages:
            pages.append(page.extract_text())
            if sum(map(len, pages)) > MOST_LETTERS:
                raise MarkupError("the PDF has too many words to be a story: give the pages of the story alone")
        told = reader.metadata
        title = one_line(str(told.title)) if told and told.title else None
        made = told.creation_date if told else None
    except MarkupError:
        raise
    except Exception as error:  # a stranger's file can make the library raise anything
        kind = type(error).__name__
        raise MarkupError(f"the PDF cannot be taken apart ({kind}): save its words as plain text") from None
    text = "\n\n".join(_WRAPPED.sub(" ", _BROKEN.sub("", page.strip())) for page in pages if page.strip())
    if not text:
        raise MarkupError("the PDF holds no words, only pictures of them: give its words as text")
    notes = [f"made {made.date().isoformat()}"] if made else []
    return Parts(text.replace("\0", ""), "pdf", title=title, notes=notes)


def _stories(stream: Stream, source: Input) -> Stories:
    data = read_all(stream)
    yield document_of(pdf_parts(data), source.name, source.given, hashlib.sha256(data).hexdigest())


FORM = Form("PDF", _stories, (".pdf",), ("application/pdf",), marked=lambda head: head.startswith(b"%PDF-"))
