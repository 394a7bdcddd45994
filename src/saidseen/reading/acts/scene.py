"""What the act rules look at: one attribution's words, laid out once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from saidseen.language.en import acts as en
from saidseen.language.en import grammar
from saidseen.model.attribution import Attribution
from saidseen.model.reading import Span
from saidseen.reading.acts import sides
from saidseen.reading.acts.lexicon import Hit, hits
from saidseen.reading.acts.words import Word, group, words_in, words_of

HEAD = 12
"""Words of the content that may complete a cue ("provided" + "no information on ...")."""
FIRST = 30
"""Words of the content within which its main verb is looked for."""
LEFT = 40
"""Code points before the cue in which its auxiliaries are looked for."""
REST = 60
"""Code points after the content in which its sentence may end with a question mark."""
OPENING = "“\"‘'«„"
_STOP = re.compile(r"[.?!;]")
_ASKED = re.compile(r"[^.!?;:“\"\n]*\?")
_END = re.compile(r"[.!?][”\"']?\s")


@dataclass(frozen=True)
class ActScene:
    """One attribution, its text and the speaker's country where known; everything else is worked out when asked."""

    text: str
    attribution: Attribution
    country: str | None = None

    @cached_property
    def cue(self) -> list[Word]:
        """The cue's words with the auxiliaries and negations that stand right before it."""
        cue = self.attribution.cue
        return self._leading(cue.start) + words_in(self.text, cue) if cue else []

    def _leading(self, start: int) -> list[Word]:
        floor = max(0, start - LEFT, self.attribution.sentence.start if self.attribution.sentence.start < start else 0)
        source = self.attribution.source
        floor = max([floor, *(s.end for s in (source.spans if source else ()) if s.end <= start)])
        floor = max([floor, *(s.end for s in self.attribution.content.spans if s.end <= start)])
        out: list[Word] = []
        for word in reversed(words_of(self.text, Span(floor, start)) if floor < start else []):
            if not any(word.form in group(name) for name in ("auxiliaries", "negators", "leads")):
                break
            out.insert(0, word)
        return out

    @cached_property
    def content(self) -> list[Word]:
        """The content's words, without a "that" in front."""
        words = words_in(self.text, self.attribution.content)
        return words[1:] if words[:1] and words[0].form == grammar.THAT else words

    @cached_property
    def stream(self) -> list[Word]:
        """The cue's words and, where the content follows the cue, the words between and the content's first words."""
        cue, content = self.attribution.cue, self.attribution.content
        if cue is None:
            return []
        after = next((s for s in content.spans if s.start >= cue.end), None)
        if after is None or after.start - cue.end > 80:
            return self.cue
        between = words_of(self.text, Span(cue.end, after.start)) if cue.end < after.start else []
        return self.cue + between + words_of(self.text, Span(after.start, min(after.end, after.start + 200)))[:HEAD]

    @cached_property
    def cue_hits(self) -> list[Hit]:
        """The lexicon's entries that start in the cue; they may run on into the content."""
        found = hits(self.stream, len(self.cue))
        return [hit for hit in found if not self._aside(hit)]

    def _aside(self, hit: Hit) -> bool:
        """Whether a hit is no cue here: "said when asked", "said | nothing was decided" across cue and content."""
        if hit.at and self.stream[hit.at - 1].form in group("aside") and en.ASK in self.stream[hit.at].form:
            return True
        if hit.entry.label == "ask" and _answers([w.form for w in self.stream[: hit.at]]):
            return True
        last = hit.at + hit.size
        crosses = hit.size == 2 and last > len(self.cue) and self.stream[last - 1].form in group("little")
        return crosses and not any(word.form in group("of_what") for word in self.stream[last : last + 1])

    @cached_property
    def content_hits(self) -> list[Hit]:
        """The lexicon's entries in the content's first clauses."""
        return hits(self.content[:60])

    @cached_property
    def first_sentence(self) -> str:
        """The first sentence of the content in small letters, at most 300 code points."""
        text = self.attribution.content.text[:500].lower().replace("’", "'")[:300]
        cut = _END.search(text, 12)
        return text[: cut.start() + 1] if cut else text

    @cached_property
    def main_words(self) -> list[tuple[int, Word]]:
        """The content's words up to the end of its main clause: the first sentence less what "which", "if" open."""
        return list(self._main_words())

    def _main_words(self) -> Iterator[tuple[int, Word]]:
        skipping = False
        words, stops = self.content, group("stops")
        for at, word in enumerate(words[:FIRST]):
            gap = self.text[words[at - 1].end : word.start] if at else ""
            if at > 2 and _STOP.search(gap):
                return
            if "," in gap or word.form in group("goes_on"):
                skipping = False
            if at and word.form in stops:
                skipping = True
                if word.form in group("reasons"):
                    return
            if not skipping:
                yield at, word

    @cached_property
    def side(self) -> str | None:
        """The side the speaker is on, where the words tell."""
        return sides.speakers_side(self.text, self.attribution, self.country)

    @cached_property
    def source_forms(self) -> frozenset[str]:
        """The name-like words of the source."""
        source = self.attribution.source
        return (
            frozenset(name.lower() for name in sides.NAME.findall(source.text[:200])) - group("titles")
            if source
            else frozenset()
        )

    @cached_property
    def rules(self) -> bool:
        """Whether the cue announces, rules or repeats hearsay, so that "will" is no foresight of the speaker's."""
        return any(word.form in group("ruling") or word.form in group("hearsay") for word in self.cue)

    @cached_property
    def quoted(self) -> bool:
        """Whether the content begins with an opening quotation mark."""
        return self.attribution.content.text[:1] in OPENING

    @cached_property
    def asks(self) -> bool:
        """Whether the content ends with a question mark."""
        return re.search(r"\?[”\"’'»\s)]{0,4}$", self.attribution.content.text[-8:]) is not None

    @cached_property
    def asked(self) -> bool:
        """Whether the sentence that the content stands in goes on to a question mark."""
        end = self.attribution.content.spans[-1].end
        return _ASKED.match(self.text, end, end + REST) is not None

    def clause_start(self, at: int) -> int:
        """The index of the first word of the clause that holds word `at` of the content."""
        words = self.content
        for i in range(at, max(0, at - 25), -1):
            between = self.text[words[i - 1].end : words[i].start]
            if words[i - 1].form in group("breaks") or words[i - 1].form in group("opens_clauses"):
                return i
            if any(mark in between for mark in '.;:,!?—–”"') and not between.startswith("-"):
                return i
        return max(0, at - 25)

    def own(self, at: int) -> bool | None:
        """Whether the subject of the verb at word `at` of the content is the speaker's side; None: not told."""
        start = self.clause_start(at)
        words = self.content
        if start == at and at > 0 and words[at - 1].form == grammar.AND:
            start = self.clause_start(at - 1)
        subject = [w for w in words[start:at] if w.form not in group("auxiliaries") and w.form not in group("negators")]
        if self.quoted and subject and subject[-1].form in group("pronouns"):
            return None
        mine = sides.owner(subject, self.side, self.source_forms)
        third = bool(subject) and subject[-1].form in group("pronouns")
        return None if mine and third and start > 1 and not self._continued(start) else mine

    def _continued(self, start: int) -> bool:
        """Whether the clause that begins at word `start` goes on with a first clause of the speaker's own."""
        return self.content[start - 1].form == grammar.AND and start < 25 and self.own(1) is True

    def addressed(self, forms: Iterable[str], within: int = 10) -> bool:
        """Whether one of `forms` stands among the words right after the cue's verb."""
        wanted = frozenset(forms)
        return any(word.form in wanted for word in self.stream[: len(self.cue) + within])


def _answers(before: list[str]) -> bool:
    """Whether the words before a question answer it ("said in response to a query")."""
    return any(form.startswith(en.ANSWERING) for form in before[-4:])
