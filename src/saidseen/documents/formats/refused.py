"""Forms that are known only to be refused, so that nothing is read as plain text because nothing else fitted."""

from __future__ import annotations

import re
from functools import partial

from saidseen.documents.formats import Form, Source, Stories, Stream
from saidseen.errors import MarkupError

_XML = re.compile(rb"\s*<(?:\?xml|rss|feed|nitf|newsitem)\b", re.I)
_MAIL = re.compile(
    rb"(?:From [^\n]{1,200}\d{4}\r?\n)?(?:(?:Received|Return-Path|Delivered-To|MIME-Version|Message-ID): )", re.I
)
_WARC = re.compile(rb"WARC/\d\.\d\r?\n")


def _refuse(stream: Stream, source: Source, what: str) -> Stories:
    """Refuse the file by the name of its form."""
    raise MarkupError(f"{what} is not read: give text, HTML, newsJSON or JSON Lines")


FORMS = (
    Form(
        "WARC", partial(_refuse, what="a web archive (WARC)"), (".warc",), marked=lambda head: bool(_WARC.match(head))
    ),
    Form(
        "mail", partial(_refuse, what="mail"), (".eml", ".mbox"), begins=lambda head: bool(_MAIL.match(head)), rank=10
    ),
    Form("a table", partial(_refuse, what="a table (CSV)"), (".csv", ".tsv")),
    Form(
        "XML",
        partial(_refuse, what="XML"),
        (".xml", ".rss", ".atom"),
        begins=lambda head: bool(_XML.match(head)),
        rank=40,
    ),
)
