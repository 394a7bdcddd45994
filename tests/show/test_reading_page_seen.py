"""The reading page in a real browser: what it shows, how it answers pointer and keys, what it asks of the network."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from saidseen.model.reading import Reading
from tests.show.conftest import media, screen
from tests.show.samples import RETURN, meeting, plain, returning

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

    Show = Callable[..., WebDriver]

TEXTS = {
    "as written": RETURN,
    "line ends of every kind": "\n\n  one\r\ntwo\rthree\u2028four\x0cfive\x85six\tseven  \n\n",
    "markup": "<script>window.hacked = 1</script> </div></section> <!-- --> &amp; &#65; &lt",
    "right to left": "قال الوزير إن القوات “تنسحب” — he said. שלום\nثم 7,000 جندي",
    "joined letters": "👩‍👩‍👧 🇺🇦 e\u0301\u0301 \u200b\u200d\ufeff\u2060 नमस्ते",
    "controls": "a\u202eb\u202c\u2066c\u2069 \x00\x01\x1b[31m\x7f\x9b \ud800 \udc00x",
}


def story_of(browser: WebDriver) -> str:
    """The text of the story pane, lone surrogates and all."""
    units = browser.execute_script(
        "return Array.from(document.querySelector('.story').textContent.split(''), (c) => c.charCodeAt(0))"
    )
    return b"".join(int(unit).to_bytes(2, "little") for unit in units).decode("utf-16-le", "surrogatepass")


def lit(browser: WebDriver) -> dict[str, Any]:
    """The cards that are lit and the words that are lit with them, by role."""
    return browser.execute_script(  # type: ignore[no-any-return]
        """const lit = (role) => [...document.querySelectorAll('.story .on-' + role)];
        const words = (role) => lit(role).map((e) => e.textContent).join('');
        return {cards: [...document.querySelectorAll('.card.on')].map((e) => Number(e.dataset.n)),
                source: words('source'), cue: words('cue'), content: words('content')}"""
    )


def keys(browser: WebDriver, *pressed: str) -> None:
    """Presses keys, one after the other."""
    from selenium.webdriver import ActionChains

    ActionChains(browser).send_keys(*pressed).perform()


def focused(browser: WebDriver) -> str:
    """The id of what has the focus, or its words."""
    return str(browser.execute_script("const e = document.activeElement; return e.id || e.textContent"))


def complaints(browser: WebDriver) -> list[dict[str, Any]]:
    """What the browser's console says."""
    return browser.get_log("browser")  # type: ignore[no-any-return, no-untyped-call]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_story_is_there_to_the_letter(show: Show, text: str) -> None:
    browser = show(plain(text, title="t"))
    assert story_of(browser) == text
    assert complaints(browser) == []


def test_a_story_of_a_million_letters_is_there_to_the_letter(show: Show) -> None:
    text = (RETURN + "one line " * 500) * 200
    browser = show(plain(text[:1_000_000], title="t"))
    assert browser.execute_script("return document.querySelector('.story').textContent.length") == 1_000_000


def test_nothing_is_asked_of_the_network_and_nothing_runs_but_the_page(show: Show) -> None:
    bad = "<script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'>"
    browser = show(returning(title=bad, outlet=bad), meeting(url="https://example.org/" + bad))
    assert browser.title == "2 stories · saidseen"
    assert bad in browser.execute_script("return document.querySelector('.reading h2').textContent")
    assert browser.execute_script("return window.hacked ?? null") is None
    log = browser.get_log("performance")  # type: ignore[no-untyped-call]
    sent = [json.loads(entry["message"])["message"] for entry in log]
    asked = [m["params"]["request"]["url"] for m in sent if m["method"] == "Network.requestWillBeSent"]
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert complaints(browser) == []


def test_pointing_at_words_lights_their_card_and_at_a_card_its_words(show: Show) -> None:
    from selenium.webdriver import ActionChains

    browser = show(returning())
    browser.execute_script("document.querySelector('.story').scrollIntoView()")
    cue = browser.find_element("css selector", ".story [data-s='k2']")
    ActionChains(browser).move_to_element(cue).perform()
    assert lit(browser) == {
        "cards": [2],
        "source": "The ministry",
        "cue": "did not say",
        "content": "how many soldiers would leave or where they stood",
    }
    ActionChains(browser).move_to_element(browser.find_element("css selector", "#s1 h3")).perform()
    assert lit(browser)["cards"] == [1]
    assert lit(browser)["source"] == "The Defence Ministry in Moscow"


def test_a_content_in_pieces_and_one_inside_another_light_whole(show: Show) -> None:
    browser = show(returning())
    browser.execute_script("document.getElementById('s6').focus()")
    assert (
        lit(browser)["content"]
        == "that Moscow’s claim was falsethat up to 7,000 soldiers had been added near the border"
    )
    browser.execute_script("document.getElementById('s7').focus()")
    assert lit(browser)["content"] == (
        "that Stoltenberg had told him that the alliance would believe a withdrawal when it saw one"
    )
    browser.execute_script("document.getElementById('t8').focus()")
    assert lit(browser)["cards"] == [8]
    assert lit(browser)["source"] == "Stoltenberg"


def test_the_page_can_be_worked_with_keys_alone(show: Show) -> None:
    from selenium.webdriver import Keys

    browser = show(returning())
    keys(browser, Keys.TAB)
    assert focused(browser) == "Skip to the story"
    shown = browser.execute_script("return document.activeElement.getBoundingClientRect().left >= 0")
    assert shown
    for _ in range(40):
        keys(browser, Keys.TAB)
        if focused(browser) == "t1":
            break
    assert lit(browser)["cards"] == [1]
    keys(browser, Keys.ARROW_DOWN)
    assert (focused(browser), lit(browser)["cards"]) == ("t2", [2])
    keys(browser, Keys.ENTER)
    assert focused(browser) == "s2"
    outline = browser.execute_script("return getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"
    keys(browser, Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    assert (focused(browser), lit(browser)["cards"]) == ("s4", [4])
    keys(browser, Keys.END)
    assert focused(browser) == "s8"
    keys(browser, Keys.HOME, Keys.ENTER)
    assert focused(browser) == "t1"
    keys(browser, Keys.ESCAPE)
    assert lit(browser)["cards"] == []


def test_the_filter_leaves_what_was_asked_for(show: Show) -> None:
    from selenium.webdriver.support.ui import Select, WebDriverWait

    browser = show(returning(), meeting())

    def left() -> list[int]:
        return browser.execute_script(  # type: ignore[no-any-return]
            "return [...document.querySelectorAll('li:not([hidden]) > .card')].map((c) => Number(c.dataset.n))"
        )

    browser.find_element("id", "by-owed").click()
    assert left() == [1, 2, 3, 6, 10]
    assert browser.find_element("id", "found").text == "5 of 11"
    Select(browser.find_element("id", "by-act")).select_by_value("withhold")
    assert left() == [2, 10]
    Select(browser.find_element("id", "by-who")).select_by_value("Belarus")
    assert left() == [10]
    marked = "return getComputedStyle(document.querySelector('[data-s=\"k1\"]')).textDecorationLine"
    assert browser.execute_script(marked) == "none"
    browser.find_element("css selector", "button[type=reset]").click()
    every = "return document.querySelectorAll('.cards li:not([hidden])').length === 11"
    WebDriverWait(browser, 10).until(lambda seen: seen.execute_script(every))  # the page filters anew after the reset
    assert browser.execute_script(marked) == "underline"


def test_source_cue_and_content_differ_in_more_than_colour(show: Show) -> None:
    browser = show(returning())
    looks = browser.execute_script(
        """return ['s1', 'k1', 'c1', 'c4'].map((key) => {
          const look = getComputedStyle(document.querySelector(`.story [data-s="${key}"]`));
          return [look.textDecorationLine, look.textDecorationStyle, look.fontWeight, look.fontStyle,
                  look.borderBottomStyle].join(' ');
        })"""
    )
    assert looks == [
        "underline solid 650 normal none",
        "underline wavy 400 italic none",
        "none solid 400 normal solid",
        "none solid 400 normal dotted",
    ]


CONTRAST = """
const parse = (colour) => {
  const n = colour.match(/[\\d.]+/g).map(Number);
  const unit = colour.startsWith('color(') ? 255 : 1;
  return {rgb: n.slice(0, 3).map((v) => v * unit), a: n.length > 3 ? n[3] : 1};
};
const behind = (element) => {
  const layers = [];
  for (let e = element; e; e = e.parentElement) layers.push(parse(getComputedStyle(e).backgroundColor));
  return layers.reverse().reduce((under, {rgb, a}) => under.map((v, i) => v * (1 - a) + rgb[i] * a), [255, 255, 255]);
};
const light = (rgb) => {
  const [r, g, b] = rgb.map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
const poor = [];
let seen = 0;
for (const element of document.querySelectorAll('body *')) {
  if (!element.checkVisibility() || ['SCRIPT', 'STYLE', 'OPTION'].includes(element.tagName)) continue;
  for (const pseudo of [null, '::before', '::after']) {
    const style = getComputedStyle(element, pseudo);
    const said = pseudo ? !['none', 'normal', '""'].includes(style.content)
                        : [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!said) continue;
    const own = pseudo ? parse(style.backgroundColor) : null;
    const back = own && own.a === 1 ? own.rgb : behind(element);
    const got = ratio(light(parse(style.color).rgb), light(back));
    seen += 1;
    if (got < 4.5) poor.push([element.outerHTML.slice(0, 80), pseudo, got, style.color, back]);
  }
}
return [seen, poor];
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("number", [0, 2, 8])
def test_every_word_stands_out_from_its_ground(show: Show, scheme: str, number: int) -> None:
    browser = show(returning(unread="it was kept only"), meeting(), plain("a\u202eb", title="t"))
    media(browser, scheme=scheme)
    browser.execute_script("document.querySelectorAll('details').forEach((d) => (d.open = true))")
    if number:
        browser.execute_script(f"document.getElementById('s{number}').focus()")
    browser.execute_script("document.getAnimations().forEach((a) => a.finish())")
    seen, poor = browser.execute_script(CONTRAST)
    assert seen > 200
    assert poor == []


def test_the_page_is_dark_where_the_reader_is_and_as_the_button_says(show: Show) -> None:
    browser = show(returning())
    ground = "return getComputedStyle(document.body).backgroundColor"
    bright = browser.execute_script(ground)
    media(browser, scheme="dark")
    dark = browser.execute_script(ground)
    assert dark != bright
    button = browser.find_element("id", "theme")
    button.click()
    assert (button.text, browser.execute_script(ground)) == ("theme: light", bright)
    button.click()
    media(browser, scheme="light")
    assert (button.text, browser.execute_script(ground)) == ("theme: dark", dark)
    button.click()
    assert (button.text, browser.execute_script(ground)) == ("theme: auto", bright)


def test_on_a_phone_nothing_sticks_out_and_the_card_comes_up(show: Show) -> None:
    browser = show(returning(), plain("x" * 3_000, title="y" * 300))
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen(390, 844))
    assert browser.execute_script("return document.documentElement.scrollWidth") == 390
    browser.execute_script("document.querySelector('.story [data-s=k2]').click()")
    box = browser.execute_script("return document.getElementById('s2').getBoundingClientRect().toJSON()")
    assert (round(box["left"]), round(box["bottom"])) == (0, 844)
    browser.find_element("css selector", ".close").click()
    assert browser.execute_script("return document.querySelectorAll('.sheet').length") == 0


def test_on_paper_everything_is_there_and_nothing_is_a_button(show: Show) -> None:
    browser = show(returning())
    media(browser, kind="print", scheme="dark")
    shown = "return [...document.querySelectorAll('{}')].filter((e) => e.checkVisibility()).length"
    assert browser.execute_script(shown.format("button, form, .skips a, .why")) == 0
    assert browser.execute_script(shown.format(".card")) == 8
    assert browser.execute_script("return getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    paper = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", {"printBackground": True})["data"])
    assert paper.startswith(b"%PDF")


def test_without_its_script_the_page_still_ties_words_and_cards(show: Show) -> None:
    browser = show(returning())
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.refresh()
        browser.find_element("css selector", "#t2").click()
        assert browser.current_url.endswith("#s2")
        browser.find_element("css selector", "#s2 .no").click()
        assert browser.current_url.endswith("#t2")
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_a_story_without_statements_shows_its_text_and_why(show: Show) -> None:
    document = plain("Bonjour.", title="t", unread="language is fr; saidseen reads English").document
    browser = show(Reading(document, (), (), (), (), "r"))
    assert story_of(browser) == "Bonjour."
    assert "language is fr" in browser.find_element("css selector", ".unread").text
    assert not browser.find_element("id", "tools").is_displayed()
