"""The board on a real server over the stories of February 2022, and Debian's Chromium by Playwright to look at it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from saidseen.board.access.tokens import make
from saidseen.board.serving import served
from saidseen.desk.claims import claims_of
from saidseen.desk.reading import Tally, kept_readings
from saidseen.ledger import Ledger
from tests.board.served import running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

STORIES = Path(__file__).resolve().parents[2] / "examples/february-2022"


@dataclass(frozen=True)
class Served:
    """A board: where it is, the file of its ledger, and the token of an analyst."""

    url: str
    path: Path
    token: str


@pytest.fixture(scope="session")
def crisis_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the example's stories, linked and assessed; nobody writes to it."""
    path = tmp_path_factory.mktemp("crisis") / "crisis.db"
    with Ledger(path) as ledger:
        where = [str(file) for file in sorted(STORIES.iterdir()) if file.suffix in (".jsonl", ".html", ".json")]
        list(kept_readings(ledger, where, Tally(), published=None, outlet=None))
        claims_of(ledger)
    return path


@pytest.fixture
def served_board(crisis_file: Path, tmp_path: Path) -> Iterator[Served]:
    """A board over a copy of that ledger."""
    path = tmp_path / "crisis.db"
    shutil.copy(crisis_file, path)
    with Ledger(path) as ledger:
        token = make(ledger, "anna", "analyst")
    with running(served(str(path), host="127.0.0.1")) as url:
        yield Served(url, path, token)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A headless Chromium; tests that need it are skipped where it is not installed.

    Of one file: as long as Playwright runs, no other event loop can be begun in its thread.
    """
    found = shutil.which("chromium")
    if not found:
        pytest.skip("no Chromium here: install Debian's chromium to look at the board")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@dataclass
class Look:
    """A page that is looked at, and what its browser complained of."""

    page: Page
    complaints: list[str]


@pytest.fixture
def look(chromium: Browser) -> Iterator[Look]:
    """A new page with a profile of its own."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    seen = Look(page, [])
    page.on("console", lambda m: seen.complaints.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    yield seen
    context.close()
