"""What every ledger does, whatever keeps it: the one script that a second kind has to pass too."""

from __future__ import annotations

import itertools
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from saidseen.errors import LedgerError, UsageError
from saidseen.ledger import Ledger, NoSuchDocument, document_id, store
from saidseen.model.reading import Reading, Span, Specific, State, Time
from tests.ledger.stories import Told, story
from tests.strategies import readings


def test_a_story_comes_back_as_it_was_put_in(ledger: Ledger) -> None:
    reading = story(1)
    added = ledger.add(reading)
    assert (added.new_documents, added.new_readings, added.new_statements) == (1, 1, 3)
    assert added.document_id == document_id(reading.document)
    assert ledger.reading(added.document_id) == reading
    assert ledger.has(reading.document, "net-1")
    assert not ledger.has(reading.document, "net-2")
    assert not ledger.has(story(2).document, "net-1")


@pytest.mark.parametrize("kind", ["memory", "postgresql"])
def test_any_reading_comes_back_as_it_was_put_in(request: pytest.FixtureRequest, kind: str) -> None:
    address = request.getfixturevalue("postgres").emptied() if kind == "postgresql" else ":memory:"
    with Ledger(address) as ledger:
        numbers = itertools.count()

        @settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
        @given(readings())
        def try_on(reading: Reading) -> None:
            reading = replace(reading, reader=f"{next(numbers)} {reading.reader}")
            key = ledger.add(reading).document_id
            assert ledger.reading(key) == reading
            assert not ledger.add(reading)
            said = [row.statement for row in ledger.statements() if row.document_id == key]
            assert sorted(said, key=repr) == sorted(reading.statements, key=repr)

        try_on()


def test_reading_again_adds_nothing(ledger: Ledger) -> None:
    learnt = [Told("Sergey Lavrov", ("Lavrov",), "RUS")]
    assert ledger.add(story(1), learnt)
    before = (list(ledger.documents()), list(ledger.statements()), list(ledger.who()))
    assert not ledger.add(story(1), learnt)
    later = replace(story(1), document=replace(story(1).document, fetched="2030-01-01T00:00:00Z"))
    assert not ledger.add(later, [Told("Somebody Else")])
    assert (list(ledger.documents()), list(ledger.statements()), list(ledger.who())) == before


def test_the_same_story_by_another_way_is_a_sighting(ledger: Ledger) -> None:
    ledger.add(story(1))
    added = ledger.add(story(1, name="elsewhere.txt", how="text"))
    assert (added.new_sightings, added.new_documents, added.new_statements) == (1, 0, 0)
    assert [d.name for d in ledger.documents()] == ["story-1"]


def test_the_same_text_of_another_outlet_is_another_document(ledger: Ledger) -> None:
    first, second = ledger.add(story(1)), ledger.add(story(1, outlet="Example Times"))
    assert first.document_id != second.document_id
    assert (second.new_documents, second.new_statements) == (1, 3)
    assert ledger.reading(second.document_id).document.outlet == "Example Times"
    assert {d.sha256 for d in ledger.documents()} == {story(1).document.sha256}


def test_a_better_reader_is_kept_beside_and_shown(ledger: Ledger) -> None:
    old, new = story(1), replace(story(1, reader="net-2"), statements=story(1).statements[:1])
    key = ledger.add(old).document_id
    added = ledger.add(new)
    assert (added.new_documents, added.new_readings, added.new_statements) == (0, 1, 0)
    assert ledger.reading(key) == new
    assert ledger.reading(key, "net-1") == old
    assert [(r.reader, r.statements) for r in ledger.readings(key)] == [("net-2", 1), ("net-1", 3)]
    assert [row.reader for row in ledger.statements()] == ["net-2"]
    assert [d.reader for d in ledger.documents()] == ["net-2"]


def test_a_document_kept_unread_is_there_with_its_reason(ledger: Ledger) -> None:
    unread = replace(story(1, 0), document=replace(story(1, 0).document, text="Привет", unread="language ru"))
    ledger.add(unread)
    (row,) = ledger.documents()
    assert (row.unread, row.statements, row.length) == ("language ru", 0, 12)


def test_what_is_not_there_says_so(ledger: Ledger) -> None:
    with pytest.raises(NoSuchDocument, match="no document 'nothing'"):
        ledger.reading("nothing")
    key = ledger.add(story(1)).document_id
    with pytest.raises(NoSuchDocument, match="read by 'net-9'"):
        ledger.reading(key, "net-9")
    assert ledger.readings("nothing") == []


@pytest.mark.parametrize("speaker", ["Lavrov", "sergey LAVROV", "  Sergéy   Lavrov ", "SERGEY"])
def test_a_speaker_is_found_by_words_of_the_name(ledger: Ledger, speaker: str) -> None:
    ledger.add(story(0, 6))
    found = list(ledger.statements(speaker=speaker))
    assert [row.statement.speaker.name for row in found if row.statement.speaker] == ["Sergey Lavrov"]


@pytest.mark.parametrize(
    ("speaker", "count"),
    [("nato", 1), ("rus", 2), ("RUS", 2), ("Lav", 0), ("%", 0), ("_", 0), ("' OR 1=1 --", 0), ("", 0), ("\x00", 0)],
)
def test_a_speaker_is_found_by_organisation_or_country(ledger: Ledger, speaker: str, count: int) -> None:
    ledger.add(story(0, 6))
    assert len(list(ledger.statements(speaker=speaker))) == count


def test_a_speaker_is_found_by_what_was_learnt_of_the_name(ledger: Ledger) -> None:
    ledger.add(story(0, 6), [Told("Dmytro Kuleba", ("Ukraine's top diplomat",), "UKR")])
    (row,) = ledger.statements(speaker="ukraine's TOP diplomat")
    assert row.statement.speaker is not None
    assert row.statement.speaker.name == "Dmytro Kuleba"


def test_every_filter_narrows(ledger: Ledger) -> None:
    ledger.add(story(0, 6))
    ledger.add(story(1, 6, outlet="The Example"))

    def texts(**filters: str) -> list[tuple[str, str]]:
        return [(row.name, row.statement.id) for row in ledger.statements(**filters)]  # type: ignore[arg-type]

    everything = [(r.document.name, s) for r in (story(0, 6), story(1, 6, outlet="The Example")) for s in r.statements]

    def those(keep: object) -> set[tuple[str, str]]:
        assert callable(keep)
        return {(name, s.id) for name, s in everything if keep(name, s)}

    assert set(texts(act="deny")) == those(lambda _, s: s.act == "deny")
    assert set(texts(basis="SHOWN")) == those(lambda _, s: s.basis == "shown")
    assert set(texts(event="retreat")) == those(lambda _, s: s.event.type == "RETREAT")
    assert set(texts(event="Troops")) == those(lambda _, s: s.event.mode == "troops")
    assert set(texts(outlet="the example")) == those(lambda name, _: name == "story-1")
    about = those(lambda _, s: s.speaker.country == "RUS" or s.places[0].country == "RUS")
    assert set(texts(country="rus")) == about
    assert set(texts(country="BLR")) == those(lambda _, s: s.places[0].country == "BLR")
    assert set(texts(country="rus", event="RETREAT")) == about & those(lambda _, s: s.event.type == "RETREAT")
    assert texts(outlet="nobody") == []


def timed(name: str, published: str | None, *times: Time, when: Specific | None = None) -> Reading:
    reading = story(0, 1, name=name, url=name, published=published)
    statement = replace(reading.statements[0], times=times, specifics={"when": when} if when else {})
    return replace(reading, statements=(statement,))


def time(start: str | None, end: str | None, at: int = 0) -> Time:
    return Time("x", Span(at, at + 1), "", start, end, "day")


@pytest.mark.parametrize(
    ("since", "until", "names"),
    [
        (None, None, ["third", "first", "second", "never"]),
        ("2022-02-15", None, ["first", "second"]),
        ("2022-02-16", None, ["second"]),
        (None, "2022-02-15", ["third", "first"]),
        ("2022-02-15", "2022-02-15", ["first"]),
        ("2022-02", "2022-02", ["first", "second"]),
        ("2021", "2021", ["third"]),
        ("2022-02-15T23:30:00+01:00", "2022-02-15T23:30", ["first"]),
        ("2023", None, []),
    ],
)
def test_time_is_the_statements_or_else_the_publications(
    ledger: Ledger, since: str | None, until: str | None, names: list[str]
) -> None:
    ledger.add(timed("first", "2022-02-15T22:40:00Z"))
    ledger.add(timed("second", "2022-02-15", time("2022-02-20", "2022-02-22"), time(None, None)))
    ledger.add(timed("third", "2022-02-15", time("2021-11", None)))
    ledger.add(timed("never", None))
    assert [row.name for row in ledger.statements(since=since, until=until)] == names


def test_the_time_that_the_statements_when_gives_comes_before_others(ledger: Ledger) -> None:
    when, other = time("2022-02-20", "2022-02-20"), time("2014-03-01", "2014-03-31", 5)
    ledger.add(timed("one", "2022-02-15", other, when, when=Specific(State.GIVEN, when.span)))
    assert list(ledger.statements(until="2015")) == []
    assert len(list(ledger.statements(since="2022-02-20", until="2022-02-20"))) == 1


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        ({"act": "shout"}, "no act 'shout'; there are assert, deny"),
        ({"basis": "dreamt"}, "there are told, seen, shown, heard"),
        ({"since": "last week"}, "since 'last week' is not a date; write it like 2022-02-15"),
        ({"until": "2022-02-30"}, "until '2022-02-30' is not a date"),
        ({"limit": -1}, "limit -1"),
    ],
)
def test_a_question_that_means_nothing_says_so_at_once(ledger: Ledger, filters: dict[str, str], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        ledger.statements(**filters)  # type: ignore[arg-type]


def test_answers_are_streamed_while_more_is_added(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_BATCH", 10)
    ledger.add(story(0, 45))
    rows = ledger.statements()
    first = next(rows)
    ledger.add(story(1, 5))
    assert first.statement == story(0, 45).statements[0]  # told the day it was published
    assert sum(1 for _ in rows) == 44
    assert len(list(ledger.statements(limit=7))) == 7
    assert list(ledger.statements(limit=0)) == []


@pytest.mark.parametrize("count", [9, 10, 11, 20])
def test_nothing_is_lost_between_batches(ledger: Ledger, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    monkeypatch.setattr(store, "_BATCH", 10)
    for number in range(count):
        ledger.add(story(number, 1), [Told(f"Speaker {number:02}")])
    assert [d.name for d in ledger.documents()] == [f"story-{n}" for n in range(count)]
    assert len({row.statement.id for row in ledger.statements()}) == count
    assert [a.name for a in ledger.who()] == [f"Speaker {n:02}" for n in range(count)]


def test_who_is_who_keeps_where_it_was_learnt(ledger: Ledger) -> None:
    first = ledger.add(story(1), [Told("Sergey Lavrov", ("Lavrov",), "RUS", None, "GOV", "Foreign Minister Lavrov")])
    second = ledger.add(story(2), [Told("Sergey Lavrov", ("the minister",), "RUS", None, "GOV", "Russia's Lavrov")])
    assert (first.new_actors, second.new_actors) == (1, 0)
    (actor,) = ledger.who("lavrov")
    assert actor.aliases == ("Lavrov", "the minister")
    assert (actor.country, actor.sector, actor.documents) == ("RUS", "GOV", 2)
    assert (actor.evidence, actor.document_id) == ("Foreign Minister Lavrov", first.document_id)
    assert [a.name for a in ledger.who("The Minister")] == ["Sergey Lavrov"]
    assert list(ledger.who("Kuleba")) == []


def test_known_is_found_by_what_stories_leave_bare(ledger: Ledger) -> None:
    assert ledger.known() == {}
    ledger.add(story(1), [Told("Sergey Lavrov", ("Russia’s Lavrov",), "RUS"), Told("Bashar al-Assad", (), "SYR")])
    known = ledger.known()
    assert set(known) == {
        *("sergey lavrov", "lavrov", "russia's lavrov"),
        *("bashar al-assad", "al-assad", "assad"),
    }
    assert known["lavrov"].name == "Sergey Lavrov"
    assert known["assad"].country == "SYR"
    assert ledger.known() == known


def test_known_takes_what_most_stories_tell_and_no_shared_form(ledger: Ledger) -> None:
    ledger.add(story(1), [Told("Boris Johnson", ("Johnson",), "USA")])
    assert ledger.known()["johnson"].country == "USA"
    ledger.add(story(2), [Told("Boris Johnson", ("BoJo",), "GBR")])
    ledger.add(story(3), [Told("Boris Johnson", ("Johnson",), "GBR")])
    known = ledger.known()
    assert known["johnson"] == known["bojo"] == known["boris johnson"]
    assert (known["bojo"].country, known["bojo"].documents) == ("GBR", 2)
    assert set(known["johnson"].aliases) == {"Johnson", "BoJo"}
    ledger.add(story(4), [Told("Lyndon Johnson", ("Johnson",), "USA")])
    assert set(ledger.known()) == {"boris johnson", "lyndon johnson", "bojo"}
    assert "johnson" in known  # what was handed out stays as it was


def test_longer_forms_of_a_name_share_the_short_one(ledger: Ledger) -> None:
    ledger.add(story(1), [Told("Vladimir Putin", (), "RUS"), Told("Vladimir Vladimirovich Putin", (), "RUS")])
    assert ledger.known()["putin"].name == "Vladimir Putin"


def test_a_story_that_cannot_be_added_leaves_nothing(ledger: Ledger) -> None:
    broken = replace(story(1), statements=(*story(1).statements, None))  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        ledger.add(broken)
    assert list(ledger.documents()) == []
    with pytest.raises(AttributeError):
        ledger.add(story(1), [None])  # type: ignore[list-item]
    assert list(ledger.documents()) == []
    assert ledger.add(story(1)).new_statements == 3


def test_threads_share_a_ledger(ledger: Ledger) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(ledger.add, [story(n % 20) for n in range(40)]))
    assert sorted(d.name for d in ledger.documents()) == sorted(f"story-{n}" for n in range(20))


def test_a_closed_ledger_says_so(ledger: Ledger) -> None:
    ledger.close()
    ledger.close()
    with pytest.raises(LedgerError, match="closed"):
        ledger.add(story(1))
