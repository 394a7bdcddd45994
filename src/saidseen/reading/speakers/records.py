"""What is known of a name, and what a text's sources resolve to."""

from __future__ import annotations

from dataclasses import dataclass

from saidseen.model.reading import Speaker


@dataclass(frozen=True, slots=True)
class Known:
    """One row of the who's who: what was learnt of a name, and `evidence`, the words that told it."""

    name: str
    aliases: tuple[str, ...]
    country: str | None
    organisation: str | None
    sector: str | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """The speakers of a text's attributions, in their order, why each, and what was learnt of names on the way.

    A speaker is None where the attribution has no source and no title names its author;
    `why` is the id of the rule that decided, with that of the one that told the country.
    """

    speakers: tuple[Speaker | None, ...]
    learnt: tuple[Known, ...]
    why: tuple[str, ...]
