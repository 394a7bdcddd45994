"""The measures' section of the examples in a real browser: at most half a screen, and wholly open on paper."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from saidseen.cli import main
from tests.show.conftest import browser, media, screen  # noqa: F401  (a fixture)

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

STORIES = Path(__file__).resolve().parents[2] / "examples/february-2022/stories.jsonl"
HEIGHT = 900


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of measures on the example stories."""
    folder = tmp_path_factory.mktemp("seen")
    ledger, out = str(folder / "crisis.db"), folder / "measures.html"
    for words in (
        ("read", str(STORIES), "--ledger", ledger),
        ("measures", "--ledger", ledger, "--format", "html", "-o", str(out)),
    ):
        assert CliRunner().invoke(main, words).exit_code == 0
    return out


def test_no_section_is_higher_than_half_a_screen(browser: WebDriver, made: Path) -> None:  # noqa: F811
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen(1280, HEIGHT))
    media(browser, scheme="light")
    browser.get(made.as_uri())
    heights = browser.execute_script(
        "return [...document.querySelectorAll('section.measures')].map((e) => e.getBoundingClientRect().height)"
    )
    assert len(heights) > 3
    assert max(heights) <= HEIGHT / 2, heights
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 1280


def test_each_line_opens_on_the_words_it_rests_on(browser: WebDriver, made: Path) -> None:  # noqa: F811
    browser.get(made.as_uri())
    lines = browser.execute_script(
        """return [...document.querySelectorAll('.measures .lines > li')].map((li) => {
          const fold = li.querySelector('details');
          if (fold) fold.open = true;
          return {words: [...li.querySelectorAll('blockquote')].map((q) => q.innerText),
                  links: [...li.querySelectorAll('a')].map((a) => a.href)};
        })"""
    )
    texts = [" ".join(json.loads(line)["text"].split()) for line in STORIES.read_text("utf-8").splitlines()]
    assert len(lines) >= 8
    for line in lines:
        assert line["words"]
        for words in line["words"]:
            assert any(" ".join(words.strip("“”").split()) in text for text in texts), words
        assert all(":~:text=" in link for link in line["links"])


def test_on_paper_every_fold_is_open(browser: WebDriver, made: Path) -> None:  # noqa: F811
    browser.get(made.as_uri())
    media(browser, kind="print")
    seen = browser.execute_script(
        """return [...document.querySelectorAll('.measures blockquote, .measures svg')]
             .map((e) => e.getBoundingClientRect().height > 0)"""
    )
    media(browser, scheme="light")
    assert seen
    assert all(seen)
