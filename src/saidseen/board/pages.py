"""The pages that are the same for whoever looks: each is made of an open ledger and what its address asks."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from saidseen.board.unread import MARK
from saidseen.desk.claims import claim_at, claim_then, claims_of, judged_in
from saidseen.desk.feed_states import feed_states
from saidseen.desk.judging import logged
from saidseen.desk.moves import last_move, moves, moves_of
from saidseen.desk.stories import changed, stories_page, story_at
from saidseen.documents.story import warnings_of
from saidseen.errors import UsageError
from saidseen.language.visible import visible
from saidseen.ledger.claim_queries import ClaimQuestion, any_statement
from saidseen.ledger.claim_queries import many as how_many
from saidseen.ledger.moves import statements as moved_statements
from saidseen.ledger.queries import Question
from saidseen.ledger.versions import versions_of
from saidseen.model.claim import Claim, Stance
from saidseen.model.codec import statement_from_json
from saidseen.model.reading import Document
from saidseen.programs.asking import can_measure
from saidseen.show.board.asked import OF_STATEMENTS, asked_of
from saidseen.show.board.chart import charts
from saidseen.show.board.links import (
    BoardClaim,
    BoardStory,
    claim_path,
    in_claim,
    in_story,
    judge_path,
    speaker_path,
    story_path,
)
from saidseen.show.board.rows import MoveLine, Quote, claim_line, cut, judged_line, move_line, said_line
from saidseen.show.claim_page import write_claim_page
from saidseen.show.claim_wording import minute_words, moment_words
from saidseen.show.page import template, write_page
from saidseen.show.pages.names import Stands
from saidseen.show.wording import actor_name, count, speaker_name

if TYPE_CHECKING:
    from saidseen.desk.moves import Move
    from saidseen.ledger import Ledger

Frame = Mapping[str, Any]
Query = Mapping[str, str]
AT_ONCE = 50
"""Moves, claims, statements, stories on one page."""
QUOTES = 2
"""Statements that a move shows the words of."""
SAID = 300
"""Statements of a speaker that are shown, the last of them."""
OF_CLAIM = 40
"""Claims of a speaker that are looked through for contradictions, the largest of them."""
PEOPLE = 200
"""Speakers on the list of them."""


class Elsewhere(Exception):
    """What was asked for has a page of its own under another address, which is the argument."""


def rendered(page: str, frame: Frame, **given: Any) -> str:
    """A page of the board."""
    return template(f"board/{page}.html").render(count=count, **frame, **given)


def is_number(words: str) -> bool:
    """Whether words are a number that a ledger may have given: of changes, moves, judgements, or of lines."""
    return words.isascii() and words.isdecimal() and len(words) < 15


def offset_of(query: Query, name: str = "from") -> int:
    """The number of the first line that is wanted, from 0."""
    told = query.get(name, "")
    return int(told) if is_number(told) else 0


def empty(ledger: Ledger) -> bool:
    """Whether nothing in the ledger says anything."""
    with ledger.transaction() as connection:
        return not any_statement(connection)


# --- now --------------------------------------------------------------------------------------------------------------


def now(ledger: Ledger, frame: Frame, query: Query, name: str | None = None) -> str:
    """What moved, the newest first; `unread.shown` marks on it what its reader has not read."""
    asked = asked_of("/", query)
    before = offset_of(query, "before") or None
    found = moves(ledger, before=before, limit=AT_ONCE + 1, question=asked.claims)
    some = found[:AT_ONCE]
    return rendered(
        "now",
        frame,
        asked=asked,
        address=asked.address(before=before) if asked.words or before else "/",
        unread=Markup(MARK),
        moves=_move_lines(ledger, some),
        read=asked.address(read=max([0, *(move.number for move in found)])),
        older=asked.address(before=some[-1].number) if len(found) > AT_ONCE else "",
        empty=not found and empty(ledger),
    )


def _move_lines(ledger: Ledger, found: Sequence[Move]) -> list[MoveLine]:
    """The moves as lines, with the words of the statements that came with each."""
    wanted = {key for move in found for key in move.said[:QUOTES]}
    with ledger.transaction() as connection:
        rows = moved_statements(connection, wanted)
    quotes = {key: _quote(key, row) for key, row in rows.items()}
    return [move_line(move, [quotes[s] for s in move.said[:QUOTES] if s in quotes]) for move in found]


def _quote(key: str, row: Any) -> Quote:
    """The words of a statement ("id~document") that moved a claim."""
    one = statement_from_json(json.loads(row.record))
    who = speaker_name(one, Document("", "", row.outlet, row.published))
    of = " · ".join(filter(None, (row.outlet, moment_words(row.published))))
    path = in_story(key.partition("~")[2], one.id)
    return Quote(visible(who), cut(one.content.text), visible(of), path)


def news(ledger: Ledger, name: str, after: int) -> str:
    """What moved a claim after the move of that number, as a part of its page."""
    claim = claim_at(ledger, name)
    found = moves_of(ledger, claim.id, after)
    return rendered("news", {}, moves=_move_lines(ledger, found), path=claim_path(claim.id))


# --- claims -----------------------------------------------------------------------------------------------------------


def claims(ledger: Ledger, frame: Frame, query: Query, name: str | None = None) -> str:
    """The claims that meet the conditions, those of which something was first said last on top."""
    asked, offset = asked_of("/claims", query), offset_of(query)
    question = asked.claims.checked()
    if empty(ledger):
        found, in_all = [], 0
    else:
        found = claims_of(ledger, question, sort="-said", limit=AT_ONCE, offset=offset, as_kept=True)
        with ledger.transaction() as connection:
            in_all = how_many(connection, question)
    return rendered(
        "claims",
        frame,
        asked=asked,
        in_all=in_all,
        first=offset + 1,
        claims=[claim_line(one) for one in found],
        before=asked.address(**{"from": max(0, offset - AT_ONCE)}) if offset else "",
        after=asked.address(**{"from": offset + AT_ONCE}) if offset + AT_ONCE < in_all else "",
    )


def claim(ledger: Ledger, frame: Frame, query: Query, name: str | None = None) -> str:
    """A claim's page, or how it stood at the end of a day."""
    today = claim_at(ledger, name or "")
    if name != today.id:
        raise Elsewhere(claim_path(today.id))
    days = sorted({at[:10] for m in today.members if (at := m.said.source.at)})
    as_of = query.get("as_of", "").strip()
    shown = claim_then(ledger, today.id, as_of) if as_of else today
    if shown is None:
        raise UsageError(f"nothing of this claim was known by {as_of}; the first is of {days[0]}")
    own = {today.id, *(m.said.statement.id for m in today.members)}
    told = {
        "template": "board/claim.html",
        "path": claim_path(today.id),
        "moved": last_move(ledger),
        "days": days,
        "charts": charts(shown),
        "measures": "" if as_of else f"{claim_path(today.id)}/measures",
        "judged": [judged_line(one.row, one.stands) for one in logged(ledger) if one.row.subject_id in own],
    }
    page = write_claim_page(
        [shown], as_of=as_of or None, judgements=judged_in(ledger), links=BoardClaim(), frame={**frame, **told}
    )
    return page


def measures(ledger: Ledger, frame: Frame, query: Query, name: str | None = None) -> str:
    """What published rules come to on a claim, as a page, of which the claim's own takes the lines."""
    one = claim_at(ledger, name or "")
    if name != one.id:
        raise Elsewhere(f"{claim_path(one.id)}/measures")
    lines = _measures(ledger, one)
    return rendered("measures", frame, lines=lines, title=visible(one.title), path=claim_path(one.id))


def _measures(ledger: Ledger, claim: Claim) -> list[str]:
    """What published rules come to on a claim, a line each; nothing where the extra is not installed."""
    if not can_measure():
        return []
    from saidseen.desk.measures import apart_in, views
    from saidseen.measures import applied, load_packs

    found = applied(views(ledger, [claim]), load_packs(), apart=apart_in(ledger))
    return [visible(one.lines[c.measure]) for one in found for c in one.first]


# --- stories ----------------------------------------------------------------------------------------------------------


def stories(ledger: Ledger, frame: Frame, query: Query, name: str | None = None) -> str:
    """The stories, the last that came first."""
    offset = offset_of(query)
    in_all, rows = stories_page(ledger, AT_ONCE, offset, newest_first=True)
    found = [
        {
            "path": story_path(row.id),
            "title": visible(row.title or row.name),
            "of": visible(" · ".join(filter(None, (row.outlet, moment_words(row.published) or "no date")))),
            "came": moment_words(row.read_at[:16] + "Z"),
            "state": state,
            "unread": visible(row.unread or ""),
            "statements": row.statements,
        }
        for row, state in rows
    ]
    older = f"/stories?from={offset + AT_ONCE}" if offset + AT_ONCE < in_all else ""
    return rendered("stories", frame, stories=found, in_all=in_all, older=older)


def story(ledger: Ledger, frame: Frame, query: Query, name: str | None = None) -> str:
    """A story as published, with its statements, the claims that they stand in, and its versions."""
    with ledger.transaction() as connection:
        identity = story_at(connection, name or "")
        if name != identity:
            raise Elsewhere(story_path(identity))
        states = {v.document: v.state for v in versions_of(connection, identity)}
    reading = ledger.reading(identity, as_left=True)
    versions = changed(ledger, identity)
    newest = next((v.version.document for v in reversed(versions) if v.version.state == "counts"), identity)
    told = {
        "template": "board/story.html",
        "state": states.get(identity, "counts"),
        "newest": story_path(newest),
        "notes": [visible(note) for note in warnings_of(reading.document)],
        "judge": judge_path(story=identity),
        "count": count,
        "versions": [
            {
                "path": story_path(v.version.document),
                "when": moment_words(v.version.published) or f"came {moment_words(v.version.added[:16] + 'Z')}",
                "state": v.version.state,
                "here": v.version.document == identity,
                "added": [visible(words) for words in v.added],
                "gone": [visible(words) for words in v.gone],
            }
            for v in versions
        ],
    }
    return write_page([reading], BoardStory(_stands(ledger, identity)), frame={**frame, **told})


def _stands(ledger: Ledger, document: str) -> dict[str, list[Stands]]:
    """The claims that each statement of a story stands in."""
    from saidseen.desk.claims import claims_in_story

    out: dict[str, list[Stands]] = {}
    for statement, address, title, status in claims_in_story(ledger, document):
        path = in_claim(address, document, statement)
        out.setdefault(statement, []).append(Stands(path, visible(title), status))
    return out


# --- who said what ----------------------------------------------------------------------------------------------------


def search(ledger: Ledger, frame: Frame, query: Query, name: str | None = None) -> str:
    """The statements that have the words and meet the conditions."""
    asked = replace(asked_of("/search", query, OF_STATEMENTS), keep={"q": query.get("q", "").strip()[:500]})
    words, offset = asked.keep["q"], offset_of(query)
    found, in_all = [], 0
    if words or asked.words:
        given = {k: v for k, v in asked.words.items() if k not in ("since", "until")}
        days = {f"said_{k}": asked.words[k] for k in ("since", "until") if k in asked.words}
        question = Question(words=words or None, sort="-said", **given, **days)  # type: ignore[arg-type]
        in_all = ledger.count(question)
        rows = islice(ledger.asked(replace(question, limit=offset + AT_ONCE)), offset, None)
        found = [said_line(row) for row in rows]
    after = asked.address(**{"from": offset + AT_ONCE}) if offset + AT_ONCE < in_all else ""
    return rendered("search", frame, asked=asked, q=words, statements=found, in_all=in_all, after=after)


def speakers(ledger: Ledger, frame: Frame, query: Query, name: str | None = None) -> str:
    """Everybody who speaks, or with a name what this one said over time and where it is against their own word."""
    who, words = query.get("name", "").strip()[:500], query.get("words", "").strip()[:500]
    if who:
        return _speaker(ledger, frame, who)
    people = [
        {
            "name": visible(one.name),
            "path": speaker_path(one.name),
            "side": visible(", ".join(filter(None, (one.country and actor_name(one.country), one.organisation)))),
            "also": visible("; ".join(one.aliases)),
        }
        for one in islice(ledger.who(words or None), PEOPLE + 1)
    ]
    return rendered("speakers", frame, name="", words=words, people=people[:PEOPLE], more=len(people) > PEOPLE)


def _speaker(ledger: Ledger, frame: Frame, name: str) -> str:
    question = Question(speaker=name, sort="-said", limit=SAID)
    in_all = ledger.count(replace(question, limit=None))
    rows = list(ledger.asked(question))
    sides = Counter(
        actor_name(side)
        for row in rows
        if (s := row.statement.speaker) and (side := s.country or s.organisation) and side != name
    )
    lines = [(moment_words(row.published)[:10] or "no date", said_line(row)) for row in rows]
    return rendered(
        "speakers",
        frame,
        name=visible(name),
        side=visible(" · ".join(side for side, _ in sides.most_common(2))),
        in_all=in_all,
        shown=len(rows),
        acts=Counter(row.statement.act.value for row in rows).most_common(),
        days=[{"when": day, "said": [s for _, s in some]} for day, some in groupby(lines, key=lambda line: line[0])],
        against=_against(ledger, name, {row.statement.id for row in rows}),
        judge=judge_path(name=name),
    )


def _against(ledger: Ledger, name: str, own: set[str]) -> list[dict[str, Any]]:
    """The claims in which some of what one speaker says affirms and some denies or doubts."""
    if not own:
        return []
    found = claims_of(
        ledger, ClaimQuestion(of=Question(speaker=name), least=2), sort="-statements", limit=OF_CLAIM, as_kept=True
    )
    out = []
    for one in found:
        its = [m for m in one.said if m.said.statement.id in own and not m.beside]
        sides = {
            m.stance in (Stance.DENIES, Stance.DOUBTS)
            for m in its
            if m.stance is not Stance.ASKS and m.stance is not Stance.WITHHOLDS
        }
        if len(sides) == 2:
            said = [
                {
                    "stance": m.stance.value,
                    "when": moment_words(m.said.source.published)[:10],
                    "words": cut(m.said.statement.content.text),
                }
                for m in its
            ]
            out.append({"path": claim_path(one.id), "title": visible(one.title), "said": said})
    return out


def feeds(ledger: Ledger, frame: Frame) -> str:
    """How each feed is."""
    found = [
        {
            "name": visible(one.row.name),
            "state": one.state,
            "error": visible(one.row.error or ""),
            "failures": one.row.failures,
            "stories": one.stories,
            "story": story_path(one.row.story) if one.row.story else "",
            "title": visible(one.title or ""),
            "story_at": minute_words(one.row.story_at),
            "read_at": minute_words(one.row.read_at),
            "due": minute_words(one.row.due),
        }
        for one in feed_states(ledger)
    ]
    return rendered("feeds", frame, feeds=found)
