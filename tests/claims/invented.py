"""Readings made by rule for the linking: short stories of a few sentences with who said each, without the network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from saidseen.claims.likeness import Point, point
from saidseen.claims.matter import matters
from saidseen.desk.linking import known_at
from saidseen.ledger import Ledger, document_id
from saidseen.model.acts import Act
from saidseen.model.reading import Basis, Document, Passage, Reading, Span, Speaker, Statement, Time, statement_id

WHO = {
    "Sergey Lavrov": Speaker("Sergey Lavrov", "RUS", None, "GOV", "rule"),
    "Jens Stoltenberg": Speaker("Jens Stoltenberg", None, "NATO", "IGO", "rule"),
    "Dmytro Kuleba": Speaker("Dmytro Kuleba", "UKR", None, "GOV", "rule"),
    "Liz Truss": Speaker("Liz Truss", "GBR", None, "GOV", "rule"),
}
CONTENTS = (
    "Russia had withdrawn its troops from Crimea",
    "Russian troops were returning to their bases from Belarus",
    "Russia was withdrawing its forces from Ukraine",
    "Russia had sent more troops to the border with Ukraine",
    "Belarus had moved tanks towards the border with Poland",
    "shelling hit a kindergarten in Stanytsia Luhanska",
    "a kindergarten in Stanytsia Luhanska was damaged by shelling",
    "shells struck the kindergarten, wounding three teachers of Stanytsia Luhanska",
    "hackers had blocked the sites of PrivatBank and Oschadbank",
    "hackers had blocked the sites of PrivatBank, Oschadbank and the defence ministry",
    "the airline KLM suspended flights over Ukraine",
    "KLM flights to Kyiv were suspended until further notice",
    "the Nord Stream pipeline would not be certified",
    "certification of the Nord Stream pipeline was halted in Berlin",
    "it was so",
    "talks with Russia in Geneva ended without agreement",
    "the talks in Geneva with Russia brought no agreement",
)
"""Contents that meet by kind and side, by rare words, or not at all."""


@dataclass(frozen=True)
class Line:
    """A sentence of a story: who said what; `day` is what "on that day" in it means; `repeats` a line of its story."""

    content: int
    who: str = "Sergey Lavrov"
    act: Act = Act.ASSERT
    day: str | None = None
    repeats: int | None = None


def reading(
    name: str, lines: Sequence[Line], published: str | None = "2022-02-15", reader: str = "net-1", **facts: str | None
) -> Reading:
    """The reading of a story that has those lines; `facts` replace the document's."""
    sentences = [f"{line.who} said {CONTENTS[line.content]}{' on that day' if line.day else ''}." for line in lines]
    text = f"Story {name}.\n" + "\n".join(sentences) + "\n"
    document = Document(name, text, "Example Wire", published, f"https://example.org/{name}")
    document = replace(document, **facts)  # type: ignore[arg-type]
    return Reading(document, tuple(_statements(document, lines, sentences)), (), (), (), reader)


def _statements(document: Document, lines: Sequence[Line], sentences: Sequence[str]) -> list[Statement]:
    out: list[Statement] = []
    start = document.text.index("\n") + 1
    for line, sentence in zip(lines, sentences, strict=True):
        source = Passage.of(document.text, (Span(start, start + len(line.who)),))
        cue = Passage.of(document.text, (Span(source.spans[0].end + 1, source.spans[0].end + 5),))
        content = Passage.of(document.text, (Span(cue.spans[0].end + 1, start + len(sentence) - 1),))
        when = Span(content.spans[0].end - 8, content.spans[0].end)
        out.append(
            Statement(
                id=statement_id(document.sha256, source, cue, content),
                source=source,
                cue=cue,
                content=content,
                speaker=WHO[line.who],
                outlet_own=False,
                act=line.act,
                polarity="positive",
                basis=Basis.TOLD,
                event=None,
                times=(Time("that day", when, line.day, line.day, line.day, "day"),) if line.day else (),
                repeats=out[line.repeats].id if line.repeats is not None and line.repeats < len(out) else None,
            )
        )
        start += len(sentence) + 1
    return out


def points(reading: Reading, added: str = "2022-03-01T00:00:00") -> list[Point]:
    """The statements as `link` takes them, ordered as the ledger orders them; ids are the document's and their own.

    `added` is when a ledger had the story, where it does not say itself when it was published.
    """
    document = document_id(reading.document)
    at = known_at(reading.document.published, added)

    def name(statement: str | None) -> str | None:
        return f"{document}/{statement}" if statement else None

    return [
        point(f"{document}/{s.id}", document, replace(m, host=name(m.host)), (at, document, n), name(s.repeats))
        for n, (s, m) in enumerate(zip(reading.statements, matters(reading), strict=True))
    ]


def kept_in(path: str, readings: Iterable[Reading]) -> str:
    """A ledger with those readings, at that path."""
    with Ledger(path) as ledger:
        for one in readings:
            ledger.add(one)
    return path
