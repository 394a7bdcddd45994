"""Schemathesis asks the API, served on a real ledger, what its description allows and what it does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("schemathesis")

import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from saidseen.board.api import rest
from tests.board.served import Board, board, crisis

schema = schemathesis.openapi.from_dict(rest("described, and never opened").openapi())


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    with board(crisis(str(tmp_path_factory.mktemp("fuzzed") / "ledger.db"))) as one:
        yield one


# All checks hold but two. What fits the description may still make no sense (a date that is none, an id of nothing),
# and is refused; what does not fit it may only be that no token is given, while this gives one with each request.
UNFIT: list[Any] = [positive_data_acceptance, negative_data_rejection]


@schema.parametrize()
@settings(
    max_examples=15,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_whatever_is_asked_is_answered_as_described(asked: Board, case: schemathesis.Case[Any]) -> None:
    headers = {"Authorization": f"Bearer {asked.tokens['admin']}"}
    case.call_and_validate(base_url=f"{asked.url}/api/v1", headers=headers, excluded_checks=UNFIT, timeout=30)
