"""Who speaks together ("A and B"), and what is nobody: treaties, films, "none of them"."""

from __future__ import annotations

import re

from saidseen.model.reading import Statement
from saidseen.world.countries import find_countries, organisation_of

_AND = re.compile(r",? (?:and|&) |[,;] ")
_LAST = re.compile(
    r" (?:and|&) (?:the |his |her |its |their )?"
    r"(?!(?:Opposition|Affairs|Security|Develop\w+|Defen[cs]e|Trade|Human|Co-?op\w+|"
    r"Commonwealth|European|Industry|Prevention|Border|Emigration|Expatriates|Rescue|Policy|Culture|Control|Crescent|"
    r"Tobago|Barbuda|Herzegovina|Nevis|Principe|Caicos|Futuna|Miquelon|Grenadines|Infrastructure|Justice|Finance)\b)"
    r"(?:\w+ ){0,2}?[A-Z]"
)
_NOBODY = re.compile(
    r"(?:(?:the|a|an|this|that|these|some|new|final|joint|draft) )*(?:[\w’'-]+ ){0,4}?"
    r"(?:treat(?:y|ies)|agreements?|accords?|pacts?|memorandum|protocols?|conventions?|constitution|resolutions?|films?|"
    r"videos?|footage|clips?|pictures?|photos?|photographs?|images?|imagery|maps?|documents?|chapter [IVX]+|articles?|"
    r"letters?|rumou?rs?|speculation)"
    r"(?: (?:of|on|from|by|taken|showing|between|that|which|posted|for|supplied|including)\b.*)?|"
    r"(?:none|neither|nobody|no one|not one|nothing)\b.*",
    re.IGNORECASE,
)


def is_nobody(name: str) -> bool:
    """Whether the words name a paper, a picture or no one: nobody who could say something."""
    return _NOBODY.fullmatch(" ".join(name.split())) is not None


def speaks_jointly(statement: Statement) -> bool:
    """Whether the source or the speaker's name is two or more who speak together."""
    speaker, source = statement.speaker, statement.source
    names = [speaker.name if speaker and speaker.name else "", source.text if source else ""]
    return any("; " in name or _LAST.search(name) for name in names)


def together(statement: Statement) -> tuple[str, ...]:
    """The sides (countries, bodies) that speak together in a statement; none where one speaks alone."""
    if not speaks_jointly(statement):
        return ()
    speaker, source = statement.speaker, statement.source
    parts: list[str] = []
    for words in (speaker.name if speaker and speaker.name else "", source.text if source else ""):
        parts += _AND.split(words)
    sides: dict[str, None] = {}
    for part in parts:
        codes = [code for _, code in find_countries(part)]
        body = organisation_of(part)
        sides.update(dict.fromkeys([*codes[:1], *([body] if body else [])]))
    if speaker is not None:
        sides.update(dict.fromkeys(side for side in (speaker.country, speaker.organisation) if side))
    return tuple(sorted(sides))
