"""A folder of pages as files: every link leads somewhere, nothing is obeyed, counts are what the lists hold."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from saidseen.desk.claims import claims_of, count_claims
from saidseen.model.claim import Status
from saidseen.show.claim_page import write_claim_page
from saidseen.show.page import policy_hash, write_page
from saidseen.show.pages import entries as lists
from saidseen.show.pages.entries import NO_DAY, NO_SIDE, entry_of, groups_of
from saidseen.show.pages.folder import how_many, pages_of
from saidseen.show.pages.names import claim_file, story_file
from saidseen.show.pages.words import WordIndex, texts_of, words_of
from tests.show.claim_samples import hostile, many, withdrawal
from tests.show.samples import FEW, meeting
from tests.show.site import BAD, Page, astray, kept, made, reading_with
from tests.show.test_reading_page import NASTY
from tests.strategies import ANY_TEXT

NAME = re.compile(r"((claims|stories|by-status|by-side|by-day|all)/)?[0-9a-z_-]+\.html", re.ASCII)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    return kept(tmp_path_factory.mktemp("pages") / "ledger.db")


@pytest.fixture(scope="module")
def pages(ledger: str) -> dict[str, str]:
    return made(ledger)


def found(record: dict[str, str], word: str) -> set[int]:
    """The claims that the index of a page gives for the beginning of a word."""
    out: set[int] = set()
    for one, steps in zip(record["words"].split(" "), record["where"].split(" "), strict=True):
        if one.startswith(word):
            numbers = [int(step, 36) for step in steps.split(",")]
            out |= {sum(numbers[: n + 1]) for n in range(len(numbers))}
    return out


def index_in(page: str) -> dict[str, str]:
    return json.loads(re.findall(r'<script type="application/json" id="index">(.*?)</script>', page, re.DOTALL)[0])  # type: ignore[no-any-return]


def tallies(page: str, what: str) -> dict[str, int]:
    """The lists of a kind that the index leads to, each with the number beside it."""
    found = re.findall(rf'<span class="num">([\d,]+)</span> <a href="({what}/[^"]+)">', page)
    return {file: int(number.replace(",", "")) for number, file in found}


def test_every_link_of_every_page_leads_to_a_page_and_a_place_that_are_there(pages: dict[str, str]) -> None:
    assert astray(pages) == []
    links = {address for text in pages.values() for address in Page(text).addresses}
    for kind in ("../stories/", "../claims/", "../index.html", "../search.html", "by-side/", "by-day/", "by-status/"):
        assert [a for a in links if a.startswith(kind)], kind
    assert all(len(ids) == len(set(ids)) for ids in (Page(text).ids for text in pages.values()))


def test_there_is_a_page_for_each_claim_and_each_story_back_and_forth(ledger: str, pages: dict[str, str]) -> None:
    claims = claims_of(ledger)
    assert {claim_file(c.id) for c in claims} == {name for name in pages if name.startswith("claims/")}
    stories = {m.said.source.id for c in claims for m in (*c.said, *c.beside)}
    assert {story_file(s) for s in stories} == {name for name in pages if name.startswith("stories/")}
    assert how_many(claims) == len(claims) + len(stories)
    for claim in claims:
        forth = Page(pages[claim_file(claim.id)]).addresses
        for member in (*claim.said, *claim.beside):
            story = story_file(member.said.source.id)
            assert [a for a in forth if a.startswith(f"../{story}#said-{member.said.statement.id}")]
            assert [a for a in Page(pages[story]).addresses if a.startswith(f"../{claim_file(claim.id)}#said-")]


def test_names_of_files_are_made_of_ids_alone(pages: dict[str, str]) -> None:
    assert [name for name in pages if not NAME.fullmatch(name)] == []


@FEW
@given(ANY_TEXT)
def test_no_id_leads_out_of_the_folder(identity: str) -> None:
    assert NAME.fullmatch(claim_file(identity))
    assert NAME.fullmatch(story_file(identity))


def test_nothing_from_outside_becomes_markup(pages: dict[str, str]) -> None:
    assert any("window.hacked" in text for text in pages.values())
    for name, text in pages.items():
        text.encode("utf-8")
        page = Page(text)
        assert page.tags.count("script") == 1 + (name == "search.html"), name
        assert page.tags.count("img") == 0
        assert [a for a in page.addresses if "javascript" in a] == []


@pytest.mark.parametrize("words", [NASTY, BAD, "../../x", "\u202e\u0000", "a\\b", "con", " "])
def test_claims_of_hostile_words_keep_to_the_folder(words: str) -> None:
    claim = hostile(words)
    pages = dict(pages_of([claim], lambda document: reading_with(claim, document)))
    assert [name for name in pages if not NAME.fullmatch(name)] == []
    assert astray(pages) == []
    assert [n for n, text in pages.items() if Page(text).tags.count("script") != 1 + (n == "search.html")] == []


def test_the_policy_lets_only_a_pages_own_style_and_script_run(pages: dict[str, str]) -> None:
    for name in ("index.html", "search.html", "all/claims.html", *(n for n in pages if n.startswith("stories/"))):
        policy = re.findall(r'Content-Security-Policy" content="([^"]*)"', pages[name])[0]
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy
        for tag in ("style", "script"):
            whole = re.findall(rf"<{tag}>(.*?)</{tag}>", pages[name], re.DOTALL)[0]
            assert f"{tag}-src '{policy_hash(whole)}'" in policy
        assert not re.findall(
            r'<[^>]+ (?:style|on\w+)="', re.sub(r"<(script|style)>.*?</\1>", "", pages[name], flags=re.S)
        )


def test_counts_are_what_the_lists_hold_and_what_the_ledger_says(ledger: str, pages: dict[str, str]) -> None:
    every = len(claims_of(ledger))
    told = {kind: tallies(pages["index.html"], kind) for kind in ("by-status", "by-side", "by-day")}
    for kind, files in told.items():
        assert set(files) == {name for name in pages if name.startswith(kind)}, kind
        for file, number in files.items():
            assert pages[file].count("<li data-status=") == number > 0, file
    assert sum(told["by-status"].values()) == sum(told["by-day"].values()) == every
    assert sum(told["by-side"].values()) >= every
    for status in Status:
        file = f"by-status/{status.value.replace(' ', '-')}.html"
        assert told["by-status"].get(file, 0) == count_claims(ledger, status=status.value)
    assert f"<h1>{every} claims</h1>" in pages["index.html"]


def test_stories_have_a_list_the_latest_first(ledger: str, pages: dict[str, str]) -> None:
    listed = pages["all/stories.html"]
    files = [a.removeprefix("../") for a in Page(listed).addresses if a.startswith("../stories/")]
    assert set(files) == {name for name in pages if name.startswith("stories/")}
    assert len(files) == len(set(files)) == 8
    days = re.findall(r"(?:· |<bdi>)(2022-02-\d\d|no day told) · \d+ statements? in \d+ claims?", listed)
    assert days == [*sorted((d for d in days if d[0] == "2"), reverse=True), "no day told"]
    assert '<a href="all/stories.html">8 stories</a>' in pages["index.html"]
    assert "Northern Wire · 2022-02-15 · 3 statements in 3 claims" in listed


def test_long_lists_go_on_over_pages(monkeypatch: pytest.MonkeyPatch, ledger: str) -> None:
    monkeypatch.setattr(lists, "AT_ONCE", 3)
    pages = made(ledger)
    every = len(claims_of(ledger))
    names = ["all/claims.html", *(f"all/claims_{n}.html" for n in range(2, -(-every // 3) + 1))]
    assert len(names) > 2
    assert [pages[name].count("<li data-status=") for name in names] == [3] * (every // 3) + [every % 3] * (
        every % 3 > 0
    )
    assert astray(pages) == []
    assert 'start="4"' in pages[names[1]]
    assert 'rel="prev" href="../all/claims.html"' in pages[names[1]]
    assert 'rel="next" href="../all/claims_3.html"' in pages[names[1]]
    assert 'rel="next"' not in pages[names[-1]]


def test_a_claim_without_side_or_day_stands_in_a_list_of_each_kind() -> None:
    claim = many(2)
    (entry,) = groups_of([entry_of(claim)]).every.entries
    groups = groups_of([entry])
    assert [g.title for g in groups.sides] == [NO_SIDE]
    assert [g.title for g in groups.days] == [NO_DAY]
    assert [g.file() for g in (*groups.sides, *groups.days)] == ["by-side/none.html", "by-day/none.html"]
    assert entry.summary.startswith(f"{NO_DAY} · {NO_SIDE} · ")


def test_a_body_that_no_table_knows_goes_by_its_name_and_a_person_is_no_side() -> None:
    whole = many(2)
    body = replace(whole.origins[0], side="body:river watch", speaker="River Watch")
    person = replace(whole.origins[1], side="person:novak:j", speaker="Jan Novak")
    claim = replace(whole, origins=(body, person))
    entry = entry_of(claim)
    assert [name for _, name in entry.sides] == ["River Watch"]
    assert [g.title for g in groups_of([entry]).sides] == ["River Watch"]
    page = write_claim_page([claim])
    assert "body:" not in page
    assert "person:" not in page
    words = {word for text in texts_of(claim) for word in words_of(text)}
    assert {"river", "watch", "novak"} <= words
    assert "person" not in words


def test_the_index_has_the_latest_months_and_folds_the_earlier_ones() -> None:
    days = ("2021-12-31", "2022-01-05", "2022-02-14", "2022-02-15", "2022-03-01", "2022", "")
    whole = withdrawal()
    claims = [
        replace(whole, id=f"{n:016x}", origins=(replace(whole.origins[0], day=day or None),))
        for n, day in enumerate(days)
    ]
    page = dict(pages_of(claims, lambda document: reading_with(whole, document)))["index.html"]
    assert re.findall(r"<h3>(.*?)</h3>", page) == ["2022-03", "2022-02", "2022-01", "2022", "2021-12"]
    assert "<summary>2 earlier months</summary>" in page
    assert re.findall(r'href="by-day/(.*?)\.html"', page)[-1] == "none"


def test_a_line_tells_sides_days_origins_and_what_is_owed() -> None:
    entry = entry_of(withdrawal())
    assert (
        entry.summary == "2022-02-14 to 2022-02-17 · Russia, NATO, Ukraine, United States · 11 origins, 18 statements"
    )
    assert entry.owed.words == "withheld: where, how many; missing: when"
    groups = groups_of([entry])
    assert [g.file() for g in groups.statuses] == ["by-status/disputed.html"]
    assert [g.file() for g in groups.days] == ["by-day/2022-02-14.html"]
    assert {"by-side/rus.html", "by-side/usa.html"} <= {g.file() for g in groups.sides}


def test_the_index_finds_words_by_their_beginning(ledger: str, pages: dict[str, str]) -> None:
    record = index_in(pages["search.html"])
    claims = claims_of(ledger)
    holding = {n for n, c in enumerate(claims) if any("kindergarten" in m.said.statement.content.text for m in c.said)}
    assert found(record, "kinderg") == found(record, "kindergarten") == holding != set()
    assert found(record, "stoltenb")
    assert found(record, "nato")
    assert found(record, "russia") >= found(record, "russian") != set()
    assert found(record, claims[0].id[:8]) == {0}
    assert found(record, "kindergartens") == set()
    assert [row[0] for row in record["claims"]] == [claim_file(c.id) for c in claims]


def test_words_are_as_the_search_of_the_ledger_has_them() -> None:
    assert words_of("Łódź’s ÉLYSÉE_palace") == ["łodz", "s", "elysee", "palace"]
    assert words_of("Straße; Київ") == ["strasse", "киів"]
    assert words_of(None) == words_of(" … ") == []
    assert words_of("x" * 300) == ["x" * 100]
    assert not [w for w in words_of(NASTY) if any(unicodedata.category(c) in ("Cc", "Cs") for c in w)]


def test_numbers_of_claims_are_kept_as_steps() -> None:
    words = WordIndex()
    for number in range(0, 3000, 7):
        words.add(number, ["bridge"])
        words.add(number + 1, ["bridgehead"] if number % 2 else [])
    record = words.record([])
    assert found(record, "bridgehe") == {n + 1 for n in range(0, 3000, 7) if n % 2}
    assert found(record, "bridge") == set(range(0, 3000, 7)) | found(record, "bridgehe")


def test_what_a_claim_is_found_by() -> None:
    words = {word for text in texts_of(withdrawal()) for word in words_of(text)}
    assert {"konashenkov", "rus", "russia", "ukraine", "disputed"} - words == {"disputed"}
    assert {"wagons", "dagestan", "satellite"} <= words


def test_no_claims_make_an_index_too() -> None:
    pages = dict(pages_of([], lambda document: meeting()))
    assert set(pages) == {"all/claims.html", "all/stories.html", "index.html", "search.html"}
    assert astray(pages) == []
    assert "0 claims" in pages["index.html"]
    assert index_in(pages["search.html"]) == {"claims": [], "words": "", "where": ""}


def test_the_ledgers_time_is_told_where_it_was_asked_for(ledger: str, pages: dict[str, str]) -> None:
    told = "as the ledger stood at 2022-02-16"
    assert [name for name, text in pages.items() if told in text] == []
    with_time = made(ledger, as_of="2022-02-16")
    assert [name for name, text in with_time.items() if told not in text and not name.startswith("stories/")] == []


def test_a_page_by_itself_has_no_links_to_others() -> None:
    assert "index.html" not in write_page([meeting()])


def test_only_files_of_this_folder_are_named(pages: dict[str, str], tmp_path: Path) -> None:
    for name in pages:
        assert (tmp_path / name).resolve().is_relative_to(tmp_path.resolve())
