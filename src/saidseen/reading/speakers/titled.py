"""Whose word a release or transcript is by its title, where its text names nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass

from saidseen.language.en import releases as en
from saidseen.model.reading import Span

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
    begun = en.BY.match(words)
    if begun is None:
        of = en.ITS.match(words)
        return Author(words, Span(0, of.end(1)), False) if of else None
    joint = words.lower().startswith(en.JOINT_STATEMENT)
    end = en.ENDS.search(words, begun.end())
    stop = end.start() if end else len(words)
    doing = en.DOING.search(words, begun.end(), stop)
    stop = doing.start() if doing else stop
    if not joint and en.AND.search(words, begun.end(), stop):
        return None
    who = Span(begun.end(), stop)
    return Author(words, who, joint) if who.of(words)[:1].isupper() else None


def is_joint(title: str | None, text: str) -> bool:
    """Whether a release gives the words of several governments that speak as one ("the following is the joint
    statement released by ..."), by its title or its first lines."""
    named = en.JOINT_TITLE.match(" ".join(_ESCAPED.sub(" ", title or "").split()))
    return bool(named or en.JOINT_TEXT.search(text, 0, 2 * _LONGEST))


def interviewer_at(text: str) -> int | None:
    """Where the name of the one begins with whom a text's first line says somebody speaks ("… With Ann Lee of ABC")."""
    end = text.find("\n", 0, _LONGEST)
    match = en.WITH.match(text, 0, end) if end > 0 else None
    return match.end() if match else None


_LONGEST = 300  # code points of a title


def interviewer_in(title: str | None) -> str | None:
    """The name with which a title ends that says with whom somebody speaks ("… on Evening News with Ann Lee")."""
    match = en.WITH_NAMED.match(" ".join(_ESCAPED.sub(" ", title or "").split()))
    return match[1] if match and all(word[0].isupper() for word in match[1].split()) else None
