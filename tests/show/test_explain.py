"""The explanation names, for every field, the value and the rule or head that decided it."""

from __future__ import annotations

from hypothesis import given

from saidseen.language.visible import hidden
from saidseen.model.reading import Reading
from saidseen.show.explain import explain, explained
from tests.show.samples import FEW, returning
from tests.strategies import readings


def test_each_field_has_its_value_and_its_rule() -> None:
    out = explained(returning())
    assert "1. Ministry of Defence of Russia · assert · that units of the Southern" in out
    assert "   act: withhold\n      A cue that says not to say withholds what its content asks.\n" in out
    assert "   event: RETREAT withdraw, score 0.91\n      The event head of the network.\n" in out
    assert 'told by "the Defence Ministry in Moscow"' in out
    assert "specifics: withheld: where, how many" in out
    assert "\n  8. Jens Stoltenberg · expect" in out


@FEW
@given(readings())
def test_every_reason_is_told_and_nothing_is_obeyed(reading: Reading) -> None:
    lines = list(explain(reading))
    assert sum(line.lstrip()[:1].isdigit() for line in lines if "· " in line) >= len({s.id for s in reading.statements})
    assert not any(hidden(c) for line in lines for c in line)
