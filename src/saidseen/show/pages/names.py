"""Names of the files of a folder of pages, and the places in them that pages lead to.

They are made of ids alone: nothing that a story says becomes a path. The places are named by the statement and not by
its number on the page, so that an address that somebody kept still leads there when the pages were made anew.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from saidseen.model.claim import Member

_ID = re.compile("[0-9a-f]{8,64}", re.ASCII)


def plain(identity: str) -> str:
    """The id where it can be the name of a file as it is (hex digits, as the ledger makes them), else its hash."""
    if _ID.fullmatch(identity):
        return identity
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def claim_file(claim: str) -> str:
    """The file of a claim's page, from the root of the folder."""
    return f"claims/{plain(claim)}.html"


def story_file(document: str) -> str:
    """The file of a story's page, from the root of the folder."""
    return f"stories/{plain(document)}.html"


def at_statement(statement: str) -> str:
    """The place of a statement on its story's page."""
    return f"said-{plain(statement)}"


def at_member(document: str, statement: str) -> str:
    """The place of a statement on a claim's page; stories of the same words share the ids of their statements."""
    return f"said-{plain(statement)}-{plain(document)[:16]}"


@dataclass(frozen=True, slots=True)
class ClaimLinks:
    """Where a claim's page leads: to the index, the search, and from each statement to its place in its story."""

    home: str = "../index.html"
    search: str = "../search.html"

    def story(self, member: Member) -> str:
        """The address of the statement in its story."""
        return f"../{story_file(member.said.source.id)}#{at_statement(member.said.statement.id)}"

    def anchor(self, member: Member) -> str:
        """The place of the statement on the claim's page."""
        return at_member(member.said.source.id, member.said.statement.id)

    def judge(self, claim: str, member: Member | None = None) -> str:
        """Where a claim, or a statement of it, is judged; nowhere in a folder."""
        return ""

    def speaker(self, member: Member) -> str:
        """The address of what the speaker said over time; none in a folder."""
        return ""


@dataclass(frozen=True, slots=True)
class Stands:
    """A claim that a statement stands in, as its story's page shows it: where it leads, title and status as text."""

    address: str
    title: str
    status: str


@dataclass(frozen=True, slots=True)
class StoryLinks:
    """Where a story's page leads: to the index, the search, and from each statement (by id) to its claims."""

    claims: Mapping[str, Sequence[Stands]] = field(default_factory=dict)
    home: str = "../index.html"
    search: str = "../search.html"

    def of(self, statement: str) -> Sequence[Stands]:
        """The claims that a statement stands in."""
        return self.claims.get(statement, ())

    def anchor(self, statement: str) -> str:
        """The place of a statement on the story's page."""
        return at_statement(statement)

    def judge(self, statement: str) -> str:
        """Where a statement is judged; nowhere in a folder."""
        return ""
