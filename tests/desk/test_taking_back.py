"""Stories that a feed takes back: withdrawn, told by what rested on them, and a person's word goes before."""

from __future__ import annotations

import json

import pytest

from saidseen.desk.claims import claims_of
from saidseen.desk.judging import every, undo
from saidseen.documents.sources import SourceKind
from saidseen.ledger import Ledger, Turn
from tests.desk.looking import BACK, MORE, UNSEEN, counts, looked, page, states
from tests.desk.site import Site


def item(uri: str, words: str, status: str = "usable", hour: int = 10, **more: object) -> dict[str, object]:
    """A newsJSON item."""
    bodies = {"bodies": [{"role": "main", "contentType": "text/plain", "value": words}]} if words else {}
    head = {"headlines": [{"role": "main", "value": f"Units go back, says {uri.rpartition('/')[2]}"}]}
    dated = {"versionCreated": f"2022-02-15T{hour:02}:00:00Z"}
    return {"uri": uri, "pubStatus": status, "language": "en", **dated, **head, **bodies, **more}


def put(web: Site, *items: dict[str, object]) -> str:
    return web.put("/ninjs", json.dumps(items), "application/json")


def notes(ledger: Ledger) -> list[str]:
    return [note for claim in claims_of(ledger) for note in claim.notes]


@pytest.mark.parametrize(("words", "status"), [("This story was wrong.", "canceled"), ("", "withdrawn")])
def test_what_newsjson_cancels_is_withdrawn_in_all_versions(web: Site, kept: Ledger, words: str, status: str) -> None:
    a, b = f"{web.address}/a", f"{web.address}/b"
    looked(kept, put(web, item(a, BACK), item(b, BACK)))
    assert counts(looked(kept, put(web, item(a, MORE, hour=11), item(b, BACK)))) == (0, 1, 1)
    before = {claim.id: len(claim.said) for claim in claims_of(kept)}
    outcome = looked(kept, put(web, item(a, words, status, hour=12), item(b, BACK)))
    assert "withdrawn 1" in outcome.told()
    assert {state for name, state in states(kept) if name == a} == {"withdrawn"}
    assert [state for name, state in states(kept) if name == b] == ["counts"]
    after = {claim.id: len(claim.said) for claim in claims_of(kept)}
    assert sum(after.values()) < sum(before.values())
    (row, *_) = [row for row, _ in every(kept) if row.field == "withdrawn"]
    assert (row.person, row.why) == ("feed Wire", f"its publisher marks it {status}")
    told = notes(kept)
    assert told
    assert all("a story that it rested on was withdrawn, Units go back, says a: its publisher" in one for one in told)
    assert Turn.WITHDRAWN in {change.turn for change in kept.changes()}
    number = len(every(kept))
    put(web, item(a, words, status, hour=12), item(b, BACK), item(f"{web.address}/c", UNSEEN))
    assert looked(kept, f"{web.address}/ninjs").withdrawn == 0  # it is said once
    assert len(every(kept)) == number


def test_a_feed_withdraws_only_what_came_by_it(web: Site, a_file: Ledger) -> None:
    a = f"{web.address}/a"
    looked(a_file, put(web, item(a, BACK)))
    assert looked(a_file, put(web, item(a, "", "canceled")), name="Another").withdrawn == 0
    assert states(a_file) == [(a, "counts")]


def test_a_story_that_is_there_again_counts_again(web: Site, kept: Ledger) -> None:
    a = f"{web.address}/a"
    looked(kept, put(web, item(a, BACK)))
    looked(kept, put(web, item(a, "", "withheld")))
    assert states(kept) == [(a, "withdrawn")]
    assert looked(kept, put(web, item(a, BACK))).changed == 1
    assert states(kept) == [(a, "counts")]
    assert notes(kept) == []
    assert looked(kept, put(web, item(a, "", "canceled"))).withdrawn == 1
    assert states(kept) == [(a, "withdrawn")]


def test_what_a_person_takes_back_is_not_withdrawn_again(web: Site, a_file: Ledger) -> None:
    a = f"{web.address}/a"
    looked(a_file, put(web, item(a, BACK)))
    looked(a_file, put(web, item(a, "", "canceled")))
    number = next(row.id for row, _ in every(a_file) if row.field == "withdrawn")
    undo(a_file, number, "J. Marlow", "cancelled by mistake, says its desk")
    put(web, item(a, "", "canceled"), item(f"{web.address}/b", UNSEEN))
    assert looked(a_file, f"{web.address}/ninjs").withdrawn == 0
    assert (a, "counts") in states(a_file)


def test_a_page_that_is_gone_is_withdrawn_and_one_that_is_not_found_fails(web: Site, kept: Ledger) -> None:
    a = web.put("/a", page(MORE), "text/html")
    looked(kept, a, kind=SourceKind.PAGES)
    web.put("/a", "not found", "text/html", status=404)
    assert looked(kept, a, kind=SourceKind.PAGES).failed
    assert states(kept) == [(a, "counts")]
    web.put("/a", "gone", "text/html", status=410)
    outcome = looked(kept, a, kind=SourceKind.PAGES)
    assert outcome.told() == "Wire: withdrawn 1"
    assert states(kept) == [(a, "withdrawn")]
    assert looked(kept, a, kind=SourceKind.PAGES).told() == "Wire: gone for good 1"
    web.put("/a", page(MORE), "text/html")
    assert looked(kept, a, kind=SourceKind.PAGES).changed == 1
    assert states(kept) == [(a, "counts")]


@pytest.mark.parametrize("kind", [SourceKind.PAGES, SourceKind.CAP])
def test_what_is_gone_before_anything_came_from_it_fails(web: Site, a_file: Ledger, kind: SourceKind) -> None:
    outcome = looked(a_file, web.put("/a", "gone", "text/html", status=410), kind=kind)
    assert outcome.failed
    assert outcome.told() == "Wire: failed: the address answers 410 Gone: check it"


def test_a_feed_that_is_gone_fails_and_takes_nothing_back(web: Site, a_file: Ledger) -> None:
    a = f"{web.address}/a"
    feed = put(web, item(a, BACK))
    looked(a_file, feed)
    web.put("/ninjs", "gone", "text/plain", status=410)
    assert "failed: the address answers 410" in looked(a_file, feed).told()
    assert states(a_file) == [(a, "counts")]
