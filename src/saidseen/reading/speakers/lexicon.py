"""The words for roles, bodies, groups and newspapers, from the tables of the language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from saidseen.language.en import bodies as en
from saidseen.language.en import lines
from saidseen.language.en.speakers import british, wordlist
from saidseen.reading.outlets import plain
from saidseen.world.countries.phrases import ANY, CAPITALISED, CAPITALS, Phrases
from saidseen.world.countries.table import NAME, body_words, country_words

COUNTRY, BODY, INSTITUTION, TITLE, GROUP, MEDIA = "country", "body", "institution", "title", "group", "media"

_PORTFOLIOS = wordlist("portfolios")
# Short forms of titles that are common words of other meanings when small.
_CAPITAL_TITLES = wordlist("capital-titles")


@dataclass(frozen=True, slots=True)
class PhraseEntry:
    """What a phrase of the lexicon stands for; `form` is that of a country word, `nouns` what may stand for it."""

    kind: str
    name: str
    country: str | None = None
    organisation: str | None = None
    sector: str | None = None
    gender: str | None = None
    nouns: frozenset[str] = frozenset()
    form: str = ""


def _rows(name: str) -> Iterator[list[str]]:
    for line in lines(name):
        yield [cell.strip() for cell in line.split("|")]


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(",") if part.strip()]


def _case(phrase: str) -> int:
    bare = phrase.replace(".", "")
    return CAPITALS if bare.isupper() and len(bare) <= 5 else CAPITALISED


def _add_bodies(table: Phrases[PhraseEntry]) -> None:
    for sector, country, name, nouns, words in _rows("bodies.txt"):
        state, belongs = (None, country[1:]) if country.startswith("@") else (country or None, None)
        entry = PhraseEntry(BODY, name, state, belongs, sector, nouns=frozenset(map(british, _split(nouns))))
        for phrase in _split(words):
            own = PhraseEntry(BODY, phrase, None, None, sector, nouns=entry.nouns) if name == en.NETWORK else entry
            table.add(phrase, own, _case(phrase))
            table.add(phrase.replace("'", "’"), own, _case(phrase))
    for phrase, body in body_words().items():
        sector = "NGO" if body.name in en.CHARITIES else "JUD" if body.name in en.COURTS else "IGO"
        organisation = "UN" if body.name in en.OF_THE_UN else body.name
        table.add(phrase, PhraseEntry(BODY, body.name, None, organisation, sector, nouns=body.nouns), _case(phrase))


def _add_media(table: Phrases[PhraseEntry]) -> None:
    for kinds, country, line in _rows("media.txt"):
        nouns = frozenset(kinds.split())
        for item in _split(line):
            phrase, _, full = (part.strip() for part in item.partition("="))
            star = phrase.endswith("*")
            phrase = phrase.removesuffix("*")
            entry = PhraseEntry(MEDIA, full or phrase, country or None, None, "MED", nouns=nouns)
            if star:
                table.add(f"{en.THE} {phrase}", entry, ANY)
            else:
                table.add(phrase, entry, _case(phrase))
            if phrase in en.EDITIONS:
                for edition in _country_names():
                    name = f"{phrase} {edition}"
                    table.add(name, PhraseEntry(MEDIA, name, country or None, None, "MED", nouns=nouns), CAPITALISED)


@cache
def groups_named() -> frozenset[str]:
    """What armed groups, oppositions and parties are called, as the table of bodies has them: "Hezbollah"."""
    return frozenset(
        phrase
        for sector, *_, words in _rows("bodies.txt")
        if sector in ("REB", "OPP", "PTY", "MIL")
        for phrase in _split(words)
    )


@cache
def agency_of(country: str) -> str | None:
    """The news agency of a state, the first outlet of its own in the table; None where the table has none."""
    for _, owner, line in _rows("media.txt"):
        if owner == country:
            phrase, _, full = (part.strip() for part in _split(line)[0].partition("="))
            return full or phrase
    return None


@cache
def owners() -> dict[str, str]:
    """The state whose own an agency or broadcaster is, by every name that it goes by, made plain (outlets.plain)."""
    return {
        plain(name): owner
        for _, owner, line in _rows("media.txt")
        if owner
        for item in _split(line)
        for name in item.removesuffix("*").split("=")
    }


@cache
def agencies() -> dict[str, str]:
    """The full name of each news agency by every name that it goes by."""
    named = (
        item.partition("=")
        for kinds, _, line in _rows("media.txt")
        if en.AGENCY in kinds.split()
        for item in _split(line)
    )
    return {phrase.strip().removesuffix("*"): (full or phrase).strip() for phrase, _, full in named}


def _country_names() -> Iterator[str]:
    for phrase, word in country_words().items():
        if word.form == NAME and len(phrase) > 3:
            yield phrase


def _add_titles(table: Phrases[PhraseEntry]) -> None:
    for sector, country, gender, words in _rows("office_titles.txt"):
        for phrase in _split(words):
            bare = phrase.replace(".", "").lower()
            nouns = frozenset(british(n) for n in (bare, bare.split()[-1]))
            if bare.startswith(en.OF_OFFICES):
                nouns |= {bare.split()[0]}
            entry = PhraseEntry(
                TITLE, bare, country or None, None, sector.replace("-", "") or None, gender or None, nouns
            )
            table.add(phrase, entry, CAPITALISED if bare in _CAPITAL_TITLES else ANY)
    for portfolio in sorted(_PORTFOLIOS):
        for form in en.MINISTERS:
            phrase = form.format(portfolio)
            nouns = frozenset((british(f"{portfolio} {en.MINISTER}"), en.MINISTER))
            table.add(phrase, PhraseEntry(TITLE, phrase, None, None, "GOV", None, nouns), ANY)


@cache
def lexicon() -> Phrases[PhraseEntry]:
    """Every phrase that tells who somebody is."""
    table: Phrases[PhraseEntry] = Phrases()
    _add_bodies(table)
    _add_media(table)
    for sector, country, name, nouns, words in _rows("institutions.txt"):
        entry = PhraseEntry(
            INSTITUTION, name, country or None, None, sector, nouns=frozenset(map(british, _split(nouns)))
        )
        for phrase in _split(words):
            table.add(phrase, entry, ANY)
    _add_titles(table)
    for sector, country, words in _rows("groups.txt"):
        for phrase in _split(words):
            table.add(
                phrase,
                PhraseEntry(GROUP, phrase, country or None, None, sector, nouns=frozenset((phrase.split()[-1],))),
                ANY,
            )
    for phrase, word in country_words().items():
        entry = PhraseEntry(COUNTRY, phrase, word.alpha3, None, "GOV", form=word.form)
        table.add(phrase, entry, country_words().case_of(phrase))
    return table


@cache
def given_names() -> dict[str, str]:
    """Gender ("m" or "f") by common given name in small letters."""
    return {name: gender for gender, names in _rows("given_names.txt") for name in _split(names)}


@cache
def sector_words() -> dict[str, str]:
    """Sector by a word of a body's name, in small letters."""
    return {word.lower(): sector for sector, words in _rows("body_words.txt") for word in _split(words)}
