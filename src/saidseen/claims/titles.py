"""The title of a claim as a person would write it: from its kind and actors, else from its clearest statement."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from saidseen.claims.frames import Frame, is_state
from saidseen.claims.moments import order, said_on
from saidseen.claims.records import Member, Stance
from saidseen.claims.trimming import clean, clipped, headline, is_clause, unquoted, unstamped, vague
from saidseen.reading.countries import find_countries, name_of
from saidseen.records import Act, Statement

LONGEST = 110
"""Code points of a title, its date included."""
NAMED = 3
"""Actors and places that a title names."""
LESS = 0.2
"""What words that are no clause count less as a title."""
_NEAR = re.compile(
    r"\b(?:near|around|along|close to|border\w*|encircl\w+|surround\w*|next to|towards?)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]{3,}")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
LIMIT = 600  # code points of a content that are searched
_NAME = r"[“\"‘']?((?:[A-Z][\w-]+ ){1,3}[A-Z][\w-]+)\b"
# "the drills, named Union Resolve", "Union Resolve, the joint exercise of", "under the name Union Resolve".
_NAMED = re.compile(
    r"\b(?:exercises?|drills|manoeuvres|name|named|called|dubbed|codenamed),? "
    rf"(?:is |named |called |dubbed |codenamed )?{_NAME}|"
    r"\b((?:[A-Z][\w-]+ ){1,3}[A-Z][\w-]+)[”\"’']?,? (?:is |the |their |a )*(?:joint |military |naval |live-fire )*"
    r"(?:exercises?|drills|manoeuvres)\b"
)
_AHEAD_ACTS = frozenset((Act.EXPECT, Act.PROMISE, Act.THREATEN, Act.OFFER, Act.DEMAND, Act.ASK))
_AHEAD = re.compile(
    r"^to |\b(?:will|would|could|may|might|possible|potential|if|whether|intention|plan(?:s|ned|ning)?|"
    r"consider(?:s|ing)?|ready|to (?:send|recogni[sz]e|deploy)|appeal|call)\b"
)
_DONE = re.compile(
    r"\b(?:invaded|invades|attacked|attacks|has (?:begun|started|launched)|have (?:begun|launched)|started|launche[sd]|"
    r"began|under attack|day of)\b"
)
_IN = re.compile(r"\bin (?:the )?$")
_ALSO = re.compile(r"\b(?:also|again|once more|already) ")


def title_of(members: Sequence[Member], frame: Frame) -> str:
    """The title of a claim, at most LONGEST code points; ends with the day on which most say it, where known."""
    ordered = sorted(members, key=lambda m: order(m.said))
    day = _day(ordered)
    tail = f", {_spelt(day)}" if day else ""
    room = LONGEST - len(tail)
    kind = _by_kind(ordered, frame)
    words = _by_words(ordered, room) if frame.facts.worded or not kind else ""
    head = words or kind or _whatever(ordered)
    return clipped(head, room) + tail


def _day(members: Sequence[Member]) -> str | None:
    """The day on which most origins affirm it, else say anything of it; of two the earlier."""
    affirming = [m for m in members if m.stance is Stance.AFFIRMS and m.weight]
    days = Counter({(m.origin, day): 1 for m in affirming or members if (day := said_on(m.said))})
    counted = Counter(day for _, day in days)
    return min(counted, key=lambda d: (-counted[d], d)) if counted else None


def _spelt(day: str) -> str:
    """15 February 2022, in English whatever the machine speaks."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


def _by_kind(members: Sequence[Member], frame: Frame) -> str:
    """The kind's own sentence with its actors and places; empty where the kind has none."""
    facts, who = frame.facts, [_name(s) for s in frame.subjects][:NAMED]
    places = [p for p in frame.against if p not in frame.subjects]
    template = facts.bare if not who else facts.one if len(who) == 1 else facts.many
    if who and facts.soon and _to_come(members):
        template = facts.soon
    elif who and facts.done and _has_come(members):
        template = facts.done
    if not template:
        return ""
    where = _and([_name(p) for p in places[:2]])
    if not where and "{exercise}" in template and (held := _held_in(members)):
        where = _name(held)
    near = _near(members, places[:2])
    if near is None and "{near}" in template:
        where = ""
    mark = "from" if facts.name == "withdrawal" else ""
    slots = {
        "people": "citizens" if all(is_state(s) for s in frame.subjects) else "staff",
        "who": _and(who),
        "has": "has" if len(who) == 1 else "have",
        "are": "is" if len(who) == 1 else "are",
        "exercise": _exercise(members),
        "where": f" in {where}" if where else "",
        "near": _nearby(where, near, mark),
        "target": f" {where}" if where else "",
        "place": f" {where}" if where else "",
        "on": f" on {where}" if where else "",
        "to": f" to {where}" if where else "",
        "from": f" from {where}" if where else "",
    }
    text = template.format(**slots)
    return text[:1].upper() + text[1:]


def _to_come(members: Sequence[Member]) -> bool:
    """Whether most of those who count speak of what may or will come."""
    said = [m.said.statement for m in members if m.weight]
    ahead = sum(s.act in _AHEAD_ACTS or _AHEAD.search(s.content.text[:LIMIT]) is not None for s in said)
    return 2 * ahead > len(said)


def _has_come(members: Sequence[Member]) -> bool:
    """Whether more of those who affirm it speak of what has come than of what may come."""
    said = [m.said.statement for m in members if m.weight and m.stance is Stance.AFFIRMS]
    ahead = sum(s.act in _AHEAD_ACTS or _AHEAD.search(s.content.text[:LIMIT]) is not None for s in said)
    return sum(_DONE.search(s.content.text[:LIMIT]) is not None for s in said) > ahead


def _exercise(members: Sequence[Member]) -> str:
    """The exercise by the name that most who name it give it; one without a name is a military exercise."""
    found = Counter(
        words for m in members for one in _NAMED.finditer(m.said.statement.content.text[:LIMIT])
        if (words := next(filter(None, one.groups()))) and not find_countries(words)
    )  # fmt: skip
    return f"exercise {min(found, key=lambda w: (-found[w], w))}" if found else "a military exercise"


def _held_in(members: Sequence[Member]) -> str | None:
    """The country in which most who name one say that it is, those who do it included."""
    found: Counter[str] = Counter()
    for member in members:
        text = member.said.statement.content.text[:LIMIT]
        found.update({code for span, code in find_countries(text) if _IN.search(text[: span.start])})
    return min(found, key=lambda code: (-found[code], code)) if found else None


def _nearby(where: str, near: bool | None, mark: str) -> str:
    if not where:
        return ""
    if mark:
        return f" {mark} areas near {where}" if near else f" {mark} {where}"
    return f" near {where}" if near else f" in {where}"


def _near(members: Sequence[Member], places: Sequence[str]) -> bool | None:
    """Whether most members that name the places speak of what is near them, not in them; None where none tells."""
    near = inside = 0
    for member in members:
        text = member.said.statement.content.text
        for span, code in find_countries(text) if places else ():
            if code in places:
                before, after = text[max(0, span.start - 30) : span.start], text[span.end : span.end + 30]
                if _NEAR.search(before) or re.match(r"(?:['’]s)? (?:\w+,? |and ){0,4}border", after):
                    near += 1
                elif re.search(r"\b(?:in|inside|into|from|out of|on) (?:the |its )?$", before):
                    inside += 1
    return near >= inside if near or inside else None


def _name(actor: str) -> str:
    """The name of an actor: a country's with its article, an organisation's as it stands, else as a name is written."""
    if is_state(actor):
        return name_of(actor, article=True)
    return actor if actor != actor.lower() else " ".join(w[:1].upper() + w[1:] for w in actor.split())


def _and(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _by_words(members: Sequence[Member], room: int) -> str:
    """The words of the statement that has most in common with the others, made a sentence of."""
    best = [m for m in members if m.stance is Stance.AFFIRMS and m.said.matter.host is None] or list(members)
    counted = Counter(w for m in members for w in set(_words(m.said.statement.content.text)))
    options: list[tuple[float, int, str]] = []
    for at, member in enumerate(best):
        text = _sentence(member)
        if text:
            worth = _worth(text, counted, len(members), room) - (0 if is_clause(text) else LESS)
            options.append((-worth, at, text))
    return min(options)[2] if options else ""


def _worth(text: str, counted: Counter[str], members: int, room: int) -> float:
    """The share of its words that the other statements have too, less what a title of that length costs."""
    words = _words(text)
    common = sum(counted[w] / members for w in words) / (len(words) or 1)
    long = max(0, len(text) - room) / room
    return common + min(len(words), 6) / 12 - long


def _words(text: str) -> list[str]:
    return [w.lower() for w in _WORD.findall(text)]


def _sentence(member: Member) -> str:
    """A statement as a sentence: the headline it stands in, its content if that is a clause, else with who and verb."""
    statement, story = member.said.statement, member.said.source.title
    if story and all(unstamped(piece) in story for piece in statement.content.text.split(" … ")):
        return headline(story)
    words = clean(statement.content)
    if words and (statement.cue is None or is_clause(words)):
        return words[:1].upper() + words[1:]
    return _whole_sentence(statement) or (words if words[:1].isupper() else "")


def _whole_sentence(statement: Statement) -> str:
    """Source, cue and content in that order, where the text has them so and the source names somebody."""
    if statement.source is None or statement.cue is None:
        return ""
    if not statement.source.start < statement.cue.start < statement.content.start:
        return ""
    who = statement.source.text
    if len(who) > 50 or vague(who):
        who = statement.speaker.name if statement.speaker and statement.speaker.name else ""
    words = unquoted(" ".join((who, _ALSO.sub("", statement.cue.text), statement.content.text)))
    return words[:1].upper() + words[1:] if who else ""


def _whatever(members: Sequence[Member]) -> str:
    """Words of any statement where none makes a sentence."""
    text = unquoted(min((m.said.statement.content.text for m in members), key=lambda t: (-len(t), t)))
    return text[:1].upper() + text[1:]
