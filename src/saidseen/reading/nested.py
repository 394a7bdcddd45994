"""Statements inside statements, one level: what somebody says that somebody else said."""

from __future__ import annotations

from collections.abc import Iterator

from saidseen.language.en import quoting as en
from saidseen.model.attribution import Attribution
from saidseen.model.reading import Passage, Span
from saidseen.model.reasons import reason
from saidseen.network import Network
from saidseen.network.decode import Found, attributions
from saidseen.reading.edges import passage

SURE = 0.8  # an inner attribution is taken from this cue score on
LONGEST = 1_500  # code points of a content that is read again, at most


def nested(network: Network, text: str, outer: Attribution) -> Iterator[tuple[Attribution, Found]]:
    """A content that names another speaker with a word of reporting holds a statement of that speaker."""
    if outer.source is None:
        return
    for span in outer.content.spans:
        words = span.of(text)
        if len(words) > LONGEST or not en.REPORTS.search(words):
            continue
        for window in network.read(words):
            for found in attributions(network, window):
                inside = _inside(text, span.start, found)
                if inside is not None and found.score >= SURE:
                    yield inside, found


def _inside(text: str, at: int, found: Found) -> Attribution | None:
    """The attribution found in the words from `at` on, in the story's own offsets, where it has another speaker."""
    parts: dict[str, Passage | None] = {}
    for role, spans in found.spans.items():
        moved = [Span(s.start + at, s.end + at) for s in spans]
        parts[role] = passage(text, moved, marks=role == "content")
    source, cue, content = parts["source"], parts["cue"], parts["content"]
    if source is None or cue is None or content is None or len(content.text) < 12:
        return None
    if en.SELF.match(source.text) or not en.REPORTS.search(cue.text):
        return None
    sentence = Span(min(source.start, cue.start, content.start), max(source.end, cue.end, content.end))
    return Attribution(source, cue, content, sentence, reason("found.nested"), found.score)
