"""A folder of pages to look at: claims of a small ledger with words in them that would harm a page that obeyed them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote

from saidseen.desk.claims import claims_of
from saidseen.ledger import Ledger
from saidseen.model.acts import Act
from saidseen.model.claim import Claim, Member
from saidseen.model.reading import Document, Reading, Speaker
from saidseen.show.pages.folder import pages_of
from tests.claims.invented import Line, kept_in, reading
from tests.show.test_reading_page import NASTY, Parsed

BAD = "</script><script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'> ../../evil " + NASTY
CREEP = Speaker(
    "</script><script>window.hacked = 3</script><b>javascript:alert(1)</b>\u202e",
    None,
    "../../../etc/passwd",
    "GOV",
    "rule",
)


class Page(Parsed):
    """The ids, tags and addresses of a page, whatever letters stand in it."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, [(key, value) for key, value in attrs if key != "data-lost"])


def stories() -> list[Reading]:
    """Eight stories: one word for word in two outlets, two with hostile titles, names, outlets, addresses, speakers."""
    plain = [
        reading("one", [Line(0), Line(8), Line(12, "Jens Stoltenberg")], outlet="Northern Wire", title="Troops leave"),
        reading(
            "two",
            [Line(2, "Liz Truss"), Line(9), Line(13), Line(10, "Liz Truss", Act.WITHHOLD)],
            "2022-02-16",
            outlet="Harbour Gazette",
        ),
        reading(
            "three",
            [
                Line(5, "Dmytro Kuleba"),
                Line(15),
                Line(3, "Sergey Lavrov", Act.DENY),
                Line(14, "Sergey Lavrov", Act.WITHHOLD),
            ],
            "2022-02-17",
        ),
        reading(
            "four",
            [Line(6, "Sergey Lavrov", Act.DENY), Line(16, "Dmytro Kuleba"), Line(3, "Dmytro Kuleba")],
            "2022-02-18",
        ),
        reading("one-again", [Line(0), Line(8)], "2022-02-19", outlet="Valley Post"),
    ]
    copy = replace(plain[0], document=replace(plain[0].document, outlet="Copied Post", url="https://example.org/copy"))
    facts = {"title": BAD, "outlet": BAD.replace("\ud800", ""), "url": "javascript:alert(1)"}
    bad = reading("../../evil", [Line(7, "Liz Truss"), Line(10)], None, **facts)
    last = reading("\u202e<b>", [Line(11, "Dmytro Kuleba"), Line(1, "Jens Stoltenberg")], "2022-02-20", title=BAD)
    spoken = tuple(replace(s, speaker=CREEP) for s in last.statements)
    return [*plain, copy, bad, replace(last, statements=spoken)]


def kept(path: Path) -> str:
    """A ledger with these stories."""
    return kept_in(str(path), stories())


def made(ledger: str, **asked: object) -> dict[str, str]:
    """Every page of a folder of its claims, by name."""
    with Ledger(ledger, create=False) as open_:
        return dict(pages_of(claims_of(open_), lambda document: open_.reading(document, as_left=True), **asked))  # type: ignore[arg-type]


def put(pages: dict[str, str], folder: Path) -> Path:
    """The pages as files; the index."""
    for name, text in pages.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="")
    return folder / "index.html"


def reading_with(claim: Claim, document: str) -> Reading:
    """A reading of a claim's document that has the claim's statements in it."""
    its: list[Member] = [m for m in claim.members if m.said.source.id == document]
    source = its[0].said.source
    text = max((m.said.statement.content.text for m in its), key=len)
    story = Document(source.name, text, source.outlet, source.published, source.url, source.title)
    return Reading(story, tuple(m.said.statement for m in its), (), (), (), "net-1")


def astray(pages: dict[str, str]) -> list[str]:
    """The links that lead to no page of the folder, or to no place on it; those to the web apart."""
    parsed = {name: Page(text) for name, text in pages.items()}
    wrong = []
    for name, page in parsed.items():
        for address in page.addresses:
            if address.startswith(("https://", "http://")) or address == "data:,":
                continue
            path, _, anchor = address.partition("#")
            target = normpath(join(name, "..", unquote(path))) if path else name
            if target not in parsed or (anchor and anchor not in parsed[target].ids):
                wrong.append(f"{name}: {address}")
    return wrong
