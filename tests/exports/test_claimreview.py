"""Claims as schema.org has them, held against its own types and properties."""

from __future__ import annotations

import json
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from click.testing import CliRunner

import saidseen
from saidseen.claims.heard import heard
from saidseen.cli import main
from saidseen.errors import UsageError
from saidseen.exports import named
from saidseen.model.claim import Claim, Stance
from tests.exports.conftest import WHY, Export, write

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
    assert "Belarus" in names
    assert "Anna Novak" not in names  # she says no to both
    assert any(one["firstAppearance"].get("url") == "https://example.org/talks?a=1&b=2" for one in found)


def test_a_persons_verdict_is_a_review_under_their_name(judged: str) -> None:
    result = CliRunner().invoke(main, ["export", "--as", "claimreview", "--ledger", judged])
    found = graph(result.stdout)
    claims = {one["@id"]: one for one in found if one["@type"] == "Claim"}
    assert f"{len(claims) - 1} of {len(claims)} claims have no verdict of a person, and so no ClaimReview" in (
        result.stderr
    )
    (review,) = [one for one in found if one["@type"] == "ClaimReview"]
    assert review["claimReviewed"] == claims[review["itemReviewed"]["@id"]]["name"]
    assert review["author"] == {"@type": "Person", "name": "J. Marlow"}
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "denied"}
    with saidseen.open(judged) as desk:
        (own,) = [claim.assessment for claim in desk.claims() if claim.assessment.judged]
    assert review["reviewBody"] == WHY
    assert f": {WHY}. By the rules it is " in own.why


def test_whoever_does_not_surely_say_so_is_no_author_and_is_counted(claims: list[Claim]) -> None:
    claim = max(claims, key=lambda claim: len(heard(claim, Stance.AFFIRMS).sure))
    title = f"{claim.title} with 7,000 men"
    none = heard(replace(claim, title=title), Stance.AFFIRMS)
    assert none.words()
    file = StringIO()
    told = write("claimreview", "claims", [replace(claim, title=title)], file)
    assert f"{none.figures + none.unsure} statements say so with other figures or are not sure" in str(told)
    assert len(graph(file.getvalue())[0].get("author", ())) == len(none.sure)


def test_a_statement_is_no_claim(crisis: str) -> None:
    result = CliRunner().invoke(main, ["export", "--as", "claimreview", "--of", "statements", "--ledger", crisis])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'claimreview' is of claims only, not of statements" in result.stderr
    with pytest.raises(UsageError, match="of claims only"):
        named("claimreview", "statements")
