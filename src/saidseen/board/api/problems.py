"""What is answered where there is no answer: a problem with a plain sentence, whatever was asked."""

from __future__ import annotations

import logging
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from saidseen.board.access.answers import PROBLEM, problem
from saidseen.board.api.pool import Busy
from saidseen.errors import LedgerError, LedgerFull, LedgerLocked, SaidseenError, UsageError
from saidseen.ledger import LedgerReadOnly, LedgerUnreachable
from saidseen.measures.errors import MeasuresError
from saidseen.programs.faults import faults, sentence

INSIDE = "Something went wrong inside saidseen, and nothing was changed by it; the server's log says more."
_OUT_OF_ORDER = "The ledger cannot be used now; whoever runs the board finds in its log why."


class ProblemDetails(BaseModel):
    """What went wrong, as RFC 9457 has it."""

    type: str = "about:blank"
    title: str
    status: int = Field(ge=400, le=599)
    detail: str = Field(description="what is wrong and what to do, in a sentence")


TOLD = {
    400: "What was asked makes no sense",
    401: "A token is needed",
    403: "The token's role does not reach so far, or another site asks",
    404: "There is none",
    405: "The method is not one of this address",
    408: "The body took too long",
    409: "The ledger has nothing to answer from",
    413: "The body is too long",
    421: "The board is not called by this name",
    429: "That was asked too often",
    500: "Something went wrong inside",
    503: "The ledger cannot be used now, or too many ask",
}
"""What may go wrong with any question."""
RESPONSES: dict[int | str, dict[str, Any]] = {
    status: {"description": told, "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    for status, told in TOLD.items()
}


class Missing(UsageError):
    """There is no such thing at the address."""


class Forbidden(SaidseenError):
    """Whoever asks may not."""


def status_of(error: SaidseenError) -> int:
    """Which status tells of an error."""
    if isinstance(error, Missing):
        return 404
    if isinstance(error, UsageError | MeasuresError):
        return 400
    if isinstance(error, LedgerReadOnly | Forbidden):
        return 403
    return 503 if isinstance(error, Busy | LedgerError) else 409


def told_of(error: SaidseenError) -> str:
    """An error as whoever asked may know it: where the ledger lies is none of their business."""
    if isinstance(error, LedgerError) and not isinstance(error, LedgerLocked | LedgerFull | LedgerReadOnly):
        return _OUT_OF_ORDER
    told = str(error)
    for note in getattr(error, "__notes__", ()):
        told = told.replace(note.removeprefix("ledger: "), "the ledger")
    return sentence(told)


def install(app: FastAPI, address: str) -> None:
    """Have the app answer whatever goes wrong with a problem."""

    async def ours(request: Request, error: Exception) -> Response:
        assert isinstance(error, SaidseenError)
        status = status_of(error)
        if isinstance(error, LedgerError):
            logging.getLogger(__name__).warning("%s: %s", type(error).__name__, error)
        told = told_of(error).replace(f"{address}: ", "")
        passing = isinstance(error, LedgerUnreachable | LedgerLocked | Busy)
        return problem(status, told, {"Retry-After": "5"} if passing else None)

    async def wrong(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return problem(400, sentence(faults(error.errors()) or "what was sent cannot be read"))

    async def other(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        headers = dict(error.headers or {})
        if error.status_code == 404:
            return problem(404, "There is nothing at this address; openapi.json tells what there is.", headers)
        if error.status_code == 405:
            return problem(405, f"{request.method} is not done here; openapi.json tells what is.", headers)
        return problem(error.status_code, sentence(str(error.detail)), headers)

    async def unforeseen(request: Request, error: Exception) -> Response:
        return problem(500, INSIDE)

    app.add_exception_handler(SaidseenError, ours)
    app.add_exception_handler(RequestValidationError, wrong)
    app.add_exception_handler(HTTPException, other)
    app.add_exception_handler(Exception, unforeseen)
