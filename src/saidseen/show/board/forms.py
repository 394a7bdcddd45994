"""The forms by which a statement, claim, story or name is judged: what may be said of it, and what stands there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from saidseen.language.visible import visible
from saidseen.model.acts import Act
from saidseen.model.claim import Claim, Member, Stance, Status
from saidseen.model.plover import TYPES
from saidseen.model.reading import Basis, Statement
from saidseen.show.board.fields import Field
from saidseen.show.claim_wording import who_of

WAS = "was_"
"""Begins the name of what stood in a field when the form was shown, so that only what was changed is judged."""
NONE = "none"


@dataclass(frozen=True, slots=True)
class Tick:
    """A statement that may be chosen."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Button:
    """What is done with a form."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class JudgingForm:
    """A form of the page on which something is judged."""

    title: str
    buttons: Sequence[Button]
    fields: Sequence[Field] = ()
    hidden: Sequence[tuple[str, str]] = ()
    ticks: Sequence[Tick] = ()
    note: str = ""


def fields_of(one: Statement, member: Member | None) -> dict[str, Field]:
    """The fields of a statement as they stand, by name."""
    speaker, event = one.speaker, one.event
    where, when = one.specifics.get("where"), one.specifics.get("when")
    place = next((p.name or p.text for p in one.places if where and where.span == p.span), NONE)
    day = next((t.value for t in one.times if when and when.span and t.span.meets(when.span)), NONE)
    side = (speaker.country or speaker.organisation) if speaker else None
    kind = "/".join(filter(None, (event.type, event.mode))) if event else NONE
    entries = [
        Field("speaker", "speaker", "the outlet" if one.outlet_own else (speaker.name if speaker else None) or NONE),
        Field("country", "for whom", side or NONE, hint="a state (RUS, Russia) or an organisation (NATO), or none"),
        Field("act", "act", one.act.value, [act.value for act in Act]),
        Field("polarity", "polarity", one.polarity, ["positive", "negative"]),
        Field("basis", "basis", one.basis.value, [basis.value for basis in Basis]),
        Field("event", "event", kind, hint=f"PLOVER: {', '.join(TYPES)}, or TYPE/mode, or none"),
        Field("place", "place", place, hint="NAME, STATE; or LAT LON NAME; or none"),
        Field("day", "day", day, hint="2022-02-15, or 2022-02-15/2022-02-18, or none"),
        Field("content", "content", " ".join(one.content.text.split()), hint="words of the story, to the letter"),
    ]
    if member is not None:
        entries.insert(0, Field("stance", "to its claim", member.stance.value, [stance.value for stance in Stance]))
    return {entry.name: entry for entry in entries}


def of_statement(one: Statement, member: Member | None, claim: str) -> list[JudgingForm]:
    """The forms of a statement."""
    entries = fields_of(one, member)
    shown = [Field(e.name, e.label, visible(e.value), e.choices, e.hint) for e in entries.values()]
    hidden = [("statement", one.id), ("claim", claim), *((f"{WAS}{e.name}", e.value) for e in shown)]
    own = [("statement", one.id), ("claim", claim)]
    return [
        JudgingForm("Mend what is wrong", [Button("mend", "save what was changed")], shown, hidden),
        JudgingForm(
            "As a whole",
            [Button("confirmed", "it is right"), Button("dropped", "nobody states this: drop it")],
            hidden=own,
        ),
        JudgingForm(
            "Into another claim", [Button("move", "move it")],
            [Field("move", "claim", need=True, hint="the id of the claim that it belongs to, or its beginning")], own,
        ),
        _note(own),
    ]  # fmt: skip


def of_claim(claim: Claim) -> list[JudgingForm]:
    """The forms of a claim."""
    own = [("claim", claim.id)]
    status = [status.value for status in Status]
    ticks = [
        Tick(m.said.statement.id, visible(f"{who_of(m)} {m.stance.value}: {m.said.statement.content.text[:160]}"))
        for m in claim.said
    ]
    forms = [
        JudgingForm(
            "Status", [Button("status", "set it"), Button("confirm", "confirm the one it has")],
            [Field("status", "status", claim.assessment.status.value, status)], own,
        ),
        JudgingForm(
            "Other claims",
            [Button("join", "it is one with this one"), Button("apart", "it is another activity than this one")],
            [Field("other", "claim", need=True, hint="the id of the other claim, or its beginning")], own,
        ),
    ]  # fmt: skip
    if len(ticks) > 1:
        forms.append(JudgingForm("Split", [Button("split", "these belong elsewhere")], hidden=own, ticks=ticks))
    return [*forms, _note(own)]


def of_story(document: str, withdrawn: bool) -> list[JudgingForm]:
    """The forms of a story."""
    own = [("story", document)]
    stays = "It stays to be seen; nothing in it counts."
    withdraw = JudgingForm("Withdraw", [Button("withdraw", "it was withdrawn")], hidden=own, note=stays)
    return [*([] if withdrawn else [withdraw]), _note(own)]


def of_name(name: str) -> list[JudgingForm]:
    """The forms of a speaker or an outlet."""
    own = [("name", name)]
    return [
        JudgingForm(
            "Who is who",
            [Button("same", "the same person or body"), Button("different", "not the same")],
            [Field("other", "as", need=True, hint="another name, as it is written here")], own,
        ),
        JudgingForm(
            "Reliability", [Button("reliability", "grade it")],
            [Field("grade", "grade", "B", list("ABCDEF"), "Admiralty: A completely reliable, F cannot be judged")],
            own,
        ),
        _note(own),
    ]  # fmt: skip


def of_judgement(number: str) -> list[JudgingForm]:
    """The form that takes a judgement back."""
    return [JudgingForm("Take it back", [Button("undo", "take it back")], hidden=[("undo", number)])]


def _note(own: Sequence[tuple[str, str]]) -> JudgingForm:
    return JudgingForm(
        "Note", [Button("note", "keep it")], note="What is written as the reason stands beside it.", hidden=own
    )
