"""The feed, held against the rules of RFC 4287 and read by a feed reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from io import StringIO

import feedparser
import pytest
from lxml import etree

import saidseen
from saidseen.claims.heard import heard
from saidseen.model.claim import Stance
from tests.exports.conftest import Export, write

ATOM = "{http://www.w3.org/2005/Atom}"
ONCE = ("id", "title", "updated")


def checked(words: str) -> etree._Element:
    """The feed, after RFC 4287, 4.1.1 and 4.1.2: what has to be there, and there once."""
    feed = etree.fromstring(words.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    assert feed.tag == f"{ATOM}feed"
    assert len(feed.findall(f"{ATOM}author")) == 1
    for holder in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ONCE:
            assert len(holder.findall(ATOM + name)) == 1, name
        for moment in holder.findall(f"{ATOM}updated") + holder.findall(f"{ATOM}published"):
            assert datetime.fromisoformat(moment.text).tzinfo is not None
        assert holder.findtext(f"{ATOM}id").startswith("urn:uuid:")
        assert not [e for e in holder.iter() if e.tag == f"{ATOM}title" and (len(e) or not e.text)]
    for entry in feed.findall(f"{ATOM}entry"):
        (content,) = entry.findall(f"{ATOM}content")
        assert content.get("type") == "text"
        assert len(content) == 0
        assert all(link.get("href").startswith("http") for link in entry.findall(f"{ATOM}link"))
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids)
    return feed


@pytest.mark.parametrize("what", ["claims", "statements"])
def test_an_entry_each(what: str, crisis: str, export: Export) -> None:
    words = export("atom", what).read_text("utf8")
    entries = checked(words).findall(f"{ATOM}entry")
    with saidseen.open(crisis) as desk:
        kept = [c.id for c in desk.claims()] if what == "claims" else [r.statement.id for r in desk.statements()]
    assert [id_ in entry.findtext(f"{ATOM}content") for id_, entry in zip(kept, entries, strict=True)] == [True] * len(
        kept
    )
    assert "https://example.org/talks?a=1&b=2" in {
        link.get("href") for e in entries for link in e.findall(f"{ATOM}link")
    }


def test_a_feed_reader_reads_it(export: Export) -> None:
    found = feedparser.parse(export("atom", "claims").read_bytes())
    assert (found.version, bool(found.bozo)) == ("atom10", False)
    assert found.entries


def test_a_feed_keeps_its_id_and_says_what_was_asked(crisis: str) -> None:
    def feed(at: str) -> etree._Element:
        file = StringIO()
        with saidseen.open(crisis) as desk:
            write("atom", "claims", desk.claims(), file, words="claims, actor RUS", at=at)
        return checked(file.getvalue())

    one, two = feed("2026-03-01T10:00:00+00:00"), feed("2026-03-02T10:00:00+02:00")
    assert one.findtext(f"{ATOM}title") == "saidseen: claims, actor RUS"
    assert one.findtext(f"{ATOM}id") == two.findtext(f"{ATOM}id")
    assert two.findtext(f"{ATOM}updated") == "2026-03-02T08:00:00Z"


def test_strangers_words_are_text_and_their_addresses_no_links(crisis: str) -> None:
    with saidseen.open(crisis) as desk:
        row = next(desk.statements())
    content = replace(row.statement.content, text="<script>&amp; \x00\ufffe\ud800 ]]>")
    bad = replace(row, url="javascript:alert(1)", outlet="<b>", statement=replace(row.statement, content=content))
    file = StringIO()
    write("atom", "statements", [bad], file)
    (entry,) = checked(file.getvalue()).findall(f"{ATOM}entry")
    assert "<script>&amp; <U+0000><U+FFFE><U+D800> ]]>" in entry.findtext(f"{ATOM}content")
    assert entry.findall(f"{ATOM}link") == []


def test_a_person_is_named_for_their_status_and_not_for_the_machines_grade(judged: str, export: Export) -> None:
    entries = checked(export("atom", "claims", ledger=judged).read_text("utf8")).findall(f"{ATOM}entry")
    firsts = [entry.findtext(f"{ATOM}content").partition("\n")[0] for entry in entries]
    assert all("(graded by machine). " in first for first in firsts)
    (by_hand,) = [first for first in firsts if "(judged by" in first]
    assert by_hand.startswith("denied (judged by J. Marlow), credibility ")


def test_whoever_does_not_surely_say_so_is_counted(crisis: str) -> None:
    with saidseen.open(crisis) as desk:
        claim = max(desk.claims(), key=lambda claim: len(claim.said))
    other = replace(claim, title=f"{claim.title} with 7,000 men")
    (said,) = heard(other, Stance.AFFIRMS).words()
    file = StringIO()
    write("atom", "claims", [other], file)
    (entry,) = checked(file.getvalue()).findall(f"{ATOM}entry")
    assert f"Say so, too: {said}." in entry.findtext(f"{ATOM}content")
