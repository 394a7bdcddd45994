"""Which statements of a claim a request cites, and the sentence that reports each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from saidseen.measures.claim import ClaimView, StatementView
from saidseen.measures.moments import Moment

MOST = 12
"""Statements that a request cites; more would bury the question."""
ACTS = {
    "assert": "stated",
    "deny": "denied",
    "demand": "demanded",
    "reject": "rejected",
    "offer": "offered",
    "promise": "promised",
    "accuse": "alleged",
    "threaten": "announced",
    "advise": "advised",
    "ask": "asked",
    "agree": "agreed",
    "expect": "said to expect",
    "withhold": "gave no information on this",
}
STANCES = {
    "affirms": "stated",
    "denies": "denied",
    "doubts": "expressed doubt",
    "asks": "asked",
    "withholds": "gave no information on this",
}
_THE = re.compile(
    r"(?:ministry|government|embassy|kremlin|pentagon|white house|state department|foreign|defen[cs]e|united|european|"
    r"security|osce|organi[sz]ation|armed forces|general staff|cabinet|council|mission|parliament|us|un|eu)\b",
    re.IGNORECASE,
)
"""How names begin that take an article in a sentence."""


def cited(claim: ClaimView) -> tuple[StatementView, ...]:
    """The statements a request cites, in order of time: one for each origin, the acting side's before others'.

    Statements without words are left out, and those of the acting side and those that withhold come first where there
    are more than MOST.
    """
    first: dict[str, StatementView] = {}
    for statement in sorted((s for s in claim.statements if s.text.strip()), key=_when):
        first.setdefault(statement.origin or statement.id, statement)
    chosen = sorted(first.values(), key=lambda s: (not _foremost(s, claim), _when(s)))[:MOST]
    return tuple(sorted(chosen, key=_when))


def _foremost(statement: StatementView, claim: ClaimView) -> bool:
    return statement.country in claim.states or statement.stance == "withholds"


def _when(statement: StatementView) -> str:
    return statement.said or statement.published or "9999"


def reporting(statement: StatementView) -> tuple[str, str]:
    """Who said it and how it came to be known, as the head of a sentence, and the words it is followed by."""
    verb = ACTS.get(statement.act or "") or STANCES.get(statement.stance, "spoke of it")
    who = named(statement.speaker or statement.outlet or "a speaker who is not named")
    head = f"{who[0].upper()}{who[1:]} {verb}"
    said, published = Moment.parse(statement.said), Moment.parse(statement.published)
    if said:
        head += f", on {said.words}"
    elif published:
        head += f", as {'reported by ' + named(statement.outlet) if statement.outlet else 'reported'}"
        head += f" on {published.day_words}"
    return head, " ".join(statement.text.split())


def named(name: str) -> str:
    """A name as it stands in a sentence: "the Ministry of Defence of Russia", "Jens Stoltenberg"."""
    return f"the {name}" if _THE.match(name) else name


def footnote(statement: StatementView) -> str:
    """Where a statement stands: speaker, story, day, and its id in the ledger."""
    speaker = statement.speaker or "speaker not named"
    said = f"said on {statement.said}" if statement.said else None
    outlet = statement.outlet
    story = ", ".join(part for part in (outlet, statement.published) if part)
    document = f"document {statement.document}" if statement.document else None
    parts = (speaker, said, story, document, f"statement {statement.id}")
    return "; ".join(part for part in parts if part)


def references(ids: Sequence[str], claim: ClaimView, most: int = 4) -> tuple[str, ...]:
    """The first few of these statements that the claim has."""
    return tuple(id_ for id_ in dict.fromkeys(ids) if id_ in claim.by_id)[:most]
