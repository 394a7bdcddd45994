"""Which statements of a claim a request cites, and the sentence that reports each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from saidseen.measures.claim import ClaimView, OwedView, StatementView
from saidseen.measures.moments import Moment
from saidseen.measures.sides import PAPER
from saidseen.records import State

SHARES = {"told": 5, "withheld": 3, "others": 4}
"""How many statements a request cites at most: the acting side's, those that withhold, and others'."""
ACTS = {
    "assert": "stated",
    "demand": "demanded",
    "reject": "rejected",
    "offer": "offered",
    "promise": "promised",
    "accuse": "alleged",
    "threaten": "announced",
    "advise": "advised",
    "ask": "asked",
    "agree": "agreed",
    "expect": "said it expected",
}
STANCES = {
    "affirms": "stated",
    "denies": "denied",
    "doubts": "expressed doubt",
    "asks": "asked",
    "withholds": "gave no particulars",
}
_THE = re.compile(
    r"(?:ministry|government|embassy|kremlin|pentagon|white house|state department|foreign|defen[cs]e|united|european|"
    r"security|osce|organi[sz]ation|armed forces|general staff|cabinet|council|mission|parliament|us|un|eu)\b",
    re.IGNORECASE,
)
"""How names begin that take an article in a sentence."""
_NOBODY = re.compile(r"(?:nobody|none|they|it|he|she)\b", re.IGNORECASE)


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
    ordered = sorted((s for s in claim.statements if s.text.strip()), key=_when)
    spoken = [s for s in ordered if s.speaker and not _NOBODY.match(s.speaker) and not PAPER.search(s.speaker)]
    first: dict[tuple[str, str], StatementView] = {}
    for statement in spoken or ordered:
        sort = _sort(statement, claim)
        first.setdefault((sort, statement.origin or statement.id), statement)
    chosen: list[StatementView] = []
    for sort, most in SHARES.items():
        some = [s for (kind, _), s in first.items() if kind == sort]
        chosen += sorted(some, key=lambda s: s.stance not in ("doubts", "denies"))[:most]
    return tuple(sorted(chosen, key=_when))


def _sort(statement: StatementView, claim: ClaimView) -> str:
    if statement.stance == "withholds":
        return "withheld"
    return "told" if not claim.states or statement.country in claim.states else "others"


def _when(statement: StatementView) -> str:
    return statement.said or statement.published or "9999"


def reporting(statement: StatementView) -> str:
    """Who said it and how it came to be known, as the head of a sentence that the words follow."""
    verb = STANCES.get(statement.stance, "spoke of it")
    if statement.stance == "affirms":
        verb = ACTS.get(statement.act or "", verb)
    said, published = Moment.parse(statement.said), Moment.parse(statement.published)
    if statement.speaker is None and statement.outlet:
        who, verb = named(statement.outlet), "reported"
        when = f" on {published.day_words}" if published else ""
    else:
        who = named(statement.speaker or "a speaker who is not named")
        when = f", on {said.words}" if said else _as_reported(statement.outlet, published)
    return f"{who[0].upper()}{who[1:]} {verb}{when}"


def _as_reported(outlet: str | None, published: Moment | None) -> str:
    by = f" by {named(outlet)}" if outlet else ""
    on = f" on {published.day_words}" if published else ""
    return f", as reported{by}{on}" if by or on else ""


def named(name: str) -> str:
    """A name as it stands in a sentence: "the Ministry of Defence of Russia", "Jens Stoltenberg"."""
    return f"the {name}" if _THE.match(name) else name


def footnote(statement: StatementView) -> str:
    """Where a statement stands: speaker, story, day, and its id in the ledger."""
    said = f"said on {statement.said}" if statement.said else None
    story = ", ".join(part for part in (statement.outlet, statement.published) if part)
    document = f"document {statement.document}" if statement.document else None
    speaker = statement.speaker or (None if statement.outlet else "speaker not named")
    return "; ".join(part for part in (speaker, said, story, document, f"statement {statement.id}") if part)


def references(ids: Sequence[str], claim: ClaimView, most: int = 4) -> tuple[str, ...]:
    """The first few of these statements that the claim has."""
    return tuple(id_ for id_ in dict.fromkeys(ids) if id_ in claim.by_id)[:most]
