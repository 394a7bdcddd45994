"""A conclusion as one plain sentence: what is asked, by whose word it is so, and what that comes to."""

from __future__ import annotations

from collections.abc import Iterable

from saidseen.language.en import verdicts as en
from saidseen.language.en.sides import NAMELESS
from saidseen.language.en.telling import tell
from saidseen.measures.concluding import Conclusion, Done, SideWord, Verdict, possessive
from saidseen.measures.finding import Result
from saidseen.measures.pack import Measure, Pack
from saidseen.measures.wording import flag

MOST_NEEDS = 3
"""What would settle a measure is told to so many; the rest is counted."""


def asks(pack: Pack, measure: Measure) -> str:
    """What a measure asks, in the words before the colon: "Vienna Document paragraph 47 asks for observers ..."."""
    if measure.line:
        numbered = f" {_paragraph(measure.paragraph)}" if measure.paragraph != "unnumbered" else ""
        return f"{pack.short}{numbered} {measure.line}{flag(measure.verified)}"
    numbered = f", {_paragraph(measure.paragraph)}" if measure.paragraph != "unnumbered" else ""
    return f"{pack.short}{numbered}, {measure.title}{flag(measure.verified)}"


def _paragraph(paragraph: str) -> str:
    return tell("plain.paragraph", paragraph=paragraph) if paragraph[:1].isdigit() else paragraph


def line(pack: Pack, measure: Measure, one: Conclusion) -> str:
    """The conclusion in one line: what is asked, each side's word, what it comes to, and whether it was done."""
    head = asks(pack, measure)
    if one.refused is not None:
        return tell("plain.not_offered", head=head, why=one.refused)
    if one.verdict is Verdict.UNDETERMINED:
        said = told(one.words)
        return tell("plain.undetermined", head=head, said=said, needs=needs(one.needs))
    said = told(one.words) or decided(one)
    return f"{head}: {said}{verdict_words(one)}{done_words(one.done)}"


def verdict_words(one: Conclusion) -> str:
    """The verdict; of a limit what it means (kept, not kept)."""
    figures = [word for word in one.words if word.figure and word.result in en.YES_NO]
    if one.verdict is Verdict.MET and figures and not any(word.acting for word in figures):
        return tell("plain.others_figures")
    settled = [word for word in one.words if word.result in en.YES_NO]
    if one.effect == "not kept" and settled and not any(word.acting or word.figure for word in settled):
        return tell("plain.others_word")
    kept = one.effect in ("kept", "not kept", "does not apply") and one.verdict is not Verdict.DISPUTED
    return one.effect if kept else one.verdict.value


def told(words: Iterable[SideWord]) -> str:
    """Each side's word: "by Belarus’s figure (fewer than 13,000) no, by NATO’s (about 30,000, expected) yes: "."""
    every = list(words)
    settled = [_by(word) for word in every if word.result in en.YES_NO]
    open_ = [_leaves_open(word) for word in every if word.result not in en.YES_NO and word.figure]
    parts = [", ".join(settled), "; ".join(open_)]
    said = "; ".join(part for part in parts if part)
    return f"{said}: " if said else ""


def _by(word: SideWord) -> str:
    if word.own:
        return tell("plain.own_word", name=word.name, result=en.YES_NO[word.result])
    if word.figure:
        plural = len(word.told) > 1
        expected = tell("plain.expected") if word.foreseen else ""
        figures = ", ".join(word.told)
        whose = tell("plain.figures" if plural else "plain.figure", whose=possessive(word.name))
        if NAMELESS.match(word.name):
            whose = tell("plain.unnamed_figures" if plural else "plain.unnamed_figure")
        return f"{whose} ({figures}{expected}) {en.YES_NO[word.result]}"
    whose = possessive(word.name)
    return tell("plain.request" if word.asked else "plain.word", whose=whose, result=en.YES_NO[word.result])


def _leaves_open(word: SideWord) -> str:
    whose = tell("plain.figure_of_nobody") if NAMELESS.match(word.name) else possessive(word.name)
    return tell("plain.open", whose=whose, figures=", ".join(word.told))


def decided(one: Conclusion) -> str:
    """What settles a measure that no side's word settles: the conditions, as the record has them."""
    wanted = Result.NOT_MET if one.verdict is Verdict.NOT_MET else Result.MET
    finding = one.findings[0]
    parts = []
    for checked in finding.conditions[1:]:
        if checked.result is wanted and not checked.condition.startswith(en.INSIDE):
            by = tell("plain.by_word", whose=possessive(checked.speaker)) if checked.speaker else ""
            value = f" ({checked.used})" if checked.operator and checked.used else ""
            parts.append(f"{checked.condition}{value}{by}")
    return f"{'; '.join(parts)}: " if parts else ""


def done_words(done: Done | None) -> str:
    """Whether it was done: "; the reply within 48 hours: by Ukraine’s word no, by Russia’s word yes: disputed"."""
    if done is None:
        return ""
    words = ", ".join(_by(word) for word in done.words)
    said = f"{words}: " if words else ""
    return f"; {done.what}{flag(done.verified)}: {said}{en.DONE[done.verdict]}"


def needs(every: Iterable[str]) -> str:
    """What would settle a measure: the first few, and how many more."""
    items = list(every)
    more = tell("plain.more", count=len(items) - MOST_NEEDS) if len(items) > MOST_NEEDS else ""
    return "; ".join(items[:MOST_NEEDS]) + more if items else tell("plain.more_than_record")
