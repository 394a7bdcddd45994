"""A folder of pages in a real browser, opened from files: search, lists, ways from page to page, nothing obeyed."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from saidseen.show.pages.words import words_of
from tests.show.conftest import media, screen
from tests.show.site import kept, made, put
from tests.show.test_reading_page_seen import CONTRAST, complaints

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver


APART = {c for c in map(chr, range(0x13A0, 0xABC0)) if unicodedata.name(c, "").startswith("CHEROKEE")}
APART |= set(map(chr, range(0x1C80, 0x1C89)))
"""Cherokee, and letters of old Church Slavonic print, which a browser puts into small letters otherwise than Python."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    at = tmp_path_factory.mktemp("seen")
    put(made(kept(at / "ledger.db")), at / "pages")
    return at / "pages"


@pytest.fixture
def seen(browser: WebDriver, folder: Path) -> WebDriver:
    """The browser at the index, in light colours, at the width of a desk."""
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen(1280, 1000))
    media(browser, scheme="light")
    for kind in ("browser", "performance"):
        browser.get_log(kind)  # type: ignore[no-untyped-call]
    browser.get((folder / "index.html").as_uri())
    return browser


def results(browser: WebDriver) -> list[str]:
    """The titles that the search shows."""
    return browser.execute_script(  # type: ignore[no-any-return]
        "return [...document.querySelectorAll('#results a')].map((a) => a.textContent)"
    )


def ask(browser: WebDriver, folder: Path, words: str) -> list[str]:
    from urllib.parse import quote

    browser.get("about:blank")
    browser.get(f"{(folder / 'search.html').as_uri()}#q={quote(words)}")
    return results(browser)


def test_the_box_of_the_index_leads_to_what_has_words_that_begin_so(seen: WebDriver) -> None:
    from selenium.webdriver import Keys

    seen.find_element("id", "q").send_keys("kinderg", Keys.ENTER)
    assert seen.current_url.endswith("search.html#q=kinderg")
    found = results(seen)
    assert len(found) == seen.execute_script(
        "return Number(document.getElementById('found').textContent.split(' ')[0])"
    )
    assert found
    assert all("kindergarten" in title for title in found)
    line = seen.find_element("css selector", "#results li").text
    assert "2022-02-" in line
    identity = seen.find_element("css selector", "#results code")
    assert f"/{identity.get_attribute('title')}.html" in str(
        seen.find_element("css selector", "#results a").get_attribute("href")
    )
    assert len(identity.text) == 8
    assert "claimed" in line or "unclear" in line
    seen.find_element("css selector", "#results a").click()
    assert "/claims/" in seen.current_url
    assert seen.find_element("css selector", "h1").text == found[0]


def test_all_words_are_wanted_whatever_their_case_and_accents(seen: WebDriver, folder: Path) -> None:
    one = ask(seen, folder, "KINDÉRGARTEN luhan")
    assert one == ask(seen, folder, "luhansk kindergarten") == ask(seen, folder, " kinder-luha ") != []
    assert set(one) <= set(ask(seen, folder, "kinder"))
    assert ask(seen, folder, "kindergarten nosuchword") == []
    assert (
        seen.find_element("id", "found").text
        == "0 claims: no word here begins with “nosuchword”; a shorter beginning may"
    )
    assert ask(seen, folder, "") == []
    assert ask(seen, folder, "* \u202e") == []


def test_what_is_typed_stands_in_the_address_and_is_found_at_once(seen: WebDriver, folder: Path) -> None:
    ask(seen, folder, "")
    box = seen.find_element("id", "q")
    box.send_keys("stoltenb")
    assert seen.current_url.endswith("#q=stoltenb")
    assert results(seen)
    seen.execute_script("location.hash = '#q=kindergarten'")
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(seen, 10).until(lambda s: s.find_element("id", "q").get_attribute("value") == "kindergarten")


def test_the_search_is_narrowed_to_a_status(seen: WebDriver, folder: Path) -> None:
    every = ask(seen, folder, "r")
    options = seen.execute_script("return [...document.getElementById('status').options].map((o) => o.value)")
    many = []
    for status in options[1:]:
        seen.execute_script(
            "const s = document.getElementById('status'); s.value = arguments[0]; s.dispatchEvent(new Event('change'))",
            status,
        )
        many.append(len(results(seen)))
    assert len(options) > 2
    assert sum(many) == len(every) > max(many)


def test_a_page_folds_words_as_the_index_does(seen: WebDriver, folder: Path) -> None:
    ask(seen, folder, "")
    some = {*range(0x3400), *range(0xA000, 0xABFF), *range(0xD7B0, 0x17000), *range(0x18B00, 0x20000)}  # no ideographs
    letters = [c for c in map(chr, sorted(some)) if unicodedata.category(c) not in ("Cn", "Cs", "Co")]
    told = seen.execute_script("return arguments[0].map((c) => wordsOf('a' + c + 'b ' + c).join(' '))", letters)
    other = [
        c
        for c, folded in zip(letters, told, strict=True)
        if " ".join(words_of(f"a{c}b {c}")) != folded and c not in APART
    ]
    assert other == []


def test_nothing_is_obeyed_and_nothing_is_asked_of_the_network(seen: WebDriver, folder: Path) -> None:
    pages = [file for file in folder.rglob("*.html") if b"window.hacked" in file.read_bytes()]
    assert {"search.html", "index.html"} <= {file.name for file in pages}
    assert {"stories", "claims"} <= {file.parent.name for file in pages}
    for file in pages:
        seen.get(file.as_uri())
        assert seen.execute_script("return window.hacked ?? null") is None, file
    ask(seen, folder, "script evil")
    assert seen.find_elements("css selector", "#results li")
    assert seen.execute_script("return window.hacked ?? null") is None
    assert seen.find_elements("css selector", "#results img, #results script, #results b b") == []
    sent = [json.loads(entry["message"])["message"] for entry in seen.get_log("performance")]  # type: ignore[no-untyped-call]
    asked = [m["params"]["request"]["url"] for m in sent if m["method"] == "Network.requestWillBeSent"]
    assert [url for url in asked if not url.startswith(("file:", "data:", "about:"))] == []
    assert complaints(seen) == []


def test_the_way_leads_from_a_claim_to_the_words_in_its_story_and_back(seen: WebDriver, folder: Path) -> None:
    ask(seen, folder, "kindergarten")
    seen.find_element("css selector", "#results a").click()
    claim = seen.current_url
    seen.find_element("css selector", "a[href^='../stories/']").click()
    assert "/stories/" in seen.current_url
    card = seen.find_element("css selector", "li:target > .card.on")
    assert "kindergarten" in card.text
    lit = seen.execute_script("return [...document.querySelectorAll('.story .on-content')].map((e) => e.textContent)")
    assert "kindergarten" in "".join(lit)
    visible = "const b = arguments[0].getBoundingClientRect(); return b.top >= 0 && b.top < innerHeight"
    assert seen.execute_script(visible, card)
    card.find_element("css selector", ".stands a").click()
    assert seen.current_url.partition("#")[0] == claim
    assert seen.find_element("css selector", "li:target > .card").is_displayed()
    seen.find_element("link text", "index").click()
    assert seen.current_url.endswith("index.html")


def test_a_list_is_narrowed_on_its_page(seen: WebDriver, folder: Path) -> None:
    seen.get((folder / "all/claims.html").as_uri())
    shown = "return [...document.querySelectorAll('#list > li')].filter((l) => l.checkVisibility()).length"
    every = seen.execute_script(shown)
    seen.find_element("id", "words").send_keys("luha KINDER")
    left = seen.execute_script(shown)
    code = seen.find_element("css selector", "#list > li:not([hidden]) code[data-copy]")
    code.click()
    assert code.get_attribute("data-told") == "copied"
    assert 0 < left < every
    assert seen.find_element("id", "found").text == f"{left} of {every} on this page"
    seen.find_element("css selector", "#narrow button").click()
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(seen, 10).until(lambda s: s.execute_script(shown) == every)


def test_all_can_be_read_without_script(seen: WebDriver, folder: Path) -> None:
    seen.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        seen.get((folder / "search.html").as_uri())
        assert seen.find_element("id", "without").is_displayed()
        assert not seen.find_element("id", "q").is_displayed()
        seen.find_element("css selector", "#without a").click()
        assert not seen.find_element("id", "q").is_displayed()
        seen.find_element("css selector", "#by-side a").click()
        assert not seen.find_element("id", "narrow").is_displayed()
        seen.find_element("css selector", "#list a").click()
        seen.find_element("css selector", "a[href^='../stories/']").click()
        assert seen.find_element("css selector", "li:target .stands a").is_displayed()
    finally:
        seen.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index.html", "search.html#q=r", "all/claims.html"])
def test_every_word_stands_out_and_nothing_sticks_out(seen: WebDriver, folder: Path, scheme: str, name: str) -> None:
    media(seen, scheme=scheme)
    seen.get(f"{folder.as_uri()}/{name}")
    words, poor = seen.execute_script(CONTRAST)
    assert words > 40
    assert poor == []
    for width in (1280, 420):
        seen.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen(width, 1000))
        out = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert seen.execute_script(out) == 0, width


def test_statuses_differ_in_more_than_colour(seen: WebDriver, folder: Path) -> None:
    seen.get((folder / "all/claims.html").as_uri())
    tags = seen.execute_script("return [...document.querySelectorAll('#list .tag')].map((t) => t.textContent)")
    assert len(set(tags)) > 1
    assert all(tags)
