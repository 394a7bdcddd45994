"""Actors of a text and where it mentions them."""

from __future__ import annotations

from dataclasses import dataclass, field

from saidseen.model.reading import Speaker

PERSON, ORGANISATION, STATE_ACTOR, PAPER, UNNAMED = "person", "organisation", "state", "paper", "unnamed"


@dataclass(slots=True, eq=False)
class Actor:
    """Somebody or something that can speak; `nouns` are the role nouns that may stand for it; `listed` is true where
    only the list of office holders tells whom it speaks for."""

    kind: str
    name: str | None
    country: str | None = None
    organisation: str | None = None
    sector: str | None = None
    gender: str | None = None
    plural: bool = False
    nouns: set[str] = field(default_factory=set)
    how: str = ""
    aliases: set[str] = field(default_factory=set)
    count: int = 0
    listed: bool = False

    def speaker(self, how: str | None = None) -> Speaker:
        """The record of this actor, with the words that told us."""
        return Speaker(self.name, self.country, self.organisation, self.sector, how or self.how)


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an actor is named: words `i` to before `j`, of which `name` to before `end` are the name itself."""

    i: int
    j: int
    actor: Actor
    name: int
    end: int
    possessive: bool = False
