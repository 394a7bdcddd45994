"""Words of a statement made fit for a title: no dateline, no loose quotation marks, no fragment at the end."""

from __future__ import annotations

import re

from saidseen.language.en import trimming as en

_EDGES = " ,.;:-–—|"
_ABBREVIATED = re.compile(r"(?:^|\W)(?:[A-Z]\.)+[A-Z]$")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")
_STAMP = re.compile(r"^\d[\d.:/ ]+[-–—] ?|\s*\([\d.:/ ]+\)|\s*[«|].*$")
_SECTIONS = re.compile(r"(?:\s+-\s+[A-Z][\w ]{2,25}){2,}$")
_LEAD = re.compile(r"^\d\d?[./]\d\d?[./]\d\d(?:\d\d)?,? \d\d?[:.]\d\d\s*[-–—]\s*")
_TRAIL = re.compile(r"\s*\(\d[\d.:/ ]*\)?(?=\s*(?:«|\||$))|\s*«[^»]*$|\s\|\s[^|]{0,40}$")


def opened(text: str) -> str:
    """The text without the conjunction that it begins with."""
    for _ in range(2):
        text = en.OPENER.sub("", text)
    return text


def loose(text: str) -> bool:
    """Whether it begins or ends with a word that wants more."""
    return en.LOOSE.match(text) is not None or en.DANGLING.search(text) is not None


def unstamped(text: str) -> str:
    """The text without the time and the section that an outlet puts before and after its headlines."""
    return _TRAIL.sub("", _LEAD.sub("", text))


def is_clause(text: str) -> bool:
    """Whether it has a verb that tells: an auxiliary, as most of what people say does."""
    return en.AUXILIARY.search(text) is not None


def closed(text: str) -> str:
    """The text without a bracket that is left open and without marks at its ends."""
    if text.rfind("(") > text.rfind(")"):
        text = text[: text.rfind("(")]
    return bare(text)


def bare(text: str) -> str:
    """The text without marks at its ends; the last stop of "U.S." stays."""
    short = text.strip(_EDGES)
    return f"{short}." if _ABBREVIATED.search(short) and f"{short}." in text else short


def headline(title: str) -> str:
    """A story's headline without stamp, label and topic; the name before its colon or at its end stays: it says so."""
    text = bare(en.MEDIUM.sub("", _SECTIONS.sub("", _STAMP.sub("", " ".join(_INVISIBLE.sub("", title).split())))))
    text = text.replace(",:", ":")
    rest = _topicless(en.LABEL.sub("", text))
    text = rest if len(rest.split()) >= 4 else text
    return text[:1].upper() + text[1:]


def _topicless(text: str) -> str:
    """A headline without the topic before its colon, where the rest says it again or it is in another script."""
    topic, colon, rest = text.partition(":")
    words = set(re.findall(r"\w{3,}", topic.lower()))
    if not colon or len(topic) > 60 or len(rest.split()) < 4 or rest[:1] != " ":
        return text
    again = words and words <= set(re.findall(r"\w{3,}", rest.lower()))
    return rest.strip() if again or (foreign(topic) and not foreign(rest)) else text


def unquoted(text: str) -> str:
    """The text on one line, without quotation marks and with nothing loose at its ends."""
    return bare(re.sub(r"[“”\"«»„]", "", " ".join(_INVISIBLE.sub("", text).replace(" … ", " ").split())))


def foreign(text: str) -> bool:
    """Whether more than one letter in five is of no Latin alphabet."""
    if text.isascii():
        return False
    letters = [c for c in text if c.isalpha()]
    return sum(ord(c) > 0x24F for c in letters) * 5 > len(letters)


def pronoun(name: str) -> bool:
    """Whether a name is a word for somebody named before: "he", "their officials", but not "some experts"."""
    return vague(name) and (len(name.split()) < 2 or en.SOME.match(name) is None)


def ended(text: str) -> str:
    """The text without the words at its end that want more: "the convention on the" gives "the convention"."""
    while (found := en.HANGING.search(text)) is not None:
        text = text[: found.start()].rstrip(_EDGES)
    return text


def vague(text: str) -> bool:
    """Whether it begins with a word that only what was said before explains."""
    return en.VAGUE.match(text) is not None
