"""The pages of a folder one after another, each with its name: claims, their stories, lists, index and search.

One page is in memory at a time, and one story's reading. Every page is whole in itself (its style and script stand in
it), so that one alone can be handed on; only the links to the others lead nowhere then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from saidseen.language.visible import json_line, visible
from saidseen.model.claim import Claim
from saidseen.model.judged import Judged
from saidseen.model.moments import LAST, instant
from saidseen.model.reading import Reading
from saidseen.show.claim_page import write_claim_page
from saidseen.show.page import part, policy_hash, template, write_page
from saidseen.show.pages.entries import ClaimEntry, Groups, ListGroup, StoryEntry, entry_of, groups_of, story_entry
from saidseen.show.pages.names import ClaimLinks, Stands, StoryLinks, at_member, story_file
from saidseen.show.pages.words import WordIndex, texts_of
from saidseen.show.wording import count

if TYPE_CHECKING:
    from markupsafe import Markup

LATEST = 20
"""Claims that the index shows itself: those of which something was said last."""
SIDES = 24
"""Sides that the index shows before the rest is folded away."""

MONTHS = 3
"""Months that the index shows before the earlier ones are folded away."""

Page = tuple[str, str]


def pages_of(
    claims: Sequence[Claim],
    reading: Callable[[str], Reading],
    *,
    as_of: str | None = None,
    extra: Mapping[str, str] | None = None,
    judgements: Sequence[Judged] = (),
) -> Iterator[Page]:
    """Each page of a folder as its name in the folder and its HTML, which can be kept in UTF-8.

    `reading` gives the reading of a document by id as people left it; the others are those of `write_claim_page`.
    """
    entries: list[ClaimEntry] = []
    words = WordIndex()
    stands: dict[str, dict[str, list[Stands]]] = {}
    for number, claim in enumerate(claims):
        entries.append(entry := entry_of(claim))
        words.add(number, texts_of(claim))
        for member in (*claim.said, *claim.beside):
            document, statement = member.said.source.id, member.said.statement.id
            address = f"../{entry.file}#{at_member(document, statement)}"
            of = stands.setdefault(document, {}).setdefault(statement, [])
            of.append(Stands(address, entry.title, entry.status))
        its = {claim.id: (extra or {}).get(claim.id, "")}
        yield (
            entry.file,
            write_claim_page([claim], as_of=as_of, extra=its, judgements=judgements, links=ClaimLinks()),
        )
    stories: list[StoryEntry] = []
    for document, its_claims in stands.items():
        story, name = reading(document), story_file(document)
        among = {one.address.partition("#")[0] for some in its_claims.values() for one in some}
        stories.append(story_entry(story.document, name, len(its_claims), len(among)))
        yield name, write_page([story], StoryLinks(its_claims))
    groups = groups_of(entries)
    told: dict[str, Any] = {"as_of": visible(as_of or ""), "stories": _stories(stories)}
    for group in groups:
        yield from _list("list.html", group, told)
    yield from _list("stories.html", told["stories"], told)
    yield "index.html", _index(groups, told)
    yield "search.html", _search(entries, words, told)


def how_many(claims: Sequence[Claim]) -> int:
    """How many pages of claims and stories there will be."""
    return len(claims) + len({m.said.source.id for claim in claims for m in (*claim.said, *claim.beside)})


def _stories(stories: list[StoryEntry]) -> ListGroup[StoryEntry]:
    """The list of the stories, the latest first; where no day is told last."""
    told = {story.published: instant(story.published) for story in stories}
    stories.sort(key=lambda story: "" if told[story.published] == LAST else told[story.published], reverse=True)
    return ListGroup("all", "stories", "Stories", "the latest first", stories, ("story", "stories"))


def _list(name: str, group: ListGroup[Any], told: Mapping[str, Any]) -> Iterator[Page]:
    """The pages of a list."""
    for page in range(1, group.pages + 1):
        yield group.file(page), _page(name, "../", "list.js", group=group, page=page, **told)


def _index(groups: Groups, told: Mapping[str, Any]) -> str:
    latest = sorted(groups.every.entries, key=lambda entry: entry.last, reverse=True)[:LATEST]
    return _page("index.html", "", "index.js", groups=groups, latest=latest, sides=SIDES, months=MONTHS, **told)


def _search(entries: Sequence[ClaimEntry], words: WordIndex, told: Mapping[str, Any]) -> str:
    return _page("search.html", "", "search.js", entries=entries, record=_data(words.record(entries)), **told)


def _page(name: str, root: str, script: str, **given: Any) -> str:
    """One of the pages that lead to the others; `root` is the way from it to the root of the folder."""
    from saidseen.model.version import VERSION

    style = part("page.css") + part("claim.css") + part("pages.css")
    scripts = part("theme.js") + part("copy.js") + part("fold.js") + part(script)
    return template(name).render(
        root=root,
        style=style,
        script=scripts,
        style_hash=policy_hash(style),
        script_hash=policy_hash(scripts),
        count=count,
        version=VERSION,
        **given,
    )


def _data(record: Mapping[str, Any]) -> Markup:
    """A record as JSON that can stand in a script element of data: nothing in it ends the element or begins another."""
    from markupsafe import Markup

    return Markup(json_line(record).replace("<", "\\u003c"))
