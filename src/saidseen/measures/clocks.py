"""The clocks of capitals, so that a time limit is told in the working time of both states.

The zones are those of the IANA data base by the capital's name; a state that is not in the table has no clock here.
"""

from __future__ import annotations

from datetime import datetime, tzinfo
from functools import cache

from saidseen.language.en import months
from saidseen.language.en.telling import tell
from saidseen.measures.moments import Moment

CAPITALS = {
    "ALB": ("Tirana", "Europe/Tirane"), "ARM": ("Yerevan", "Asia/Yerevan"), "AUT": ("Vienna", "Europe/Vienna"),
    "AZE": ("Baku", "Asia/Baku"), "BEL": ("Brussels", "Europe/Brussels"), "BGR": ("Sofia", "Europe/Sofia"),
    "BIH": ("Sarajevo", "Europe/Sarajevo"), "BLR": ("Minsk", "Europe/Minsk"), "CAN": ("Ottawa", "America/Toronto"),
    "CHE": ("Bern", "Europe/Zurich"), "CYP": ("Nicosia", "Asia/Nicosia"), "CZE": ("Prague", "Europe/Prague"),
    "DEU": ("Berlin", "Europe/Berlin"), "DNK": ("Copenhagen", "Europe/Copenhagen"),
    "ESP": ("Madrid", "Europe/Madrid"), "EST": ("Tallinn", "Europe/Tallinn"), "FIN": ("Helsinki", "Europe/Helsinki"),
    "FRA": ("Paris", "Europe/Paris"), "GBR": ("London", "Europe/London"), "GEO": ("Tbilisi", "Asia/Tbilisi"),
    "GRC": ("Athens", "Europe/Athens"), "HRV": ("Zagreb", "Europe/Zagreb"), "HUN": ("Budapest", "Europe/Budapest"),
    "IRL": ("Dublin", "Europe/Dublin"), "ISL": ("Reykjavik", "Atlantic/Reykjavik"), "ITA": ("Rome", "Europe/Rome"),
    "KAZ": ("Astana", "Asia/Almaty"), "KGZ": ("Bishkek", "Asia/Bishkek"), "LTU": ("Vilnius", "Europe/Vilnius"),
    "LUX": ("Luxembourg", "Europe/Luxembourg"), "LVA": ("Riga", "Europe/Riga"),
    "MDA": ("Chișinău", "Europe/Chisinau"), "MKD": ("Skopje", "Europe/Skopje"), "MLT": ("Valletta", "Europe/Malta"),
    "MNE": ("Podgorica", "Europe/Podgorica"), "MNG": ("Ulaanbaatar", "Asia/Ulaanbaatar"),
    "NLD": ("Amsterdam", "Europe/Amsterdam"), "NOR": ("Oslo", "Europe/Oslo"), "POL": ("Warsaw", "Europe/Warsaw"),
    "PRT": ("Lisbon", "Europe/Lisbon"), "ROU": ("Bucharest", "Europe/Bucharest"), "RUS": ("Moscow", "Europe/Moscow"),
    "SRB": ("Belgrade", "Europe/Belgrade"), "SVK": ("Bratislava", "Europe/Bratislava"),
    "SVN": ("Ljubljana", "Europe/Ljubljana"), "SWE": ("Stockholm", "Europe/Stockholm"),
    "TJK": ("Dushanbe", "Asia/Dushanbe"), "TKM": ("Ashgabat", "Asia/Ashgabat"), "TUR": ("Ankara", "Europe/Istanbul"),
    "UKR": ("Kyiv", "Europe/Kiev"), "USA": ("Washington", "America/New_York"), "UZB": ("Tashkent", "Asia/Tashkent"),
}  # fmt: skip
"""Capitals with their zones, by ISO 3166 alpha-3 code."""


@cache
def zone_of(state: str) -> tzinfo | None:
    """The zone of a state's capital; None where the table or the machine's zone data does not have it."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    if state not in CAPITALS:
        return None
    try:
        return ZoneInfo(CAPITALS[state][1])
    except (ZoneInfoNotFoundError, OSError):
        return None


def told_in(moment: Moment, states: tuple[str, ...]) -> str:
    """A moment by the clock of each state's capital: "Friday 11 February 2022, 12:00 in Vilnius (UTC+02:00), ..."."""
    if moment.precision != "minute" or moment.first.tzinfo is None:
        return moment.words
    told = []
    day = None
    for state in states:
        zone = zone_of(state)
        if zone is None:
            continue
        there = moment.first.astimezone(zone)
        told.append(
            tell(
                "clocks.in_capital", day=_day(there, day), time=there, capital=CAPITALS[state][0], offset=_offset(there)
            )
        )
        day = there.date()
    return ", ".join(told) or moment.words


def weekday(moment: Moment) -> str | None:
    """The name of the day, where the day is known."""
    return months.WEEKDAYS[moment.first.weekday()] if moment.precision in ("day", "minute") else None


def _day(at: datetime, before: object) -> str:
    """The day where it differs from the one told before."""
    if at.date() == before:
        return ""
    return f"{months.WEEKDAYS[at.weekday()]} {Moment(at, at, 'minute').day_words}, "


def _offset(at: datetime) -> str:
    zone = at.strftime("%z")
    return f"UTC{zone[:3]}:{zone[3:5]}"
