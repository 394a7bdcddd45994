"""Words are found alike in every store, with all that can be asked beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from saidseen.desk import correcting, judging
from saidseen.desk.claims import claims_of, count_claims
from saidseen.desk.finding import ready, stories_with, story_count
from saidseen.errors import UsageError
from saidseen.ledger import Ledger, early, store
from saidseen.ledger.claim_queries import ClaimQuestion
from saidseen.ledger.queries import Question
from saidseen.ledger.search import excerpt, sought, stems_of
from saidseen.model.reading import Passage, Reading, Specific, State
from tests.claims.invented import Line, reading
from tests.ledger.stories import story
from tests.postgresql import Server

TEXTS = (
    "Russian troops built a pontoon bridge over the Pripyat river",
    "The bridges were hit at Pinsk; a pontoon was towed away",
    "Moscow's withdrawal from the BORDER has begun — café talk, São Tomé's envoy said",
    "No pull-back was seen at the border",
)


def told() -> list[Reading]:
    """Stories of a statement each, with the texts; the speakers are of four sides."""
    out = []
    speakers = ("Sergey Lavrov", "Jens Stoltenberg", "Dmytro Kuleba", "Liz Truss")
    for n, (text, who) in enumerate(zip(TEXTS, speakers, strict=True)):
        one = reading(f"s{n}", [Line(14, who)], f"2022-02-1{n}")
        document = replace(one.document, text=f"{one.document.text}{text}\n", title=f"Title {n} of Zaporizhzhia")
        at = len(one.document.text)
        content = Passage.of(document.text, (type(one.statements[0].content.spans[0])(at, at + len(text)),))
        owing = {"where": Specific(State.MISSING)} if n == 1 else {"when": Specific(State.WITHHELD)} if n == 2 else {}
        [s] = one.statements
        mended = replace(s, content=content, specifics=owing, scores={"act": 0.4} if n == 3 else {"act": 0.9})
        out.append(replace(one, document=document, statements=(mended,)))
    return out


@pytest.fixture(params=["memory", "postgresql"])
def ledger(request: pytest.FixtureRequest) -> Iterator[Ledger]:
    """A ledger of each store with the stories in it."""
    server: Server | None = request.getfixturevalue("postgres") if request.param == "postgresql" else None
    with Ledger(server.emptied() if server else ":memory:") as made:
        for one in told():
            made.add(one)
        yield made


def names(ledger: Ledger, words: str | None = None, **asked: Any) -> list[str]:
    return [row.name for row in ledger.asked(Question(words=words, **asked))]


WAYS: list[dict[str, Any]] = [{}, {"outlet": "Example Wire"}, {"speaker": "lavrov"}]
FOUND = [
    ("pontoon bridge", ["s0", "s1"]),
    ('"pontoon bridge"', ["s0"]),
    ("PONTOONS Bridge", ["s0", "s1"]),
    ('"bridge pontoon"', []),
    ("pontoon -towed", ["s0"]),
    ("pripyat OR cafe", ["s0", "s2"]),
    ("pripyat OR cafe border", ["s2"]),
    ("café", ["s2"]),
    ("sao tome", ["s2"]),
    ("withdraw", ["s2"]),
    ("withdrawal*", ["s2"]),
    ("withdr*", ["s2"]),
    ("withdrawals*", []),
    ("bridges*", ["s1"]),
    ("begu*", ["s2"]),
    ("envoy* bord*", ["s2"]),
    ("ukrainia*", []),
    ('"the bridg"*', ["s1"]),
    ('"built a pontoon bridg"*', ["s0"]),
    ('"the bridges wer"*', ["s1"]),
    ('"hit bridg"*', []),
    ('"from the bor"*', ["s2"]),
    ("pontoon -bridges*", ["s0"]),
    ("pull-back", ["s3"]),
    ("pullback", []),
    ("border", ["s2", "s3"]),
    ("lavrov", ["s0"]),
    ('"lavrov said"', ["s0"]),
    ('"said russian"', []),
    ("moscow", ["s2"]),
    ("nothing", []),
]


@pytest.mark.parametrize(("words", "stories"), FOUND)
def test_words_are_found(ledger: Ledger, words: str, stories: list[str]) -> None:
    assert names(ledger, words) == stories
    assert ledger.count(Question(words=words)) == len(stories)


@pytest.mark.parametrize(
    ("words", "stories"),
    [
        ("' OR 1=1 --", []), ('bridge" OR words:"x', ["s0", "s1"]), ("a:b", []), ("bridge NEAR/2 x", []),
        ("bri* *", ["s0", "s1"]), ("\\' x", []), ("\x00 y", []), ("' bridge;--", ["s0", "s1"]),
        ("bridge & | ! <-> :* ( )", ["s0", "s1"]),
    ],
)  # fmt: skip
def test_signs_mean_nothing_to_the_store(ledger: Ledger, words: str, stories: list[str]) -> None:
    assert names(ledger, words) == stories


@pytest.mark.parametrize("words", ["", "  ", "-bridge", "- *", '""', "…"])
def test_nothing_to_look_for_says_so(ledger: Ledger, words: str) -> None:
    with pytest.raises(UsageError, match="there is no word to look for; name one that must be there"):
        names(ledger, words)


ASKED: list[tuple[dict[str, Any], list[str]]] = [
    ({"side": "RUS"}, ["s0"]),
    ({"side": "ru"}, ["s0"]),
    ({"side": "Russia"}, ["s0"]),
    ({"side": "NATO"}, ["s1"]),
    ({"country": "GB"}, ["s3"]),
    ({"country": "United Kingdom"}, ["s3"]),
    ({"speaker": "UA"}, ["s2"]),
    ({"owed": "where"}, ["s1"]),
    ({"owed": "any"}, ["s1", "s2"]),
    ({"unsure": True}, ["s3"]),
    ({"said_since": "2022-02-12"}, ["s2", "s3"]),
    ({"said_until": "2022-02-10"}, ["s0"]),
    ({"said_since": "2022-02-11", "said_until": "2022-02-11T23:00"}, ["s1"]),
    ({"sort": "-happened"}, ["s3", "s2", "s1", "s0"]),
    ({"sort": "speaker"}, ["s2", "s1", "s3", "s0"]),
    ({"sort": "-came", "limit": 2}, ["s3", "s2"]),
    ({"words": "bridge", "side": "NATO"}, ["s1"]),
    ({"status": "claimed"}, ["s0", "s1", "s2", "s3"]),
    ({"status": "observed"}, []),
    ({"credibility": 1}, []),
]


@pytest.mark.parametrize(("asked", "stories"), ASKED, ids=[str(a) for a, _ in ASKED])
def test_what_else_can_be_asked(ledger: Ledger, asked: dict[str, Any], stories: list[str]) -> None:
    ready(ledger, Question(**asked))
    assert names(ledger, **asked) == stories


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"side": "Rusia"}, r"there is no state 'Rusia'; did you mean Russia"),
        ({"country": "XX"}, "there is no state 'XX'; write it like RUS, RU or Russia"),
        ({"status": "proven"}, "there is no status 'proven'"),
        ({"owed": "why"}, "there is no specific 'why'; there are any, who"),
        ({"sort": "size"}, "there is no order 'size'; there are happened"),
        ({"credibility": 7}, "there is no credibility 7"),
        ({"said_since": "soon"}, "said-since 'soon' is not a date"),
    ],
)
def test_what_means_nothing_is_refused(ledger: Ledger, asked: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        ledger.count(Question(**asked))


def test_words_of_stories_with_where_they_stand(ledger: Ledger) -> None:
    found = list(stories_with(ledger, Question(words="pontoon")))
    assert [one.name for one in found] == ["s1", "s0"]  # the latest first
    assert "a pontoon was towed" in found[0].excerpt
    assert [one.name for one in stories_with(ledger, Question(words="zaporizhzhia", said_until="2022-02-10"))] == ["s0"]
    assert story_count(ledger, Question(words="zaporizhzhia")) == 4
    assert story_count(ledger, Question(words="zaporizhzhia", outlet="example WIRE")) == 4
    assert story_count(ledger, Question(words="zaporizhzhia", outlet="nobody")) == 0


def test_claims_are_found_by_the_words_of_their_statements(ledger: Ledger) -> None:
    def found(**asked: Any) -> list[list[str]]:
        question = ClaimQuestion(**asked)
        claims = claims_of(ledger, question)
        assert count_claims(ledger, question) == len(claims)
        return [[m.said.source.name for m in claim.members] for claim in claims]

    assert found(of=Question(words="pontoon bridge", side="NATO")) == [["s0", "s1"]]
    assert found(of=Question(words="border", side="GB")) == [["s3"]]
    for owed in ("any", "where", "when", "how_many"):
        asked = ClaimQuestion(owed=owed)
        assert [c.id for c in claims_of(ledger, asked)] == [c.id for c in claims_of(ledger, asked, as_of="2030")]
    assert found(least=2) == [["s0", "s1"]]  # that a pontoon was towed away stands beside the claim
    assert found(least=1)[0] == ["s0", "s1"]
    titles = [c.title for c in claims_of(ledger, sort="title")]
    assert titles == sorted(titles, key=str.lower)
    assert claims_of(ledger, sort="-said", limit=1)[0].members[0].said.source.name == "s3"


def test_what_a_person_says_is_found_at_once(ledger: Ledger) -> None:
    name = next(row.statement.id for row in ledger.asked(Question(words="pripyat")))
    correcting.correct(ledger, "speaker", name, "Jens Stoltenberg", "me", "as read")
    assert names(ledger, "stoltenberg") == ["s0", "s1"]
    assert names(ledger, "bridge", side="NATO") == ["s0", "s1"]
    assert names(ledger, '"lavrov said"') == ["s0"]  # the words of the story stay
    correcting.correct(ledger, "content", name, "pontoon bridge", "me", "as read")
    assert names(ledger, "pripyat") == []
    judging.undo(ledger, 2, "me", "no")
    assert names(ledger, "pripyat") == ["s0"]
    correcting.correct(ledger, "dropped", name, "", "me", "no statement")
    assert names(ledger, "pripyat") == []
    assert [one.name for one in stories_with(ledger, Question(words="pripyat"))] == ["s0"]


@pytest.mark.parametrize("sort", ["happened", "-happened", "said", "-said"])
@pytest.mark.parametrize("window", [1, 3, 5, 9])
def test_the_first_with_frequent_words_are_those_of_all(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, sort: str, window: int
) -> None:
    days = ["2022-02-14", "2022-02-09", None, "2022-02-14", "2022-02-12", "2022-02-11"]
    for n, day in enumerate(days):
        ledger.add(reading(f"more{n}", [Line(5 + n % 3), Line(8)], day))
    moved = next(row.statement.id for row in ledger.asked(Question(words="kindergarten", limit=1)))
    correcting.correct(ledger, "day", moved, "2022-02-13", "me", "as read")
    asked = [Question(words="kindergarten", sort=sort, limit=limit, **more) for limit in range(8) for more in WAYS]
    plain = [[row.statement.id for row in ledger.asked(one)] for one in asked]
    assert sum(map(len, plain)) > 20
    given_early: list[list[int] | None] = []
    monkeypatch.setattr(early, "FREQUENT", 2)
    monkeypatch.setattr(early, "FIRST", window)
    monkeypatch.setattr(early, "LONG", 1)
    real = early.early_keys

    def looked(*given: Any) -> list[int] | None:
        given_early.append(real(*given))
        return given_early[-1]

    monkeypatch.setattr(store, "early_keys", looked)
    assert [[row.statement.id for row in ledger.asked(one)] for one in asked] == plain
    assert any(given_early) or window < 5


def test_how_claims_stand_follows_what_comes_and_what_is_judged(ledger: Ledger) -> None:
    def standing(status: str) -> list[str]:
        listed = [claim.id for claim in claims_of(ledger, status=status)]
        plain = [c.id for c in claims_of(ledger, as_of="2030") if c.assessment.status.value == status]
        assert listed == plain
        return listed

    for one in (reading("late", [Line(0)], "2022-03-01"), reading("later", [Line(2, "Liz Truss")], "2022-03-02")):
        ledger.add(one)
    assert len(standing("claimed")) == 4
    claim = claims_of(ledger, ClaimQuestion(event="withdrawal", since="2022-03"))[0]
    number = correcting.status(ledger, claim.id, "observed", "me", "seen").number
    assert standing("observed") == [claim.id]
    judging.undo(ledger, number, "me", "no")
    assert standing("observed") == []
    judging.stance_of(ledger, claim.members[1].said.id, "denies", "me", "it says so")
    assert claim.id in standing("disputed")
    judging.withdraw(ledger, "later", "me", "taken down")
    assert standing("disputed") == []


def test_a_ledger_of_before_is_searched_too(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with Ledger(path) as whole:
        whole.add(story(1, 6))
        words = next(whole.statements()).statement.content.text
        now = whole.count(Question(words=words))
    with Ledger(path) as whole, whole.transaction(write=True) as connection:
        for table in ("statement_words", "story_words", "sheets", "stale", "unsure"):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        connection.exec_driver_sql("DELETE FROM ledger_migrations WHERE name LIKE '0010%'")
    with Ledger(path) as whole:
        assert whole.count(Question(words=words)) == now > 0
        assert story_count(whole, Question(words=words)) == 1


def test_what_is_asked_is_taken_apart() -> None:
    assert stems_of("Bridges' BRIDGE foo_bar") == ["bridg", "bridg", "foo", "bar"]
    asked = sought('a OR d "b c" -g e* f')
    assert [[t.stems for t in group] for group in asked.groups] == [
        [("a",), ("d",)], [("b", "c")], [("e",)], [("f",)],
    ]  # fmt: skip
    assert [t.stems for t in asked.without] == [("g",)]
    assert asked.groups[2][0].prefix
    assert excerpt("one two three bridges four", sought("bridge"), 12).startswith("…")


def test_no_story_has_too_many_words_to_be_kept(postgres: Server) -> None:
    text = " ".join(f"{n:05}{'x' * 15}ings" for n in range(60_000))
    [one, *_] = told()
    with Ledger(postgres.emptied()) as ledger:
        ledger.add(replace(one, document=replace(one.document, text=f"{one.document.text} securities {text}")))
        assert story_count(ledger, Question(words="securit*")) == 1
        assert names(ledger, "pontoon bridge") == ["s0"]
