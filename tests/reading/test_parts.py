"""From the network's spans to source, cue and content; statements quoted inside others'."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saidseen.model.attribution import Attribution
from saidseen.model.reading import Passage, Span
from saidseen.network.decode import Found
from saidseen.reading.acts.lexicon import tells
from saidseen.reading.parts import parts_of, takes_lives
from saidseen.reading.quoting import as_saying


def spans(text: str, *pieces: str) -> tuple[Span, ...]:
    return tuple(Span(text.index(p), text.index(p) + len(p)) for p in pieces if p)


def parts(text: str, source: str, cue: str, content: str) -> tuple[str | None, str | None, str] | None:
    """Source, cue and content of `text`, of which the network gives each as pieces with " … " between."""
    given = {"source": source, "cue": cue, "content": content}
    found = Found({role: spans(text, *words.split(" … ")) for role, words in given.items()}, 1.0, {}, {}, 0.0)
    made = parts_of(text, [Span(0, len(text))], found, "Northern Wire")
    if made is None:
        return None
    return made[0].text if made[0] else None, made[1].text if made[1] else None, made[2].text


@pytest.mark.parametrize(
    ("text", "given", "made"),
    [
        (
            "Lask after shelling by militia: houses are on fire",
            ("militia", ":", "houses are on fire"),
            None,
        ),
        (
            "Lask militia: houses are on fire",
            ("Lask militia", ":", "houses are on fire"),
            ("Lask militia", ":", "houses are on fire"),
        ),
        (
            "Citizens in Odesa urged to leave at once",
            ("Citizens in Odesa", "urged", "to leave at once"),
            (None, "urged", "Citizens in Odesa … to leave at once"),
        ),
        (
            "Citizens in Odesa are strongly urged to leave at once",
            ("Citizens in Odesa", "are strongly urged", "to leave at once"),
            (None, "are strongly urged", "Citizens in Odesa … to leave at once"),
        ),
        (
            "Thousands leave Odesa, men told to stay on",
            ("men", "told", "Thousands leave Odesa … to stay on"),
            (None, "told", "Thousands leave Odesa … men … to stay on"),
        ),
        (
            "He urged to the contrary that they stay",
            ("He", "urged", "to the contrary that they stay"),
            ("He", "urged", "to the contrary that they stay"),
        ),
        (
            "Poland, Latvia reject the plan at once",
            ("Poland … Latvia", "reject", "the plan at once"),
            ("Poland, Latvia", "reject", "the plan at once"),
        ),
        (
            "Poland wavers, and Latvia rejects the plan",
            ("Poland … Latvia", "rejects", "the plan"),
            ("Latvia", "rejects", "the plan"),
        ),
        (
            "Turkey backs talks on Russia-Ukraine peace",
            ("Turkey", "backs", "talks on Russia"),
            ("Turkey", "backs", "talks on Russia-Ukraine"),
        ),
        (
            "Sergei Lavrov was quoted as saying that talks go on",
            ("", "was quoted as saying", "Sergei Lavrov … that talks go on"),
            ("Sergei Lavrov", "was quoted as saying", "that talks go on"),
        ),
    ],
)
def test_parts(text: str, given: tuple[str, str, str], made: tuple[str | None, str, str] | None) -> None:
    assert parts(text, *given) == made


def outer(text: str, source: str, cue: str, content: str) -> Attribution:
    found = [Passage.of(text, spans(text, *words.split(" … "))) for words in (source, cue, content)]
    return Attribution(found[0], found[1], found[2], Span(0, len(text)), "test")


@pytest.mark.parametrize(
    ("text", "given", "inner"),
    [
        (
            "TASS quoted Sergei Lavrov as saying that talks would go on.",
            ("TASS", "quoted", "Sergei Lavrov as saying that talks would go on"),
            ("Sergei Lavrov", "as saying", "that talks would go on"),
        ),
        (
            "Sergei Lavrov was quoted by TASS as saying on Monday that talks would go on.",
            ("TASS", "was quoted by", "Sergei Lavrov … as saying on Monday that talks would go on"),
            ("Sergei Lavrov", "as saying on Monday", "that talks would go on"),
        ),
        (
            "TASS cited the envoy as telling state television “we go on with it”.",
            ("TASS", "cited", "the envoy as telling state television “we go on with it”"),
            ("the envoy", "as telling state television", "“we go on with it”"),
        ),
        ("TASS quoted Sergei Lavrov as saying no.", ("TASS", "quoted", "Sergei Lavrov as saying no"), None),
        ("TASS said talks would go on.", ("TASS", "said", "talks would go on"), None),
    ],
)
def test_who_is_quoted_as_saying_says_it(
    text: str, given: tuple[str, str, str], inner: tuple[str, str, str] | None
) -> None:
    made = as_saying(text, outer(text, *given))
    if inner is None:
        assert made is None
        return
    assert made is not None
    assert made.source is not None
    assert made.cue is not None
    assert (made.source.text, made.cue.text, made.content.text) == inner


@pytest.mark.parametrize(("cue", "whether"), [("said", True), ("has yet to confirm", True), ("launches", False)])
def test_words_that_tell(cue: str, whether: bool) -> None:
    assert tells(Passage.of(cue, (Span(0, len(cue)),))) is whether


@given(
    st.lists(
        st.sampled_from(["TASS", "quoted", "him", "as", "saying", "that", "on Monday", "talks ", "go on. ", ", "])
    ),
    st.data(),
)
def test_any_words_in_any_pieces_are_read(words: list[str], data: st.DataObject) -> None:
    text = "TASS said " + " ".join(words) + "."
    cuts = sorted(data.draw(st.sets(st.integers(10, len(text)), min_size=2, max_size=6)))
    pieces = tuple(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    source, cue = Passage.of(text, (Span(0, 4),)), Passage.of(text, (Span(5, 9),))
    made = as_saying(text, Attribution(source, cue, Passage.of(text, pieces), Span(0, len(text)), "test"))
    assert made is None or (made.source is not None and made.source.end <= made.content.start)


@pytest.mark.parametrize(
    "content",
    [
        "the life of a woman",
        "at least 40 lives",
        "the lives of ten",
        "his life",
        "11 Children",
        "4 martyrs and 13 injured",
    ],
)
def test_what_claims_lives_says_nothing(content: str) -> None:
    def part(words: str) -> Passage:
        return Passage.of(words, (Span(0, len(words)),))

    assert takes_lives(part("has claimed"), part(content))
    assert not takes_lives(part("said"), part(content))
    assert not takes_lives(part("claimed"), part("responsibility for the attack"))
    assert not takes_lives(part("claims"), part("that 11 children were killed"))
    assert not takes_lives(part("claims"), part("11 children were killed"))
