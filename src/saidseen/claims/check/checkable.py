"""Whether a sentence says something that a story can agree with, deny or report."""

from __future__ import annotations

from saidseen.claims.check.words import content, listed
from saidseen.claims.words import rarity, words
from saidseen.documents.language import language_of
from saidseen.errors import UsageError
from saidseen.language.en.telling import tell

LONGEST = 2_000  # code points of a sentence
TELLS = 8.0  # a word so rare tells by itself what a sentence is about (see claims.words.rarity)


def checked(sentence: str) -> str:
    """The sentence without white space around it and with single blanks.

    Raises UsageError for one that says nothing checkable, saying why and what to do.
    """
    plain = " ".join(sentence.encode("utf-8", "replace").decode("utf-8").split())
    if wrong := fault(plain):
        raise UsageError(wrong)
    return plain


def fault(sentence: str) -> str | None:
    """Why a sentence cannot be checked, or None: it must be English and have two telling words, or one that is rare."""
    if not sentence:
        return tell("checkable.empty")
    shown = sentence if len(sentence) <= 60 else sentence[:57] + "..."
    if len(sentence) > LONGEST:
        return tell("checkable.too_long", sentence=shown, most=LONGEST)
    language = language_of(sentence)
    if language not in (None, "en"):
        return tell("checkable.no_english", sentence=shown, language=language)
    told = " ".join(word for word in words(sentence) if word not in listed()["talk"])
    stems = {stem for stem in content(told) if not stem.isdigit()}
    if len(stems) >= 2 or any(rarity(stem) >= TELLS for stem in stems):
        return None
    return tell("checkable.says_nothing", sentence=shown)
