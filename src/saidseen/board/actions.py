"""What a person judges on the board: the forms, and what is done with what they bring. Who may is settled before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlencode, urlsplit

from anyio.to_thread import run_sync
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from saidseen.board.access.requests import MOST_FIELDS
from saidseen.board.judged import judged
from saidseen.board.pages import is_number, rendered
from saidseen.desk.claims import claim_at, statement_at
from saidseen.desk.judging import logged
from saidseen.desk.reviewing import claims_left, statements_waiting
from saidseen.desk.stories import story_at
from saidseen.errors import UsageError
from saidseen.language.visible import visible
from saidseen.ledger.queries import Question
from saidseen.ledger.versions import versions_of
from saidseen.model.claim import Member
from saidseen.show.board import forms
from saidseen.show.board.links import claim_path, in_claim, speaker_path, story_path
from saidseen.show.board.rows import claim_line, cut, judged_line, said_line
from saidseen.show.claim_wording import who_of

if TYPE_CHECKING:
    from saidseen.board.ledgers import Ledgers
    from saidseen.ledger import Ledger

SUBJECTS = ("statement", "claim", "story", "name", "undo")
WAITING = 20
"""Statements, and claims, that wait on one page of the review."""
Framed = Callable[[str], Mapping[str, Any]]


class Actions:
    """The pages that are another for each visitor, and what they do."""

    def __init__(self, ledgers: Ledgers, frame: Framed) -> None:
        self._ledgers, self._frame = ledgers, frame

    async def form(self, request: Request) -> Response:
        """The forms of the one thing that the address names."""
        query = dict(request.query_params)
        return await self._shown(request, query, done=query.get("done", ""), back=query.get("back", ""))

    async def judge(self, request: Request) -> Response:
        """Judge, and lead back to where it can be seen; what cannot be judged is said on the form."""
        told = _form(await request.body())
        given = {name: values[0].strip() for name, values in told.items()}
        visitor = request.scope.get("visitor")
        if visitor is None:
            raise HTTPException(401, "sign in first: nothing was judged")
        by = str(visitor.name)

        def act() -> str:
            with self._ledgers.judging() as ledger:
                return judged(ledger, given, told.get("split", []), by)

        try:
            words = await run_sync(act)
        except UsageError as error:
            try:
                return await self._shown(request, given, failed=str(error), status=400)
            except UsageError:  # there is nothing whose form could say it
                raise error from None
        if _is_ours(back := given.get("back", "")):
            return RedirectResponse(back, 303)
        subject = {name: given[name] for name in SUBJECTS if given.get(name)}
        return RedirectResponse(f"/judge?{urlencode({**subject, 'done': words}, errors='replace')}", 303)

    async def review(self, request: Request) -> Response:
        """What is not sure, or with `new` what nobody has judged."""
        new = request.query_params.get("new", "") == "1"

        def made() -> str:
            with self._ledgers.reading() as ledger:
                return self._review(ledger, request, new)

        return HTMLResponse(await run_sync(made), headers={"Cache-Control": "no-store"})

    def _review(self, ledger: Ledger, request: Request, new: bool) -> str:
        waiting = []
        for one in statements_waiting(ledger, Question(limit=4 * WAITING), new=new):
            line = said_line(one.row)
            if not new and one.row.statement.judged:
                continue
            waiting.append(
                {
                    "id": one.row.statement.id,
                    "who": line.who,
                    "act": line.act,
                    "basis": line.basis,
                    "of": " · ".join(filter(None, (line.outlet, line.when))),
                    "unsure": line.unsure,
                    "words": line.words,
                    "sentence": cut(one.sentence),
                    "judge": line.judge,
                }
            )
            if len(waiting) == WAITING:
                break
        claims = [claim_line(one) for one in claims_left(ledger, WAITING, new=new)]
        back = "/review?new=1" if new else "/review"
        return rendered(
            "review", self._frame("/review"), new=new, statements=waiting, claims=claims, back=back, csrf=_csrf(request)
        )

    async def _shown(
        self,
        request: Request,
        of: Mapping[str, str],
        *,
        done: str = "",
        failed: str = "",
        back: str = "",
        status: int = 200,
    ) -> Response:
        def made() -> str:
            with self._ledgers.reading() as ledger:
                told = _subject(ledger, of)
            visitor = request.scope.get("visitor")
            return rendered(
                "judge",
                self._frame(""),
                by=visible(visitor.name) if visitor else "",
                csrf=_csrf(request),
                done=visible(done[:1000]),
                failed=visible(failed),
                why=visible(of.get("why", "")[:500]) if failed else "",
                **{**told, "back": back if _is_ours(back) else told["back"]},
            )

        return HTMLResponse(await run_sync(made), status, headers={"Cache-Control": "no-store"})


def _form(body: bytes) -> dict[str, list[str]]:
    """The fields of a form, each with what it was given; raises UsageError for more than anybody fills in."""
    try:
        return parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise UsageError(f"the form has more than {MOST_FIELDS} fields: judge in parts") from None


def _csrf(request: Request) -> str:
    visitor = request.scope.get("visitor")
    return str(visitor.csrf) if visitor is not None else ""


def _is_ours(address: str) -> bool:
    """Whether an address leads to a page of this board, and nowhere else."""
    parts = urlsplit(address)
    return address.startswith("/") and not address.startswith(("//", "/\\")) and not parts.netloc and not parts.scheme


def _subject(ledger: Ledger, of: Mapping[str, str]) -> dict[str, Any]:
    """What is judged, as its page shows it; raises UsageError where there is no such thing."""
    if name := of.get("statement", ""):
        return _of_statement(ledger, name, of.get("claim", ""))
    if name := of.get("claim", ""):
        claim = claim_at(ledger, name)
        own = {claim.id}
        return _told("claim", claim.id, claim.title, "", forms.of_claim(claim), claim_path(claim.id), _log(ledger, own))
    if name := of.get("story", ""):
        with ledger.transaction() as connection:
            identity = story_at(connection, name)
            state = next((v.state for v in versions_of(connection, identity) if v.document == identity), "counts")
        document = ledger.reading(identity).document
        made = forms.of_story(identity, state == "withdrawn")
        return _told(
            "story", identity, document.title or document.name, "", made, story_path(identity), _log(ledger, {identity})
        )
    if name := of.get("name", ""):
        return _told("name", name, name, "", forms.of_name(name), speaker_path(name), [])
    if is_number(number := of.get("undo", "")):
        row = next((one for one in logged(ledger) if one.row.id == int(number)), None)
        if row is None:
            raise UsageError(f"there is no judgement {number}")
        line = judged_line(row.row, row.stands)
        made = forms.of_judgement(number) if row.stands else []
        return _told("judgement", number, f"{line.by}: {line.what}", line.why, made, "/", [line])
    raise UsageError("say what is to be judged: a statement, a claim, a story or a name")


def _of_statement(ledger: Ledger, name: str, claim: str) -> dict[str, Any]:
    identity = statement_at(ledger, name)
    whole = claim_at(ledger, identity)
    member = next((m for m in whole.members if m.said.statement.id == identity), None)
    if member is None:
        raise UsageError(f"no statement is called '{name}'")
    made = forms.of_statement(member.said.statement, member, whole.id)
    title = f"{who_of(member)}: {cut(member.said.statement.content.text)}"
    return _told(
        "statement",
        identity,
        title,
        _sentence(ledger, member),
        made,
        _place(whole.id, member),
        _log(ledger, {identity}),
    )


def _place(claim: str, member: Member) -> str:
    return in_claim(claim, member.said.source.id, member.said.statement.id)


def _sentence(ledger: Ledger, member: Member) -> str:
    """The whole sentences that a statement stands in."""
    from saidseen.desk.measures import sentence_of

    return visible(sentence_of(ledger, member) or "")


def _log(ledger: Ledger, own: set[str]) -> list[Any]:
    return [judged_line(one.row, one.stands) for one in logged(ledger) if one.row.subject_id in own]


def _told(
    kind: str, id: str, title: str, words: str, made: list[forms.JudgingForm], back: str, log: list[Any]
) -> dict[str, Any]:
    shown = {"id": visible(id), "title": visible(title), "words": words}
    return {"kind": kind, **shown, "forms": made, "back": back, "judged": log}
