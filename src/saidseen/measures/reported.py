"""Which statements of a claim a request cites, and the sentence that reports each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from saidseen.language.en import sides as en
from saidseen.language.en.telling import tell
from saidseen.measures.amounts import about_the_rule
from saidseen.measures.claim import ClaimView, OwedView, StatementView
from saidseen.measures.moments import Moment
from saidseen.model.reading import State

SHARES = {"told": 5, "withheld": 3, "others": 4}
"""How many statements a request cites at most: the acting side's, those that withhold, and others'."""
_DATELINE = re.compile(r"^[A-Z][A-Z .,'-]+,? [A-Z][a-z]{2,8}\.? \d{1,2} \([^)]{2,40}\) [-–—] ")
"""What an agency puts before its first sentence: place, day and its name."""


def as_known(claim: ClaimView, at: str | None) -> ClaimView:
    """The claim as it was known at a time (ISO): without the statements, and what rests on them, that came later."""
    limit = Moment.parse(at)
    if limit is None:
        return claim
    kept = tuple(s for s in claim.statements if not _later(s, limit))
    ids = {s.id for s in kept}
    owed = {key: _owed_by(view, ids) for key, view in claim.owed.items()}
    figures = tuple(f for f in claim.figures if f.statement is None or f.statement in ids)
    return replace(claim, statements=kept, owed=owed, figures=figures)


def _later(statement: StatementView, limit: Moment) -> bool:
    moment = Moment.parse(statement.said) or Moment.parse(statement.published)
    return moment is not None and bool(limit.passed(moment))


def _owed_by(view: OwedView, ids: set[str]) -> OwedView:
    by = tuple(id_ for id_ in view.by if id_ in ids)
    return OwedView(view.state if by or not view.by else State.MISSING, by)


def cited(claim: ClaimView) -> tuple[StatementView, ...]:
    """The statements a request cites, in order of time: one for each origin, of each sort the earliest.

    The acting side's own words, what was withheld and what others say, doubts and denials first, have a share each
    (SHARES); what only an outlet or nobody named says stands in only where no speaker is known, and papers are not
    cited as speakers.
    """
    told = (s for s in claim.statements if s.text.strip() and not about_the_rule(s.text.lower()))
    ordered = sorted(told, key=_when)
    spoken = [s for s in ordered if s.speaker and not en.NOBODY.match(s.speaker) and not en.PAPER.search(s.speaker)]
    first: dict[tuple[str, str], StatementView] = {}
    for statement in spoken or ordered:
        sort = _sort(statement, claim)
        first.setdefault((sort, statement.origin or statement.id), statement)
    chosen: list[StatementView] = []
    for sort, most in SHARES.items():
        some = [s for (kind, _), s in first.items() if kind == sort]
        chosen += sorted(some, key=lambda s: s.stance not in ("doubts", "denies"))[:most]
    return _once(sorted(chosen, key=_when))


def _once(chosen: Sequence[StatementView]) -> tuple[StatementView, ...]:
    """Each sentence once."""
    return tuple({(whole(s) or s.id, s.document, s.speaker): s for s in reversed(chosen)}.values())[::-1]


def _sort(statement: StatementView, claim: ClaimView) -> str:
    if statement.stance == "withholds":
        return "withheld"
    return "told" if not claim.states or statement.country in claim.states else "others"


def _when(statement: StatementView) -> str:
    return statement.said or statement.published or "9999"


def reporting(statement: StatementView) -> str:
    """Where a sentence stands and whose words it tells, as the head of a line that the whole sentence follows.

    It says no more than that: what the sentence says (a doubt, a denial) is in its own words.
    """
    published, said = Moment.parse(statement.published), Moment.parse(statement.said)
    when = published or said
    on = f", {when.day_words}" if when else ""
    if statement.outlet is None:
        return f"{_upper(named(statement.speaker or 'a speaker who is not named'))}{on}"
    of = tell("reported.of_speaker", speaker=named(statement.speaker)) if statement.speaker else ""
    return f"{_upper(named(statement.outlet))}{on}{of}"


def _upper(words: str) -> str:
    return words[0].upper() + words[1:]


def whole(statement: StatementView) -> str | None:
    """The whole sentence that a statement stands in, or its own words where they are one; None where neither is."""
    if statement.sentence:
        return _DATELINE.sub("", " ".join(statement.sentence.split()))
    text = " ".join(statement.text.split())
    return text if text[:1].isupper() and text[-1:] in '.!?”"' and "…" not in text else None


def named(name: str) -> str:
    """A name as it stands in a sentence: "the Ministry of Defence of Russia", "Jens Stoltenberg"."""
    return f"{en.THE} {name}" if en.WITH_ARTICLE.match(name) else name


def footnote(statement: StatementView) -> str:
    """Where a statement stands: speaker, story, day, and its id in the ledger."""
    said = tell("reported.said_on", day=statement.said) if statement.said else None
    story = ", ".join(part for part in (statement.outlet, statement.published) if part)
    document = tell("reported.document", document=statement.document) if statement.document else None
    speaker = statement.speaker or (None if statement.outlet else tell("reported.no_speaker"))
    return "; ".join(
        part for part in (speaker, said, story, document, tell("reported.statement", id=statement.id)) if part
    )


def references(ids: Sequence[str], claim: ClaimView, most: int = 4) -> tuple[str, ...]:
    """The first few of these statements that the claim has."""
    return tuple(id_ for id_ in dict.fromkeys(ids) if id_ in claim.by_id)[:most]
