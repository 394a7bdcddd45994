"""A denial by the side that a word names counts where that word does; one that names nothing finds its charge."""

from __future__ import annotations

from saidseen.claims.assemble import assemble
from saidseen.claims.beside import beside
from saidseen.claims.disputes import answered
from saidseen.model.acts import Act
from saidseen.model.claim import Said, Status, said_of
from saidseen.model.reading import Speaker
from tests.claims.builders import said
from tests.claims.readings import matters_of
from tests.claims.test_beside import turned

NORWAY = Speaker("Foreign Ministry of Norway", "NOR", None, "GOV", "test")
FINLAND = Speaker("Foreign Ministry of Finland", "FIN", None, "GOV", "test")
SWEDEN = Speaker("Foreign Ministry of Sweden", "SWE", None, "GOV", "test")
CHARGE = said(
    "Norway of sinking the trawler off Hammerfest", FINLAND, act=Act.ACCUSE, cue="accused", document="one", kind=None
)
DENIAL = said(
    "it sank the trawler off Hammerfest", NORWAY, act=Act.DENY, cue="denied", document="two", kind=None, subjects=()
)


def pair(charge: Said, denial: Said) -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    """What is answered, and what of both stands beside the charge."""
    claim = assemble([turned(charge, 0), turned(denial, 40)])
    members = said_of(claim.members)
    origins = {o.id: o for o in (*claim.origins, *claim.others)}
    found = answered(members, origins)
    return found, beside(members, next(m for m in members if m.said.id == charge.id), (), found)


def test_the_accused_side_s_denial_counts() -> None:
    found, aside = pair(CHARGE, DENIAL)
    assert found == {CHARGE.id: frozenset({DENIAL.id})}
    assert not aside


def test_another_side_s_denial_is_not_surely_of_it() -> None:
    other = said(
        "it sank the trawler off Hammerfest", SWEDEN, act=Act.DENY, cue="denied", document="two", kind=None, subjects=()
    )
    found, aside = pair(CHARGE, other)
    assert not found
    assert aside == {other.id}


def test_nobody_answers_the_own_word() -> None:
    own = said("Norway of sinking the trawler", NORWAY, act=Act.ACCUSE, cue="accused", document="one", kind=None)
    assert not pair(own, DENIAL)[0]


def host_of(*parts: Said) -> int | None:
    found = matters_of(*parts)[-1].host
    return None if found is None else [p.id for p in parts].index(found)


def test_who_denies_any_involvement_denies_what_that_side_is_accused_of() -> None:
    harvest = said("the herring fleet had left the harbour at noon", SWEDEN, ordinal=1, kind=None)
    charge = said("Norway of sinking the trawler off Hammerfest", FINLAND, act=Act.ACCUSE, cue="accused", kind=None)
    denial = said("any involvement", NORWAY, act=Act.DENY, cue="denied", ordinal=5, kind=None, subjects=())
    assert host_of(charge, harvest, denial) == 0
    assert host_of(harvest, denial) is None


def test_a_charge_and_its_denial_are_a_dispute() -> None:
    charge = said("Norway sank the trawler off Hammerfest", FINLAND, act=Act.ACCUSE, document="one", kind=None)
    assert assemble([turned(charge, 0), turned(DENIAL, 40)]).assessment.status is Status.DISPUTED
