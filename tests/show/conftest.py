"""One headless Chromium for all tests that look at the reading page."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from saidseen.model.reading import Reading
from saidseen.show.page import write_page

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

for folder in (Path(__file__).parent, Path(__file__).parents[1]):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --window-size=1440,1000"
)


@pytest.fixture(scope="session")
def browser() -> Iterator[WebDriver]:
    """Debian's Chromium with a new, empty profile; tests that need it are skipped where it is not installed."""
    chromium, chromedriver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not chromedriver:
        pytest.skip("no Chromium here: install Debian's chromium and chromium-driver to look at the reading page")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    with tempfile.TemporaryDirectory() as profile:
        options = webdriver.ChromeOptions()
        for flag in FLAGS.split():
            options.add_argument(flag)
        options.add_argument(f"--user-data-dir={profile}")
        options.binary_location = chromium
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        driver = webdriver.Chrome(options, Service(chromedriver))
        yield driver
        driver.quit()


@pytest.fixture
def show(browser: WebDriver, tmp_path: Path) -> Callable[..., WebDriver]:
    """Opens the reading page of some readings, in light colours, at the width of a desk."""

    def opened(*readings: Reading) -> WebDriver:
        file = tmp_path / "page.html"
        file.write_text(write_page(readings), "utf-8", newline="")
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen(1440, 1000))
        media(browser, scheme="light")
        for kind in ("browser", "performance"):
            browser.get_log(kind)  # type: ignore[no-untyped-call]
        browser.get(file.as_uri())
        return browser

    return opened


def screen(width: int, height: int) -> dict[str, object]:
    """A screen of that many CSS pixels."""
    return {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}


def media(browser: WebDriver, *, scheme: str = "light", kind: str = "") -> None:
    """Has the page seen in a colour scheme, or on paper."""
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": kind, "features": features})
