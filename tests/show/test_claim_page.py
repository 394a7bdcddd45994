"""A claim's page as a file: whole, still, escaped, with every statement's words to the letter."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saidseen.model.claim import Assessment, Claim, Matter, Member, Said, Stance, Status, StoryRef
from saidseen.model.reading import Reading, Statement
from saidseen.show.claim_page import write_claim_page
from saidseen.show.claim_wording import APART, RELIABILITY
from saidseen.show.page import policy_hash
from tests.show.claim_samples import hostile, many, undated, withdrawal
from tests.show.samples import FEW
from tests.show.test_reading_page import NASTY, Parsed
from tests.strategies import readings


class Whole(Parsed):
    """The parts of a page that tests ask for: exact words of statements, ids, addresses, the text in order."""

    def __init__(self, page: str) -> None:
        self.words: list[str] = []
        self.text = ""
        super().__init__(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "blockquote":
            self.words.append("")
        lost = dict(attrs).get("data-lost")
        if lost and self._quoted():
            self.words[-1] += chr(int(lost))
        super().handle_starttag(tag, [(key, value) for key, value in attrs if key != "data-lost"])

    def handle_data(self, data: str) -> None:
        super().handle_data(data)
        self.text += data + " "
        if self._quoted():
            self.words[-1] += data

    def _quoted(self) -> bool:
        return any(tag == "blockquote" for tag, _ in self._open)


def contents(*claims: Claim) -> list[str]:
    """The exact words of the claims' statements, sorted."""
    return sorted(m.said.statement.content.text for claim in claims for m in claim.members)


def test_a_page_holds_every_statement_to_the_letter() -> None:
    claims = [withdrawal(), undated(), many(20)]
    page = Whole(write_claim_page(claims))
    assert sorted(page.words) == contents(*claims)
    assert len(page.ids) == len(set(page.ids))


def test_every_address_within_the_page_leads_somewhere() -> None:
    page = Whole(write_claim_page([withdrawal(), undated(), hostile(NASTY), many(70)]))
    inner = {address[1:] for address in page.addresses if address.startswith("#")}
    assert len(inner) > 200
    assert inner <= set(page.ids)


def test_one_claim_is_the_page_and_several_have_a_list() -> None:
    one, two = Whole(write_claim_page([withdrawal()])), Whole(write_claim_page([withdrawal(), undated()]))
    assert one.title == "Russia has withdrawn troops from areas near Ukraine, 15 February 2022 · saidseen"
    assert two.title == "2 claims · saidseen"
    assert one.tags.count("h1") == two.tags.count("h1") == 1
    assert {"#claim-5f0c1d2e3a4b5c6d7e8f", "#claim-undated"} <= set(two.addresses)
    assert "0 claims" in Whole(write_claim_page([])).text


def test_the_page_says_what_is_owed_before_all_else() -> None:
    text = " ".join(Whole(write_claim_page([withdrawal()])).text.split())
    top, _, rest = text.partition("Said, seen, denied")
    assert "where — withheld" in top
    assert "when — nobody has said it" in top
    assert "whither — given their bases Ministry of Defence of Russia 2 in Dagestan Igor Konashenkov 15" in top
    assert RELIABILITY in top
    assert "credibility 4, doubtful (graded by machine) : It is disputed by an independent origin." in top
    assert "Some of those whose act it is say so" in top
    assert APART in rest
    assert "3 stories carry it, 1 origin: Harbour Gazette, Northern Wire, Valley Post" in rest
    assert "A statement that no sign of it was seen doubts the claim." in rest
    assert "because of 13 A senior American official" in rest
    assert "The same story, and the words that it answers. score 0.83" in rest


def test_the_ledgers_time_is_told_where_it_was_asked_for() -> None:
    assert "as the ledger stood at 2022-02-16" in write_claim_page([withdrawal()], as_of="2022-02-16")
    assert "as the ledger stood" not in write_claim_page([withdrawal()])


@pytest.mark.parametrize("words", [NASTY, "</style><script>window.hacked=1</script>", "x" * 5_000, "\u202e\u0000", " "])
def test_nothing_from_outside_becomes_markup(words: str) -> None:
    text = write_claim_page([hostile(words), hostile(words)], as_of=words)
    text.encode("utf-8")
    page = Whole(text)
    assert sorted(page.words) == [words] * 10
    assert page.tags.count("script") == 1
    assert page.tags.count("style") == 1
    assert not [a for a in page.addresses if a.startswith("javascript")]
    assert not re.findall(r'<[^>]+ (?:style|on\w+)="', re.sub(r"<(script|style)>.*?</\1>", "", text, flags=re.DOTALL))


def test_only_web_addresses_are_led_to() -> None:
    outward = {a for a in Whole(write_claim_page([withdrawal()])).addresses if not a.startswith("#")}
    assert outward == {"data:,", "https://wire.example.org/loading", "https://wire.example.org/bridge"}


def test_what_other_rooms_add_stands_in_the_claim_with_its_styles() -> None:
    rule = ".measure{border:1px solid}"
    added = f"<section class='measures'><style>{rule}</style><h2>Measures &amp; more</h2></section>"
    page = write_claim_page([withdrawal(), undated()], extra={"undated": added, "unknown": "<p>elsewhere</p>"})
    assert page.count(added) == 1
    assert "elsewhere" not in page
    assert page.index(added) > page.index('id="claim-undated"')
    policy = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0]
    assert f"'{policy_hash(rule)}'" in policy
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        part = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)[0]
        assert f"'{policy_hash(part)}'" in policy


def test_the_style_asks_nothing_of_the_network() -> None:
    style = re.findall(r"<style>(.*?)</style>", write_claim_page([withdrawal()]), re.DOTALL)[0]
    assert "url(" not in style
    assert "@import" not in style


def claim_of(reading: Reading, stances: list[Stance], weights: list[bool]) -> Claim:
    """A claim of a reading's statements, with whatever stances and weights."""
    d = reading.document
    source = StoryRef(d.name, d.name, d.outlet, d.published, d.published, d.url, d.title)

    def member(n: int, statement: Statement) -> Member:
        said = Said(statement, source, Matter(None), n)
        return Member(said, stances[n % len(stances)], "", f"o{n % 3}", weights[n % len(weights)])

    members = tuple(member(n, statement) for n, statement in enumerate(reading.statements))
    judged = Assessment(Status.UNPLACED, "", 6, "")
    kept: dict[str, Any] = dict.fromkeys(("kind", "event", "start", "end"))
    return Claim(
        "id", "", actors=(), places=reading.places, figures=(), members=members, origins=(), assessment=judged, **kept
    )


@FEW
@given(readings(), st.lists(st.sampled_from(list(Stance)), min_size=1), st.lists(st.booleans(), min_size=1))
def test_statements_of_any_reading_make_a_whole_page(
    reading: Reading, stances: list[Stance], weights: list[bool]
) -> None:
    claim = claim_of(reading, stances, weights)
    page = write_claim_page([claim])
    page.encode("utf-8")
    assert sorted(Whole(page).words) == contents(claim)


def test_three_hundred_statements_stay_a_small_file() -> None:
    claim = many()
    assert len(write_claim_page([claim])) < 1_000_000
    assert 'class="claim long"' in write_claim_page([claim])
    assert 'class="claim long"' not in write_claim_page([replace(claim, members=claim.members[:60])])
