"""How a site is named in a statement's specifics: by the widest words that tell it, and by its usual name."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import lru_cache

from saidseen.language.en import scene as en
from saidseen.model.reading import Passage, Span
from saidseen.reading.scene.sites import Site, SiteMention
from saidseen.world.gazetteer import CAPITAL, CITY, DIVISION1, gazetteer
from saidseen.world.names import admin_words, bared, fold

BACK = 8  # mentions before a statement of which one that is no nationality is taken
_SCHOLARLY = re.compile("[\u2018\u2019\u02bc\u02bbāīūēōḩḨḑḐţŢşŞḥṭṣḍẓ\u0327]")
"""Letters and marks by which scholars render a script ("Al Ḩasakah", "I‘zāz")."""
_MARKS = re.compile("[\u2018\u2019\u02bc\u02bb]")
_PLAIN = re.compile(r"[A-Z][A-Za-z-]+(?: [A-Za-z-]+){0,3}")
_KIND = {code: kind for kind, codes in en.DIVISIONS.items() for code in codes.split()}


def mention_of(site: Site, content: Passage) -> SiteMention:
    """The mention that tells a statement where: in its words, else the last before, else the first; a nationality
    only where nothing else is there."""
    mentions = site.mentions
    first, last = (bisect_left(mentions, at, key=_start) for at in (content.start, content.end))
    inside = [m for m in mentions[first:last] if content.holds(m.span)]
    before = mentions[max(0, first - BACK) : first][::-1]
    for found in (inside, before):
        if found:
            return next((m for m in found if not m.people), found[0])
    return mentions[0]


def _start(mention: SiteMention) -> int:
    return mention.span.start


def widened(text: str, span: Span) -> Span:
    """The words of a place with those that say which part of it is meant, or what of that name: "eastern Ukraine", "the
    Belarusian border", "Hama province"."""
    start, end = span.start, span.end
    if match := en.WIDENS_BEFORE.search(text[max(0, start - 24) : start]):
        start -= len(match[0])
    if match := en.WIDENS_AFTER.match(text, end, min(len(text), end + 48)):
        end = match.end()
    return Span(start, end)


def name_told(text: str, span: Span, site: Site) -> str:
    """The usual name of what a mention with the words that widen it tells: "northeastern Syria", "Ukraine's borders",
    "Deir ez-Zor military airport"; "Hama Governorate" for "Hama province"."""
    wide, words = widened(text, span), span.of(text)
    name = usual_name(site, words) or words
    before, after = text[wide.start : span.start], text[span.end : wide.end]
    if site.whole and (en.BORDER.search(before) or en.BORDER.search(after)):
        return en.borders(name)
    if after and site.kind != DIVISION1 and not site.whole and not en.DIVISION_WORD.search(after):
        name += after[after.index(" ") :] if " " in after else ""
    match = en.SIDE_BEFORE.search(before)
    if match is None:
        return name
    town = site.kind in (CITY, CAPITAL)
    return f"{match[0]}{name}" if town and match[2] else f"{en.side(match[1], not town)} {name}"


def usual_name(site: Site, words: str) -> str | None:
    """The usual name: the gazetteer's, of a division that of its chief town with the word for such a division; where
    the gazetteer has the letters of scholars, the text's."""
    if site.kind in (CITY, CAPITAL) and site.name and _SCHOLARLY.search(site.name) and _PLAIN.fullmatch(words):
        return words
    if site.kind != DIVISION1 or site.name is None or site.country not in _KIND:
        return site.name
    return _division(site.name, site.row, site.country, words)


def mapped_name(site: Site) -> str | None:
    """What the gazetteer calls a site, in plain letters, a division with the word for such."""
    if site.name is None:
        return None
    name = plain(site.name)
    named = site.kind != DIVISION1 or site.country not in _KIND or admin_words(fold(name))
    return name if named else f"{name} {_KIND[site.country or '']}"


def plain(name: str) -> str:
    """A name in plain letters: "Khān Shaykhūn" becomes "Khan Shaykhun"."""
    apart = unicodedata.normalize("NFKD", name)
    return _MARKS.sub("", "".join(c for c in apart if not unicodedata.combining(c)))


@lru_cache(maxsize=4_096)
def _division(name: str, row: int, country: str, words: str) -> str:
    """The name of a first division, by the name of the town in it that the text's words may mean as well."""
    held = gazetteer()
    town = name if name.isascii() else words
    for folded in dict.fromkeys((fold(words), *bared(fold(words)), fold(name))):
        inside = [c for c in held.candidates(folded) if c.kind in (CITY, CAPITAL) and c.adm1 == row]
        if inside:
            found = held.name(max(inside, key=lambda c: c.people).row)
            town = found if found.isascii() else words
            break
    return town if admin_words(fold(town)) else f"{town} {_KIND[country]}"
