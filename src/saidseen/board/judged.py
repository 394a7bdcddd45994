"""A form's fields as judgements: what is changed becomes a row each, with the visitor's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from saidseen.board.pages import is_number
from saidseen.desk import correcting, judging
from saidseen.desk.measures import take_apart
from saidseen.desk.values import FIELDS
from saidseen.errors import UsageError
from saidseen.show.board.forms import WAS

if TYPE_CHECKING:
    from saidseen.ledger import Ledger

MOST_WHY = 2_000
"""Letters of a reason, and of a value, that are kept."""


def judged(ledger: Ledger, given: Mapping[str, str], chosen: Sequence[str], by: str) -> str:
    """Judge what a form says; a sentence on what was. Raises UsageError for what cannot be judged so."""
    why, do = given.get("why", "")[:MOST_WHY], given.get("do", "")
    do = do or next((name for name in ("confirmed", "dropped") if given.get(name)), "")
    if not why:
        raise UsageError("say why: a judgement needs a reason")
    if do == "mend":
        return _mended(ledger, given, by, why)
    of = next((given[name] for name in ("statement", "claim", "story", "name", "undo") if given.get(name)), "")
    other = given.get("other", "")

    def sentence(number: object, words: str) -> str:
        return f"judgement {number}: {words}"

    made: dict[str, Callable[[], str]] = {
        "confirmed": lambda: correcting.correct(ledger, "confirmed", of, "", by, why).told,
        "dropped": lambda: correcting.correct(ledger, "dropped", of, "", by, why).told,
        "move": lambda: correcting.move(ledger, of, given.get("move", ""), by, why).told,
        "note": lambda: correcting.note(ledger, of, why, by).told,
        "status": lambda: correcting.status(ledger, of, given.get("status", ""), by, why).told,
        "confirm": lambda: correcting.status(ledger, of, "confirm", by, why).told,
        "join": lambda: sentence(judging.join(ledger, of, other, by, why), f"one claim with {other}"),
        "apart": lambda: sentence(take_apart(ledger, of, other, by, why), f"another activity than {other}"),
        "split": lambda: sentence(judging.split(ledger, of, chosen, by, why), "taken out of the claim"),
        "withdraw": lambda: sentence(judging.withdraw(ledger, of, by, why), "withdrawn"),
        "same": lambda: correcting.same(ledger, of, other, by, why).told,
        "different": lambda: correcting.same(ledger, of, other, by, why, apart=True).told,
        "reliability": lambda: sentence(judging.grade(ledger, of, _grade(given), by, why), f"{of}: {_grade(given)}"),
        "undo": lambda: sentence(judging.undo(ledger, int(of), by, why), f"judgement {of} is taken back"),
    }
    if do not in made:
        raise UsageError("say what is to be done: press one of the buttons")
    if do == "split" and not chosen:
        raise UsageError("choose the statements that belong elsewhere")
    if do == "undo" and not is_number(of):
        raise UsageError("say which judgement is to be taken back")
    return made[do]()


def _grade(given: Mapping[str, str]) -> str:
    grade = given.get("grade", "")
    if grade not in tuple("ABCDEF"):
        raise UsageError("a grade is one of A to F")
    return grade


def _mended(ledger: Ledger, given: Mapping[str, str], by: str, why: str) -> str:
    """Each field that was changed as a judgement; where one cannot be, those before it stand, and it is said so."""
    statement, told = given.get("statement", ""), list[str]()
    changed = [name for name in ("stance", *FIELDS) if name in given and given[name] != given.get(f"{WAS}{name}")]
    if not changed:
        raise UsageError("nothing was changed: change a field, or press another button")
    for name in changed:
        value = given[name][:MOST_WHY]
        try:
            if name == "stance":
                told.append(f"judgement {judging.stance_of(ledger, statement, value, by, why)}: {value}")
            else:
                told.append(correcting.correct(ledger, name, statement, value, by, why).told)
        except UsageError as error:
            done = f"; kept: {'; '.join(told)}" if told else ""
            raise UsageError(f"{name}: {error}{done}") from None
    return "; ".join(told)
