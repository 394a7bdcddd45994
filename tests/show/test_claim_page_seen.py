"""A claim's page in a real browser: where points stand, what keys do, what it asks of the network, paper and dark."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from saidseen.measures import ClaimView, PlaceView
from saidseen.model.claim import Claim
from saidseen.show.claim_page import write_claim_page
from saidseen.show.measures.section import section
from tests.show.claim_samples import hostile, many, undated, withdrawal
from tests.show.conftest import media, screen
from tests.show.test_reading_page import NASTY
from tests.show.test_reading_page_seen import CONTRAST, complaints, focused, keys

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

    Open = Callable[..., WebDriver]

LONG_WORDS = "<b>x</b> " + "long" * 80
CLAIMS: dict[str, Callable[[], Claim]] = {
    "disputed": withdrawal,
    "undated": undated,
    "many": many,
    "hostile": lambda: hostile(LONG_WORDS),
}


@pytest.fixture
def open_page(browser: WebDriver, tmp_path: Path) -> Open:
    """Opens the page of some claims in light colours at a width."""

    def opened(*claims: Claim, width: int = 1280, **given: Any) -> WebDriver:
        file = tmp_path / "claims.html"
        file.write_text(write_claim_page(claims, **given), "utf-8", newline="")
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen(width, 1000))
        media(browser, scheme="light")
        for kind in ("browser", "performance"):
            browser.get_log(kind)  # type: ignore[no-untyped-call]
        browser.get(file.as_uri())
        return browser

    return opened


def boxes(browser: WebDriver) -> list[dict[str, Any]]:
    """The boxes of the points, each with the cell it is in, its lane's head and its column's head."""
    return browser.execute_script(  # type: ignore[no-any-return]
        """const box = (e) => { const b = e.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; };
        const days = [...document.querySelectorAll('.day')].map(box);
        return [...document.querySelectorAll('a.dot')].map((dot) => {
          const cell = dot.closest('.cell'), row = dot.closest('.lane');
          const at = [...row.children].indexOf(cell) - 1;
          return {id: dot.id, point: box(dot), cell: box(cell), day: days[at], lane: box(row.querySelector('.name'))};
        })"""
    )


def inside(inner: list[float], outer: list[float]) -> bool:
    """Whether a box lies in another, to half a pixel."""
    return all(a >= b - 0.5 for a, b in zip(inner[:2], outer[:2], strict=True)) and all(
        a <= b + 0.5 for a, b in zip(inner[2:], outer[2:], strict=True)
    )


def meet(a: list[float], b: list[float]) -> bool:
    """Whether two boxes lie over each other."""
    return a[0] < b[2] - 0.5 and b[0] < a[2] - 0.5 and a[1] < b[3] - 0.5 and b[1] < a[3] - 0.5


def wait_for_focus(browser: WebDriver, target: str) -> None:
    """Waits until an address within the page has led to its target."""
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(browser, 10).until(lambda seen: focused(seen) == target)


@pytest.mark.parametrize("width", [1280, 800, 420])
@pytest.mark.parametrize("name", CLAIMS)
def test_points_stand_in_their_lane_and_day_and_not_on_each_other(open_page: Open, name: str, width: int) -> None:
    claim = CLAIMS[name]()
    points = boxes(open_page(claim, width=width))
    assert len(points) == sum(member.weight for member in claim.members) or name == "hostile"
    across, along = ((0, 2), (1, 3)) if width > 768 else ((1, 3), (0, 2))
    for p in points:
        assert inside(p["point"], p["cell"]), p
        for (low, high), head in ((across, p["day"]), (along, p["lane"])):
            assert head[low] - 0.5 <= p["point"][low], p
            assert p["point"][high] <= head[high] + 0.5, p
    by_place = sorted(points, key=lambda p: (p["point"][1], p["point"][0]))
    for n, p in enumerate(by_place):
        assert not [q["id"] for q in by_place[n + 1 : n + 60] if meet(p["point"], q["point"])], p


@pytest.mark.parametrize("name", CLAIMS)
@pytest.mark.parametrize("width", [1280, 420])
def test_nothing_sticks_out_of_the_page(open_page: Open, name: str, width: int) -> None:
    browser = open_page(CLAIMS[name](), width=width, as_of="2022-02-18")
    browser.execute_script("document.querySelectorAll('details').forEach((d) => (d.open = true))")
    assert (
        browser.execute_script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
        == 0
    )


def test_nothing_is_asked_of_the_network_and_nothing_runs_but_the_page(open_page: Open) -> None:
    bad = "<script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'>" + NASTY
    claim = ClaimView("undated", "Russia has withdrawn troops " + bad, places=(PlaceView(bad, None, 50.0, 36.0),))
    added = section(claim)
    browser = open_page(withdrawal(), undated(), hostile(bad), extra={"undated": added}, as_of=bad)
    assert browser.title == "3 claims · saidseen"
    assert browser.execute_script("return window.hacked ?? null") is None
    rules = "return document.querySelector('.measures style').sheet.cssRules.length"
    assert browser.execute_script(rules) > 5
    log = browser.get_log("performance")  # type: ignore[no-untyped-call]
    sent = [json.loads(entry["message"])["message"] for entry in log]
    asked = [m["params"]["request"]["url"] for m in sent if m["method"] == "Network.requestWillBeSent"]
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert complaints(browser) == []


def test_words_are_there_to_the_letter(open_page: Open) -> None:
    browser = open_page(hostile(NASTY))
    units = browser.execute_script(
        "return Array.from(document.querySelector('blockquote').textContent.split(''), (c) => c.charCodeAt(0))"
    )
    words = b"".join(int(unit).to_bytes(2, "little") for unit in units).decode("utf-16-le", "surrogatepass")
    assert words == NASTY


def test_keys_reach_every_point_and_each_leads_to_its_statement(open_page: Open) -> None:
    from selenium.webdriver import Keys

    browser = open_page(withdrawal())
    lanes = browser.execute_script(
        "return [...document.querySelectorAll('.lane')].map((l) => [...l.querySelectorAll('a.dot')].map((d) => d.id))"
    )
    assert [len(lane) for lane in lanes] == [6, 3, 7]
    reached: list[list[str]] = []
    for _ in range(120):
        keys(browser, Keys.TAB)
        at = focused(browser)
        if at not in lanes[len(reached)]:
            continue
        reached.append([at])
        while True:
            keys(browser, Keys.ARROW_RIGHT)
            if focused(browser) == reached[-1][-1]:
                break
            reached[-1].append(focused(browser))
        if len(reached) == 3:
            break
    assert reached == lanes
    outline = browser.execute_script("return getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"
    for lane in lanes:
        for point in lane:
            browser.execute_script("document.getElementById(arguments[0]).focus()", point)
            keys(browser, Keys.ENTER)
            wait_for_focus(browser, point.replace("-p", "-s"))
            seen = "const b = document.activeElement.getBoundingClientRect(); return b.top >= 0 && b.top < innerHeight"
            assert browser.execute_script(seen)


def test_arrows_go_from_lane_to_lane(open_page: Open) -> None:
    from selenium.webdriver import Keys

    browser = open_page(withdrawal())
    browser.execute_script("document.getElementById('c1-p9').focus()")
    keys(browser, Keys.ARROW_DOWN)
    assert focused(browser) == "c1-p4"
    keys(browser, Keys.ARROW_DOWN, Keys.END)
    assert focused(browser) == "c1-p18"
    keys(browser, Keys.HOME)
    assert focused(browser) == "c1-p7"
    keys(browser, Keys.ARROW_UP, Keys.ARROW_UP)
    assert focused(browser) == "c1-p2"


def test_what_is_folded_opens_where_an_address_leads_into_it(open_page: Open) -> None:
    browser = open_page(withdrawal())
    shown = "return document.getElementById('c1-s5').checkVisibility({contentVisibilityAuto: true})"
    browser.execute_script("location.hash = '#c1-s2'")
    assert browser.execute_script(shown) is False
    assert browser.find_element("css selector", ".carried summary").text.startswith("3 stories carry it, 1 origin")
    browser.execute_script("location.hash = '#c1-s5'")
    wait_for_focus(browser, "c1-s5")
    assert browser.execute_script(shown) is True


def test_points_lead_into_the_statements_that_an_occasion_folds(open_page: Open) -> None:
    claim = many(7)
    one = replace(claim, members=tuple(replace(member, origin="o0") for member in claim.members))
    browser = open_page(one)
    assert browser.find_element("css selector", ".carried summary").text == "2 more statements on this occasion"
    browser.find_element("id", "c1-p7").click()
    wait_for_focus(browser, "c1-s7")
    assert browser.find_element("id", "c1-s7").is_displayed()


def test_without_its_script_points_lead_to_statements_and_all_can_be_read(open_page: Open) -> None:
    browser = open_page(withdrawal())
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.refresh()
        browser.find_element("id", "c1-p13").click()
        assert browser.current_url.endswith("#c1-s13")
        browser.find_element("css selector", "#c1-s13 .no").click()
        assert browser.current_url.endswith("#c1-p13")
        assert not browser.find_element("id", "theme").is_displayed()
        browser.find_element("css selector", ".carried summary").click()
        assert browser.find_element("id", "c1-s6").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_lanes_and_stances_differ_in_more_than_colour(open_page: Open) -> None:
    browser = open_page(withdrawal())
    edges = browser.execute_script(
        """return ['.lane.said .name', '.lane.seen .name', '.lane.denied .name', '.card.in-said', '.card.in-seen',
          '.card.in-denied'].map((s) => getComputedStyle(document.querySelector(s)).borderLeftStyle)"""
    )
    assert edges == ["solid", "double", "dashed"] * 2
    assert browser.find_element("id", "c1-p13").text.split() == ["13", "×"]
    assert browser.find_element("id", "c1-p7").text.split() == ["7", "~"]
    assert browser.find_element("id", "c1-p3").text.split() == ["3", "⚑"]
    assert browser.find_element("id", "c1-p2").text.split() == ["2", "+2"]
    round_ = "return ['c1-p1', 'c1-p4'].map((i) => getComputedStyle(document.getElementById(i)).borderTopLeftRadius)"
    assert browser.execute_script(round_) == ["999px", "2px"]
    assert browser.find_element("id", "c1-p4").get_attribute("aria-label") == (
        "Statement 4: Ministry of Defence of Russia affirms it, 2022-02-15 10:10 UTC: "
        "a film of tanks and guns on flat wagons"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("target", ["", "c1-s3", "c1-p13"])
def test_every_word_stands_out_from_its_ground(open_page: Open, scheme: str, target: str) -> None:
    browser = open_page(withdrawal(), hostile("a\u202eb"), as_of="2022-02-18")
    media(browser, scheme=scheme)
    browser.execute_script("document.querySelectorAll('details').forEach((d) => (d.open = true))")
    browser.execute_script("location.hash = arguments[0]", target)
    browser.execute_script("document.getAnimations().forEach((a) => a.finish())")
    seen, poor = browser.execute_script(CONTRAST)
    assert seen > 300
    assert poor == []


def test_the_page_is_dark_as_the_button_says(open_page: Open) -> None:
    browser = open_page(withdrawal())
    ground = "return getComputedStyle(document.body).backgroundColor"
    bright = browser.execute_script(ground)
    button = browser.find_element("id", "theme")
    button.click()
    assert (button.text, browser.execute_script(ground)) == ("theme: light", bright)
    button.click()
    assert button.text == "theme: dark"
    assert browser.execute_script(ground) != bright
    button.click()
    assert (button.text, browser.execute_script(ground)) == ("theme: auto", bright)


def test_on_paper_what_was_folded_is_there_and_nothing_is_a_button(open_page: Open) -> None:
    browser = open_page(withdrawal())
    media(browser, kind="print", scheme="dark")
    shown = "return [...document.querySelectorAll('{}')].filter((e) => e.checkVisibility()).length"
    assert browser.execute_script(shown.format("button, .skips a, .keys")) == 0
    assert browser.execute_script(shown.format(".card")) == 18
    assert browser.execute_script(shown.format("details[open]")) == 0
    assert browser.execute_script("return getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    address = browser.find_element("css selector", "#c1-s2 .paper-only")
    assert address.is_displayed()
    paper = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", {"printBackground": True})["data"])
    assert paper.startswith(b"%PDF")


def test_a_list_leads_to_each_claim(open_page: Open) -> None:
    browser = open_page(withdrawal(), undated(), as_of="2022-02-18")
    links = browser.find_elements("css selector", ".list a")
    assert len(links) == 2
    links[1].click()
    wait_for_focus(browser, "claim-undated")
    assert browser.execute_script("return document.activeElement.getBoundingClientRect().top < 100")
