"""Attributions in headlines and captions, where punctuation is the cue."""

from __future__ import annotations

import re

from saidseen.reading.attribution import Attribution
from saidseen.reading.edges import passage
from saidseen.reading.outlets import is_label, is_own_name, is_repeated, is_topic
from saidseen.records import Passage, Span

_NAME = r"[A-Z][\w’'.&-]{1,30}(?:[ ](?:of|the|for|[A-Z][\w’'.&-]{0,30})){0,4}"
_BEFORE = re.compile(rf"({_NAME})(:)\s+(\S.{{12,400}})$", re.S)
_AFTER = re.compile(rf"(\S.{{12,400}}?)\s*([—–]|[-]{{1,2}})\s+({_NAME})$", re.S)


def headline(text: str, sentence: Span, outlet: str | None = None) -> Attribution | None:
    """A headline that names its speaker before a colon or after a dash states what that speaker said."""
    words = sentence.of(text)
    if len(words) > 450 or words[-1] in ".;":
        return None
    for pattern, source, cue, content in ((_BEFORE, 1, 2, 3), (_AFTER, 3, 2, 1)):
        match = pattern.match(words)
        if match and not _no_speaker(match[source], match[content], outlet):
            at = sentence.start
            whose = passage(text, [Span(at + match.start(source), at + match.end(source))])
            what = passage(text, [Span(at + match.start(content), at + match.end(content))], marks=True)
            mark = Span(at + match.start(cue), at + match.end(cue))
            if whose and what:
                return Attribution(whose, Passage.of(text, (mark,)), what, sentence, headline.__doc__ or "", 0.6)
    return None


def _no_speaker(words: str, content: str, outlet: str | None) -> bool:
    """Whether words beside a colon or dash are a label, a topic, the outlet's own, or said again in the content."""
    return is_label(words) or is_topic(words) or is_own_name(words, outlet) or is_repeated(words, content)
