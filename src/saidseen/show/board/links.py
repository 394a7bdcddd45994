"""Where the pages of the board lead: addresses made of ids and names, each quoted."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from saidseen.model.claim import Member
from saidseen.show.pages.names import ClaimLinks, StoryLinks, at_member, at_statement


def claim_path(claim: str) -> str:
    """The address of a claim's page."""
    return f"/claims/{quote(claim, safe='')}"


def story_path(document: str) -> str:
    """The address of a story's page."""
    return f"/stories/{quote(document, safe='')}"


def speaker_path(name: str) -> str:
    """The address of what somebody said over time."""
    return f"/speakers?{urlencode({'name': name}, errors='replace')}"


def judge_path(**of: str) -> str:
    """The address of the page on which something is judged: a statement, a claim, a story, a name."""
    return f"/judge?{urlencode({key: value for key, value in of.items() if value}, errors='replace')}"


def in_claim(claim: str, document: str, statement: str) -> str:
    """The address of a statement on its claim's page."""
    return f"{claim_path(claim)}#{at_member(document, statement)}"


def in_story(document: str, statement: str) -> str:
    """The address of a statement on its story's page."""
    return f"{story_path(document)}#{at_statement(statement)}"


@dataclass(frozen=True, slots=True)
class BoardClaim(ClaimLinks):
    """Where a claim's page leads."""

    home: str = "/"
    search: str = "/search"

    def story(self, member: Member) -> str:
        """The address of the statement in its story."""
        return in_story(member.said.source.id, member.said.statement.id)

    def judge(self, claim: str, member: Member | None = None) -> str:
        """Where the claim, or a statement of it, is judged."""
        return judge_path(claim=claim, statement=member.said.statement.id if member else "")

    def speaker(self, member: Member) -> str:
        """The address of what the speaker said over time; none where nobody is named."""
        speaker = member.said.statement.speaker
        return speaker_path(speaker.name) if speaker and speaker.name else ""


@dataclass(frozen=True, slots=True)
class BoardStory(StoryLinks):
    """Where a story's page leads."""

    home: str = "/"
    search: str = "/search"

    def judge(self, statement: str) -> str:
        """Where a statement is judged."""
        return judge_path(statement=statement)
