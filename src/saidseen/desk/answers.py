"""What a ledger answers to a sentence: the answer, the claims it rests on, and what each story says, with its words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from heapq import nlargest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from saidseen.claims.check import checked
from saidseen.claims.check.answers import STORIES, Answer, Answered, Spoken, answer, near, weigh
from saidseen.claims.check.bearing import PreparedStatement, told
from saidseen.claims.check.checkable import fault
from saidseen.claims.check.question import unturned
from saidseen.claims.check.words import content
from saidseen.claims.words import rarity
from saidseen.desk.check import Problems
from saidseen.desk.claims import claims_with
from saidseen.desk.opening import opened
from saidseen.desk.stories import source_of
from saidseen.errors import SaidseenError

if TYPE_CHECKING:
    from saidseen.ledger import Ledger
    from saidseen.model.claim import Claim, StoryRef
    from saidseen.model.reading import Document

MOST_STORIES = 300  # stories of a ledger that are weighed for one sentence, those that share most of its words
MOST_HELD = 2_000  # stories made ready that are kept for the next sentence of a batch


@dataclass(frozen=True, slots=True)
class StorySays:
    """What one story of a ledger says of a sentence: its outlet, when it was published, the words that show it.

    `source` is the story itself, with its id.
    """

    name: str
    outlet: str | None
    published: str | None
    spoken: Spoken
    words: tuple[str, ...]
    source: StoryRef


@dataclass(frozen=True, slots=True)
class _Bearing:
    """A story of the ledger that may speak of a sentence, and how near it comes (a cosine)."""

    document: str
    outlet: str | None
    published: str | None
    story: Document
    statements: list[PreparedStatement]
    near: float


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """The answer to one sentence: the claims that it rests on and the stories that speak of it, in order of time.

    `note` says why a sentence that says nothing checkable was not looked for.
    """

    sentence: str
    answered: Answered
    claims: tuple[Claim, ...] = ()
    kept: tuple[StorySays, ...] = ()
    note: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The answer as plain values: the sentence, the answer with its score, the claims by id, and each story."""
        return {
            "sentence": self.sentence,
            "answer": str(self.answered.answer),
            "score": self.answered.score,
            "claims": [claim.id for claim in self.claims],
            "stories": [
                {
                    "name": one.name,
                    "outlet": one.outlet,
                    "published": one.published,
                    "stance": one.spoken.stance,
                    "score": one.spoken.score,
                    "statements": [s.id for s in one.spoken.statements],
                    "words": list(one.words),
                }
                for one in self.kept
            ],
            "note": self.note,
        }


def ask_ledger(sentence: str, where: str | Ledger) -> CheckedSentence:
    """The answer of a ledger to one sentence.

    Raises UsageError for a sentence that says nothing checkable, SaidseenError where the ledger has no statements.
    """
    plain = checked(sentence)
    with opened(where) as ledger:
        return _found(plain, ledger, {})


def ask_many(
    pairs: str, where: str | Ledger, problems: Problems, done: Callable[[int, int], None] | None = None
) -> Iterator[CheckedSentence]:
    """The answers to the sentences of a file, one {"sentence": …} a line, each once and in order.

    One that says nothing checkable is answered so, and the rest goes on; broken lines go into `problems`.
    """
    asked = list(dict.fromkeys(_sentences(Path(pairs), problems)))
    held: dict[str, list[PreparedStatement]] = {}
    with opened(where) as ledger:
        for number, sentence in enumerate(asked, 1):
            if wrong := fault(sentence):
                yield CheckedSentence(sentence, Answered(Answer.NOTHING, 1.0), note=wrong)
            else:
                yield _found(sentence, ledger, held)
            if done:
                done(number, len(asked))


def _sentences(path: Path, problems: Problems) -> Iterator[str]:
    """The sentences of a file's records; lines that hold none go into `problems`."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                sentence = json.loads(line.decode("utf-8-sig"))["sentence"]
                yield " ".join(sentence.encode("utf-8", "replace").decode("utf-8").split())
            except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
                problems.add(str(path), number, 'the line has no sentence: give {"sentence": …}')


def _found(sentence: str, ledger: Ledger, held: dict[str, list[PreparedStatement]]) -> CheckedSentence:
    """The answer to one sentence by an open ledger; `held` keeps stories made ready."""
    every = list(_stories(sentence, ledger, held))
    ranks = {n: rank for rank, n in enumerate(nlargest(STORIES, range(len(every)), key=lambda n: every[n].near))}
    kept, weighed = [], []
    for n, one in enumerate(every):
        spoken = weigh(sentence, one.story.published, one.statements, ranks[n]) if n in ranks else None
        if spoken is None:
            continue
        weighed.append(spoken)
        if spoken.shown:
            words = tuple(s.content.text for s in spoken.statements)
            source = source_of(one.story, one.document)
            kept.append(StorySays(one.story.name, one.outlet, one.published, spoken, words, source))
    answered = answer(weighed, unturned(sentence)[1])
    ids = [one.id for story in _telling(answered, kept) for one in story.spoken.statements[:1]]
    claims = tuple(claims_with(ledger, ids)) if ids else ()
    return CheckedSentence(sentence, answered, claims, tuple(kept))


def _stories(sentence: str, ledger: Ledger, held: dict[str, list[PreparedStatement]]) -> Iterator[_Bearing]:
    """The stories that share most of a sentence's words made ready, in order of time."""
    for document, outlet, published in _bearing(sentence, ledger):
        reading = ledger.reading(document, as_left=True)
        if document not in held:
            if len(held) >= MOST_HELD:
                held.clear()
            held[document] = told(reading)
        story, statements = reading.document, held[document]
        yield _Bearing(document, outlet, published, story, statements, near(sentence, story.published, statements))


def _telling(answered: Answered, kept: list[StorySays]) -> list[StorySays]:
    """The stories that an answer rests on: those that take a side, where there is an answer."""
    if answered.answer is Answer.NOTHING:
        return []
    return [one for one in kept if one.spoken.stance != "discuss"] or kept


def _bearing(sentence: str, ledger: Ledger) -> list[tuple[str, str | None, str | None]]:
    """The stories that share most of a sentence's words, in order of time: id, outlet, published."""
    weights = {stem: rarity(stem) for stem in content(unturned(sentence)[0])}
    best: dict[str, float] = {}
    beside: dict[str, tuple[str | None, str | None]] = {}
    for row in ledger.statements():
        source = row.statement.source
        stems = set(content(f"{source.text if source else ''} {row.statement.content.text}"))
        share = sum(weight for stem, weight in weights.items() if stem in stems)
        if share >= best.get(row.document_id, 0.0):
            best[row.document_id] = share
            beside[row.document_id] = (row.outlet, row.published)
    if not best:
        raise SaidseenError(
            f"{ledger.path}: the ledger has no statements: read stories into it first (saidseen read --ledger)"
        )
    likest = nlargest(MOST_STORIES, best, key=lambda one: best[one])
    return [(one, *beside[one]) for one in sorted(likest, key=lambda one: (beside[one][1] or "", one))]
