"""The claims that a command about measures is asked of: those of a ledger or of a file."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from saidseen.errors import SaidseenError, UsageError

if TYPE_CHECKING:
    from saidseen.measures import ClaimView


def claims_in_view(ledger: str | None, claims: str | None, refused: list[str]) -> list[ClaimView]:
    """The claims of the ledger or the file."""
    if (ledger is None) == (claims is None):
        raise UsageError("name the claims: --ledger FILE, or --claims FILE from `saidseen claims --format jsonl`")
    every = list(_of_ledger(ledger, refused) if ledger is not None else _of_file(claims or "", refused))
    if not every and not refused:
        raise SaidseenError(f"{ledger or claims}: there are no claims in it")
    return every


def chosen(every: Sequence[ClaimView], wanted: Sequence[str], name: str) -> list[ClaimView]:
    """All claims, or those whose id is, or begins with, one that is wanted."""
    return [claim for id_ in wanted for claim in _named(every, id_, name)] if wanted else list(every)


def apart_of(ledger: str | None) -> frozenset[frozenset[str]]:
    """The pairs that people took apart, where there is a ledger."""
    from saidseen.desk.measures import apart_in

    return apart_in(ledger) if ledger is not None else frozenset()


def _named(every: Sequence[ClaimView], id_: str, name: str) -> Sequence[ClaimView]:
    """The claim of that id, or the one whose id begins so."""
    found = [c for c in every if c.id == id_] or [c for c in every if id_ and c.id.startswith(id_)]
    if len(found) != 1:
        from saidseen.ledger import shown

        what = f"{len(found)} claims whose ids begin" if found else f"no claim among {len(every)} whose id begins"
        raise UsageError(f"{shown(name)}: there are {what} with {id_!r}; `saidseen claims` lists them")
    return found


def _of_file(path: str, refused: list[str]) -> Iterator[ClaimView]:
    from saidseen.measures.claim_json import claims_in

    return claims_in(path, sys.stdin, refused)


def _of_ledger(path: str, refused: list[str]) -> list[ClaimView]:
    from saidseen.desk.measures import views
    from saidseen.ledger import shown

    odd: dict[str, str] = {}
    found = views(path, refused=odd)
    refused += [f"{shown(path)}: {why}" for why in odd.values()]
    return found
