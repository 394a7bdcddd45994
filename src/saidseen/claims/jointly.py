"""Who speaks together ("A and B"), and what is nobody: treaties, films, "none of them"."""

from __future__ import annotations

from saidseen.language.en import together as en
from saidseen.model.reading import Statement
from saidseen.world.countries import find_countries, organisation_of


def is_nobody(name: str) -> bool:
    """Whether the words name a paper, a picture or no one: nobody who could say something."""
    return en.NOBODY.fullmatch(" ".join(name.split())) is not None


def speaks_jointly(statement: Statement) -> bool:
    """Whether the source or the speaker's name is two or more who speak together."""
    speaker, source = statement.speaker, statement.source
    names = [speaker.name if speaker and speaker.name else "", source.text if source else ""]
    return any("; " in name or en.JOINED.search(name) for name in names)


def together(statement: Statement) -> tuple[str, ...]:
    """The sides (countries, bodies) that speak together in a statement; none where one speaks alone."""
    if not speaks_jointly(statement):
        return ()
    speaker, source = statement.speaker, statement.source
    parts: list[str] = []
    for words in (speaker.name if speaker and speaker.name else "", source.text if source else ""):
        parts += en.AND.split(words)
    sides: dict[str, None] = {}
    for part in parts:
        codes = [code for _, code in find_countries(part)]
        body = organisation_of(part)
        sides.update(dict.fromkeys([*codes[:1], *([body] if body else [])]))
    if speaker is not None:
        sides.update(dict.fromkeys(side for side in (speaker.country, speaker.organisation) if side))
    return tuple(sorted(sides))
