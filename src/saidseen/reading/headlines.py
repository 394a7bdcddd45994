"""Attributions in headlines and captions, where punctuation is the cue."""

from __future__ import annotations

import re
from functools import lru_cache

from saidseen.language.en import headlines as en
from saidseen.model.attribution import Attribution
from saidseen.model.reading import Passage, Span
from saidseen.model.reasons import reason
from saidseen.reading.edges import passage
from saidseen.reading.outlets import is_label, is_own_name, is_repeated, is_topic
from saidseen.world.countries import country_of

LONGEST = 300  # code points of a headline, at most
MOST = 7  # words of a source
_BEFORE = re.compile(r"([A-Z][^:\n]{1,60}?)(:)\s+(\S.{7,})$", re.S)
_DASHED = re.compile(r"(\S.{11,}?)(?:\s+([-–—]{1,2})\s*|\s*([-–—]{1,2})\s+)([^-–—\n][^\n–—]{1,60}?)$", re.S)
_AFTER = re.compile(r"(\S.{11,}?)(:)\s+([^:\n]{2,60})$", re.S)
_PLAIN = re.compile(r"\b[a-z]{4,}")
_TITLED = re.compile(r"\b[A-Z][a-z]{3,}")
_SHORT = re.compile(r"\b(?:[A-Z]\.){2,}$")  # "U.N.", whose last stop ends no sentence
_STAMP = re.compile(
    r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2} \w{3,9} \d{4})?(?:,? ?\d{1,2}:\d{2})?(?: ?[-–—|:] ?| )"
)
_TWICE = re.compile(r"([A-Z][^:\n]{1,60}): (\S[^\n]{10,}?)\s*[-–—]\s*\1$")
_SITE = re.compile(
    r"\s*(?:\(\d{1,2}\.\d{1,2}\.\d{2,4} \d{1,2}:\d{2}\)| « | \| ).*$", re.S
)  # "(12.01.22 09:45) « News | Site"
_LABELLED = re.compile(r"[^:.?!\n]{2,40}: ([^:.?!\n]{2,40}): (?=\S)")


def headline(text: str, sentence: Span, outlet: str | None = None, whole: bool = False) -> Attribution | None:
    """A headline that names its speaker before a colon, or after its last dash or colon, states what that speaker said.

    `whole` says that the words are a story's title, whatever stands around them. The last dash goes before
    whatever is said inside ("H.'s claim a lie - J." is J.'s word).
    """
    words = _SITE.sub("", sentence.of(text))
    stamp = _STAMP.match(words)
    at = stamp.end() if stamp and any(c.isdigit() for c in stamp[0]) else 0
    stamped = at > 0 and ":" in words[:at] and words.endswith(".")  # "13.01.22 07:12 - JFO report: ... troops."
    words = words[:-1] if stamped else words
    if twice := _TWICE.match(words, at):
        words = words[: twice.end(2)]  # "Kuleba: Diplomacy works – Kuleba"
    if not 0 < len(words) <= LONGEST or not (whole or _begins(text, sentence)):
        return None
    if words[-1] in ".;?" and not _SHORT.search(words):
        return None
    if (label := _LABELLED.match(words, at)) and _speaks(label[1], words[label.end() :], outlet, True):
        at = label.start(1)  # "Gas supplies: Kremlin: ..."
    ends = whole or stamped or _ends(text, sentence)
    patterns = ((en.CLOSING, 2, 1), (_DASHED, 4, 1), (_BEFORE, 1, 3), (_AFTER, 3, 1), (en.BARE, 3, 1))
    for pattern, source, content in patterns:
        match = pattern.match(words, at) if ends or pattern is _BEFORE else None
        if match is None or not _speaks(match[source], match[content], outlet, pattern is _BEFORE):
            continue
        if pattern is en.BARE and ((sentence.start and not whole) or not _bare(match[source], match[content])):
            continue
        return _made(text, sentence, match, source, content)
    return None


def _bare(source: str, content: str) -> bool:
    """Whether a last word without a mark before it is who speaks: the words before it can end there, and in a headline
    that writes all its words with capitals only a watcher's word is taken for one."""
    if content.split()[-1].lower() in en.LEADING:
        return False
    watching = source.lower().rstrip("s") in en.WATCHERS
    return watching or len(_PLAIN.findall(content)) > 1 or not _TITLED.search(content)


def title_of(text: str, title: str | None) -> Span | None:
    """Where a story's own title stands in the first words of its text, without the site's name where that is left out
    there, None where it stands apart or not at all."""
    plain = " ".join((title or "").split())
    while len(plain) > 11:
        at = text.find(plain, 0, FIRST + len(plain))
        if at >= 0:
            return Span(at, at + len(plain))
        cut = max(plain.rfind(mark) for mark in _SITE_MARKS)
        plain = plain[: max(cut, 0)].rstrip()
    return None


FIRST = 60  # code points of a date or a section before the title
_SITE_MARKS = (" - ", " | ", " « ", " – ", " — ")


def _made(text: str, sentence: Span, match: re.Match[str], source: int, content: int) -> Attribution | None:
    """The attribution of a headline whose source and content are those groups of a match; its mark is the cue."""
    start = sentence.start
    whose = passage(text, [Span(start + match.start(source), start + match.end(source))])
    what = passage(text, [Span(start + match.start(content), start + match.end(content))], marks=True)
    mark = next((match.span(n) for n in range(2, 4) if match[n] and n not in (source, content)), None)
    if not whose or not what:
        return None
    cue = Passage.of(text, (Span(start + mark[0], start + mark[1]),)) if mark else None
    return Attribution(whose, cue, what, sentence, reason("found.headline"), 0.6)


def _begins(text: str, sentence: Span) -> bool:
    """Whether the sentence begins a line, but for a date or a time."""
    before = text[: sentence.start].rstrip(" \t")
    line = text[max(before.rfind("\n"), before.rfind("\r")) + 1 : sentence.start]
    return not line.strip() or not sentence.start or _STAMP.fullmatch(line) is not None


def _ends(text: str, sentence: Span) -> bool:
    """Whether the sentence ends its line."""
    after = text[sentence.end :].lstrip(" \t")
    return not after or after[0] in "\n\r"


def _speaks(words: str, content: str, outlet: str | None, before: bool) -> bool:
    """Whether words beside a colon or dash are somebody who speaks: no label, topic, sign-off or words said
    again in the content."""
    words = words.strip()
    if is_label(words) or is_topic(words, before) or is_own_name(words, outlet) or is_repeated(words, content):
        return False
    parts = words.split()
    if not 0 < len(parts) <= MOST or len(content.split()) < 3:
        return False
    if not before and country_of(words) is not None:
        return True  # "... amount to escalation - Germany"
    return is_who(words) and not (before and words.isupper() and len(words) > 12)


@lru_cache(4096)
def is_who(words: str) -> bool:
    """Whether words can name who speaks: they end with a role, a body or a newspaper, or are a short name."""
    from saidseen.reading.speakers.lexicon import BODY, COUNTRY, GROUP, INSTITUTION, MEDIA, TITLE
    from saidseen.reading.speakers.scan import scan
    from saidseen.world.countries.table import CAPITAL_CITY

    last = words.split()[-1].lower().split("'")[0].split("’")[0]
    found = scan(words)
    chunk = found.ending(len(found.words))
    parts = words.split()
    if last in en.ROLES or (chunk is not None and chunk.kind in (BODY, INSTITUTION, MEDIA, TITLE, GROUP)):
        lows = [p.lower() for p in parts]
        told = [low for low in lows if low in en.TELLING and low != en.TO]  # "ambassador to the UN"
        return not told and lows[0] not in en.OPENING and not (last in en.ROLES and en.TO in lows)
    if len(parts) > 4 or not en.NAME.fullmatch(words):
        return False
    seat = chunk is not None and chunk.kind == COUNTRY and chunk.entry.form == CAPITAL_CITY
    whole = chunk is not None and chunk.j - chunk.i == len(found.words)
    return all(p[0].isupper() or p in en.SMALL for p in parts) and (seat or not whole)
