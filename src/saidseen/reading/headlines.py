"""Attributions in headlines and captions, where punctuation is the cue."""

from __future__ import annotations

import re
from functools import lru_cache

from saidseen.reading.attribution import Attribution
from saidseen.reading.edges import passage
from saidseen.reading.outlets import is_label, is_own_name, is_repeated, is_topic
from saidseen.records import Passage, Span

LONGEST = 300  # code points of a headline, at most
MOST = 7  # words of a source
_BEFORE = re.compile(r"([A-Z][^:\n]{1,60}?)(:)\s+(\S.{7,})$", re.S)
_DASHED = re.compile(r"(\S.{11,}?)(?:\s+([-–—]{1,2})\s*|\s*([-–—]{1,2})\s+)([^-–—\n][^\n–—]{1,60}?)$", re.S)
_AFTER = re.compile(r"(\S.{11,}?)(:)\s+([^:\n]{2,60})$", re.S)
_NAME = re.compile(r"(?:[A-Z][\w’'.&-]{1,30})(?: (?:of|the|for|de|al|[A-Z][\w’'.&-]{0,30})){0,4}")
_ROLES = frozenset(
    "source sources official officials media monitor monitors monitoring observatory mayor governor ministry minister "
    "ministers intelligence police army military spokesman spokeswoman spokesperson spox report reports statement "
    "adviser advisor aide envoy ambassador diplomat diplomats chief president pm agency agencies group groups activists "
    "residents witnesses experts analysts staff command commander authorities government embassy un eu nato tv state "
    "administration office leader leaders lawmaker lawmakers senator operator company service council committee court "
    "prosecutor prosecutors newspaper paper daily watchdog ngo fm mp mps secretary presidency kremlin pentagon".split()
)
"""Words with which what stands beside the colon or dash of a headline ends where it is who says so."""
_SMALL = frozenset("a an and of the for to in on at from".split())


def headline(text: str, sentence: Span, outlet: str | None = None) -> Attribution | None:
    """A headline that names its speaker before a colon, or after its last dash or colon, states what that speaker said.

    The last dash goes before whatever is said inside ("H.'s claim a lie - J." is J.'s word).
    """
    words = sentence.of(text)
    if len(words) > LONGEST or words[-1] in ".;?" or not _alone(text, sentence):
        return None
    at = sentence.start
    for pattern, source, content in ((_DASHED, 4, 1), (_BEFORE, 1, 3), (_AFTER, 3, 1)):
        match = pattern.match(words)
        if match is None or not _speaks(match[source], match[content], outlet, pattern is _BEFORE):
            continue
        cue = next(n for n in range(2, 4) if match[n] and n not in (source, content))
        whose = passage(text, [Span(at + match.start(source), at + match.end(source))])
        what = passage(text, [Span(at + match.start(content), at + match.end(content))], marks=True)
        mark = Span(at + match.start(cue), at + match.end(cue))
        if whose and what:
            return Attribution(whose, Passage.of(text, (mark,)), what, sentence, headline.__doc__ or "", 0.6)
    return None


def _alone(text: str, sentence: Span) -> bool:
    """Whether the sentence is a line of its own, or the first words of the text."""
    before = text[: sentence.start].rstrip(" \t")
    after = text[sentence.end :].lstrip(" \t")
    return (not before or before[-1] in "\n\r") and (not after or after[0] in "\n\r")


def _speaks(words: str, content: str, outlet: str | None, before: bool) -> bool:
    """Whether words beside a colon or dash are somebody who speaks: no label, topic, sign-off of the outlet or words said
    again in the content."""
    words = words.strip()
    if is_label(words) or is_topic(words) or is_own_name(words, outlet) or is_repeated(words, content):
        return False
    parts = words.split()
    if not 0 < len(parts) <= MOST or len(content.split()) < 3:
        return False
    return is_who(words) and not (before and words.isupper() and len(words) > 12)


@lru_cache(4096)
def is_who(words: str) -> bool:
    """Whether words can name who speaks: they end with a role, a body or a newspaper, or are a short name."""
    from saidseen.reading.countries.table import CAPITAL_CITY
    from saidseen.reading.speakers.lexicon import BODY, COUNTRY, GROUP, INSTITUTION, MEDIA, TITLE
    from saidseen.reading.speakers.scan import scan

    last = words.split()[-1].lower().split("'")[0].split("’")[0]
    found = scan(words)
    chunk = found.ending(len(found.words))
    if chunk is not None and chunk.kind in (BODY, INSTITUTION, MEDIA, TITLE, GROUP):
        return True
    if last in _ROLES:
        return not any(p.lower() in ("is", "are", "was", "has", "have", "will", "to") for p in words.split())
    parts = words.split()
    if len(parts) > 4 or not _NAME.fullmatch(words):
        return False
    seat = chunk is not None and chunk.kind == COUNTRY and chunk.entry.form == CAPITAL_CITY
    whole = chunk is not None and chunk.j - chunk.i == len(found.words)
    return all(p[0].isupper() or p in _SMALL for p in parts) and (seat or not whole)
