"""The reading page as a file: whole, still, and with every story's text to the letter."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given

from saidseen.model.reading import Reading
from saidseen.show.page import write_page
from tests.show.samples import FEW, RETURN, meeting, plain, returning
from tests.strategies import readings

NASTY = (
    "\x1b[1m <script>window.hacked=1</script> </style> &amp; &#65; \u202eabc\u2066 \x00 \ud800 \"'` {{ 7*7 }} {% raw %}"
)
VOID = {"meta", "link", "input", "br", "img"}


class Parsed(HTMLParser):
    """The parts of a page that tests ask for: text of the stories, ids, addresses."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.stories: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.title = ""
        self._open: list[tuple[str, bool]] = []
        self.feed(page)
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.addresses += [given[key] or "" for key in ("href", "src", "action", "data") if key in given]
        if tag in VOID:
            return
        within = bool(self._open) and self._open[-1][1]
        if tag == "div" and (given.get("class") or "").split()[:1] == ["story"]:
            self.stories.append("")
            within = True
        self._open.append((tag, within))
        if "data-lost" in given:
            self.stories[-1] += chr(int(given["data-lost"] or 0))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][1]:
            self.stories[-1] += data
        if self._open and self._open[-1][0] == "title":
            self.title += data


def test_a_page_holds_its_stories_to_the_letter() -> None:
    parsed = Parsed(write_page([returning(), meeting()]))
    assert parsed.stories == [RETURN, meeting().document.text]
    assert len(parsed.ids) == len(set(parsed.ids))
    assert {f"s{n}" for n in range(1, 12)} | {f"t{n}" for n in range(1, 12)} <= set(parsed.ids)


@FEW
@given(readings())
def test_any_reading_makes_a_whole_page(reading: Reading) -> None:
    page = write_page([reading])
    page.encode("utf-8")
    assert Parsed(page).stories == [reading.document.text]


def test_a_readers_name_that_no_file_can_carry_is_written_out() -> None:
    page = write_page([replace(plain("Rain fell."), reader="\ud800")])
    page.encode("utf-8")
    assert "U+D800" in page


def test_nothing_of_a_story_becomes_markup() -> None:
    facts = dict.fromkeys(("title", "outlet", "published", "language", "unread"), NASTY)
    page = write_page([plain(NASTY, url="javascript:alert(1)//" + NASTY, **facts)])
    parsed = Parsed(page)
    assert parsed.stories == [NASTY]
    assert parsed.tags.count("script") == 1
    assert "<script>window.hacked=1</script>" in parsed.title
    assert not [a for a in parsed.addresses if a.startswith("javascript")]


def test_the_page_asks_nothing_of_the_network() -> None:
    page = write_page([returning(), meeting()])
    outward = [a for a in Parsed(page).addresses if not a.startswith("#")]
    assert outward == ["data:,", "https://example.org/vienna"]
    style = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)[0]
    assert "url(" not in style
    assert "@import" not in style


def test_the_policy_lets_only_its_own_style_and_script_run() -> None:
    page = write_page([returning()])
    policy = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        part = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)[0]
        digest = base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not re.findall(r'<[^>]+ (?:style|on\w+)="', page)


def test_cards_say_what_was_made_of_the_words() -> None:
    page = write_page([returning()])
    card = re.findall(r'<article class="card withhold owing" id="s2".*?</article>', page, re.DOTALL)[0]
    assert "<bdi>Ministry of Defence of Russia</bdi>" in card
    assert "Russia · military" in card
    assert "<b>where, how many</b> — <i>withheld</i>" in card
    assert "how many soldiers would leave or where they stood" in card
    sixth = re.findall(r'id="s6".*?</article>', page, re.DOTALL)[0]
    for words in ("up to 7,000 soldiers", "MOBILIZE troops", "United States · government", "Russia"):
        assert words in sixth
    assert "Brussels</bdi>" not in page
    assert "Brussels (Belgium)" in page
    assert '<a href="#s7">statement 7</a>' in page


def test_an_empty_story_and_no_story_make_pages() -> None:
    assert "no statements" in write_page([Reading(plain("x").document, (), (), (), (), "r")])
    assert "0 stories" in write_page([])
