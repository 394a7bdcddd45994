"""One claim told in full, as lines of words: for a terminal with insets, for a pipe as a kind and its values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from saidseen.language.visible import visible
from saidseen.model.claim import Claim, Stance
from saidseen.model.judged import Judged
from saidseen.model.reading import State
from saidseen.show.claim_shown import Debt, Root, Saying, Sheet
from saidseen.show.claim_views import sheet_of
from saidseen.show.claim_wording import APART, BESIDE, NOBODY
from saidseen.show.table import MARK, SHORT, judged_words

Words = tuple[str, str, int]
"""A line's words, its style and the cells that it is set in by."""
_MISSING = State.MISSING.value


def account_of(claim: Claim, judgements: Sequence[Judged] = ()) -> Iterator[Words]:
    """The lines of a claim for a terminal."""
    sheet = sheet_of(claim, judgements=judgements)
    yield sheet.title, "bold underline", 0
    yield " · ".join("; ".join(words) for _, words in sheet.about if words), "dim", 0
    yield f"{sheet.status}: {sheet.why}{_numbers(sheet.because)}", "bold", 0
    yield f"credibility {sheet.credibility}" + (f": {sheet.why_credibility}" if sheet.why_credibility else ""), "", 0
    yield sheet.reliability, "", 0
    yield from ((f"{MARK}{caution}", "bold", 0) for caution in sheet.cautions)
    yield from ((f"note of {visible(note)}", "", 0) for note in claim.notes)
    yield sheet.summary, "dim", 0
    yield f"claim {sheet.id}", "dim", 0
    yield from _section("what is owed", (line for debt in sheet.debts for line in _debt(debt)))
    yield from _section("statements by origin", (line for root in sheet.roots for line in _root(root)))
    yield from _section(BESIDE, (line for root in sheet.beside for line in _root(root)))
    yield from _section("figures, side by side", _figures(sheet))
    yield from _section("history", _history(sheet))
    yield from _section(
        "why these are together",
        ((f"{_numbers(j.sayings).strip()} {j.why} ({j.score:.2f})", "", 2) for j in sheet.joints),
    )


def _section(title: str, lines: Iterator[Words]) -> Iterator[Words]:
    """An empty line, the title and the lines, where there are any."""
    first = next(lines, None)
    if first is not None:
        yield "", "", 0
        yield title, "dim", 0
        yield first
        yield from lines


def _numbers(sayings: tuple[Saying, ...]) -> str:
    return "".join(f" [{saying.number}]" for saying in sayings)


def _debt(debt: Debt) -> Iterator[Words]:
    state = NOBODY if debt.state == _MISSING else debt.state
    owing = debt.state != State.GIVEN.value
    yield f"{MARK if owing else '  '}{debt.name}: {state}", "bold" if owing else "", 0
    for told in debt.told:
        by = told.speakers if told.state == debt.state else f"{told.state} by {told.speakers}"
        yield f'"{told.words}" - {by}{_numbers(told.sayings)}', "", 4


def _root(root: Root) -> Iterator[Words]:
    about = [root.side if root.side != root.speaker else "", root.day, "a party to it" if root.origin.party else ""]
    yield ", ".join(part for part in (root.speaker, *about) if part), "bold", 0
    for saying in root.leads:
        yield from _saying(saying)
    yield root.carriers, "dim", 2
    for saying in root.carried:
        yield f'[{saying.number}] repeats: "{saying.plain}" ({_where(saying)})', "dim", 4


def _saying(saying: Saying) -> Iterator[Words]:
    statement = saying.member.said.statement
    loud = saying.member.stance is Stance.WITHHOLDS
    act = f"{statement.act.value} neg" if statement.polarity == "negative" else statement.act.value
    name = f"[{saying.number}] {visible(statement.id[:SHORT])}"
    yield (
        f"{MARK if loud else ''}{name} {saying.does}: {act}, {statement.basis.value}",
        "bold" if loud else "",
        2,
    )
    yield f'"{saying.plain}"', "", 6
    yield _where(saying), "dim", 6
    if saying.why:
        yield saying.why, "dim", 6
    if statement.judged:
        yield f"judged: {visible(judged_words(statement))}", "bold", 6


def _where(saying: Saying) -> str:
    """Outlet, day and address of a statement's story."""
    return ", ".join(part for part in (saying.outlet or saying.story, saying.day or "no date", saying.address) if part)


def _figures(sheet: Sheet) -> Iterator[Words]:
    for f in sheet.figures:
        words = "" if f.words == f.figure else f' "{f.words}"'
        by = f"{f.who}{_numbers((f.saying,)) if f.saying else ''}, {f.when or 'no date'}"
        yield f"{f.figure}{words} - {by}" + (f" ({f.scope})" if f.scope else ""), "", 2
    if sheet.figures:
        yield APART, "dim", 2


def _history(sheet: Sheet) -> Iterator[Words]:
    for turn in sheet.history:
        because = f" because of{_numbers((turn.saying,))} {turn.saying.speaker}" if turn.saying else ""
        yield f"{turn.at or 'no date'}  {turn.status}{because}", "", 2
        if turn.why:
            yield turn.why, "dim", 6


def plain_account(claim: Claim, judgements: Sequence[Judged] = ()) -> Iterator[tuple[str, ...]]:
    """The lines of a claim for a pipe: a kind, then its values; statements by their ids, nothing cut."""
    sheet = sheet_of(claim, judgements=judgements)

    def ids(sayings: tuple[Saying, ...]) -> str:
        return " ".join(_id(saying) for saying in sayings)

    yield "claim", sheet.id, sheet.title
    yield from (("about", label, "; ".join(words)) for label, words in sheet.about if words)
    yield "status", sheet.status, sheet.why, ids(sheet.because)
    yield "credibility", sheet.credibility, sheet.why_credibility
    yield "reliability", sheet.reliability
    yield from (("caution", caution) for caution in sheet.cautions)
    yield from (("note", visible(note)) for note in claim.notes)
    for debt in sheet.debts:
        for told in debt.told:
            yield "owed", debt.name, debt.state, told.state, ids(told.sayings), told.speakers, told.words
        if not debt.told:
            yield "owed", debt.name, debt.state, debt.state, "", "", NOBODY if debt.state == _MISSING else ""
    for root in sheet.roots:
        every = (*root.leads, *root.carried)
        yield (
            "origin",
            root.speaker,
            root.side,
            root.day,
            "party" if root.origin.party else "",
            ids(every),
            root.carriers,
        )
        yield from (_plain_saying("statement", saying) for saying in root.leads)
        yield from (_plain_saying("repeats", saying) for saying in root.carried)
    for root in sheet.beside:
        yield from (_plain_saying("beside", saying) for saying in (*root.leads, *root.carried))
    for f, figure in zip(sheet.figures, claim.figures, strict=True):
        yield "figure", f.figure, f.who, visible(figure.at or ""), f.scope, visible(figure.statement), f.words
    for turn in claim.history:
        yield "history", visible(turn.at or ""), turn.status.value, visible(turn.because), visible(turn.why_words)
    for joint in sheet.joints:
        yield "joint", ids(joint.sayings), f"{joint.score:.2f}", joint.why


def _id(saying: Saying) -> str:
    return visible(saying.member.said.id)


def _plain_saying(kind: str, saying: Saying) -> tuple[str, ...]:
    statement, source = saying.member.said.statement, saying.member.said.source
    return (
        kind,
        _id(saying),
        saying.speaker,
        saying.member.stance.value,
        statement.act.value,
        statement.basis.value,
        saying.outlet,
        visible(source.published or source.at or ""),
        saying.address,
        saying.plain,
        saying.why,
        *([visible(judged_words(statement))] if statement.judged else []),
    )
