"""The words for countries and international bodies, from the tables beside this file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from saidseen.world.countries.phrases import CAPITALISED, CAPITALS, Phrases

NAME, ADJECTIVE, PEOPLE, CAPITAL_CITY, STATE = "name", "adjective", "people", "capital", "state"

_NOT_METONYMS = frozenset(
    {"male", "victoria", "stanley", "kingston", "hamilton", "georgetown", "plymouth", "brussels", "rome"}
    | {"san juan", "jamestown", "adamstown", "flying fish cove", "west island", "marigot", "saint-denis"}
    | {"san jose", "santo domingo", "saint-pierre", "alofi", "douglas", "the valley", "saint helier"}
)
_NOT_COUNTRIES = frozenset(("jersey", "reunion", "saint martin", "sint maarten", "pitcairn", "antarctica"))
_WITH_ARTICLE = frozenset(
    ("USA", "GBR", "NLD", "PHL", "ARE", "COD", "COG", "MDV", "BHS", "GMB", "CAF", "DOM", "COM", "MHL", "SLB", "SYC")
)
_NAMES = {"PSE": "Palestine", "MAC": "Macau", "TUR": "Turkey"}


@dataclass(frozen=True, slots=True)
class CountryWord:
    """A word for a country: `form` is name, adjective, people, capital (metonyms too) or state (of the USA)."""

    alpha3: str
    form: str


@dataclass(frozen=True, slots=True)
class Body:
    """An international body: its short name and the nouns that may stand for it."""

    name: str
    nouns: frozenset[str]


def _rows(name: str) -> list[list[str]]:
    lines = (files(__package__) / name).read_text("utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if line.strip() and not line.startswith("#")]


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(",") if part.strip()]


def _case(phrase: str) -> int:
    """Short capital names must be in capitals in the text ("US", "WHO"), all others need a capital."""
    bare = phrase.replace(".", "")
    return CAPITALS if bare.isupper() and len(bare) <= 4 else CAPITALISED


@cache
def _countries() -> dict[str, tuple[str, str]]:
    """Name and capital of every country and territory by alpha-3."""
    return {alpha3: (name, capital) for alpha3, name, capital in _rows("names.txt")}


def _plurals(adjective: str) -> list[str]:
    return [adjective + "s"] if adjective[-1] in "nikotbr" and not adjective.endswith("ish") else []


@cache
def country_words() -> Phrases[CountryWord]:
    """Every word for a country."""
    table: Phrases[CountryWord] = Phrases()
    for alpha3, names, adjectives, people, metonyms in _rows("words.txt"):
        for form, cell in ((NAME, names), (ADJECTIVE, adjectives), (PEOPLE, people), (CAPITAL_CITY, metonyms)):
            for phrase in _split(cell):
                table.add(phrase, CountryWord(alpha3, form), _case(phrase))
        for adjective in _split(adjectives):
            for plural in _plurals(adjective):
                table.add(plural, CountryWord(alpha3, PEOPLE), CAPITALISED)
    for alpha3, (country, capital) in _countries().items():
        if country.lower() not in _NOT_COUNTRIES:
            table.add(country, CountryWord(alpha3, NAME), CAPITALISED)
        if capital and capital.lower() not in _NOT_METONYMS:
            table.add(capital, CountryWord(alpha3, CAPITAL_CITY), CAPITALISED)
    for [line] in _rows("states.txt"):
        for state in _split(line):
            table.add(state, CountryWord("USA", STATE), CAPITALISED)
    return table


@cache
def body_words() -> Phrases[Body]:
    """Every name of an international body."""
    table: Phrases[Body] = Phrases()
    for name, nouns, others in _rows("organisations.txt"):
        body = Body(name, frozenset(_split(nouns)))
        for phrase in [name, *_split(others)]:
            table.add(phrase, body, _case(phrase))
    return table


@cache
def name_of(alpha3: str, article: bool = False) -> str:
    """A country's English name, with its article on demand ("the United States")."""
    name = _NAMES.get(alpha3) or _countries().get(alpha3, (alpha3, ""))[0]
    bare = name.removeprefix("The ")
    return f"the {bare}" if article and alpha3 in _WITH_ARTICLE else bare


@cache
def state_names() -> tuple[str, ...]:
    """The English names of all countries and territories in lower case, the longest first."""
    return tuple(sorted({name_of(code).lower() for code in _countries()}, key=lambda n: (-len(n), n)))


@cache
def adjective_of(alpha3: str) -> str | None:
    """A country's first English adjective ("Russian"), None where the table has none."""
    for code, _, adjectives, _, _ in _rows("words.txt"):
        if code == alpha3 and adjectives:
            return _split(adjectives)[0]
    return None
