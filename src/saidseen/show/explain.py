"""`--explain`: for every statement, each field and the rule or head of the network that decided it, as text."""

from __future__ import annotations

from collections.abc import Iterator

from saidseen.language.visible import visible
from saidseen.model.reading import Document, Reading, Statement
from saidseen.show.wording import (
    act_words,
    affiliation,
    event_words,
    heading_of,
    nested,
    owed_of,
    sector_name,
    speaker_name,
    title_of,
)

ORDER = ("found", "speaker", "act", "polarity", "basis", "event")


def explain(reading: Reading) -> Iterator[str]:
    """The lines that explain a reading: a heading, then each statement's words and what decided its fields."""
    document = reading.document
    yield " · ".join(visible(part) for part in (title_of(document), heading_of(document), reading.reader) if part)
    if document.unread:
        yield f"  not read: {visible(document.unread)}"
    for number, (depth, statement) in enumerate(nested(reading.said), 1):
        inset = "  " * depth
        yield ""
        for line in _statement(statement, document, number):
            yield f"{inset}{line}"


def explained(reading: Reading) -> str:
    """The explanation of a reading as text that ends with an empty line."""
    return "\n".join(explain(reading)) + "\n\n"


def _statement(statement: Statement, document: Document, number: int) -> Iterator[str]:
    spoken = f"{number}. {speaker_name(statement, document)} · {act_words(statement)} · {statement.content.text}"
    yield visible(spoken)
    values = _values(statement, document)
    keys = [*values, *(key for key in statement.why if key not in values)]
    reasons = statement.why_words
    for key in sorted(keys, key=lambda k: ORDER.index(k) if k in ORDER else len(ORDER)):
        value, why = values.get(key, ""), reasons.get(key)
        told = visible(value)
        yield f"   {visible(key).replace('_', ' ')}: {told}" if told else f"   {visible(key).replace('_', ' ')}"
        if why:
            yield f"      {visible(why)}"


def _values(statement: Statement, document: Document) -> dict[str, str]:
    """The fields that were decided and their values, in words."""
    speaker, owed = statement.speaker, owed_of(statement)
    who = [speaker_name(statement, document), affiliation(speaker)]
    if speaker:
        who += [
            sector_name(speaker.sector) if speaker.sector else "",
            f'told by "{speaker.how}"' if speaker.how else "",
        ]
    values = {
        "found": f"score {statement.score:.2f}",
        "speaker": ", ".join(part for part in who if part),
        "act": statement.act.value,
        "polarity": statement.polarity,
        "basis": statement.basis.value,
    }
    if statement.event:
        values["event"] = f"{event_words(statement)}, score {statement.event.score:.2f}"
    if owed:
        values["specifics"] = owed.words
    return values
