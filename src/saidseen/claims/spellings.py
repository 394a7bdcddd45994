"""One speaker under several spellings: titles left out, endings and first letters of other alphabets made alike."""

from __future__ import annotations

from saidseen.language.en import names as en


def untitled(words: list[str]) -> list[str]:
    """The words of a name without the titles before it."""
    at = next((n for n, word in enumerate(words) if word not in en.TITLES), 0)
    return words[at:]


def alike(last: str) -> str:
    """A last name as all its spellings share it: "zelensky" for Zelenskyy, Zelenskiy and Zelenski."""
    return en.ENKA_ENDING.sub(en.ENKO, en.Y_ENDING.sub(en.Y, last)) if len(last) > 4 else last


def initial(first: str) -> str:
    """The first letter of a first name as all its spellings share it."""
    return en.FIRST_LETTERS.get(first[:1], first[:1])
