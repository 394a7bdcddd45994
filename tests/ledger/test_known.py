"""The who's who as it grows."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saidseen.ledger.known import WhoIsWho
from saidseen.ledger.rows import KnownActor

NAMES = st.sampled_from(["A B", "A C B", "D B", "B", "a  b", " ", "D", "D al-Bee"])
actors = st.builds(
    KnownActor,
    NAMES,
    st.lists(NAMES, max_size=2).map(tuple),
    st.sampled_from(["RUS", "USA"]),
    st.none(),
    st.none(),
    st.just("so it says"),
    st.just("document"),
    st.sampled_from(["2022-02-14", "2022-02-15"]),
    st.integers(1, 3),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.dictionaries(st.integers(0, 5), actors, max_size=3), max_size=5))
def test_it_grows_to_what_a_fresh_look_gives(steps: list[dict[int, KnownActor]]) -> None:
    names: dict[int, KnownActor] = {}
    grown, fresh = WhoIsWho(), WhoIsWho()
    for step in steps:
        # An entry keeps its name and gains aliases: nothing is ever taken back.
        for key, actor in step.items():
            old = names.get(key, actor)
            aliases = tuple(dict.fromkeys(old.aliases + actor.aliases))
            told = max(old.documents, actor.documents)
            names[key] = KnownActor(old.name, aliases, old.country, None, None, "", "document", old.first_seen, told)
        grown.take({key: names[key] for key in step})
    fresh.take(names)
    assert grown.by_name() == fresh.by_name()
