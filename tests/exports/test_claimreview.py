"""Claims as schema.org has them, held against its own types and properties."""

from __future__ import annotations

import json
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from click.testing import CliRunner

import saidseen
from saidseen.cli import main
from saidseen.errors import UsageError
from saidseen.exports import named, write
from saidseen.model.claim import Claim, Status
from tests.exports.conftest import Export

Thing = dict[str, Any]
# schema.org, release 29: the properties that each type has of its own or from Thing and CreativeWork, of what is used.
PROPERTIES = {
    "Claim": {"identifier", "name", "author", "firstAppearance", "appearance"},
    "ClaimReview": {"claimReviewed", "itemReviewed", "author", "reviewRating", "reviewBody"},
    "CreativeWork": {"name", "url", "datePublished", "publisher"},
    "Organization": {"name"},
    "Person": {"name"},
    "Rating": {"alternateName"},
}


def graph(words: str) -> list[Thing]:
    found = json.loads(words)
    assert found.keys() == {"@context", "@graph"}
    assert found["@context"] == "https://schema.org"
    for thing in found["@graph"]:
        known(thing)
    ids = [thing["@id"] for thing in found["@graph"]]
    assert len(set(ids)) == len(ids)
    return list(found["@graph"])


def known(value: Any) -> None:
    if isinstance(value, list):
        for one in value:
            known(one)
    elif isinstance(value, dict) and value.keys() != {"@id"}:
        assert value.keys() - {"@type", "@id"} <= PROPERTIES[value["@type"]], value
        for one in value.values():
            known(one)


@pytest.fixture(scope="module")
def claims(crisis: str) -> list[Claim]:
    with saidseen.open(crisis) as desk:
        return desk.claims()


def test_no_claim_is_reviewed_by_the_machine(claims: list[Claim], export: Export) -> None:
    found = graph(export("claimreview", "claims").read_text("utf8"))
    assert [(one["@type"], one["identifier"]) for one in found] == [("Claim", claim.id) for claim in claims]
    names = {name for one in found for name in one.get("author", ())}
    assert "Anna Novak" in names
    assert any(one["firstAppearance"].get("url") == "https://example.org/talks?a=1&b=2" for one in found)


def test_a_persons_verdict_is_a_review_under_their_name(claims: list[Claim]) -> None:
    judged = replace(claims[0].assessment, status=Status.DENIED, judged="J. Marlow", why="J. Marlow judged so.")
    file = StringIO()
    told = write("claimreview", [replace(claims[0], assessment=judged), *claims[1:]], file)
    claim, review = graph(file.getvalue())[:2]
    assert told == f"{len(claims) - 1} of {len(claims)} claims have no verdict of a person, and so no ClaimReview"
    assert (review["itemReviewed"], review["claimReviewed"]) == ({"@id": claim["@id"]}, claim["name"])
    assert review["author"] == {"@type": "Person", "name": "J. Marlow"}
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "denied"}


def test_a_statement_is_no_claim(crisis: str) -> None:
    result = CliRunner().invoke(main, ["export", "--as", "claimreview", "--of", "statements", "--ledger", crisis])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'claimreview' is of claims only, not of statements" in result.stderr
    with pytest.raises(UsageError, match="of claims only"):
        named("claimreview", "statements")
