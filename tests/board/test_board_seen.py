"""The board in a real browser: it moves as stories come, it is judged in, and everybody can read it."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from saidseen.desk import correcting
from saidseen.desk.claims import claim_at, claims_of
from saidseen.desk.reading import read_words
from saidseen.ledger import Ledger
from tests.board.conftest import Look, Served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = (
    "/", "/?status=disputed", "/?side=KEN", "/claims", "/search", "/search?q=troops&side=RUS", "/map", "/stories",
    "/speakers", "/speakers?name=Jens+Stoltenberg", "/review", "/feeds", "/login", "/nowhere", "/claims/zz",
)  # fmt: skip
KULEBA = (
    "Ukraine's foreign minister, Dmytro Kuleba, said on Friday that no Russian unit had left the border near Kharkiv."
)


def largest(board: Served) -> str:
    """The address of the claim of most statements."""
    with Ledger(board.path) as ledger:
        return f"/claims/{claims_of(ledger, sort='-statements', limit=1)[0].id}"


def story_of(board: Served) -> str:
    with Ledger(board.path) as ledger:
        return f"/stories/{next(iter(ledger.documents())).id}"


def read_in(board: Served, text: str = KULEBA, outlet: str = "Riverside Post") -> None:
    """A story comes."""
    with Ledger(board.path) as ledger:
        ledger.add(read_words(text, ledger, published="2022-02-18T12:00:00+00:00", outlet=outlet))


def sign_in(page: Page, board: Served) -> None:
    page.goto(f"{board.url}/login")
    page.get_by_label("your token").fill(board.token)
    page.get_by_role("main").get_by_role("button", name="sign in").click()
    expect(page.locator("#who")).to_contain_text("anna")


def test_a_story_that_comes_is_on_the_open_page_within_a_second(served_board: Served, look: Look) -> None:
    look.page.goto(served_board.url)
    expect(look.page.locator("#h-moves")).to_have_text("What moved")
    look.page.wait_for_timeout(700)  # till the page listens
    read_in(served_board)
    began = time.monotonic()
    line = look.page.locator(".moves > li").first
    expect(line).to_contain_text("no Russian unit had left the border near Kharkiv", timeout=5000)
    assert time.monotonic() - began < 2.5  # a second where nothing else runs: `make bench` takes it
    expect(line.locator(".dot-new")).to_be_visible()
    expect(look.page.locator("#h-moves")).to_contain_text("unread")
    look.page.get_by_role("link", name="mark all as read").click()
    expect(look.page.locator("#h-moves")).to_have_text("Nothing new")
    assert look.complaints == []


def test_a_claims_page_says_that_it_moved_and_stands_as_it_was_till_asked(served_board: Served, look: Look) -> None:
    where = largest(served_board)
    with Ledger(served_board.path) as ledger:
        claim = claim_at(ledger, where.rpartition("/")[2])
        statement = claim.said[0].said.statement.id
        look.page.goto(served_board.url + where)
        look.page.wait_for_timeout(700)
        correcting.status(ledger, claim.id, "withheld", "boris", "the ministry was asked")
    expect(look.page.locator("#news")).to_contain_text("since this page was opened", timeout=5000)
    assert look.page.locator(f"code[data-copy='{statement}']").count()
    expect(look.page.locator(".status")).not_to_contain_text("judged by boris")
    look.page.locator("#news").get_by_role("link", name="Show the claim as it stands now").click()
    expect(look.page.locator(".status")).to_contain_text("judged by boris")


def test_a_speaker_is_corrected_and_changed_back(served_board: Served, look: Look) -> None:
    page = look.page
    sign_in(page, served_board)
    with Ledger(served_board.path) as ledger:
        claim = next(c for c in claims_of(ledger, sort="-statements") if any(_named(m) for m in c.said))
        member = next(m for m in claim.said if _named(m))
    name, statement = member.said.statement.speaker.name, member.said.statement.id  # type: ignore[union-attr]
    page.goto(f"{served_board.url}/claims/{claim.id}")
    page.locator(f"a.judge[href*='statement={statement}']").first.click()
    page.get_by_label("speaker").fill("Ben Wallace")
    page.locator("form.judging").first.get_by_label("why").fill("the story names him")
    page.get_by_role("button", name="save what was changed").click()
    expect(page.locator(".done")).to_contain_text("Ben Wallace")
    with Ledger(served_board.path) as ledger:
        told = {m.said.statement.id: m.said.statement.speaker for m in claim_at(ledger, statement).members}
        assert told[statement].name == "Ben Wallace"  # type: ignore[union-attr]
    page.locator(".log").get_by_role("link", name="take back").first.click()
    page.get_by_label("why").fill("he does not")
    page.get_by_role("button", name="take it back").click()
    expect(page.locator(".done")).to_contain_text("taken back")
    with Ledger(served_board.path) as ledger:
        told = {m.said.statement.id: m.said.statement.speaker for m in claim_at(ledger, statement).members}
        assert told[statement].name == name  # type: ignore[union-attr]
    assert look.complaints == []


def _named(member: object) -> bool:
    speaker = member.said.statement.speaker  # type: ignore[attr-defined]
    return speaker is not None and speaker.name not in (None, "Ben Wallace") and not member.said.statement.embedded  # type: ignore[attr-defined]


def test_two_judge_at_once_and_both_are_kept(served_board: Served, chromium: Browser) -> None:
    from saidseen.board.access.tokens import make

    where = largest(served_board).rpartition("/")[2]
    with Ledger(served_board.path) as ledger:
        other = Served(served_board.url, served_board.path, make(ledger, "boris", "analyst"))
    contexts = [chromium.new_context() for _ in range(2)]
    pages = [context.new_page() for context in contexts]
    for page, board, name in zip(pages, (served_board, other), ("anna", "boris"), strict=True):
        page.goto(f"{board.url}/login")
        page.get_by_label("your token").fill(board.token)
        page.get_by_role("main").get_by_role("button", name="sign in").click()
        expect(page.locator("#who")).to_contain_text(name)
        page.goto(f"{board.url}/judge?claim={where}")
    for page, status in zip(pages, ("corroborated", "denied"), strict=True):
        form = page.locator("form.judging").first
        form.get_by_label("status").select_option(status)
        form.get_by_label("why").fill("as I see it")
    for page in pages:
        page.get_by_role("button", name="set it").click()
    expect(pages[1].locator(".done")).to_contain_text("against judgement")
    with Ledger(served_board.path) as ledger:
        claim = claim_at(ledger, where)
    assert (claim.assessment.status, claim.assessment.judged) == ("denied", "boris")
    pages[0].goto(f"{served_board.url}/claims/{where}")
    log = pages[0].locator("section.log")
    expect(log).to_contain_text("anna")
    expect(log).to_contain_text("boris")
    for context in contexts:
        context.close()


def test_all_can_be_read_and_judged_without_script(served_board: Served, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served_board.url)
    page.locator(".ways").get_by_role("link", name="claims").click()
    page.locator(".list a").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.get_by_role("link", name="in its story").first.click()
    expect(page.locator(".story")).to_be_visible()
    page.goto(f"{served_board.url}/login")
    page.get_by_label("your token").fill(served_board.token)
    page.get_by_role("main").get_by_role("button", name="sign in").click()
    page.goto(f"{served_board.url}/judge?claim={largest(served_board).rpartition('/')[2]}")
    form = page.locator("form.judging").first
    form.get_by_label("why").fill("looked at")
    form.get_by_role("button", name="confirm the one it has").click()
    expect(page.locator(".done")).to_contain_text("status of")
    context.close()


def test_a_claim_is_shown_as_it_stood(served_board: Served, look: Look) -> None:
    with Ledger(served_board.path) as ledger:
        found = claims_of(ledger, sort="-statements")
    days_of = {c.id: {(m.said.source.at or "")[:10] for m in c.members} for c in found}
    where = f"/claims/{next(name for name, days in days_of.items() if len(days) > 1)}"
    look.page.goto(served_board.url + where)
    days = look.page.locator("#then option").all_text_contents()[1:]
    assert len(days) > 1
    look.page.locator("#then-at").fill("0")
    look.page.locator("#then-at").dispatch_event("change")
    expect(look.page.locator(".caution").first).to_contain_text(f"Only what was known by the end of {days[0]}")
    assert look.page.url.endswith(f"as_of={days[0]}")
    look.page.get_by_role("link", name="as it stands today").click()
    expect(look.page).to_have_url(re.compile(re.escape(where) + "$"))
    assert look.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious_is_found_by_axe_and_nothing_is_wider_than_a_phone(
    served_board: Served, look: Look, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page, axe = look.page, Axe()
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    sign_in(page, served_board)
    own = (largest(served_board), story_of(served_board), f"/judge?claim={largest(served_board).rpartition('/')[2]}")
    wrong = []
    for path in (*PAGES, *own) if scheme == "light" else ("/", "/map", *own):
        page.goto(served_board.url + path)
        found = axe.run(page).response["violations"]
        wrong += [
            f"{path}: {one['id']} {one['nodes'][0]['html'][:120]}"
            for one in found
            if one["impact"] in ("serious", "critical")
        ]
        if scheme == "light":
            page.set_viewport_size({"width": 360, "height": 740})
            wide = page.evaluate("document.documentElement.scrollWidth")
            wrong += [f"{path}: {wide} px wide on a phone"] if wide > 360 else []
            page.set_viewport_size({"width": 1280, "height": 900})
    assert wrong == []


def test_the_map_is_walked_by_keys(served_board: Served, look: Look) -> None:
    look.page.goto(f"{served_board.url}/map")
    point = look.page.locator(".map svg a").first
    point.focus()
    key = point.get_attribute("data-place")
    expect(look.page.locator(f"li[data-place='{key}']")).to_have_class(re.compile("on"))
    look.page.keyboard.press("Enter")
    expect(look.page).to_have_url(re.compile("/claims\\?place="))
    expect(look.page.locator(".list li").first).to_be_visible()
    assert look.complaints == []


def test_what_a_story_says_is_not_obeyed(served_board: Served, look: Look) -> None:
    tags = "<img src=x onerror=window.hacked=1><script>window.hacked=1</script>"
    evil = f'The minister said on Friday that "{tags}" had left.'
    read_in(served_board, evil, outlet="<b onclick=window.hacked=1>Post</b>")
    with Ledger(served_board.path) as ledger:
        claims_of(ledger)
        identity = [row.id for row in ledger.documents()][-1]
    for path in ("/", "/claims", f"/stories/{identity}", "/stories", "/review?new=1", "/search?q=window"):
        look.page.goto(served_board.url + path)
        assert look.page.evaluate("window.hacked ?? null") is None
        assert look.page.locator("main img, main script, main b[onclick]").count() == 0
    assert look.complaints == []


def test_a_board_that_does_not_answer_says_so(served_board: Served, look: Look) -> None:
    look.page.goto(served_board.url)
    look.page.wait_for_timeout(500)
    look.page.context.set_offline(True)
    look.page.evaluate("dispatchEvent(new Event('offline'))")
    expect(look.page.locator("#live")).to_be_hidden()
    look.page.route("**/live*", lambda route: route.abort())
    look.page.context.set_offline(False)
    look.page.goto(f"{served_board.url}/claims")
    expect(look.page.locator("#live")).to_contain_text("does not answer", timeout=8000)
