"""Where two names become one person, claims in which nothing else changed are looked at anew when they are shown."""

from __future__ import annotations

from sqlalchemy import func, select

from saidseen.desk import correcting, judging
from saidseen.desk.claims import claims_of, count_claims, kept_sheets
from saidseen.ledger import Ledger
from saidseen.ledger.claim_queries import ClaimQuestion
from saidseen.ledger.found_schema import renamed, sheets, stale
from saidseen.ledger.queries import Question
from tests.claims.invented import Line, reading

CONTENTS = (0, 5, 8, 10, 12, 15)  # of six claims
WHO, WHY = "J. Marlow", "one person"


def waiting(ledger: Ledger) -> tuple[int, int]:
    """How many claims are to be looked at anew, and of how many only a name changed."""
    with ledger.transaction() as connection:
        one, other = (connection.scalar(select(func.count()).select_from(table)) for table in (stale, renamed))
    return one or 0, other or 0


def titles(ledger: Ledger) -> list[str]:
    """The titles that are kept, in order."""
    with ledger.transaction() as connection:
        return list(connection.scalars(select(sheets.c.title).order_by(sheets.c.first_order)))


def filled(ledger: Ledger) -> None:
    """Six claims of one speaker, on six days."""
    for day, content in enumerate(CONTENTS, 10):
        ledger.add(reading(f"story {day}", [Line(content, "Liz Truss")], f"2022-02-{day}"))
    ledger.add(reading("another", [Line(9, "Dmytro Kuleba")], "2022-02-20"))
    assert len(claims_of(ledger)) == 6


def test_a_list_looks_at_those_that_it_shows(kept: Ledger) -> None:
    filled(kept)
    kept.add(reading("a third", [Line(16, "Jens Stoltenberg")], "2022-02-16"))
    assert claims_of(kept)
    correcting.same(kept, "Jens Stoltenberg", "Liz Truss", WHO, WHY)
    assert waiting(kept) == (1, 5)  # both speak in the last
    first = claims_of(kept, limit=2)
    assert [{o.speaker for o in c.origins} for c in first] == [{"Jens Stoltenberg"}] * 2
    assert waiting(kept) == (0, 3)
    assert [("Truss" in t, "Stoltenberg" in t) for t in titles(kept)[:2]] == [(False, True)] * 2
    assert count_claims(kept, ClaimQuestion(of=Question("Stoltenberg"))) == 6
    assert waiting(kept) == (0, 3)
    assert len(claims_of(kept, limit=2, offset=2)) == 2
    assert waiting(kept) == (0, 1)
    assert claims_of(kept, status="claimed", limit=1)
    assert waiting(kept) == (0, 0)
    assert not any("Truss" in t for t in titles(kept))


def test_what_is_sorted_by_title_or_followed_looks_at_all(kept: Ledger) -> None:
    filled(kept)
    kept.add(reading("a third", [Line(4, "Jens Stoltenberg")], "2022-03-20"))
    assert claims_of(kept)
    correcting.same(kept, "Jens Stoltenberg", "Liz Truss", WHO, WHY)
    assert waiting(kept) == (0, 6)
    found = claims_of(kept, sort="title", limit=1)
    assert waiting(kept) == (0, 0)
    assert found == claims_of(kept, sort="title")[:1]
    judging.undo(kept, 1, WHO, WHY)
    assert waiting(kept) == (0, 6)
    assert kept_sheets(kept)
    assert waiting(kept) == (0, 0)
    assert [t for t in titles(kept) if "Truss" in t]
    assert len([t for t in titles(kept) if "Stoltenberg" in t]) == 1
