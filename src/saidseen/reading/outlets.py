"""Names of outlets, of written instruments, and what stands where a speaker would stand but is none."""

from __future__ import annotations

import re
from functools import lru_cache

from saidseen.language.en import outlets as en
from saidseen.world.countries import country_of, name_of

_WORDS = re.compile(r"\w+")
_BETWEEN = re.compile(r"[-–—/]")


def is_instrument(words: str) -> bool:
    """Whether words are the name of a treaty or another written instrument ("the Vienna Document"), and no more."""
    match = en.INSTRUMENT.fullmatch(words)
    return match is not None and match[1].lower() in en.INSTRUMENTS


def is_label(words: str) -> bool:
    """Whether words before a colon or after a dash are a label ("Explainer: ...", "Monday - ..."), not a speaker."""
    return en.LABEL.match(words) is not None


def is_topic(words: str, before: bool = True) -> bool:
    """Whether words beside a colon or dash are what a story is about ("Ukraine-Russia:", "Ukraine crisis:").

    A country under its plain name is a topic `before` a colon in all of ten headlines of 2022, and speaks behind a dash
    in both of two ("... amount to escalation - Germany"); capitals and seats may speak in either place.
    """
    if en.TOPIC.search(words):
        return True
    parts = [(part.strip(), country_of(part.strip())) for part in _BETWEEN.split(words)]
    if len(parts) > 1:
        return all(code is not None for _, code in parts)
    return before and any(code is not None and name_of(code) == name for name, code in parts)


def is_repeated(words: str, content: str) -> bool:
    """Whether a headline says again after the colon what stood before it ("Poroshenko: Poroshenko arrives in Kyiv")."""
    return set(_WORDS.findall(words.lower())) <= set(_WORDS.findall(content.lower()))


def is_own_name(words: str, outlet: str | None) -> bool:
    """Whether words name the outlet whose story it is: its sign-off ("... - Northern Wire") makes no speaker of it."""
    return outlet is not None and bool(name := plain(words)) and name == plain(outlet)


@lru_cache(4096)
def plain(outlet: str) -> str:
    """An outlet's name for comparing: "The Guardian", "theguardian.com" and "Guardian" are one."""
    name = en.ARTICLE.sub("", outlet.strip().lower())
    name = en.DOMAIN.sub("", name)
    name = en.AGENCY.sub("", name).strip() or name
    squashed = re.sub(r"[\W_]+", "", name)
    return squashed.removeprefix(en.THE) if len(squashed) > 6 else squashed
