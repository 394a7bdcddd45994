"""What the findings of one measure on one activity come to: met, not met, disputed or undetermined, and by whose word.

A measure is met, or not, where every side whose word settles it says the same; it is disputed where two sides differ; a
side that says both is set aside. All else is undetermined, with what would
settle it. A measure that is not in force for a state that acts, or not for that place, is not offered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from saidseen.language.en import verdicts as en
from saidseen.language.en.telling import tell
from saidseen.measures.amounts import spelt
from saidseen.measures.apply import judge_by
from saidseen.measures.case import Case, SideAnswer, case_of, saying
from saidseen.measures.claim import ClaimView
from saidseen.measures.facts import answers
from saidseen.measures.finding import Checked, Effect, Finding, Result
from saidseen.measures.pack import Measure, Pack
from saidseen.measures.sides import Side, name_of
from saidseen.measures.standing import parties_of
from saidseen.measures.wording import flag
from saidseen.model.states import is_state


class Verdict(StrEnum):
    """What a measure comes to on an activity."""

    MET = "met"
    NOT_MET = "not met"
    DISPUTED = "disputed"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class SideWord:
    """What one side's word makes of a measure: its figures or words (`told`), and the statements they stand in.

    `figure` tells a figure from words; `foreseen` is true of a figure that was only expected, `asked` of words that
    ask, `own` of an outlet's word for itself, `acting` of a state's whose act it is.
    """

    side: str
    name: str
    result: Result
    told: tuple[str, ...]
    statements: tuple[str, ...]
    figure: bool
    foreseen: bool = False
    asked: bool = False
    own: bool = False
    acting: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """Whether what a measure asks was done: met (done), not met, disputed or undetermined (not reported)."""

    what: str
    verdict: Verdict
    words: tuple[SideWord, ...]
    verified: bool


class Conclusion(NamedTuple):
    """What one measure comes to on one activity, by whose word, and the findings that it rests on.

    `refused` says why the measure is not offered, None where it is; `needs` what would settle an undetermined one;
    `cautions` what a reader must know of the words it rests on.
    """

    claim: str
    measure: str
    title: str
    instrument: str
    paragraph: str
    verified: bool
    verdict: Verdict
    effect: str
    words: tuple[SideWord, ...]
    needs: tuple[str, ...]
    done: Done | None
    refused: str | None
    cautions: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def concludes(self) -> bool:
        """Whether it is offered and says something."""
        return self.refused is None and self.verdict is not Verdict.UNDETERMINED


def conclusions(claims: Iterable[ClaimView], packs: Sequence[Pack], *, on: str | None = None) -> Iterator[Conclusion]:
    """What the measures come to on each claim or activity, in the order of claims and packs.

    Raises MeasuresError where `on` is no date.
    """
    judge = judge_by(packs, on)
    measures = {measure.id: (pack, measure) for pack in packs for measure in pack.measures}
    for claim in claims:
        case = case_of(claim)
        for id_, group in groupby(judge(case), key=lambda finding: finding.measure):
            yield conclude(case, *measures[id_], tuple(group))


def conclude(case: Case, pack: Pack, measure: Measure, found: tuple[Finding, ...]) -> Conclusion:
    """The findings of one measure on a case taken together."""
    words, cautions = _words(case, found)
    verdict = _verdict([word.result for word in words] or [_settles(found[0])])
    if verdict is Verdict.MET and any(not word.figure and word.result is Result.UNDETERMINED for word in words):
        verdict = Verdict.UNDETERMINED
    if (not words and len(found) > 1) or not measure.asks or _only_its_own(case, verdict, words, found):
        verdict = Verdict.UNDETERMINED
    needs = _needed(found)
    if not needs and words and verdict is Verdict.UNDETERMINED:
        needs = (tell("concluding.others", sides=en.AND.join(word.name for word in words)),)
    settled = next((f.effect for f in found if f.effect is not Effect.UNDETERMINED), Effect.UNDETERMINED)
    return Conclusion(
        claim=case.claim.id,
        measure=measure.id,
        title=measure.title,
        instrument=pack.id,
        paragraph=measure.paragraph,
        verified=measure.verified,
        verdict=verdict,
        effect=settled.value if verdict in (Verdict.MET, Verdict.NOT_MET) else verdict.value,
        words=words,
        needs=needs if verdict is Verdict.UNDETERMINED else (),
        done=_done(case, measure) if verdict in (Verdict.MET, Verdict.DISPUTED) else None,
        refused=_refused(case, pack, found[0]) or _instead(case, measure),
        cautions=cautions,
        findings=found,
    )


def _needed(found: Sequence[Finding]) -> tuple[str, ...]:
    """What would settle the findings of a measure, each need once."""
    if len(found) == 1 and found[0].needs:
        return found[0].needs
    return tuple(dict.fromkeys(need for finding in found for need in (finding.needs or _gaps(finding))))


def _only_its_own(case: Case, verdict: Verdict, words: Sequence[SideWord], found: Sequence[Finding]) -> bool:
    """Whether only the acting side's own word, no figure, says that a rule does not apply to it."""
    if verdict is not Verdict.NOT_MET or any(word.figure for word in words):
        return False
    if any(finding.effect is Effect.NOT_KEPT for finding in found):
        return False
    said = [c for f in found for c in f.conditions if c.result is Result.NOT_MET and c.statement and not c.operator]
    sides = {side.key for c in said if (side := case.side_of(c.speaker)) is not None}
    return bool(sides) and sides <= set(case.claim.states)


def _verdict(results: Iterable[Result]) -> Verdict:
    """Met or not met where all that settle it agree, disputed where they differ, undetermined where nothing does."""
    each = set(results)
    if Result.MET in each and Result.NOT_MET in each:
        return Verdict.DISPUTED
    if Result.MET in each:
        return Verdict.MET
    return Verdict.NOT_MET if Result.NOT_MET in each else Verdict.UNDETERMINED


def _words(case: Case, found: Sequence[Finding]) -> tuple[tuple[SideWord, ...], tuple[str, ...]]:
    """Each side's word once for each result, and cautions; a side that says both ways is told and set aside."""
    by_side: dict[str, dict[Result, list[tuple[Finding, str]]]] = {}
    for finding in found:
        for speaker in finding.by:
            side = case.side_of(speaker)
            key = side.key if side else speaker
            by_side.setdefault(key, {}).setdefault(_settles(finding), []).append((finding, speaker))
    out: list[SideWord] = []
    if not by_side:
        by_side = _unanimous(case, found[0])
    cautions = list(_asides(case, found))
    for key, results in by_side.items():
        words = [_word(case, key, result, some) for result, some in results.items()]
        settled = [word for word in words if word.result is not Result.UNDETERMINED]
        if len(settled) > 1:
            told = "; ".join(words for word in settled for words in word.told)
            cautions.append(tell("concluding.both_ways", name=settled[0].name, told=told))
        else:
            out += settled or words
    return tuple(out), tuple(dict.fromkeys((*cautions, *_foreseen(out, found))))


def _unanimous(case: Case, finding: Finding) -> dict[str, dict[Result, list[tuple[Finding, str]]]]:
    """The sides whose words settle a finding that nobody's figure does."""
    out: dict[str, dict[Result, list[tuple[Finding, str]]]] = {}
    if finding.result is Result.UNDETERMINED:
        return out
    for one in _of_effect(finding):
        if one.result is not finding.result or one.operator is not None or not one.speaker:
            continue
        side = _side(case, one)
        if side is not None:
            out.setdefault(side.key, {}).setdefault(finding.result, []).append((finding, one.speaker))
    return out


def _settles(finding: Finding) -> Result:
    """A finding's result, but that a figure below a threshold settles nothing of what is not known to be one activity.

    Of forces that may be many activities, or part of one, nobody has said what the figure is the whole of.
    """
    if finding.result is not Result.NOT_MET:
        return finding.result
    scope = [one for one in finding.conditions if one.part == "scope" and not one.condition.startswith(en.INSIDE)]
    small = any(one.operator in (">", ">=") and one.result is Result.NOT_MET for one in scope)
    other = any(one.operator is None and one.result is Result.NOT_MET for one in scope)
    whole = any(one.operator is None and one.result is Result.UNDETERMINED and one.group == "all" for one in scope)
    return Result.UNDETERMINED if small and whole and not other else finding.result


def _gaps(finding: Finding) -> Iterator[str]:
    """The questions of fact that are open in a finding."""
    for one in finding.conditions:
        if one.missing is not None and one.operator is None:
            yield one.missing.removeprefix(en.UNSAID).partition(": ")[0]


def _asides(case: Case, found: Sequence[Finding]) -> Iterator[str]:
    """What was set aside of the figures that a measure goes by."""
    if not case.aside:
        return
    counted = any(one.operator is not None for finding in found for one in finding.conditions)
    for figure in case.aside if counted else ():
        name = figure.side.name if figure.side else figure.speaker or tell("concluding.a_speaker")
        told = f"“{_lowered(spelt(figure.view))}”"
        by = f" ({figure.speaker})" if figure.speaker and figure.speaker != name else ""
        yield tell("concluding.contradicts", told=told, name=name, by=by)


def _foreseen(words: Sequence[SideWord], found: Sequence[Finding]) -> Iterator[str]:
    """What a reader must know of figures: that one was only expected, and that two may not count the same."""
    if len({word.result for word in words if word.figure}) > 1:
        measured = any(one.operator is not None and one.unit is not None for f in found for one in f.conditions)
        same = tell("concluding.one_thing") if measured else tell("concluding.one_day")
        yield tell("concluding.not_known", same=same)
    for word in words:
        if word.foreseen:
            yield tell("concluding.foreseen", name=possessive(word.name))


def possessive(name: str) -> str:
    """ "Belarus’s", "the United States’": the possessive of a name."""
    plural = name.endswith(("States", "Emirates")) or (name[:1].islower() and name.endswith("s"))
    return f"{name}’" if plural else f"{name}’s"


def _word(case: Case, key: str, result: Result, some: Sequence[tuple[Finding, str]]) -> SideWord:
    """What a side says that decides a result: its figures, else its words."""
    speakers = list(dict.fromkeys(speaker for _, speaker in some))
    name = name_of(key) if is_state(key) else key
    own = [one for finding, _ in some for one in _of_effect(finding) if _decides(case, one, key, result)]
    figures = [one for one in own if one.operator is not None]
    chosen = figures or own
    ids = tuple(dict.fromkeys(one.statement for one in chosen if one.statement))
    told = tuple(dict.fromkeys(t for one in chosen if (t := _told(case, one))))
    if name == key and len(speakers) == 1:
        name = speakers[0]
    asked = bool(ids) and not figures and all(_asks(case, id_) for id_ in ids)
    foreseen = bool(figures) and all("foreseen" in (one.note or "") for one in figures)
    own_word = not figures and any(s.outlet == key for s in case.claim.statements if s.id in ids)
    return SideWord(key, name, result, told, ids, bool(figures), foreseen, asked, own_word, key in case.claim.states)


def _of_effect(finding: Finding) -> Iterator[Checked]:
    """The conditions that bear a finding's effect: of a limit not kept those to be kept, else those that say when."""
    part = {Effect.NOT_KEPT: "limit", Effect.DOES_NOT_APPLY: "scope"}.get(finding.effect)
    return (one for one in finding.conditions if part is None or one.part == part)


def _asks(case: Case, id_: str) -> bool:
    statement = case.claim.by_id.get(id_)
    return statement is not None and statement.asks


def _decides(case: Case, one: Checked, key: str, result: Result) -> bool:
    """Whether a condition is this side's own word and has the result; all its words where nothing is settled."""
    if one.statement is None or not (
        one.result is result or (result is Result.UNDETERMINED and one.operator is not None)
    ):
        return False
    side = _side(case, one)
    return (side.key if side else one.speaker) == key


def _side(case: Case, one: Checked) -> Side | None:
    """The side of a condition's word; the outlet where the word is told as its own."""
    statement = case.claim.by_id.get(one.statement or "")
    if statement is not None and one.speaker is not None and one.speaker == statement.outlet:
        return Side(one.speaker, one.speaker, True)
    return case.side_of(one.speaker)


def _told(case: Case, one: Checked) -> str:
    """The figure in its own words, else the words of the statement."""
    if one.operator is not None:
        for figures in case.figures.values():
            for figure in figures:
                if figure.view.statement == one.statement and figure.speaker == one.speaker and figure.view.value in (
                    one.value, one.value[0] if isinstance(one.value, tuple) else None,
                ):  # fmt: skip
                    return _lowered(spelt(figure.view))
        return one.used
    statement = case.claim.by_id.get(one.statement or "")
    return " ".join(statement.text.split()) if statement else ""


def _lowered(words: str) -> str:
    """A figure's words inside a sentence: "about 30,000 Russian troops"."""
    first = words.split(" ", 1)[0]
    return words[0].lower() + words[1:] if first.lower() in en.HEDGING else words


def _done(case: Case, measure: Measure) -> Done | None:
    """Whether the duty of a measure was done, by what each side says."""
    if measure.duty is None:
        return None
    every = answers(measure.duty.question, case)
    words = tuple(_answered(case, answer) for answer in every if answer.statement)
    verdict = _verdict(word.result for word in words)
    return Done(measure.duty.what, verdict, words, measure.duty.verified)


def _answered(case: Case, answer: SideAnswer) -> SideWord:
    key = answer.side.key if answer.side else answer.speaker or ""
    name = answer.side.name if answer.side else answer.speaker or en.RECORD
    statement = case.claim.by_id.get(answer.statement or "")
    told = (" ".join(statement.text.split()),) if statement else ()
    result = Result.MET if answer.holds else Result.NOT_MET
    own = answer.side is not None and answer.side.own
    return SideWord(key, name, result, told, (answer.statement or "",), False, own=own)


def _instead(case: Case, measure: Measure) -> str | None:
    """Why another measure takes this one's place, where the words say what it is for; None where nothing does."""
    if measure.instead is None:
        return None
    found = next(saying(case, measure.instead.yes), None)
    if found is None:
        return None
    one, by = measure.instead, possessive(found.speaker or tell("concluding.a_report"))
    return tell("concluding.instead", why=one.why, whose=by, measure=one.measure, mark=flag(one.verified))


def _refused(case: Case, pack: Pack, finding: Finding) -> str | None:
    """Why a measure is not offered: the day, the state or the place does not fit; None where it is offered."""
    if pack.nature in en.PAPERS:
        return en.PAPERS[pack.nature]
    if finding.in_force is False:
        return finding.in_force_note
    if pack.id not in case.strangers:
        case.strangers[pack.id] = parties_of(pack, case.claim.states)
    strangers = case.strangers[pack.id]
    if pack.nature != "practice" and strangers is not None:
        return strangers
    for one in finding.conditions:
        if one.result is Result.NOT_MET and one.condition.startswith(en.INSIDE):
            return tell("concluding.not_inside", places=one.value, condition=one.condition)
    return None
