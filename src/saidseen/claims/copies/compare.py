"""Whether one story was taken from another, and what that rests on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from saidseen.claims.copies.credit import names
from saidseen.claims.copies.direction import earlier
from saidseen.claims.copies.outline import outline, stems_of
from saidseen.claims.copies.prepared import Prepared, prepare
from saidseen.claims.copies.records import Copy, CopyKind, Match, Story
from saidseen.claims.copies.reworded import likeness
from saidseen.claims.copies.runs import RUN, Run, runs
from saidseen.claims.copies.surroundings import without_surroundings
from saidseen.language.en.telling import tell
from saidseen.reading.outlets import plain

# What a copied passage has at least, outside quotations and furniture: words in all, words in its longest run. Where a
# quarter of the shorter story stands in the other, less will do.
PASSAGE = (30, 20)
QUARTER = (24, 12)
HALF = 0.5
FOLLOWING = 0.4  # part of the shorter story's words outside quotations in sentences that follow others, at least
COMMON = 0.3  # part of the stems of one of the two that the other has too, below which sentences need no look
SAME_OUTLET = 0.02  # likeness asked on top of stories of one outlet
SERIES = 0.15  # and of stories of one outlet and different days
CONTAINED = 0.8  # share of the shorter story from which on it is contained in the other
SHORTER = 0.85  # words of the shorter story to those of the longer one, at most, for containment to tell


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found between two stories before direction: its kind, share, matches and the words for it."""

    kind: CopyKind
    share: float
    matches: tuple[Match, ...]
    what: str


def compare(a: Story, b: Story) -> Copy | None:
    """The copy that two stories are of one another, None where they are not; the order of the two does not matter."""
    return compare_prepared(prepare(a), prepare(b))


def compare_prepared(a: Prepared, b: Prepared) -> Copy | None:
    """The same for stories whose words are at hand."""
    if (b.story.name, b.story.id) < (a.story.name, a.story.id):
        a, b = b, a
    found = _identical(a, b)
    if found is None:
        a, b = without_surroundings(a, b)
        found = _same_words(a, b)
        if found is None or found.share < HALF:
            found = _other_words(a, b) or found
    return _copy(a, b, found) if found else None


def _copy(a: Prepared, b: Prepared, found: Compared) -> Copy:
    one, two = a.story, b.story
    origin, told = _origin(a, b, found)
    return Copy(
        a=one.name,
        b=two.name,
        a_id=one.id,
        b_id=two.id,
        share=found.share,
        kind=found.kind,
        origin=origin.name if origin else None,
        origin_id=origin.id if origin else None,
        passages=found.matches,
        why=f"{found.what}; {told}.",
    )


def _identical(a: Prepared, b: Prepared) -> Compared | None:
    """Two stories with the same words are one text, however short."""
    if a.words != b.words or (not a.words and a.story.text.strip() != b.story.text.strip()):
        return None
    matches = (Match(a.span(0, len(a)), b.span(0, len(b)), exact=True),) if a.words else ()
    return Compared(CopyKind.WHOLE, 1.0, matches, tell("compare.same", words=len(a)))


def _same_words(a: Prepared, b: Prepared) -> Compared | None:
    """Stories share a passage where runs of the same words, outside quotations, are too long for chance."""
    turned = len(a) < len(b)
    longer, shorter = (b, a) if turned else (a, b)
    found = runs(longer, shorter)
    if not found:
        return None
    share = sum(run.size for run in found) / len(shorter)
    if not _enough([_own_words(shorter, run) for run in found], share) and not _mostly(shorter, found, share):
        return None
    of_longer = np.zeros(len(longer), np.bool_)
    for run in found:
        of_longer[run.a : run.a + run.size] = True
    whole = share >= HALF and of_longer.mean() >= HALF
    longest = max(run.size for run in found)
    what = tell("compare.runs", runs=len(found), longest=longest, share=share, story=shorter.story.name)
    if len(found) == 1:
        what = tell("compare.run", longest=longest, share=share, story=shorter.story.name)
    return Compared(
        CopyKind.WHOLE if whole else CopyKind.PASSAGE, round(share, 4), _matches(longer, shorter, found, turned), what
    )


def _enough(own: list[int], share: float) -> bool:
    """Whether runs with so many words of their own are too long for chance."""
    words, longest = QUARTER if share >= 0.25 else PASSAGE
    return sum(own) >= words and max(own) >= longest


def _other_words(a: Prepared, b: Prepared) -> Compared | None:
    """Stories of which one follows the other sentence by sentence say the same in other words."""
    stems, others = stems_of(a), stems_of(b)
    if len(stems & others) < COMMON * min(len(stems), len(others)):
        return None
    one, two = outline(a), outline(b)
    turned = sum(s.weight for s in two) < sum(s.weight for s in one)
    if turned:
        one, two = two, one
    shorter, longer = (b, a) if turned else (a, b)
    like = likeness(one, two)
    if not like.is_copy(_asked_of_series(a.story, b.story)):
        return None
    made = []
    for pair in like.pairs:
        s, t = one[pair.one], two[pair.two]
        spans = shorter.span(s.first, s.last), longer.span(t.first, t.last)
        made.append(Match(spans[1], spans[0], False) if turned else Match(*spans, exact=False))
    words = sum(one[pair.one].last - one[pair.one].first for pair in like.pairs)
    if words < FOLLOWING * np.count_nonzero(~shorter.quoted):
        return None
    what = tell(
        "compare.follows",
        pairs=len(like.pairs),
        sentences=len(one),
        shorter=shorter.story.name,
        longer=longer.story.name,
        marks=like.marks,
    )
    return Compared(
        CopyKind.REWORDED, round(words / len(shorter), 4), tuple(sorted(made, key=lambda m: (m.a, m.b))), what
    )


def _asked_of_series(a: Story, b: Story) -> float:
    """More is asked of stories of one outlet, most where their days differ: the next is written on one pattern."""
    if not a.outlet or plain(a.outlet) != plain(b.outlet or ""):
        return 0.0
    if not a.published or not b.published:
        return SAME_OUTLET
    return SAME_OUTLET if a.published[:10] == b.published[:10] else SERIES


def _own_words(story: Prepared, run: Run) -> int:
    """How many words of a run are neither quoted nor furniture."""
    part = slice(run.b, run.b + run.size)
    return int(np.count_nonzero(~(story.quoted[part] | story.furniture[part])))


def _mostly(shorter: Prepared, found: list[Run], share: float) -> bool:
    """A short story is taken where most of it, quotations left out, stands word for word in the other."""
    outside = int(np.count_nonzero(~(shorter.quoted | shorter.furniture)))
    own = sum(_own_words(shorter, run) for run in found)
    return share > HALF and own >= max(RUN, outside // 2)


def _matches(longer: Prepared, shorter: Prepared, found: list[Run], turned: bool) -> tuple[Match, ...]:
    """The runs as stretches of the two texts, in order of the first story."""
    made = []
    for run in found:
        one, two = longer.span(run.a, run.a + run.size), shorter.span(run.b, run.b + run.size)
        made.append(Match(two, one, True) if turned else Match(one, two, True))
    return tuple(sorted(made, key=lambda m: (m.a, m.b)))


def _origin(a: Prepared, b: Prepared, found: Compared) -> tuple[Story | None, str]:
    """The origin is what the other gives credit to, else the earlier one, else the one that holds the other."""
    one, two = a.story, b.story
    first = earlier(one, two)
    credit = [story for story, other in ((one, two), (two, one)) if names(other, story)]
    if len(credit) == 1:
        late = tell("compare.later") if first not in (None, credit[0]) else ""
        return credit[0], tell("compare.credit", outlet=credit[0].outlet, story=credit[0].name, late=late)
    if first is not None:
        return first, tell("compare.first", story=first.name)
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    if found.share >= CONTAINED and len(shorter) <= SHORTER * len(longer):
        return longer.story, tell("compare.holds", story=longer.story.name)
    return None, tell("compare.unknown")
