"""Credit: which outlet a story or a statement says that it has its words from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from saidseen.claims.copies.direction import earlier
from saidseen.claims.copies.records import Story
from saidseen.claims.copies.stems import stem_of
from saidseen.language.en import credits as en
from saidseen.model.reading import Statement
from saidseen.reading.outlets import is_own_name, plain
from saidseen.reading.speakers.lexicon import agencies

_POSSESSIVE = re.compile(r"['’]s?\s.*$")
_HEAD = 4000  # code points at a story's start in which a credit is looked for
_TAIL = 1000
_BYLINE = 400  # code points at either end in which the byline stands


def credits(story: Story) -> frozenset[str]:
    """The names, made plain, that a story gives credit to: "(Northern Wire)", "according to the Guardian"."""
    found = {plain(name) for part in _ends(story.text) for pattern in en.CREDITS for name in pattern.findall(part)}
    return frozenset(found - {"", plain(story.outlet or "")})


def agency(story: Story) -> str:
    """The news agency whose reports a story passes on: that of its byline, else the only one that it gives credit to;
    not its own outlet."""
    if name := byline(story):
        return name
    found = {full for part in _ends(story.text) for name in _credited_in(part) if (full := agencies().get(name))}
    return found.pop() if len(found) == 1 and not is_own_name(min(found), story.outlet) else ""


def byline(story: Story) -> str:
    """The news agency that a story names as its writer at its head or its end, not its own outlet: then the words are
    the agency's. One that is only quoted, or that somebody told something, is none."""
    parts = [(pattern, story.text[:_BYLINE]) for pattern in en.BYLINES]
    parts += [(pattern, story.text[-_BYLINE:]) for pattern in (en.SIGNED, en.DASHED)[: 1 + (len(story.text) > _BYLINE)]]
    found = [name.strip(" .") for pattern, part in parts for name in pattern.findall(part)]
    full = {known for name in found if (known := agencies().get(name) or agencies().get(name.upper()))}
    return full.pop() if len(full) == 1 and not is_own_name(min(full), story.outlet) else ""


def _ends(text: str) -> list[str]:
    """The beginning and the end of a long text, a short one whole: where credit is given."""
    return [text] if len(text) <= _HEAD + _TAIL else [text[:_HEAD], text[-_TAIL:]]


def _credited_in(text: str) -> Iterator[str]:
    """The names that some words give credit to, as they stand there."""
    for pattern in (*en.CREDITS, en.DATED):
        for name in pattern.findall(text):
            yield from (part.strip(" .") for part in name.split(". "))


def names(story: Story, other: Story) -> bool:
    """Whether `story` gives credit to the outlet of `other`."""
    return bool(other.outlet) and plain(other.outlet or "") in credits(story)


def credited(statement: Statement) -> str | None:
    """A statement whose source is a newspaper, agency or broadcaster gives credit to that outlet."""
    if statement.outlet_own or statement.source is None:
        return None
    speaker = statement.speaker
    if speaker is not None and speaker.sector == "MED":
        return speaker.name or _named(statement.source.text)
    if en.REPORT_BY.match(statement.source.text):
        return _named(statement.source.text)
    return None


def _named(source: str) -> str | None:
    """The name that is left of a source without what stands around it ("a report by the Northern Wire")."""
    name = _POSSESSIVE.sub("", en.KIND.sub("", source.strip())).strip()
    return name if name[:1].isupper() else None


def linked_story(
    outlet: str, statement_words: Iterable[str], stories: Sequence[Story], published: str | None = None
) -> Story | None:
    """The story of `outlet` that says what a statement credits it with, None where none does or several do alike.

    At least half of the statement's content words, and three, must stand in it; one published after `published` (the
    date of the story that gives the credit) is not linked.
    """
    wanted = {stem for word in statement_words if (stem := stem_of(word.lower().replace("’", "'")))}
    if len(wanted) < 3:
        return None
    ranked = sorted(
        ((len(wanted & _stems(s.text)), s.name, s.id, s) for s in _of(outlet, stories, published)), reverse=True
    )
    if not ranked or ranked[0][0] < max(3, (len(wanted) + 1) // 2):
        return None
    if len(ranked) > 1 and ranked[1][0] == ranked[0][0] and ranked[1][3].text != ranked[0][3].text:
        return None
    return ranked[0][3]


def _of(outlet: str, stories: Sequence[Story], published: str | None) -> Iterator[Story]:
    """The stories of an outlet that were not published after a date."""
    asked = Story("", "", "", published=published)
    for story in stories:
        if story.outlet and plain(story.outlet) == plain(outlet) and earlier(story, asked) is not asked:
            yield story


@lru_cache(1024)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem for word in re.findall(r"[\w'’]+", text.lower()) if (stem := stem_of(word.replace("’", "'"))))
