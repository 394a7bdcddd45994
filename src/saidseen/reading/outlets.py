"""Names of outlets, of written instruments, and what stands where a speaker would stand but is none."""

from __future__ import annotations

import re
from functools import lru_cache

from saidseen.world.countries import country_of, name_of

_ARTICLE = re.compile(r"^(?:the|www\.) ?", re.IGNORECASE)
_DOMAIN = re.compile(r"\.(?:com|org|net|info|ru|ua|eu|de|tv|news|co|gov|example)(?:\.[a-z]{2,3})?$")
_AGENCY = re.compile(r"\b(?:news ?agency|news|online|agency|newspaper|tv)$")
_LABEL = re.compile(
    r"(?:Update|Updates|Live|Breaking|Exclusive|Explainer|Explained|Analysis|Opinion|Video|Watch|Photos?|Factbox|Timeline|"
    r"Note|Editor|Read|More|Related|Source|Date|Time|Where|When|What|Who|Why|How|Correction|Subject|Re|Contact|Tel|Email|"
    r"Follow|Part|Day|January|February|March|April|May|June|July|August|September|October|November|December|Monday|"
    r"Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)
_TOPIC = re.compile(
    r"(?:^(?:invasion|war|attack|crisis|conflict) (?:of|in|on|over) .+|"
    r"\b(?:crisis|conflict|tensions?|war|invasion|stand-?off|row|dispute|talks|summit|live|latest|updates?|briefing))$",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\w+")
_CALLED = (
    "document treaty agreement agreements accord accords protocol convention memorandum charter declaration act pact"
)
INSTRUMENTS = frozenset(_CALLED.split())
"""What written instruments are called behind a name ("the Vienna Document", "the Minsk agreements")."""
_NAMED = re.compile(r"(?:[Tt]he )?(?:[A-Z][\w’'-]* )+([A-Z]\w*)")
_BETWEEN = re.compile(r"[-–—/]")


def is_instrument(words: str) -> bool:
    """Whether words are the name of a treaty or another written instrument ("the Vienna Document"), and no more."""
    match = _NAMED.fullmatch(words)
    return match is not None and match[1].lower() in INSTRUMENTS


def is_label(words: str) -> bool:
    """Whether words before a colon or after a dash are a label ("Explainer: ...", "Monday - ..."), not a speaker."""
    return _LABEL.match(words) is not None


def is_topic(words: str) -> bool:
    """Whether words before a colon are what a story is about ("Ukraine-Russia:", "Ukraine crisis:", "Ukraine:").

    A country under its plain name is a topic there in all of ten headlines of 2022; capitals and seats may speak.
    """
    if _TOPIC.search(words):
        return True
    parts = [(part.strip(), country_of(part.strip())) for part in _BETWEEN.split(words)]
    if len(parts) > 1:
        return all(code is not None for _, code in parts)
    return any(code is not None and name_of(code) == name for name, code in parts)


def is_repeated(words: str, content: str) -> bool:
    """Whether a headline says again after the colon what stood before it ("Poroshenko: Poroshenko arrives in Kyiv")."""
    return set(_WORDS.findall(words.lower())) <= set(_WORDS.findall(content.lower()))


def is_own_name(words: str, outlet: str | None) -> bool:
    """Whether words name the outlet whose story it is: its sign-off ("... - Northern Wire") makes no speaker of it."""
    return outlet is not None and bool(name := plain(words)) and name == plain(outlet)


@lru_cache(4096)
def plain(outlet: str) -> str:
    """An outlet's name for comparing: "The Guardian", "theguardian.com" and "Guardian" are one."""
    name = _ARTICLE.sub("", outlet.strip().lower())
    name = _DOMAIN.sub("", name)
    name = _AGENCY.sub("", name).strip() or name
    squashed = re.sub(r"[\W_]+", "", name)
    return squashed.removeprefix("the") if len(squashed) > 6 else squashed
