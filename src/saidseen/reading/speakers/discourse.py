"""The actors of one text in the order it mentions them, and which of them a pronoun or role noun stands for."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from saidseen.language.en import grammar
from saidseen.language.en import speakers as en
from saidseen.language.en.speakers import british
from saidseen.language.en.transcripts import ASKING
from saidseen.model.attribution import Attribution, Tag
from saidseen.model.reading import Place, Span
from saidseen.reading.speakers.actors import ORGANISATION, PAPER, PERSON, STATE_ACTOR, UNNAMED, Actor, Mention
from saidseen.reading.speakers.antecedents import PRONOUN, ROLE, Antecedent, chances, sure
from saidseen.reading.speakers.bodies import Registry, bodies
from saidseen.reading.speakers.lexicon import BODY, COUNTRY, INSTITUTION, MEDIA, TITLE, given_names, sector_words
from saidseen.reading.speakers.names import NOT_NAMES, PARTICLES
from saidseen.reading.speakers.people import people
from saidseen.reading.speakers.scan import Scan, scan
from saidseen.reading.speakers.setting import Setting
from saidseen.reading.speakers.titled import interviewer_at, interviewer_in, is_joint
from saidseen.reading.voices import SpeakerTurn
from saidseen.world.countries.table import CAPITAL_CITY
from saidseen.world.countries.tokens import BREAK, COMMA, JOINED, UPPER

Fits = Callable[[Actor], float | None]
Ranges = Sequence[tuple[int, int]]

SOURCE, CONTENT, OWN = 1, 2, 4
QUOTES = frozenset("“\"«‘'")


@dataclass(frozen=True, slots=True)
class Reach:
    """How far back an actor is looked for, mentions and sentences at most, and by which weights (antecedents.py)."""

    kind: str
    mentions: int
    sentences: int


_PRONOUN, _ROLE = Reach(PRONOUN, 60, 10), Reach(ROLE, 400, 60)
CLOSE, NEAR = 0.1, 0.15
"""By so much the likeliest must be likelier than the next to be taken; from this chance on one who is not is told."""


def _bare_name(found: Scan, i: int, j: int) -> bool:
    """Whether words `i` to before `j` are a bare name: one to four capital words in no table, to the end or a comma."""
    words, k = found.words, i
    while k < j and k - i < 4 and (words.capital(k) or (k > i and words.lows[k] in PARTICLES)):
        if found.starting(k) is not None or words.lows[k] in sector_words() or words.lows[k].split("'")[0] in NOT_NAMES:
            return False
        k += 1
        if words.after[k - 1] != JOINED:
            break
    if k == i or (k < j and words.after[k - 1] != COMMA):
        return False
    return not (k - i == 1 and words.flags[i] & UPPER and len(words.lows[i]) < 5)


def _public_body(outlet: str | None, registry: Registry) -> Actor | None:
    """The ministry, palace or international body that publishes, None where a newspaper does."""
    found = scan(outlet or "")
    chunk = found.ending(len(found.words))
    if chunk is None or chunk.kind not in (BODY, INSTITUTION):
        return None
    mention = registry.body(found, chunk)
    return mention.actor if mention else None


def is_public(outlet: str | None) -> bool:
    """Whether a ministry, palace or international body publishes, and no newspaper does."""
    return outlet is not None and _public_body(outlet, Registry()) is not None


def _agreed(text: str, tags: Sequence[Tag]) -> list[Tag]:
    """The tags of a text, where what is tagged as often as something else as a person is that: "Ahrar al-Sham". A name
    that begins with a given name is a person's but where it is more often something else."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for tag in tags:
        counted[tag.span.of(text)][tag.label] += 1
    return [replace(t, label=_label(t.label, t.span.of(text), counted[t.span.of(text)])) for t in tags]


def _label(label: str, name: str, counted: Counter[str]) -> str:
    others = sorted((-n, other) for other, n in counted.items() if other != label)
    if label != "PER" or not others:
        return label
    least = counted[label] + (name.split()[0].lower() in given_names())
    return others[0][1] if -others[0][0] >= least else label


def _outlets(text: str, attribution: Attribution) -> bool:
    """Whether an attribution is the outlet's own sentence, in which people act and do not lie in another's words."""
    if attribution.source is not None or attribution.cue is not None:
        return False
    return text[attribution.content.start : attribution.content.start + 1] not in QUOTES


class Discourse:
    """A text's words, sentences and actors; grows by the actors of its sources as they are resolved."""

    def __init__(
        self,
        text: str,
        attributions: Sequence[Attribution],
        tags: Sequence[Tag],
        outlet: str | None = None,
        places: Sequence[Place] = (),
        held: Container[str] = (),
        voices: Sequence[SpeakerTurn] = (),
        day: str | None = None,
        title: str | None = None,
    ) -> None:
        self.found: Scan = scan(text)
        self.day = day
        self.setting = Setting(self.found, places)
        self.registry = Registry()
        self.registry.abbreviated(self.found)
        tags = _agreed(text, tags)
        persons = people(self.found, tags, self._named_sources(attributions), self._held(held))
        named = [*persons, *bodies(self.found, persons, tags, self.registry)]
        self.mentions = sorted(
            [m for m in named if not self._only_place(m)],
            key=lambda m: (m.name, m.actor.kind != PERSON),
        )
        self.places = [m.name for m in self.mentions]
        self.later: list[Mention] = []
        self.doubt: dict[int, list[str]] = {}  # at a word, the names of those of whom none is sure
        self.sentence = self._sentences()
        self.roles = bytearray(len(self.found.words))
        for attribution in attributions:
            content = OWN if _outlets(text, attribution) else CONTENT
            for passage, role in ((attribution.source, SOURCE), (attribution.content, content)):
                for span in passage.spans if passage else ():
                    i, j = self.range(span)
                    for k in range(i, j):
                        self.roles[k] |= role
        self.first = self._firsts()
        self.outlet = _public_body(outlet, self.registry)
        self.author: Actor | None = None
        self.headed = False  # whether the title begins with the author ("Media Freedom Coalition Statement on …")
        self.joint = self.outlet is not None and is_joint(title, text)
        self.interviewer: Actor | None = None
        self._find_turns(voices)
        if self.interviewer is None and self.outlet is not None and any(self._asking):
            self.interviewer = self._interviewer_of(title)

    def _only_place(self, mention: Mention) -> bool:
        """Whether a body or person of whom nothing is told is a place by its one word, which a tag took for a name."""
        actor, alone = mention.actor, mention.end - mention.name == 1
        plain = actor.sector is None and not actor.organisation
        if actor.kind == PERSON:
            plain = plain and not actor.country and not actor.listed and len((actor.name or "").split()) == 1
        elif actor.kind != ORGANISATION:
            return False
        return alone and plain and any(mark.place for mark in self.setting.within(mention.name, mention.end))

    def _named_sources(self, attributions: Sequence[Attribution]) -> set[int]:
        """The first words of sources that are nothing but a name, or begin with one and a comma."""
        out = set()
        for attribution in attributions:
            if attribution.source is not None:
                i, j = self.range(attribution.source.spans[0])
                owner = self.found.starting(i) if i < j else None
                if (
                    owner is not None
                    and owner.kind == COUNTRY
                    and owner.j < j
                    and self.found.words.possessive(owner.j - 1)
                ):
                    i = owner.j
                out |= {i} if _bare_name(self.found, i, j) else set()
        return out

    def _held(self, names: Container[str]) -> set[int]:
        """Words that alone are the last name of somebody in office, with no other name about them."""
        found, words = self.found, self.found.words
        return {
            i
            for i, low in enumerate(words.lows)
            if (low in names or low.removesuffix(grammar.GENITIVE) in names)
            and words.capital(i)
            and found.starting(i) is None
            and not (found.joined(i) and words.capital(i - 1) and found.ending(i) is None)
            and not (i + 1 < len(words) and found.joined(i + 1) and words.capital(i + 1))
        }

    def seat(self, i: int) -> tuple[str, str] | None:
        """The country and words of the capital that begins the sentence of word `i` ("In Moscow, the ministry ...")."""
        found, start = self.found, bisect_left(self.sentence, self.sentence[i])
        chunk = found.starting(start + 1) if found.words.lows[start] in en.IN_FROM else None
        if chunk is None or chunk.kind != COUNTRY or chunk.entry.form != CAPITAL_CITY or chunk.j > i:
            return None
        if not chunk.entry.country or found.words.after[chunk.j - 1] != COMMA:
            return None
        return chunk.entry.country, found.words.words(start, chunk.j)

    def turn(self, i: int) -> Actor | None:
        """Whose turn it is at word `i` of a transcript, None in other texts."""
        k = bisect_right(self._turn_places, i) - 1
        return self._turns[k] if k >= 0 else None

    def turn_begins(self, i: int) -> int:
        """The first word of the turn of word `i`, 0 in other texts."""
        k = bisect_right(self._turn_places, i) - 1
        return self._turn_places[k] if k >= 0 else 0

    def answering(self, i: int) -> Actor | None:
        """Who answers the question in which word `i` stands: whose the next turn is."""
        k = bisect_right(self._turn_places, i) - 1
        if k < 0 or not self._asking[k]:
            return None
        return next((self._turns[n] for n in range(k, len(self._turns)) if not self._asking[n]), None)

    def asked(self, i: int) -> bool:
        """Whether word `i` stands in a question put by somebody whom the transcript does not name."""
        k = bisect_right(self._turn_places, i) - 1
        return k >= 0 and self._asking[k]

    def _find_turns(self, voices: Sequence[SpeakerTurn]) -> None:
        """Whose turn or release it is from which word on; in the transcript of a public body, those of whom nothing
        else is told speak for its country."""
        self._turn_places: list[int] = []
        self._turns: list[Actor | None] = []
        self._asking: list[bool] = []
        for voice in voices:
            i, j = self.range(voice.label)
            actor = self._voice(i, j)
            asks = self.found.words.words(i, j).lower() in ASKING
            guest = any(c.kind == TITLE and british(c.entry.name) in en.GUESTS for c in self.found.between(i, j))
            if (
                actor
                and self.outlet
                and not guest
                and not actor.country
                and not actor.organisation
                and not actor.listed
            ):
                actor.country, actor.organisation = self.outlet.country, self.outlet.organisation
                actor.how = self.found.words.words(i, j)
            self._turn_places.append(j)
            self._turns.append(None if asks else actor)
            self._asking.append(asks)
        self.interviewer = self._interviewed_by()

    def _interviewed_by(self) -> Actor | None:
        """The journalist with whom somebody speaks, as the first line of a public body's transcript names them."""
        place = interviewer_at(self.found.words.text) if self.outlet and any(self._asking) else None
        if place is None:
            return None
        i = self.found.word_at(place)
        named = [m.actor for m in self.within(i, i + 1) if m.actor.kind == PERSON and m.i == i]
        actor = named[0] if named else None
        known = actor is not None and (actor.country or actor.organisation or actor in self._turns)
        return None if known else actor

    def _interviewer_of(self, title: str | None) -> Actor | None:
        """The journalist with whom the title says somebody speaks: a bare name of nobody known."""
        name = interviewer_in(title)
        if name is None or any(c.kind != MEDIA for c in scan(name).chunks):
            return None
        same = [m.actor for m in self.mentions if m.actor.name == name]
        actor = same[0] if same else Actor(PERSON, name, how=name)
        return None if actor.country or actor.organisation or actor in self._turns else actor

    def _voice(self, i: int, j: int) -> Actor | None:
        """The person whom the label of a turn or byline names: in a byline by the whole name before the comma."""
        words = self.found.words
        end = next((k + 1 for k in range(i, j - 1) if words.after[k] == COMMA), j)
        people = [m.actor for m in self.within(i, j) if m.actor.kind == PERSON]
        if end == j or not people:
            return people[0] if people else None
        whole = " ".join(words.words(i, end).split())
        last = words.lows[end - 1]
        known = [m.actor for m in self.mentions if m.actor.kind == PERSON and m.actor.name]
        same = [a for a in known if (a.name or "").lower().split()[-1] == last]
        actor = max(same, key=lambda a: a.count, default=people[0])
        actor.name = whole
        for mention in self.within(i, j):
            if mention.actor is not actor and mention.actor.kind == PERSON:
                self.mentions[self.mentions.index(mention)] = replace(mention, actor=actor)
        return actor

    def _sentences(self) -> array[int]:
        number, out = 0, array("L")
        for gap in self.found.words.after:
            out.append(number)
            number += gap == BREAK
        return out

    def _firsts(self) -> dict[int, int]:
        firsts: dict[int, int] = {}
        for mention in self.mentions:
            firsts.setdefault(self.sentence[mention.name], mention.name)
        return firsts

    def range(self, span: Span) -> tuple[int, int]:
        """The words of a span: first, and one after the last."""
        i = self.found.word_at(span.start)
        return i, max(i, bisect_left(self.found.words.starts, span.end))

    def before(self, i: int) -> Iterator[Mention]:
        """The mentions before word `i`, nearest first."""
        k, n = bisect_left(self.places, i) - 1, len(self.later) - 1
        while k >= 0 or n >= 0:
            if n >= 0 and (k < 0 or self.later[n].name >= self.mentions[k].name):
                mention, n = self.later[n], n - 1
            else:
                mention, k = self.mentions[k], k - 1
            if mention.name < i:
                yield mention

    def after(self, i: int) -> Iterator[Mention]:
        """The mentions that text, tags and tables give after word `i`, nearest first."""
        return islice(self.mentions, bisect_left(self.places, i), None)

    def within(self, i: int, j: int) -> list[Mention]:
        """The mentions whose name begins in words `i` to before `j`."""
        return self.mentions[bisect_left(self.places, i) : bisect_left(self.places, j)]

    def remember(self, i: int, j: int, actor: Actor) -> None:
        """Adds the actor of a resolved source as a mention."""
        mention = Mention(i, j, actor, i, j)
        k = len(self.later)
        while k and self.later[k - 1].name > i:
            k -= 1
        self.later.insert(k, mention)

    def nearest(self, i: int, fits: Fits, own: Ranges) -> Actor | None:
        """The most plausible actor before word `i` for a pronoun.

        `fits` gives how well an actor fits, or None where it cannot be; `own` are word ranges that cannot hold it.
        """
        return self._best(i, fits, own, _PRONOUN)

    def last(self, i: int, fits: Fits, own: Ranges) -> Actor | None:
        """The same for a role noun ("the ministry"), which reaches further back than a pronoun."""
        return self._best(i, fits, own, _ROLE)

    def _best(self, i: int, fits: Fits, own: Ranges, reach: Reach) -> Actor | None:
        """The likeliest actor, None where that is not sure; then `doubt` holds those who are near in reach."""
        found = chances(self.candidates(i, fits, own, reach), reach.kind)
        if found and found[0][0] >= sure() and (len(found) == 1 or found[1][0] < found[0][0] - CLOSE):
            return found[0][1]
        likely = [actor.name for chance, actor in found if chance >= NEAR and actor.name]
        if len(likely) > 1:
            self.doubt[i] = likely
        return None

    def candidates(self, i: int, fits: Fits, own: Ranges, reach: Reach) -> list[Antecedent]:
        """The actors named before word `i` that fit, the nearest mention first."""
        found: list[tuple[Actor, tuple[float, ...]]] = []
        spoken = False
        for seen, mention in enumerate(self.before(i)):
            away = self.sentence[i] - self.sentence[mention.name]
            if seen > reach.mentions or away > reach.sentences:
                break
            source = bool(self.roles[mention.name] & SOURCE)
            fit = None if any(a <= mention.name < b for a, b in own) else fits(mention.actor)
            if fit is not None:
                one, first = mention.actor, (float(source and not spoken), float(not found))
                often = math.log1p(min(one.count, 50))
                found.append((one, (float(fit), *self._asked(mention, i, away, seen), *first, often)))
            spoken |= source
        alone = float(len({id(actor) for actor, _ in found}) == 1)
        return [Antecedent(actor, (*asked, alone)) for actor, asked in found]

    def _asked(self, mention: Mention, i: int, away: int, seen: int) -> tuple[float, ...]:
        """What is asked of a mention, seen from word `i`: antecedents.NAMES from "sentences" to "inside"."""
        role, sentence = self.roles[mention.name], self.sentence[mention.name]
        together = self.roles[i] & CONTENT and sentence == self.sentence[i]
        inside = role & CONTENT or (role & OWN and mention.actor.kind != PERSON)
        return (
            float(min(away, 12)),
            float(away == 0),
            float(away == 1),
            math.log1p(seen),
            float(bool(role & SOURCE)),
            float(self.first.get(sentence) == mention.name),
            float(mention.possessive),
            float(bool(inside and not role & SOURCE and not together)),
        )


def person_of(gender: str | None) -> Fits:
    """Who "he" or "she" can be: a person of that gender; one of unknown gender rather less, for "she" much less."""

    def fits(actor: Actor) -> float | None:
        if actor.plural or actor.kind not in (PERSON, UNNAMED) or (actor.gender or gender) != gender:
            return None
        unknown = actor.gender is None and gender is not None
        return (0.0 if not unknown else -0.3 if gender == "m" else -1.5) - 0.5 * (actor.kind == UNNAMED)

    return fits


def thing(actor: Actor) -> float | None:
    """What "it" can be: a body, a newspaper or a country, a country rather less; so does a name of one word of which
    nothing else is told ("Haberturk")."""
    told = actor.country or actor.organisation or actor.sector or actor.gender or actor.listed or actor.nouns
    if actor.kind == PERSON and not actor.plural and not told and len((actor.name or "").split()) == 1:
        return -0.3
    if actor.plural or actor.kind not in (ORGANISATION, PAPER, STATE_ACTOR):
        return None
    return -0.3 if actor.kind == STATE_ACTOR else 0.0


def several(actor: Actor) -> float | None:
    """What "they" can be: a group, a body rather less."""
    if actor.plural:
        return 0.0
    return -1.0 if actor.kind == ORGANISATION else None


def called(noun: str, country: str | None = None, organisation: str | None = None) -> Fits:
    """Whom a role noun can stand for: an actor with that noun, of that country or body where it is said."""

    def fits(actor: Actor) -> float | None:
        if noun not in actor.nouns:
            return None
        if (country and actor.country not in (None, country)) or (
            organisation and actor.organisation not in (None, organisation)
        ):
            return None
        return 0.5 * bool(country and actor.country == country)

    return fits
