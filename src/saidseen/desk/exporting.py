"""Claims or statements of a ledger, written in a form that another desk opens."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any, TextIO

from saidseen.desk.claims import Progress, claims_of
from saidseen.desk.finding import ready
from saidseen.desk.questions import claim_question_of, question_of
from saidseen.errors import UsageError
from saidseen.exports import ExportQuestion, Format, named
from saidseen.ledger.linked import document as found

if TYPE_CHECKING:
    from saidseen.exports import Records
    from saidseen.ledger import Ledger

OF_CLAIMS = frozenset({"actor", "place", "as_of", "least"})
"""What can be asked of claims alone."""


def wanted(form: str, what: str, asked: Mapping[str, Any]) -> tuple[Format, dict[str, Any]]:
    """The form for "claims" or "statements", and what was really asked; raises UsageError where it makes no sense."""
    chosen = named(form, what)
    given = {key: value for key, value in asked.items() if value is not None and value is not False}
    for name in sorted(given.keys() & OF_CLAIMS if what == "statements" else ()):
        raise UsageError(f"--{name.replace('_', '-')} is not asked of statements: leave it out, or give --of claims")
    for end in ("since", "until"):
        if what == "statements" and {end, f"happened_{end}"} <= given.keys():
            raise UsageError(f"of statements --{end} and --happened-{end} are one question: give one of them")
    return chosen, given


def export(
    ledger: Ledger,
    form: str,
    what: str,
    asked: Mapping[str, Any],
    file: TextIO,
    counting: AbstractContextManager[Progress | None] | None = None,
) -> str | None:
    """Write what was asked for; a sentence on what the form has no room for, None where it has all.

    `asked` has the names of the options of `saidseen export`. Raises UsageError, LedgerError, and SaidseenError for a
    ledger without statements.
    """
    chosen, given = wanted(form, what, asked)
    asked_for = ExportQuestion(what, _in_words(what, given), text=lambda document: _text(ledger, document))
    if what == "statements":
        question = question_of(given)
        ready(ledger, question)
        records: Records = ledger.kept(question) if chosen.kept else ledger.asked(question)  # type: ignore[assignment]
    else:
        listing = {key: given.pop(key) for key in ("as_of", "least", "sort", "limit") if key in given}
        with counting or nullcontext() as told:
            records = claims_of(ledger, claim_question_of(given), **listing, progress=told)
    return chosen.write(records, file, asked_for)


def _in_words(what: str, given: Mapping[str, Any]) -> str:
    """The question as a person reads it: "claims, since 2022-02-10, actor RUS, unsure"."""
    told = (key.replace("_", " ") + ("" if value is True else f" {value}") for key, value in given.items())
    return ", ".join([what, *told])


def _text(ledger: Ledger, document: str) -> str:
    """The text of a document of the ledger."""
    with ledger.transaction() as connection:
        return found(connection, document).text
