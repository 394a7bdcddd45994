"""desk.toml: which feeds are watched, how often, the ledger that keeps what they bring, and who is told of what."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from saidseen.desk.alert_file import EXAMPLE as ALERT_EXAMPLE
from saidseen.desk.alert_file import Alert, alerts_in
from saidseen.desk.toml_words import apart, known, name_of, place_of, said, tables, text
from saidseen.documents.sources import SourceKind
from saidseen.errors import UsageError
from saidseen.ledger.words import plain

EVERY = "5m"
"""How often a feed is looked at that does not say it itself."""
KEYS = ("ledger", "allow_private", "feeds", "alerts")
FEED_KEYS = ("name", "url", "every", "kind", "outlet")
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_EVERY = re.compile(r"([1-9][0-9]{0,4}) ?([smhd])")
EXAMPLE = 'ledger = "crisis.db" and a table [[feeds]] with name = "Wire", url = "https://…" and every = "5m"'


@dataclass(frozen=True, slots=True)
class Feed:
    """One thing that is watched: `places` are its addresses or its path, `every` the seconds between two looks.

    `outlet` is who publishes it, where its stories do not say so.
    """

    name: str
    kind: SourceKind
    places: tuple[str, ...]
    every: int
    outlet: str | None = None

    @property
    def address(self) -> str:
        """Where it is, in a word."""
        return self.places[0] if len(self.places) == 1 else f"{len(self.places)} pages"


@dataclass(frozen=True, slots=True)
class DeskFile:
    """What desk.toml says."""

    ledger: str
    feeds: tuple[Feed, ...]
    allow_private: bool = False
    alerts: tuple[Alert, ...] = ()


def desk_file(path: str | os.PathLike[str], *, needs: str = "feeds") -> DeskFile:
    """What the desk.toml at a path says; raises UsageError: where, what is wrong, and what to do.

    Paths in it are meant from its folder on. Of `feeds` and `alerts` there has to be what it `needs`.
    """
    where = Path(path)
    try:
        held = tomllib.loads(where.read_text("utf-8"))
    except FileNotFoundError:
        raise UsageError(f"{where}: there is no such file; write one with {EXAMPLE}") from None
    except OSError as error:
        raise UsageError(
            f"{where}: it cannot be read ({(error.strerror or str(error)).lower()}); name a file"
        ) from None
    except UnicodeDecodeError as error:
        raise UsageError(f"{where}: byte {error.start} is no UTF-8; save it again in UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{where}: this is no TOML ({error}); mend that place") from None
    known(held, KEYS, str(where))
    ledger = text(held, "ledger", str(where), EXAMPLE)
    allow = held.get("allow_private", False)
    if not isinstance(allow, bool):
        raise UsageError(f"{where}: allow_private is true or false, without quotes, not {said(allow)}")
    if needs not in held:
        tables(held, needs, str(where), {"feeds": EXAMPLE, "alerts": ALERT_EXAMPLE}[needs])
    listed = tables(held, "feeds", str(where), EXAMPLE) if "feeds" in held else []
    feeds = tuple(_feed(table, number, where) for number, table in enumerate(listed, 1))
    apart([feed.name for feed in feeds], "feeds", str(where))
    alerts = alerts_in(tables(held, "alerts", str(where), ALERT_EXAMPLE), where, allow) if "alerts" in held else ()
    return DeskFile(ledger if "://" in ledger else str(where.parent / ledger), feeds, allow, alerts)


def _feed(table: Mapping[str, Any], number: int, where: Path) -> Feed:
    at = place_of(table, "feed", number, str(where))
    known(table, FEED_KEYS, at)
    name = name_of(table, at, 'such as name = "Wire"')
    every = _EVERY.fullmatch(text(table, "every", at, "", EVERY).strip())
    if every is None:
        raise UsageError(f'{at}: every is a number and s, m, h or d, such as every = "5m", not {said(table["every"])}')
    outlet = text(table, "outlet", at, "", "").strip() or None
    kind, places = _places(table, at, where.parent)
    return Feed(name, kind, places, int(every[1]) * _UNITS[every[2]], outlet)


def _places(table: Mapping[str, Any], at: str, folder: Path) -> tuple[SourceKind, tuple[str, ...]]:
    """The kind of a feed and where it is."""
    url, told = table.get("url"), table.get("kind")
    if told is not None and told not in tuple(SourceKind):
        raise UsageError(f"{at}: there is no kind {said(told)}; there are {', '.join(SourceKind)}")
    several = isinstance(url, list)
    places = tuple(url) if isinstance(url, list) else (url,)
    if not places or not all(isinstance(place, str) and place.strip() for place in places):
        raise UsageError(f'{at}: it needs an address, such as url = "https://example.org/feed.xml", or a list of pages')
    places = tuple(dict.fromkeys(place.strip() for place in places))
    if not several and "://" not in places[0]:
        return _local(places[0], told, at, folder)
    kind = SourceKind(told) if told is not None else SourceKind.PAGES if several else SourceKind.FEED
    if kind.local:
        raise UsageError(f'{at}: a {kind} is a path on this machine, not an address; leave kind = "{kind}" out')
    if several and kind is not SourceKind.PAGES:
        raise UsageError(f'{at}: several addresses are pages; leave kind = "{kind}" out, or write a table for each')
    for place in places:
        if wrong := _no_address(place):
            raise UsageError(f"{at}: {wrong}")
    return kind, places


def _local(path: str, told: str | None, at: str, folder: Path) -> tuple[SourceKind, tuple[str, ...]]:
    """A folder of files, or a mailbox folder, by what is there."""
    place = folder / path
    mail = all((place / part).is_dir() for part in ("new", "cur"))
    kind = SourceKind(told) if told is not None else SourceKind.MAILDIR if mail else SourceKind.FOLDER
    if not kind.local:
        raise UsageError(f"{at}: '{plain(path)[:120]}' is no address; write http:// or https:// before it")
    if told is None and not place.is_dir():
        raise UsageError(f"{at}: '{plain(path)[:120]}' is no address, and no folder is there; check it")
    return kind, (str(place),)


def _no_address(place: str) -> str | None:
    """What is wrong with an address."""
    shown = plain(place)[:120]
    try:
        parts = urlsplit(place)
        if parts.scheme not in ("http", "https"):
            return f"'{shown}' is no address; write http:// or https:// before it"
        if not parts.hostname or parts.port == 0:
            return f"'{shown}' names no host; check it"
        if parts.username is not None:
            return "there is a user name in the address; give it without"
    except ValueError:
        return f"'{shown}' is no address; check it"
    return None
