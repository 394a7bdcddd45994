"""States as people write them: alpha-3, alpha-2, a name, or an adjective."""

from __future__ import annotations

from functools import cache

from saidseen.errors import UsageError
from saidseen.world.countries import country_of, organisation_of
from saidseen.world.names import fold
from saidseen.world.tables import _lines, countries


@cache
def _by_word() -> dict[str, str]:
    """Folded names and codes to alpha-3; a name goes before a code that is written like it."""
    found = {alpha2.lower(): alpha3 for alpha3, alpha2 in _lines("alpha2.txt")}
    found["uk"] = "GBR"
    for country in reversed(countries()):
        words = (*country.people, *country.others, country.name, country.alpha3)
        found |= {fold(word): country.alpha3 for word in words}
    return found


def alpha3_of(words: str) -> str | None:
    """The ISO 3166 alpha-3 code of a state written as alpha-3, alpha-2 or in words; None where it is none."""
    plain = " ".join(words.split())
    return _by_word().get(fold(plain)) or country_of(plain)


def side_of(words: str) -> str | None:
    """The alpha-3 code of a state or the short name of an international body; None where it is neither."""
    return organisation_of(" ".join(words.split())) or alpha3_of(words)


def state(words: str) -> str:
    """The alpha-3 code of a state however it is written; raises UsageError where there is none such."""
    found = alpha3_of(words)
    if found is None:
        from difflib import get_close_matches

        names = {c.name.lower(): c.name for c in countries()}
        near = [names[n] for n in get_close_matches(words.strip().lower(), names, 3)]
        hint = f"; did you mean {', '.join(near)}?" if near else "; write it like RUS, RU or Russia"
        raise UsageError(f"there is no state '{words}'{hint}")
    return found
