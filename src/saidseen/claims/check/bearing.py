"""What is measured of a question and a statement of a ledger: whether it speaks of that, and which side it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from saidseen.claims.check.prepared import Floats
from saidseen.claims.check.question import CheckQuestion, NamedParts, parts, vector
from saidseen.claims.check.sides import StandsTo, standing
from saidseen.claims.check.words import FAMILIES, content, families, words
from saidseen.claims.kinds import kind_in
from saidseen.language.en import questions as en
from saidseen.language.sentences import sentences
from saidseen.model.acts import Act
from saidseen.model.reading import Reading, Statement

SPEAKS = (
    "near", "near sentence", "near both", "near squared", "share", "share content", "share story", "names missing",
    "names missing story", "no doer", "no doer story", "doer first", "doer behind", "doer other", "actors missing",
    "actors missing story", "places missing", "figures met", "figures apart", "days met", "days apart", "kind same",
    "kind other", "own", "short", "asked words", "swapped", "places apart", "some doer missing", "doer from",
    "share main", "doer apart",
)  # fmt: skip
"""What is measured to tell whether a statement speaks of the question."""
STANCE = (
    "against", "against expected", "turned words", "denies", "refutes", "doubts", "open", "hedge apart", "ends apart",
    "demand", "own", "near", "question",
)  # fmt: skip
"""What is measured to tell which side a statement takes."""
FEATURES = (*SPEAKS, *STANCE, "rank")
"""All that is measured; the last is how many stories lie nearer the question, LAST at most."""
LAST = 20
T = TypeVar("T")
_LONGEST, _FEW, SHORT = 400, 6, 8  # code points of a sentence; words of a content, of a headline


@dataclass(frozen=True, slots=True)
class PreparedStatement:
    """A statement made ready: its sentence, what sentence, content and story name, its stems, and its vectors."""

    statement: Statement
    sentence: str
    parts: NamedParts
    said: NamedParts
    story: NamedParts
    stems: frozenset[str]
    content: frozenset[str]
    whole: frozenset[str]
    main: frozenset[str]
    near: Floats
    near_sentence: Floats
    kind: str | None
    contrary: bool


def told(reading: Reading) -> list[PreparedStatement]:
    """The statements of a story made ready."""
    document = reading.document
    text, day = document.text, (document.published or "")[:10] or None
    spans = list(sentences(text))
    whole = frozenset(content(text[:20_000]))
    story = parts(text[:4_000], day)
    out = []
    for one in reading.said:
        start, end = one.content.start, one.content.end
        met = [s.of(text) for s in spans if s.start < end and start < s.end]
        sentence = " ".join(" ".join(met).split())[:_LONGEST] or one.content.text
        said = " ".join(p.text for p in (one.source, one.cue, one.content) if p)
        kind, contrary = kind_of(sentence)
        who = one.speaker.name if one.speaker else None
        out.append(PreparedStatement(
            one, sentence, parts(sentence, day), parts(one.content.text[:_LONGEST], day),
            story, frozenset(content(sentence + " " + said)),
            frozenset(content(one.content.text)), whole, frozenset(content(main(sentence))),
            vector(one.content.text, who, document.title), vector(sentence), kind, contrary,
        ))  # fmt: skip
    return out


def main(text: str) -> str:
    """A sentence up to its condition, reason or occasion ("..., if Russia attacks")."""
    found = en.ASIDE.search(text, 12)
    return text[: found.start()] if found else text


def kind_of(text: str) -> tuple[str | None, bool]:
    """The kind of matter that a text names, and whether it names that kind's contrary."""
    found = kind_in(text)
    if found is None:
        return None, False
    kind = found[0]
    return kind.name, bool(kind.contrary and kind.contrary.search(text.lower()))


def measured(asked: CheckQuestion, every: Sequence[PreparedStatement], rank: int) -> Floats:
    """What is measured of some statements of a story: (statements, FEATURES)."""
    last = np.full(1, min(rank, LAST), np.float32)
    return np.stack([np.concatenate((speaks(asked, one), stance(asked, one), last)) for one in every])


def speaks(asked: CheckQuestion, one: PreparedStatement) -> Floats:
    """What is measured to tell whether a statement speaks of the question, in the order of SPEAKS."""
    near, near_sentence = nearness(asked, one)
    best = max(near, near_sentence)
    mine, theirs = asked.parts, one.parts
    doers, others, here = mine.doers, theirs.doers, theirs.codes | _spoken(one.statement)
    places, there = (frozenset(a.code for a in p.actors if a.place) for p in (mine, theirs))
    apart = bool(doers) and bool(others) and not doers & others
    behind = bool(doers & theirs.codes) and not doers & others
    kind, _ = kind_of(asked.plain)
    known = kind is not None and one.kind is not None
    values = (
        near, near_sentence, best, best * best, _share(asked, one.stems), _share(asked, one.content),
        _share(asked, one.whole), _missing(mine.names, one.stems), _missing(mine.names, one.whole),
        bool(doers) and not doers & here, bool(doers) and not doers & one.story.codes, bool(doers & others),
        behind, apart, _missing(mine.codes, here), _missing(mine.codes, one.story.codes),
        _missing(places, theirs.codes), *_met(mine.figures, theirs.figures), *_met(mine.days, theirs.days),
        known and kind == one.kind, known and kind != one.kind, one.statement.outlet_own,
        len(one.sentence.split()) < SHORT, min(len(asked.stems), 8) / 4,
        apart and others <= mine.codes and bool(doers & theirs.codes),
        bool(places) and bool(there) and not places & there,
        _missing(doers, here | one.story.codes), _from(doers, one), _share(asked, one.main),
        bool(doers) and bool(one.said.leads) and not doers & one.said.codes,
    )  # fmt: skip
    return np.array(values, np.float32)


def stance(asked: CheckQuestion, one: PreparedStatement) -> Floats:
    """What is measured to tell which side a statement takes towards the plain question, in the order of STANCE."""
    stands, act = standing(one.statement), one.statement.act
    sentence, mine = _families(one.sentence), _families(asked.plain)
    negative = (one.statement.polarity == "negative") != bool(mine["negate"])
    refutes = (sentence["refute"] or bool(en.REFUTES.search(one.sentence))) > mine["refute"]
    denies = act.row.contradicts
    said = f"{one.statement.cue.text if one.statement.cue else ''} {one.statement.content.text}"
    said = said if len(said.split()) >= _FEW else one.sentence
    ends, mine_ends = bool(en.ENDS.search(said)), bool(en.ENDS.search(asked.plain))
    keeps, mine_keeps = bool(en.KEEPS.search(said)), bool(en.KEEPS.search(asked.plain))
    against = negative or denies or bool(refutes)
    turning = (ends != mine_ends and not (keeps and mine_keeps)) or (keeps and mine_ends and not ends)
    turned = against != turning
    values = (
        turned, act is Act.EXPECT and turned, turning, denies, refutes, stands is StandsTo.DOUBTS,
        stands is StandsTo.OPEN,
        sentence["hedge"] > mine["hedge"], ends > mine_ends, act in (Act.DEMAND, Act.ASK, Act.ADVISE),
        one.statement.outlet_own, max(nearness(asked, one)), "?" in one.sentence,
    )  # fmt: skip
    return np.array(values, np.float32)


def nearness(asked: CheckQuestion, one: PreparedStatement) -> tuple[float, float]:
    """How near what is said, and the sentence it stands in, lie to the question: two cosines."""
    both = np.stack((asked.near, asked.near_named))
    return float((both @ one.near).max()), float((both @ one.near_sentence).max())


def _from(doers: frozenset[str], one: PreparedStatement) -> bool:
    """Whether a doer stands behind "from" or "by" in a statement's sentence ("a loan from Canada")."""
    return any(a.code in doers and en.BY.search(one.sentence[: a.start]) for a in one.parts.actors)


def _families(text: str) -> dict[str, float]:
    """Of each family of words, whether a text has one."""
    table = families()
    found = {place for word in words(text) for place in table.get(word, ())}
    return {name: float(place in found) for place, name in enumerate(FAMILIES)}


def _share(asked: CheckQuestion, stems: frozenset[str]) -> float:
    """The share of the question's telling words among some stems, weighed by how rare they are."""
    whole = float(asked.weights.sum())
    return (
        sum(float(w) for s, w in zip(asked.stems, asked.weights, strict=True) if s in stems) / whole if whole else 0.0
    )


def _missing(wanted: frozenset[str], there: frozenset[str]) -> float:
    return len(wanted - there) / len(wanted) if wanted else 0.0


def _met(mine: frozenset[T], theirs: frozenset[T]) -> tuple[float, float]:
    """Whether two sets share something, and whether both have something but share nothing."""
    return float(bool(mine & theirs)), float(bool(mine) and bool(theirs) and not mine & theirs)


def _spoken(statement: Statement) -> frozenset[str]:
    who = statement.speaker
    return frozenset(x for x in (who.country, who.organisation) if x) if who else frozenset()
