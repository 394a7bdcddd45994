"""What people say of a statement goes before what was read, everywhere and at once, in every store."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from saidseen.desk import correcting, judging
from saidseen.desk.answers import ask_ledger
from saidseen.desk.claims import claims_of
from saidseen.desk.correcting import correct
from saidseen.desk.linking import unlinked, update
from saidseen.desk.measures import views
from saidseen.errors import UsageError
from saidseen.exports.flat import flat
from saidseen.ledger import Ledger, schema
from saidseen.ledger.claim_queries import ClaimQuestion
from saidseen.model.claim import Claim
from saidseen.model.claim_json import claim_to_json
from saidseen.model.codec import statement_from_json
from saidseen.model.reading import Passage, Place, Statement
from tests.claims.invented import Line, reading
from tests.ledger.stories import Told
from tests.postgresql import Server

WHO, WHY = "J. Marlow", "as read"


def told(reader: str = "net-1") -> list[Any]:
    """Three stories of one withdrawal, two of them also of a bank."""
    return [
        reading("one", [Line(0, "Sergey Lavrov")], "2022-02-15", reader),
        reading("two", [Line(2, "Jens Stoltenberg"), Line(8, "Dmytro Kuleba")], "2022-02-16", reader),
        reading("three", [Line(2, "Liz Truss"), Line(9, "Liz Truss")], "2022-02-17", reader),
    ]


@pytest.fixture(params=["memory", "postgresql"])
def ledger(request: pytest.FixtureRequest) -> Iterator[Ledger]:
    """An empty ledger of each store."""
    server: Server | None = request.getfixturevalue("postgres") if request.param == "postgresql" else None
    with Ledger(server.emptied() if server else ":memory:") as made:
        yield made


@pytest.fixture
def kept(ledger: Ledger) -> Ledger:
    for one in told():
        ledger.add(one)
    return ledger


def statements(ledger: Ledger, **asked: str) -> dict[str, Statement]:
    """What is asked for, by the ids."""
    return {row.statement.id: row.statement for row in ledger.statements(**asked)}  # type: ignore[arg-type]


def first(ledger: Ledger, name: str = "one") -> str:
    return next(row.statement.id for row in ledger.statements() if row.name == name)


def claims(ledger: Ledger, **asked: str) -> list[list[str]]:
    found = claims_of(ledger, ClaimQuestion(**asked))  # type: ignore[arg-type]
    return [[m.said.source.name for m in c.members] for c in found]


def member(ledger: Ledger, name: str) -> Statement:
    [found] = [m.said.statement for c in claims_of(ledger) for m in c.members if m.said.statement.id == name]
    return found


def claim_with(ledger: Ledger, name: str) -> Claim:
    return next(c for c in claims_of(ledger) if name in [m.said.statement.id for m in c.members])


CASES: list[tuple[str, str, Callable[[Statement], object], object, dict[str, str]]] = [
    ("speaker", "Liz Truss", lambda s: s.speaker and (s.speaker.name, s.speaker.country), ("Liz Truss", "GBR"),
     {"speaker": "truss", "country": "GBR"}),
    ("speaker", "outlet", lambda s: (s.speaker, s.outlet_own), (None, True), {}),
    ("speaker", "Nobody Known", lambda s: s.speaker and (s.speaker.name, s.speaker.country), ("Nobody Known", None),
     {"speaker": "nobody known"}),
    ("country", "belarus", lambda s: s.speaker and (s.speaker.name, s.speaker.country), ("Sergey Lavrov", "BLR"),
     {"country": "BLR"}),
    ("country", "NATO", lambda s: s.speaker and (s.speaker.country, s.speaker.organisation), (None, "NATO"),
     {"speaker": "NATO"}),
    ("act", "Deny", lambda s: (s.act.value, s.scores["act"]), ("deny", 1.0), {"act": "deny"}),
    ("polarity", "negative", lambda s: s.polarity, "negative", {}),
    ("basis", "seen", lambda s: s.basis.value, "seen", {"basis": "seen"}),
    ("event", "retreat/withdraw", lambda s: s.event and (s.event.type, s.event.mode), ("RETREAT", "WITHDRAW"),
     {"event": "withdraw"}),
    ("place", "Kyiv", lambda s: [(p.name, p.country) for p in s.places], [("Kyiv", "UKR")], {"country": "UKR"}),
    ("place", "Georgia, GE", lambda s: [p.country for p in s.places], ["GEO"], {"country": "GEO"}),
    ("day", "2021-03-04", lambda s: [(t.start, t.end) for t in s.times], [("2021-03-04", "2021-03-04")],
     {"until": "2021-04"}),
    ("figure", "about 1,200 to 1,500 men", lambda s: [(q.value, q.upper, q.unit, q.modifier) for q in s.quantities],
     [(1200.0, 1500.0, "men", "about")], {}),
    ("figure", "1.2 million people", lambda s: [(q.value, q.upper, q.unit) for q in s.quantities],
     [(1_200_000.0, None, "people")], {}),
    ("content", "withdrawn its troops", lambda s: s.content.text, "withdrawn its troops", {}),
    ("confirmed", "", lambda s: s.score, 1.0, {}),
]  # fmt: skip


@pytest.mark.parametrize(("field", "value", "seen", "what", "asked"), CASES, ids=[f"{c[0]} {c[1]}" for c in CASES])
def test_a_field_is_what_a_person_says_everywhere(
    kept: Ledger, field: str, value: str, seen: Callable[[Statement], object], what: object, asked: dict[str, str]
) -> None:
    claims_of(kept)
    name = first(kept)
    before = statements(kept)[name]
    assert name not in statements(kept, **asked) or not asked
    made = correct(kept, field, name[:10], value, WHO, WHY)
    after = statements(kept, **asked)[name]
    assert seen(after) == what
    assert after.judged[field].startswith(f"{WHO}, 20")
    assert after.to_dict()["judged"] == after.judged
    assert statement_from_json(json.loads(json.dumps(after.to_dict()))).judged == after.judged
    assert seen(member(kept, name)) == what
    assert [s["judged"] for c in claims_of(kept) for s in claim_to_json(c)["statements"] if s["id"] == name]
    assert kept.reading(next(kept.documents()).id).statements[0] == before  # what was read stays as it was
    judging.undo(kept, made.number, WHO, "no")
    assert statements(kept)[name] == before
    assert member(kept, name) == before
    judging.undo(kept, made.number + 1, WHO, "yes")
    assert seen(statements(kept)[name]) == what


def test_what_a_person_says_is_in_exports_measures_and_answers(kept: Ledger) -> None:
    name = first(kept)
    correct(kept, "speaker", name, "Liz Truss", WHO, WHY)
    [row] = [flat(r) for r in kept.statements(speaker="truss") if r.statement.id == name]
    assert (row["speaker"], row["country"]) == ("Liz Truss", "GBR")
    [said] = [s for view in views(kept) for s in view.statements if s.id == name]
    assert (said.speaker, said.country) == ("Liz Truss", "GBR")
    found = ask_ledger("Russia had withdrawn its troops from Crimea", kept)
    [spoken] = [s for k in found.kept for s in k.spoken.statements if s.id == name]
    assert spoken.speaker is not None
    assert spoken.speaker.name == "Liz Truss"


def test_a_statement_that_is_dropped_counts_for_nothing(kept: Ledger) -> None:
    name = first(kept)
    assert claims(kept) == [["one", "two", "three"], ["two", "three"]]
    made = correct(kept, "dropped", name, "", WHO, "a caption")
    assert name not in statements(kept)
    assert claims(kept) == [["two", "three"], ["two", "three"]]
    assert name not in [s.id for k in ask_ledger("Russia withdrew its troops", kept).kept for s in k.spoken.statements]
    judging.undo(kept, made.number, WHO, "no")
    assert name in statements(kept)
    assert claims(kept) == [["one", "two", "three"], ["two", "three"]]


def test_a_field_changes_what_the_claims_are(kept: Ledger) -> None:
    name = first(kept)
    assert claims(kept)[0] == ["one", "two", "three"]
    correct(kept, "act", name, "deny", WHO, WHY)
    assert claim_with(kept, name).assessment != claims_of(kept)[1].assessment
    assert [m.stance.value for m in claim_with(kept, name).members if m.said.statement.id == name] == ["denies"]


def test_of_two_people_who_clash_the_later_stands_and_both_are_shown(kept: Ledger) -> None:
    name = first(kept)
    correct(kept, "act", name, "deny", "A. Able", "so it says")
    made = correct(kept, "act", name, "reject", WHO, WHY)
    assert "against judgement 1 of A. Able (deny)" in made.told
    statement = statements(kept)[name]
    assert statement.act == "reject"
    assert "against A. Able" in statement.judged["act"]
    assert [(one.row.id, one.clashes, one.stands) for one in judging.logged(kept)] == [(1, (2,), True), (2, (1,), True)]
    judging.undo(kept, 2, WHO, "no")
    assert statements(kept)[name].act == "deny"
    assert "against" not in statements(kept)[name].judged["act"]


def test_several_fields_of_one_statement_stand_together(kept: Ledger) -> None:
    name = first(kept)
    correct(kept, "speaker", name, "Liz Truss", WHO, WHY)
    correct(kept, "country", name, "USA", WHO, WHY)
    correct(kept, "basis", name, "shown", WHO, WHY)
    statement = statements(kept)[name]
    assert statement.speaker is not None
    assert (statement.speaker.name, statement.speaker.country, statement.basis) == ("Liz Truss", "USA", "shown")
    assert list(statement.judged) == ["speaker", "country", "basis"]


def test_another_reader_decides_nothing_that_a_person_decided(kept: Ledger) -> None:
    name = first(kept)
    correct(kept, "act", name, "deny", WHO, WHY)
    judging.stance_of(kept, name, "doubts", WHO, WHY)
    for one in told("net-2"):
        kept.add(one)
    assert statements(kept)[name].act == "deny"
    assert member(kept, name).act == "deny"
    assert [m.stance.value for m in claim_with(kept, name).members if m.said.statement.id == name] == ["doubts"]


def test_a_judgement_follows_a_statement_that_is_read_with_other_edges(kept: Ledger) -> None:
    name = first(kept)
    correct(kept, "act", name, "deny", WHO, WHY)
    judging.stance_of(kept, name, "doubts", WHO, WHY)
    [one] = told("net-2")[0].statements
    shorter = replace(one, id="another", cue=None)
    kept.add(replace(told("net-2")[0], statements=(shorter,)))
    assert statements(kept)["another"].act == "deny"
    assert [m.stance.value for m in claim_with(kept, "another").members if m.said.statement.id == "another"] == [
        "doubts"
    ]
    assert [one.lost for one in judging.logged(kept)] == [False, False]
    judging.undo(kept, 1, WHO, "no")
    assert statements(kept)["another"].act == "assert"
    kept.add(replace(told("net-3")[0], statements=()))
    assert [one.lost for one in judging.logged(kept)] == [False, True, False]
    assert judging.logged(kept)[1].state == "its statement is not read any more"


def test_the_very_words_in_two_outlets_are_judged_once(ledger: Ledger) -> None:
    one, two = reading("a", [Line(0)]), reading("a", [Line(0)], outlet="Another Wire", url="https://example.org/b")
    ledger.add(one)
    ledger.add(two)
    correct(ledger, "act", one.statements[0].id, "deny", WHO, WHY)
    ledger.add(replace(two, document=replace(two.document, outlet="A Third", url="https://example.org/c")))
    assert [row.statement.act.value for row in ledger.statements()] == ["deny", "deny", "deny"]


def test_a_statement_is_moved_to_another_claim(kept: Ledger) -> None:
    withdrawal, bank = claims_of(kept)
    name = withdrawal.members[0].said.id
    correcting.move(kept, name, bank.id, WHO, WHY)
    assert claims(kept) == [["one", "two", "three"], ["two", "three"]]
    assert (claim_with(kept, name).id, len(claims_of(kept)[1].members)) == (bank.id, 2)
    assert claims_of(kept)[1].id == withdrawal.id
    assert sorted(m.said.statement.content.text[:5] for m in claim_with(kept, name).members)[0] == "Russi"
    with pytest.raises(UsageError, match="already"):
        correcting.move(kept, name, bank.id, WHO, WHY)
    for one in told("net-2"):
        kept.add(one)
    assert claim_with(kept, name).id == bank.id  # not after stories are read again either
    judging.undo(kept, 1, WHO, "no")
    assert claim_with(kept, name).id == withdrawal.id


def test_a_status_is_set_confirmed_and_given_back(kept: Ledger) -> None:
    claim = claims_of(kept)[0]
    machine = claim.assessment.status.value
    correcting.status(kept, claim.id, "denied", WHO, "they met")
    now = claims_of(kept)[0].assessment
    assert (now.status.value, now.judged) == ("denied", WHO)
    assert f"By the rules it is {machine}: {claim.assessment.why_words}" in now.why
    assert now.why_words == now.why
    assert "they met" in now.why
    correcting.status(kept, claim.id, "confirm", "A. Able", WHY)
    assert claims_of(kept)[0].assessment.judged == "A. Able"
    correcting.status(kept, claim.id, "observed", "A. Able", "seen")
    assert f"{WHO} judged it denied" in claims_of(kept)[0].assessment.why
    assert claim_to_json(claims_of(kept)[0])["status_by"] == "A. Able"
    assert [c.id for c in claims_of(kept, status="observed")] == [claim.id]
    for number in (3, 2, 1):
        judging.undo(kept, number, WHO, "no")
    assert claims_of(kept)[0] == claim
    with pytest.raises(UsageError, match="there is no status 'proven'; there are claimed"):
        correcting.status(kept, claim.id, "proven", WHO, WHY)


def test_a_status_and_a_note_stay_with_their_claim(kept: Ledger) -> None:
    withdrawal, bank = claims_of(kept)
    correcting.status(kept, withdrawal.id, "denied", WHO, "they met")
    correcting.note(kept, withdrawal.id, "ask again", WHO)

    def left() -> dict[str, tuple[str | None, int]]:
        return {c.id: (c.assessment.judged, len(c.notes)) for c in claims_of(kept)}

    correcting.move(kept, withdrawal.said[0].said.id, bank.id, WHO, WHY)
    assert left() == {withdrawal.id: (WHO, 1), bank.id: (None, 0)}
    judging.undo(kept, 3, WHO, "no")
    judging.join(kept, bank.id, withdrawal.id, WHO, WHY)
    [whole] = claims_of(kept)
    assert (whole.assessment.judged, len(whole.notes)) == (WHO, 1)  # a claim that went into another leads there
    judging.undo(kept, 5, WHO, "no")
    assert left() == {withdrawal.id: (WHO, 1), bank.id: (None, 0)}


def test_a_status_stays_where_another_reader_finds_other_edges(ledger: Ledger) -> None:
    read = reading("one", [Line(0)])
    ledger.add(read)
    [claim] = claims_of(ledger)
    correcting.status(ledger, claim.id, "denied", WHO, "they met")
    [one] = read.statements
    ledger.add(replace(read, reader="net-2", statements=(replace(one, id="another", cue=None),)))
    assert [(c.id, c.assessment.judged) for c in claims_of(ledger)] == [(claim.id, WHO)]
    assert [one.state for one in judging.logged(ledger)] == [""]
    ledger.add(replace(read, reader="net-3", statements=()))
    update(ledger)
    assert [one.state for one in judging.logged(ledger)] == ["its claim is not read any more"]


def test_the_very_words_of_two_claims_have_a_status_each(ledger: Ledger) -> None:
    one = reading("a", [Line(0)])
    ledger.add(one)
    later = replace(one.document, outlet="Another Wire", url="https://example.org/b", published="2022-06-20")
    ledger.add(replace(one, document=later))
    a, b = claims_of(ledger)
    correcting.status(ledger, a.id, "denied", WHO, "they met")
    assert {c.id: c.assessment.judged for c in claims_of(ledger)} == {a.id: WHO, b.id: None}


def test_what_was_read_beside_a_statement_does_not_take_its_place(ledger: Ledger) -> None:
    read = reading("one", [Line(0)])
    [outer] = read.statements
    [span] = outer.content.spans
    content = Passage.of(read.document.text, (replace(span, start=span.start + 7),))
    inner = replace(outer, id="inner", source=None, cue=None, content=content)
    ledger.add(replace(read, statements=(outer, inner)))
    correct(ledger, "dropped", outer.id, "", WHO, "no statement")
    ledger.add(replace(read, reader="net-2", statements=(inner,)))
    assert list(statements(ledger)) == ["inner"]
    assert [one.lost for one in judging.logged(ledger)] == [True]


def test_a_story_is_linked_after_every_judgement(kept: Ledger) -> None:
    claims_of(kept)
    for field, value in (("confirmed", ""), ("act", "deny"), ("dropped", "")):
        correct(kept, field, first(kept), value, WHO, WHY)
        with kept.transaction() as connection:
            assert unlinked(connection) == 0


def test_a_place_is_found_by_whole_words_before_and_after_a_judgement(ledger: Ledger) -> None:
    read = reading("one", [Line(0)])
    [one] = read.statements
    place = Place("Ukraine", one.content.spans[0], "Ukraine", 690791, "UKR", 49.0, 32.0)
    ledger.add(replace(read, statements=(replace(one, places=(place,)),)))
    for _ in range(2):
        assert [len(claims(ledger, place=words)) for words in ("ukraine", "krain")] == [1, 0]
        correct(ledger, "basis", first(ledger), "seen", WHO, WHY)


def test_two_names_become_one_person_and_two_again(kept: Ledger) -> None:
    kept.add(reading("four", [Line(15, "Liz Truss")]), [Told("Liz Truss", ("the foreign secretary",), "GBR")])
    before = [c.origins for c in claims_of(kept)]
    correcting.same(kept, "Dmytro Kuleba", "Liz Truss", WHO, "a test of it")
    assert {s.speaker.name for s in statements(kept, speaker="kuleba").values() if s.speaker} == {"Dmytro Kuleba"}
    assert len(statements(kept, speaker="kuleba")) == 4
    assert len(statements(kept, speaker="truss")) == 4  # found by either name
    assert all(
        SAME in s.judged for s in statements(kept, speaker="truss").values() if s.content.text.startswith("talks")
    )
    assert [o.speaker for c in claims_of(kept) for o in c.origins].count("Liz Truss") == 0
    assert [a.name for a in kept.who("the foreign secretary")] == ["Dmytro Kuleba"]
    assert kept.known()["the foreign secretary"].name == "Dmytro Kuleba"
    kept.add(reading("five", [Line(9, "Liz Truss")]))
    assert len(statements(kept, speaker="kuleba")) == 5  # of stories that come later too
    correcting.same(kept, "Dmytro Kuleba", "Liz Truss", "A. Able", "she is not", apart=True)
    assert len(statements(kept, speaker="kuleba")) == 1
    assert [one.clashes for one in judging.logged(kept)] == [(2,), (1,)]
    judging.undo(kept, 2, WHO, "no")
    judging.undo(kept, 1, WHO, "no")
    assert {n for s in statements(kept).values() if s.speaker and (n := s.speaker.name)} >= {
        "Liz Truss",
        "Dmytro Kuleba",
    }
    assert next(c.origins for c in claims_of(kept)) == before[0]
    with pytest.raises(UsageError, match="no speaker of the ledger is called 'Nobody'"):
        correcting.same(kept, "Liz Truss", "Nobody", WHO, WHY)


SAME = "same as"


def test_a_spelling_that_is_somebody_else(ledger: Ledger) -> None:
    """The reader took "Truss" for Liz Truss; a person says that it is another."""
    one = reading("one", [Line(0, "Liz Truss")])
    [s] = one.statements
    assert s.source is not None
    [span] = s.source.spans
    short = replace(s, source=type(s.source).of(one.document.text, (replace(span, start=span.start + 4),)))
    ledger.add(replace(one, statements=(short,)), [Told("Liz Truss", ("Truss",), "GBR")])
    assert "truss" in ledger.known()
    correcting.same(ledger, "Liz Truss", "Truss", WHO, "her brother", apart=True)
    [now] = statements(ledger).values()
    assert now.speaker is not None
    assert now.speaker.name == "Truss"
    assert "truss" not in ledger.known()
    assert [a.aliases for a in ledger.who("Liz Truss")] == [()]


def test_notes_stand_beside_anything(kept: Ledger) -> None:
    claim = claims_of(kept)[0]
    name = claim.members[0].said.id
    for of in (name, claim.id, "one", "Liz Truss", "Example Wire", "1"):
        correcting.note(kept, of, f"on {of}", WHO)
    assert [one.row.subject for one in judging.logged(kept)] == [
        "statement", "claim", "document", "source", "source", "judgement",
    ]  # fmt: skip
    notes = claims_of(kept)[0].notes
    assert [n.split(": ", 1)[1] for n in notes] == [
        f"on {name}",
        f"on {claim.id}",
        "on one",
        "on Liz Truss",
        "on Example Wire",
    ]
    with pytest.raises(UsageError, match="no statement, claim, story"):
        correcting.note(kept, "nothing", "x", WHO)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("act", "shout", "there is no act 'shout'; there are assert, deny"),
        ("polarity", "so so", "there are positive, negative"),
        ("basis", "dreamt", "there are told, seen, shown, heard"),
        ("country", "Rusia", r"there is no state 'Rusia'; did you mean Russia"),
        ("event", "FLY", "there is no event 'FLY'; there are AGREE"),
        ("event", "RETREAT/fly", "RETREAT has no mode 'FLY'; it has"),
        ("place", "Nowhere at all", "no place is called 'Nowhere at all'"),
        ("place", "99 20", "latitude is -90 to 90"),
        ("day", "next week", "is no day; write it like 2022-02-15"),
        ("day", "2022-02-20/2022-02-10", "is no day"),
        ("figure", "many", "is no figure; write it like '130,000 troops'"),
        ("figure", "12 tanks and 3 guns", "is not one figure and no more .of it 12 tanks and 3 guns.; write it like"),
        ("content", "words that it has not", "the story does not have these words"),
        ("content", " ", "the content is empty"),
    ],
)
def test_a_value_that_means_nothing_is_refused(kept: Ledger, field: str, value: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        correct(kept, field, first(kept), value, WHO, WHY)
    assert judging.every(kept) == []


@pytest.mark.parametrize(("by", "why"), [("", "so"), (" ", "so"), ("me", "")])
def test_a_person_and_a_reason_are_needed(kept: Ledger, by: str, why: str) -> None:
    with pytest.raises(UsageError, match="a judgement needs who made it"):
        correct(kept, "act", first(kept), "deny", by, why)


def test_nothing_that_was_read_is_changed(kept: Ledger) -> None:
    def rows() -> list[Any]:
        with kept.transaction() as connection:
            return [
                tuple(row) for row in connection.execute(schema.statements.select().order_by(schema.statements.c.id))
            ]

    before, name = rows(), first(kept)
    for field, value, *_ in CASES:
        correct(kept, field, name, value, WHO, WHY)
    correcting.same(kept, "Liz Truss", "Dmytro Kuleba", WHO, WHY)
    assert rows() == before
