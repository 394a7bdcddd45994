"""Who does what a statement tells of: the likeliest of those that its content names, or nobody that is sure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from saidseen.language.en import doers as en
from saidseen.model.attribution import Tag
from saidseen.model.reading import Passage, Span, Speaker, Specific, State, Statement
from saidseen.reading.scene.views import Views
from saidseen.world.countries import find_countries, name_of

Floats = npt.NDArray[np.float32]

SURE = 0.5
"""The chance from which on somebody is given as the doer; below it is unclear."""
PARTS = 5
"""Of the words of a doer's own, the last, the one before, the one behind, and the whole content: one weight each."""
BODY, WE = "BODY", "WE"
"""A body or group without a name ("the army", "rebel fighters"); "we" and "our"."""
LABELS = ("PER", "ORG", "NORP", "LOC", BODY, WE)
NAMES = (*LABELS, "first", "only", "begins", "ends", "genitive", "by", "in", "length")


@dataclass(frozen=True, slots=True)
class Doer:
    """Somebody whom a content names: the words, and what they are: a person, a body, a nationality, a group or "we"."""

    span: Span
    kinds: frozenset[str]


class DoersNamed:
    """Everybody whom a text names, made once for all its statements."""

    def __init__(self, text: str, tags: Sequence[Tag]) -> None:
        marks = [(t.span, t.label) for t in tags]
        marks += [(span, "NORP") for span, _ in find_countries(text)]
        marks += [(Span(*m.span()), BODY) for m in en.BODY.finditer(text)]
        marks += [(Span(*m.span()), WE) for m in en.WE.finditer(text)]
        marks = [(whole, label) for span, label in marks if (whole := _whole(text, span))]
        self._found = _joined(text, sorted(marks, key=lambda m: (m[0].start, -m[0].end)))
        self._starts = [d.span.start for d in self._found]

    def within(self, content: Passage) -> list[Doer]:
        """Those whom a passage names, in text order."""
        low, high = np.searchsorted(self._starts, (content.start, content.end))
        return [d for d in self._found[low:high] if content.holds(d.span)]


def _whole(text: str, span: Span) -> Span | None:
    """A mark to the end of its hyphened word; None where that word is nobody, or the mark has no letter."""
    if not any(c.isalpha() for c in span.of(text)):
        return None
    if not text.startswith(en.HYPHEN, span.end):
        return span
    rest = en.LEADING.match(text, span.end)
    return Span(span.start, rest.end()) if rest else None


def _joined(text: str, marks: Sequence[tuple[Span, str]]) -> list[Doer]:
    """The marks, those put together that overlap or that only a space parts: "Syrian" and "army", "rebel" and
    "fighters"."""
    out: list[Doer] = []
    for span, label in marks:
        last = out[-1] if out else None
        if last and (span.start < last.span.end or (text[last.span.end : span.start] == " " and label == BODY)):
            out[-1] = Doer(Span(last.span.start, max(last.span.end, span.end)), last.kinds | {label})
        else:
            article = en.ARTICLE.search(text, max(0, span.start - 4), span.start)
            out.append(Doer(Span(article.start() if article else span.start, span.end), frozenset((label,))))
    return out


def asked(text: str, content: Passage, found: Sequence[Doer], n: int) -> Floats:
    """What is asked of the n-th of those whom a content names, in the order of NAMES."""
    doer = found[n]
    span = doer.span
    before, after = text[max(0, span.start - 24) : span.start], text[span.end : span.end + 4]
    bits = (
        *(label in doer.kinds for label in LABELS),
        n == 0,
        len(found) == 1,
        span.start - content.start < en.BEGINS,
        content.end - span.end < en.ENDS,
        bool(en.GENITIVE.match(after)),
        bool(en.BY.search(before)),
        bool(en.PLACED.search(before)),
        min(1.0, len(content.text) / 300),
    )
    return np.array(bits, dtype=np.float32)


def parts(text: str, content: Passage, span: Span) -> tuple[Sequence[Span], ...]:
    """The words whose vectors are asked: the doer's own, the last of them, those before and behind, all of the
    content."""
    own = [m.span() for m in en.WORD.finditer(text, span.start, span.end)]
    before = [m.span() for m in en.WORD.finditer(text, max(0, span.start - 40), span.start)][-1:]
    behind = en.WORD.search(text, span.end, span.end + 40)
    some = (own[-1:], before, [behind.span()] if behind else [])
    return ([span], *([Span(*w) for w in words] for words in some), content.spans)


def new_views() -> Views:
    """For the vectors of a text, as short as they are needed here."""
    return Views(_learnt()[0])


def chances(text: str, views: Views, content: Passage, found: Sequence[Doer]) -> list[float]:
    """The chance, 0..1, of each of those whom a content names that it is the doer."""
    _, weights, bias = _learnt()
    out = []
    for n, doer in enumerate(found):
        seen = sum(float(views.mean(spans)[k]) for k, spans in enumerate(parts(text, content, doer.span)))
        score = seen + float(asked(text, content, found, n) @ weights) + bias
        out.append(1 / (1 + math.exp(-max(-30.0, min(30.0, score)))))
    return out


def with_doers(text: str, tags: Sequence[Tag], views: Views, statements: Sequence[Statement]) -> list[Statement]:
    """The statements of a text with the doer whom the content names: of those that owe one the likeliest, unclear where
    it is not likely; of others that tell of an event only one that is likely.

    The weights are learnt from gold/statements (training/doers.py).
    """
    named, out = DoersNamed(text, tags), []
    for s in statements:
        told = s.specifics.get("who")
        if (told is not None and told.state is not State.WITHHELD) or (told is None and s.event is not None):
            found = named.within(s.content)
            pairs = list(zip(chances(text, views, s.content, found), found, strict=True))
            best = max(pairs, key=lambda pair: pair[0], default=None)
            if best and (told is not None or best[0] >= SURE):
                s = replace(s, specifics=s.specifics | {"who": _told(best, s.speaker)})
        out.append(s)
    return out


def _told(best: tuple[float, Doer], speaker: Speaker | None) -> Specific:
    """The likeliest doer as a specific: given where it is likely, else unclear; "we" are those who speak."""
    chance, doer = best
    state = State.GIVEN if chance >= SURE else State.UNCLEAR
    name = None
    if WE in doer.kinds:
        name = (
            (name_of(speaker.country) if speaker.country else speaker.organisation or speaker.name) if speaker else None
        )
        state = state if name else State.UNCLEAR
    return Specific(state, doer.span, name, round(chance, 3))


@cache
def _learnt() -> tuple[Floats, Floats, float]:
    """The weights that the package ships (training/doers.py): of vectors (384, PARTS), of what is asked, the bias."""
    with resources.as_file(resources.files(__package__) / "doers.npz") as path, np.load(path) as held:
        if tuple(held["names"]) != NAMES:
            raise ValueError("doers.npz was made for other questions: run training/doers.py")
        return held["vectors"].astype(np.float32), held["asked"].astype(np.float32), float(held["bias"])
