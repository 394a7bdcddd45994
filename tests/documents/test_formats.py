"""Pages, newsJSON and JSON Lines: what each says of itself, and how each can be broken."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saidseen.documents import Refusal, open_stories
from saidseen.documents.formats.jsonl import loads, record_parts
from saidseen.documents.formats.page import page_parts
from saidseen.documents.markup import one_line, plain
from saidseen.errors import SaidseenError
from saidseen.model.reading import Document

from .conftest import PAGE, STORY

SHARED = Path(__file__).resolve().parents[2] / "../shared/corpora/stories"


def read(folder: Path, name: str, data: str | bytes) -> list[Document | Refusal]:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(open_stories(str(path)))


def document(folder: Path, name: str, data: str | bytes) -> Document:
    (story,) = read(folder, name, data)
    assert isinstance(story, Document), story
    return story


def reason(folder: Path, name: str, data: str | bytes) -> str:
    (story,) = read(folder, name, data)
    assert isinstance(story, Refusal), story
    return story.reason


@pytest.mark.parametrize("name", ["page.html", "page"])
def test_a_page_gives_its_story(tmp_path: Path, name: str) -> None:
    story = document(tmp_path, name, PAGE)
    assert STORY in story.text
    assert (story.title, story.outlet) == ("Units go back", "The Wire")
    assert (story.published, story.how) == ("2022-02-15T10:00:00+00:00", "html")


def test_a_page_without_a_date_has_none(tmp_path: Path) -> None:
    page = f"<html><body><article><p>{STORY}</p></article><footer>© 2019-2024</footer></body></html>"
    story = document(tmp_path, "a.html", page)
    assert (story.published, story.outlet, story.url) == (None, None, None)


def test_an_impossible_date_of_a_page_is_unknown_and_noted(tmp_path: Path) -> None:
    story = document(tmp_path, "a.html", PAGE.replace("2022-02-15T10", "2022-02-30T10"))
    assert story.published is None
    assert "2022-02-30" in story.how


def test_a_page_in_a_declared_encoding(tmp_path: Path) -> None:
    page = f"<html><head><meta charset='windows-1251'></head><body><p>{STORY} Київ.</p></body></html>"
    story = document(tmp_path, "a.html", page.encode("windows-1251"))
    assert "Київ" in story.text
    assert "cp1251" in story.how


@pytest.mark.parametrize(
    "title",
    ["Units <script>alert(1)</script> go back", "Units &lt;script&gt;alert(1)&lt;/script&gt; go back"],
)
def test_a_title_with_a_script_becomes_plain_text(tmp_path: Path, title: str) -> None:
    assert document(tmp_path, "a.html", PAGE.replace("Units go back", title)).title == "Units go back"


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<html><body><script>var a = 1</script></body></html>",
        "<html><body>" + "<div>" * 100_000 + STORY,
        "<html><body>" + "<div>" * 100_000 + STORY + "</div>" * 100_000 + "</body></html>",
        f"<html><body><p>{STORY}</p>" + "<font>" * 3000 + "<p>After.</p></body></html>",
        "<html><body>" + "<!--" * 100_000,
        "<html>" + "<p>" * 300_000,
    ],
)
def test_a_page_without_a_story_or_beyond_its_limits_is_refused_soon(tmp_path: Path, page: str) -> None:
    begun = time.process_time()
    assert "plain text" in reason(tmp_path, "a.html", page)
    assert time.process_time() - begun < 10


def test_a_page_of_very_many_paragraphs_is_read_soon_and_says_how(tmp_path: Path) -> None:
    begun = time.process_time()
    many = "<p>He said no.<time datetime='2022-02-15T10:00:00Z'></time></p>" * 20_000
    story = document(tmp_path, "a.html", f"<html><head><title>Units</title></head><body>{many}</body></html>")
    assert time.process_time() - begun < 20
    assert story.text.count("He said no.") == 20_000
    assert "more than 20,000 tags, its story was looked for once only" in story.how


def test_a_page_of_more_than_ten_mib_is_refused(tmp_path: Path) -> None:
    assert "10 MiB" in reason(tmp_path, "a.html", b"<html>" + b" " * (10 * 2**20))


NINJS: dict[str, dict[str, Any]] = {
    "2": {
        "uri": "https://example.org/a",
        "standard": {"name": "ninjs", "version": "2.1"},
        "firstcreated": "2022-02-15T08:00:00Z",
        "versioncreated": "2022-02-15T10:00:00Z",
        "headlines": [{"role": "sub", "value": "More"}, {"role": "main", "value": "Units go back"}],
        "bodies": [
            {"role": "html", "contenttype": "text/html", "value": f"<p>{STORY}</p>"},
            {"role": "main", "contenttype": "text/plain", "value": STORY},
        ],
        "infosources": [{"name": "Someone", "role": "x"}, {"name": "The Wire", "role": "provider"}],
        "language": "en-GB",
    },
    "3": {
        "uri": "https://example.org/a",
        "standard": {"name": "ninjs", "version": "3.0"},
        "versionCreated": "2022-02-15T10:00:00Z",
        "headlines": [{"role": "main", "value": "Units go back"}],
        "bodies": [{"role": "main", "contentType": "text/html", "value": f"<p>{STORY}</p><script>no()</script>"}],
        "infoSources": [{"name": "The Wire"}],
    },
}


@pytest.mark.parametrize("version", ["2", "3"])
@pytest.mark.parametrize("indent", [None, 2])
def test_newsjson_of_both_versions(tmp_path: Path, version: str, indent: int | None) -> None:
    story = document(tmp_path, "item.json", json.dumps(NINJS[version], indent=indent))
    assert (story.text, story.title, story.outlet) == (STORY, "Units go back", "The Wire")
    assert (story.published, story.url) == ("2022-02-15T10:00:00+00:00", "https://example.org/a")
    assert (story.name, story.how.split(";")[0]) == ("item", f"ninjs {NINJS[version]['standard']['version']}")


def test_newsjson_without_a_body_uses_its_description_and_says_so(tmp_path: Path) -> None:
    item = {**NINJS["2"], "bodies": [], "descriptions": [{"value": STORY}]}
    story = document(tmp_path, "a.json", json.dumps(item))
    assert story.text == STORY
    assert "description" in story.how
    assert "neither" in reason(tmp_path, "b.json", json.dumps({**NINJS["2"], "bodies": []}))


def test_newsjson_in_another_language_or_withdrawn_is_kept_unread(tmp_path: Path) -> None:
    assert document(tmp_path, "a.json", json.dumps({**NINJS["2"], "language": "sv"})).unread is not None
    withdrawn = document(tmp_path, "b.json", json.dumps({**NINJS["2"], "pubstatus": "canceled"}))
    assert withdrawn.unread == "its publisher marks it canceled"


def test_an_array_of_items_loses_no_neighbour(tmp_path: Path) -> None:
    stories = read(tmp_path, "a.json", json.dumps([NINJS["2"], 7, NINJS["3"]]))
    assert [type(s) for s in stories] == [Document, Refusal, Document]
    assert isinstance(stories[1], Refusal)
    assert stories[1].line == 2


def test_broken_lines_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = [
        b'\xef\xbb\xbf{"name": "one", "outlet": "The Wire", "published": "2022-02-15",'
        b' "title": "T", "text": " He said so.\\r\\n"}',
        b'{"name": "two", "text": "He sa',
        b"",
        b"[1]",
        b'{"text": "\\ud800 said so"}',
        b'{"text": "\xff"}',
        b'{"text": 5}',
        b"[" * 100_000,
        b'{"text": "  "}',
        b'{"n": ' + b"9" * 5000 + b', "text": "x"}',
        b'{"name": 12, "outlet": 5, "published": "4/5/2017", "text": "She said no."}',
    ]
    stories = read(tmp_path, "a.jsonl", b"\n".join(lines))
    refused = [s.line for s in stories if isinstance(s, Refusal)]
    assert refused == [2, 4, 5, 6, 7, 8, 9, 10]
    first, last = (s for s in stories if isinstance(s, Document))
    assert (first.name, first.text, first.title, first.published) == ("one", " He said so.\r\n", "T", "2022-02-15")
    assert (last.name, last.outlet, last.published) == ("12", None, None)
    assert "'4/5/2017' is no ISO date" in last.how


def test_a_line_beyond_the_limit_is_named_and_the_next_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saidseen.documents.formats.jsonl.STORY_LIMIT", 1000)
    long = json.dumps({"text": "word " * 1000})
    stories = read(tmp_path, "a.jsonl", f'{long}\n{{"text": "He said so."}}\n')
    assert isinstance(stories[0], Refusal)
    assert stories[0].line == 1
    assert isinstance(stories[1], Document)
    assert stories[1].name == "a:2"


@pytest.mark.parametrize("data", ['{"text": 1', "{}", "[]", "7", '{"uri": "x"}'])
def test_json_without_a_story_says_why(tmp_path: Path, data: str) -> None:
    assert ":" in reason(tmp_path, "a.json", data)


def test_the_shared_stories_are_read_to_the_letter() -> None:
    if not SHARED.is_dir():
        pytest.skip("../shared/corpora/stories is not there")
    for path in sorted(SHARED.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            texts = [json.loads(line)["text"] for line in lines]
        stories = list(open_stories(str(path)))
        assert [s.text for s in stories if isinstance(s, Document)] == texts


def test_markup_becomes_one_line_a_block() -> None:
    assert plain("<p>A &amp; B<br>C</p><!-- x --><style>p{}</style>\n<p>1 < 2</p>") == "A & B\nC\n1 < 2"
    assert one_line("A\n <b>B</b>") == "A B"


@pytest.mark.parametrize("piece", ["<", "<!--", "<a", "<script>", "<a b='", "&amp", "<" + "a" * 50, "</"])
def test_markup_takes_linear_time(piece: str) -> None:
    begun = time.process_time()
    plain(piece * (1_000_000 // len(piece)))
    plain("<" + "a" * 1_000_000)
    assert time.process_time() - begun < 5


@settings(deadline=None, max_examples=60)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda s: (
            st.lists(s)
            | st.dictionaries(
                st.sampled_from(
                    ["text", "uri", "bodies", "headlines", "value", "name", "contenttype", "published", "standard"]
                ),
                s,
            )
        ),
    )
)
def test_any_json_gives_parts_or_a_clear_error(value: Any) -> None:
    with suppress(SaidseenError):
        assert isinstance(record_parts(loads(json.dumps(value).encode())).text, str)


SOUP = [
    "<html>",
    "<p>",
    "</p>",
    "<article>",
    "<table>",
    "<tr>",
    "<td>",
    "<title>",
    "</title>",
    "<!--",
    "-->",
    "<",
    "&#0;",
]
SOUP += [
    "<script>",
    "</script>",
    "<svg>",
    "<meta charset=x>",
    "<![CDATA[",
    "<time datetime=2022-02-30>",
    "<h1>",
    STORY,
    "\ud7ff",
]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(SOUP), max_size=30))
def test_any_soup_of_tags_gives_a_story_or_a_clear_error(pieces: list[str]) -> None:
    with suppress(SaidseenError):
        parts = page_parts("".join(pieces).encode())
        assert parts.text.strip()
        assert parts.title is not None
        assert "\n" not in parts.title
