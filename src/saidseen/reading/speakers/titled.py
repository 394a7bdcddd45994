"""Whose word a release or transcript is by its title, where its text names nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass

from saidseen.model.reading import Span

_KINDS = r"(?:Statement|Remarks|Speech|Address|Briefing|Gaggle|Conference|Call|Interview|Message|Letter|Testimony)"
_BY = re.compile(rf"(?:(?:[A-Z][\w-]*|on) ){{0,4}}?{_KINDS}s?(?: \w+)? (?:by|from|of) ", re.IGNORECASE)
_ENDS = re.compile(
    r",? (?:on|at|in|before|after|following|regarding|about|previewing|during|announcing|welcoming|marking|to|ahead)\b"
    r"|, (?:January|February|March|April|May|June|July|August|September|October|November|December)\b|$",
    re.IGNORECASE,
)
_DOING = re.compile(r" [A-Z]?[a-z]+ing (?:an?|the|his|her|our|their)\b", re.IGNORECASE)
_ITS = re.compile(
    r"((?!(?:Joint|Press|Public|Written|Video|Readout|Opening|Closing|Final|Full|Official|The)\b)[A-Z][\w.’'-]*"
    r"(?: (?:of|the|on|for|and|[A-Z][\w.’'-]*)){1,6}) Statement (?:on|regarding|about)\b"
)
_AND = re.compile(r",? and ")
_ESCAPED = re.compile(r"\\?_")


@dataclass(frozen=True, slots=True)
class Author:
    """A title, single-spaced, where it says by whom the words are, and whether several speak as one."""

    title: str
    who: Span
    joint: bool


def author_in(title: str | None) -> Author | None:
    """Where a title says whose words they are ("Statement by NSC Spokesperson …", "Media Freedom Coalition Statement on
    …"); of a joint statement all. Of several who speak in turn it tells none."""
    words = " ".join(_ESCAPED.sub(" ", title or "").split())
    begun = _BY.match(words)
    if begun is None:
        of = _ITS.match(words)
        return Author(words, Span(0, of.end(1)), False) if of else None
    joint = words.lower().startswith("joint statement")
    end = _ENDS.search(words, begun.end())
    stop = end.start() if end else len(words)
    doing = _DOING.search(words, begun.end(), stop)
    stop = doing.start() if doing else stop
    if not joint and _AND.search(words, begun.end(), stop):
        return None
    who = Span(begun.end(), stop)
    return Author(words, who, joint) if who.of(words)[:1].isupper() else None


_JOINT = r"joint (?:\w+ ){0,2}(?:statement|communiqu[eé]|declaration)"
_JOINT_TITLE = re.compile(rf"(?:(?!on |about )\S+ ){{0,8}}{_JOINT}", re.IGNORECASE)
_JOINT_TEXT = re.compile(
    rf"the (?:text of (?:the|a) )?{_JOINT}[^.]{{0,80}}\b(?:released|issued|made|by)\b", re.IGNORECASE
)


def is_joint(title: str | None, text: str) -> bool:
    """Whether a release gives the words of several governments that speak as one ("the following is the joint
    statement released by ..."), by its title or its first lines."""
    named = _JOINT_TITLE.match(" ".join(_ESCAPED.sub(" ", title or "").split()))
    return bool(named or _JOINT_TEXT.search(text, 0, 2 * _LONGEST))


_WITH = re.compile(r".*\bwith (?=[A-Z])", re.IGNORECASE)


def interviewer_at(text: str) -> int | None:
    """Where the name of the one begins with whom a text's first line says somebody speaks ("… With Ann Lee of ABC")."""
    end = text.find("\n", 0, _LONGEST)
    match = _WITH.match(text, 0, end) if end > 0 else None
    return match.end() if match else None


_LONGEST = 300  # code points of a title
_NAMED = re.compile(r".*\bwith ((?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w'’-]+)(?= (?:of|on|at|from)\b|,|$)", re.IGNORECASE)


def interviewer_in(title: str | None) -> str | None:
    """The name with which a title ends that says with whom somebody speaks ("… on Evening News with Ann Lee")."""
    match = _NAMED.match(" ".join(_ESCAPED.sub(" ", title or "").split()))
    return match[1] if match and all(word[0].isupper() for word in match[1].split()) else None
