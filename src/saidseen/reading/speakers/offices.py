"""Who holds an office that a story names without its holder, and which of several namesakes a title means."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from saidseen.language.en import offices as en
from saidseen.language.en.speakers import wordlist
from saidseen.reading.speakers.holders import all_in_office
from saidseen.reading.speakers.lexicon import TITLE
from saidseen.reading.speakers.records import Known
from saidseen.reading.speakers.scan import scan
from saidseen.world.countries import organisation_of


def office_of(row: Known) -> str:
    """The office that a row tells of, in small letters ("president of russia")."""
    return row.evidence.split(en.SINCE)[0].lower()


@lru_cache(4096)
def nouns_of(row: Known) -> frozenset[str]:
    """The role nouns that an office lends to its holder ("president"; "secretary of state" and "secretary")."""
    found = scan(office_of(row))
    title = next((chunk for chunk in found.chunks if chunk.kind == TITLE), None)
    return title.entry.nouns if title is not None and title.i == 0 else frozenset()


@lru_cache(4096)
def holder(
    title: str, country: str | None, organisation: str | None, day: str, body: str | None = None
) -> Known | None:
    """The one person who held the office that `title` names for a country or body on a day (ISO), of several the one
    of the `body` whose words stand before the title ("European Commission President"); None where the table has none
    or several."""
    for starts in _leading(country) if title == en.LEADER and country else (en.OFFICES.get(title, ()),):
        found = {
            row.name: row
            for row in (all_in_office(day) if starts and (country or organisation) else ())
            if (row.country == country if country else row.organisation == organisation)
            and office_of(row).startswith(starts)
        }
        if len(found) > 1 and body:
            found = {name: row for name, row in found.items() if office_of(row).endswith(en.OF_BODY + body.lower())}
        if len(found) == 1:
            one = next(iter(found.values()))
            return one if title not in en.WHOLE or _of_the_whole(one) else None
    return None


def _of_the_whole(row: Known) -> bool:
    """Whether an office of an organisation is of all of it, and not of a service or council of it."""
    whole = row.evidence.split(en.SINCE)[0].partition(en.OF)[2].removeprefix(en.THE)
    return row.organisation is None or organisation_of(whole) == row.organisation


def _leading(country: str) -> tuple[tuple[str, ...], ...]:
    """The offices of which one leads a country, in the order in which they are looked for."""
    if country in wordlist("presidential"):
        return (en.OFFICES[en.PRESIDENT],)
    return tuple(en.OFFICES[office] for office in en.LEADING)


def namesake(last: str, nouns: frozenset[str], country: str | None, organisation: str | None, day: str) -> Known | None:
    """The one holder of that last name (small letters) on a day whose office one of the role nouns names, or who is of
    the country or body that the text tells; None where there are none or several."""
    rows = [row for row in _bearing(last, day) if _fits(row, country, organisation)]
    titled = [row for row in rows if any(_named(noun, row) for noun in nouns)]
    if len(titled) == 1:
        return titled[0]
    told = country is not None or organisation is not None
    return rows[0] if told and not nouns and len(rows) == 1 else None


@lru_cache(4096)
def _bearing(last: str, day: str) -> tuple[Known, ...]:
    from saidseen.reading.speakers.people import surname

    def forms(row: Known) -> Iterator[str]:
        yield from (surname(name) for name in (row.name, *row.aliases))

    found = {row.name: row for row in all_in_office(day) if last in forms(row)}
    return tuple(found.values())


def _fits(row: Known, country: str | None, organisation: str | None) -> bool:
    return (country is None or row.country == country) and (organisation is None or row.organisation == organisation)


def _named(noun: str, row: Known) -> bool:
    """Whether a role noun names the office of a row; "minister" or "senator" name those with the word."""
    starts = en.OFFICES.get(noun)
    office = office_of(row)
    if starts is not None:
        return office.startswith(starts)
    return len(noun) > 4 and noun in office.split(en.OF)[0].split()
