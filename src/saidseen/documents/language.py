"""Which language a story is in: English is known by its small words, the rest by py3langid's model."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 4_000
"""Code points looked at."""

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_LETTER = re.compile(r"[^\W\d_]")
_ENGLISH = re.compile(
    r"\b(?:the|and|that|with|from|by|have|has|been|this|which|who|their|would|said|are|not|were|they|its)\b"
)
_ENGLISH_SHARE = 0.10
_LATIN_RUN = re.compile(r"(?:[A-Za-z][A-Za-z’'-]*[,;]? ){9,}")
_SHORT_WORDS = 20
_SURE, _SURE_SHORT = 0.60, 0.90


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language that most of the first 4,000 characters are in; None without letters.

    English is assumed unless another script prevails or the model is sure: 0.60 of 1, or 0.90 below 20 words.
    """
    sample = text[: 4 * SAMPLE].lstrip()[:SAMPLE]
    letters = len(_LETTER.findall(sample))
    if not letters:
        return None
    latin = mostly_latin(text)
    words = len(_WORD.findall(sample))
    if latin and len(_ENGLISH.findall(sample.lower())) >= _ENGLISH_SHARE * words:
        return "en"
    language, score = _identifier().classify(sample)
    if not latin:
        return "en" if english_sentence(sample) else str(language) if language != "en" else None
    sure = _SURE_SHORT if words < _SHORT_WORDS else _SURE
    return str(language) if score >= sure else "en"


def stated_language(told: str | None) -> str | None:
    """The ISO 639-1 code in what a story says of its language, as `en` in en-GB; None where it says none."""
    code = (told or "").split("-")[0].strip().lower()
    return code if len(code) == 2 and code.isalpha() else None


def english_sentence(sample: str) -> bool:
    """Whether a text in another script has a whole sentence of English, as where a headline alone is not translated."""
    return any(len(_ENGLISH.findall(run[0].lower())) > 1 for run in _LATIN_RUN.finditer(sample))


def mostly_latin(text: str) -> bool:
    """Whether most letters of the first 4,000 characters are Latin ones, or there are none."""
    sample = text[: 4 * SAMPLE].lstrip()[:SAMPLE]
    letters = len(_LETTER.findall(sample))
    return not letters or 2 * len(_LATIN.findall(sample)) > letters


def foreign(text: str, language: str | None) -> str | None:
    """Why a story in `language` is not read; None for English, and where there is no word to tell it by."""
    if language not in (None, "en"):
        return f"language is {language}; saidseen reads English"
    if mostly_latin(text) or english_sentence(text[:SAMPLE]):
        return None
    return "its letters are not Latin; saidseen reads English"


@cache
def _identifier() -> LanguageIdentifier:
    """The model of py3langid, kept to ISO 639-1 languages: about 0.8 s and 100 MB, so only when it is needed."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if len(code) == 2])
    return identifier
