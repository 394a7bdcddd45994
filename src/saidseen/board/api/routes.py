"""The addresses of the API, each with what may be asked there and the record that is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.security import HTTPBearer
from pydantic import BaseModel
from starlette.responses import Response

from saidseen.board.access.needs import Role, Visitor
from saidseen.board.api import asked as ask
from saidseen.board.api.exports import FORMATS, Sent, written
from saidseen.board.api.pool import Pool
from saidseen.board.api.problems import RESPONSES, Forbidden, Missing
from saidseen.board.api.records import Audit, LogRow, Token, TokenList
from saidseen.errors import UsageError
from saidseen.ledger import access
from saidseen.programs import records
from saidseen.programs.asking import Asking, NoSuchPage, can_measure

Form = Annotated[str, Path(json_schema_extra={"enum": [*FORMATS]}, description="a format of `saidseen export`")]
Id = Annotated[str, Path(min_length=1, max_length=100, description="its id, or the beginning of it")]


async def sound(request: Request) -> None:
    """Raise UsageError for what is given twice, and for letters that nothing is named with."""
    names = [name for name, _ in request.query_params.multi_items()]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise UsageError(f"`{twice}` is given more than once: give it once")
    values = {**request.query_params, **request.path_params}
    if holding := next((name for name, value in values.items() if "\0" in f"{name}{value}"), None):
        raise UsageError(f"`{holding}` holds a NUL character: leave it out")


router = APIRouter(
    responses=RESPONSES,
    dependencies=[
        Depends(sound),
        Depends(HTTPBearer(auto_error=False, description="a token of `saidseen tokens add`")),
    ],
)


def _pool(request: Request) -> Pool:
    pool: Pool = request.app.state.pool
    return pool


async def _told(
    request: Request, question: Callable[[Asking], BaseModel], *, heavy: bool = False, standing: bool = False
) -> Response:
    """The answer to a question, made JSON in the thread that found it."""
    found = await _pool(request).ask(lambda a: question(a).model_dump_json(), heavy=heavy, standing=standing)
    return Response(found, media_type="application/json")


def _at(question: Callable[[], BaseModel]) -> BaseModel:
    """The answer about one thing; raises Missing where there is no such thing."""
    try:
        return question()
    except NoSuchPage:
        raise
    except UsageError as error:
        raise Missing(str(error)) from error


@router.get("/claims", response_model=records.Claims)
async def claims(request: Request, asked: Annotated[ask.ClaimsAsked, Query()]) -> Response:
    """The claims: what several statements say, deny or doubt, with status and what it rests on.

    A status says what the ledger supports, never what is true.
    """
    return await _told(
        request,
        lambda a: a.claims(asked.question, None, asked.as_of, asked.least or 1, asked.part),
        heavy=asked.as_of is not None,
        standing=True,
    )


@router.get("/claims/{id}", response_model=records.ClaimInFull)
async def claim(request: Request, id: Id, asked: Annotated[ask.Paged, Query()]) -> Response:
    """One claim in full: who says so, who denies or doubts it, origins, figures, history, what is owed."""
    return await _told(request, lambda a: _at(lambda: a.claim(id, asked.part)))


@router.get("/statements", response_model=records.FoundPage)
async def statements(request: Request, asked: Annotated[ask.StatementsAsked, Query()]) -> Response:
    """The statements, with the words asked for in any of their forms where there are any."""
    standing = asked.status is not None or asked.credibility is not None
    return await _told(request, lambda a: a.search(asked.question, asked.part), standing=standing)


@router.get("/stories", response_model=records.Stories)
async def stories(request: Request, asked: Annotated[ask.Paged, Query()]) -> Response:
    """The stories, in the order in which they came; older versions and withdrawn ones among them."""
    return await _told(request, lambda a: a.stories(asked.part))


@router.get("/stories/{id}", response_model=records.Read)
async def story(request: Request, id: Id, asked: Annotated[ask.Paged, Query()]) -> Response:
    """The statements of one story, in the order of its text."""
    return await _told(request, lambda a: _at(lambda: a.read_story(id, asked.part)))


@router.get("/check", response_model=records.CheckPage)
async def check(request: Request, asked: Annotated[ask.CheckAsked, Query()]) -> Response:
    """What the ledger answers to a sentence: affirmed, denied, doubted, disputed, or that nothing speaks of it.

    The score says how sure the reading is, never whether the sentence is true.
    """
    return await _told(request, lambda a: a.check(asked.sentence, asked.part), heavy=True)


async def measures(request: Request, asked: Annotated[ask.MeasuresAsked, Query()]) -> Response:
    """What published confidence-building rules come to on the claims: met, not met, disputed or undetermined."""
    return await _told(
        request,
        lambda a: a.measures(asked.instrument, asked.claim, asked.on, asked.part, every=asked.everything),
        heavy=True,
        standing=True,
    )


if can_measure():
    router.get("/measures", response_model=records.Measures)(measures)


@router.get("/changes", response_model=records.Changes)
async def changes(request: Request, asked: Annotated[ask.ChangesAsked, Query()]) -> Response:
    """What came, moved or was judged, in order: ask again with the number of the last one."""
    return await _told(request, lambda a: a.changes(asked.after, asked.limit))


@router.get("/feeds", response_model=records.Feeds)
async def feeds(request: Request) -> Response:
    """How each watched feed is: ok, failing and why, or overdue."""
    return await _told(request, lambda a: a.feeds())


@router.get(
    "/export/{form}",
    response_class=Response,
    responses={200: {"description": "The export, whole.", "content": {one.media: {} for one in FORMATS.values()}}},
)
async def export(request: Request, form: Form, asked: Annotated[ask.ExportAsked, Query()]) -> Response:
    """Claims or statements in a form that another desk opens; `saidseen export` writes the same.

    What the form has no room for is told in the header Saidseen-Left-Out.
    """
    if form not in FORMATS:
        raise Missing(f"there is no format '{form}'; there are {', '.join(FORMATS)}")
    made = await _pool(request).run(lambda ledger: written(ledger, form, asked.of, asked.given("of")))
    return Sent(made, FORMATS[form], asked.of)


@router.post("/judgements", response_model=ask.JudgementKept, status_code=201)
async def judge(request: Request, said: ask.JudgementAsked) -> Response:
    """Judge a statement, claim, story, name or source, in the name on the token; the claims follow at once.

    `field` and what `of` and `value` are for it stand in docs/rest.md.
    """
    by = _visitor(request, Role.ANALYST).name
    if any("\0" in value for value in (said.field, said.of, said.value, said.why)):
        raise UsageError("what is judged holds a NUL character: leave it out")
    numbers = await _pool(request).write(
        lambda desk: desk.judge(said.field, said.of.strip(), said.value, by=by, why=said.why)
    )
    judged = ask.JudgementKept(numbers=[int(number) for number in numbers.split(",")])
    return Response(judged.model_dump_json(), 201, media_type="application/json")


@router.get("/tokens", response_model=TokenList)
async def tokens(request: Request) -> Response:
    """Whose tokens there are and whether they count; for the role admin."""
    _visitor(request, Role.ADMIN)

    def found(a: Asking) -> TokenList:
        with a.ledger.transaction() as connection:
            return TokenList(tokens=[Token.of(row) for row in access.every(connection)])

    return await _told(request, found)


@router.get("/audit", response_model=Audit)
async def audit(request: Request, asked: Annotated[ask.Paged, Query()]) -> Response:
    """What was done on the board and by whom, the newest first; for the role admin."""
    _visitor(request, Role.ADMIN)

    def found(a: Asking) -> Audit:
        with a.ledger.transaction() as connection:
            page = asked.part.told(access.many(connection))
            rows = access.log(connection, asked.limit, asked.offset)
            return Audit(**page, rows=[LogRow.of_row(row) for row in rows])

    return await _told(request, found)


def _visitor(request: Request, needed: Role) -> Visitor:
    """Who asks; raises Forbidden where they may not, whatever stands before this app."""
    visitor = request.scope.get("visitor")
    if not isinstance(visitor, Visitor) or not visitor.role.reaches(needed):
        raise Forbidden(f"this is for the role {needed}")
    return visitor
