"""Who is told in a line to say, deny or doubt a claim: those of whom it is sure, and who give the title's figures."""

from __future__ import annotations

from saidseen.claims.assemble import assemble
from saidseen.claims.heard import heard
from saidseen.model.claim import Said, Stance
from saidseen.model.reading import Speaker
from tests.claims.builders import said


def told(*group: Said) -> tuple[list[str], tuple[str, ...]]:
    found = heard(assemble(group), Stance.AFFIRMS)
    return [m.said.statement.speaker.name or "" for m in found.sure if m.said.statement.speaker], found.words()


def test_who_says_what_the_title_says_is_named() -> None:
    one = said("Russia is withdrawing troops from the border", "moscow")
    two = said("Russian troops are withdrawing from the border", "washington")
    assert told(one, two) == (["Ministry of Defence of Russia", "Joe Biden"], ())


def test_who_gives_another_figure_does_not_say_what_the_title_says() -> None:
    one = said("Fewer than 13,000 troops take part in the exercise", "moscow", kind="exercise")
    two = said("About 30,000 troops take part in the exercise", "washington", kind="exercise")
    names, others = told(one, two)
    assert len(names) == 1
    assert others == ("1 with other figures",)


def test_who_gives_no_figure_does_not_give_the_titles() -> None:
    one = said("Fewer than 13,000 troops take part in the exercise in Belarus", "moscow", kind="exercise")
    also = said("Fewer than 13,000 troops take part in the exercise in Belarus", "kremlin", kind="exercise")
    two = said("Troops exercise there", "washington", kind="exercise")
    found = heard(assemble((one, also, two)), Stance.AFFIRMS)
    assert "13,000" in assemble((one, also, two)).title
    assert two.id not in {m.said.id for m in found.sure}
    assert found.unsure == 1


def test_nobody_named_is_counted() -> None:
    one = said("Russia is withdrawing troops from the border", "moscow")
    two = said("Russian troops are withdrawing from the border", Speaker(None, None, None, None, "a source"))
    assert told(one, two) == (["Ministry of Defence of Russia"], ("1 not sure",))


def test_numbers_of_any_length_are_read() -> None:
    one = said("Russia is withdrawing 1" + "0" * 5000 + " troops from the border", "moscow")
    assert told(one)[0] == ["Ministry of Defence of Russia"]
