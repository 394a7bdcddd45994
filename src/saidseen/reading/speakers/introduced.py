"""Whom a lead describes before the story names them."""

from __future__ import annotations

from itertools import islice

from saidseen.language.en import speakers as en
from saidseen.reading.speakers.actors import PERSON, Actor
from saidseen.reading.speakers.discourse import SOURCE, Discourse
from saidseen.reading.speakers.lexicon import TITLE
from saidseen.reading.speakers.pronouns import FAR, rule
from saidseen.reading.speakers.scan import affiliation, complements, modifiers
from saidseen.reading.speakers.sources import Source

_SOON = 3  # sentences


@rule("speaker.introduced")
def introduced(talk: Discourse, source: Source) -> Actor | None:
    """An official, source or witness of whom a lead speaks ("a local official") is the one who is named as the next
    source without a word of who that is: the lead has said it."""
    found, head = talk.found, source.head
    if head is None or head.kind != TITLE or source.determiner not in en.ARTICLES or source.core != head.j:
        return None
    own = affiliation(head.entry, modifiers(found, head.i), complements(found, source.core, source.j))
    if own.country or own.organisation:
        return None  # who speaks for a state or body on the quiet is not named right after
    here = talk.sentence[source.i]
    if here > _SOON or any(m.actor.kind == PERSON and talk.roles[m.name] & SOURCE for m in talk.before(source.i)):
        return None
    for mention in islice(talk.after(source.i), FAR):
        if talk.sentence[mention.name] - here > _SOON:
            return None
        actor = mention.actor
        if actor.kind != PERSON or not talk.roles[mention.name] & SOURCE or mention.i < source.j:
            continue
        told = actor.country or actor.organisation or actor.sector or actor.nouns or actor.listed
        alone = mention.end - mention.name < 2 or found.words.lows[mention.name - 1] in en.TITLES_OF_ALL
        return None if told or alone or talk.sentence[mention.name] == here else actor
    return None
