"""What a title puts in front of its words, and what its words should not have."""

from __future__ import annotations

import re

from saidseen.language.en import table


def listed(name: str) -> str:
    """The words of a list of titles.toml, as alternatives."""
    return "|".join(str(table("titles.toml")[name]).split())


UNNAMED = "Somebody unnamed"
"""Who says it where no name and no description is known."""
BACK = re.compile(
    r"\b(?:he|she|it|they|we|i|his|her|its|their|our|this|these|those|there|here|do so|such|similar|also|"
    r"latter|former)\b|"
    r"^(?:\w+ ){0,3}(?:other|another|others)\b",
    re.IGNORECASE,
)
"""Words of which only what was said before tells what they mean."""
MEANT = re.compile(
    r"\bthat (?:same )?(?:attack|strike|raid|bombing|blast|incident|battle|operation|town|village|city|"
    r"meeting|deal)(?![\w-])|"
    r"\bboth (?:countries|sides|cities|towns|villages|men|women|groups|blasts|attacks|strikes)(?![\w-])|"
    r"\bthe (?:(?!of\b|and\b|to\b|in\b|on\b|for\b|with\b|at\b|by\b)(?-i:[a-z])[\w-]* ){0,2}"
    rf"(?:{listed('told_of')})"
    r"(?![\w-])",
    re.IGNORECASE,
)
"""A name for what may have been told of before: "the attack", "the west of the city"."""
TOLD = re.compile(
    r"(?: (?:of|in|on|at|near|against|by|between|for|from|to|over|around|outside|inside|with|after|about|"
    r"known|called|named|that|which|who|where|launched|carried|led|east|west|north|south)\b"
    r"[^.;:,]{0,40}?\b[A-Z0-9]| [A-Z])"
)
"""What says behind such a name which is meant: "the attack on Lask"."""
PLACE = re.compile(
    r"(?:city|town|camp|village|neighbou?rhood|area|region|district|province|capital|complex|compound|"
    r"checkpoint|base|site)s?$"
)
"""A place, which a name before it may be."""
COUNTRYWIDE = re.compile(
    r"\b(?:across|throughout|all over|around|in|of|leav(?:e|es|ing)|left|fle(?:e|d)) the (?:whole |entire )?country$",
    re.I,
)
"""The country, where none but the story's own can be meant."""
FEW_OF = re.compile(
    r"(?:^|: )(?:(?:[^\s:]+ ){1,3}of (?:them|those|these)|many|hundreds|thousands|dozens) "
    r"(?:had|have|was|were|are|remain\w*)\b",
    re.IGNORECASE,
)
"""Some of those who were told of before: "234 of them were children"."""
POINTS = re.compile(r"\b(?:this|these|those|such)\b|\bthat [a-z]+[.,;]", re.IGNORECASE)
"""What a sentence has that points to one before it ("rejected that reading.")."""
IN_STORY = " – in “{}”"
"""Where words stand that only their story explains: its headline."""
AFTER = " – after the words “{}”"
"""The same far down a story: the sentence before them."""


def by_itself(title: str) -> str:
    """A title without what of its story stands behind it."""
    for mark in (IN_STORY, AFTER):
        title = title.partition(mark.partition("{")[0])[0]
    return title


TIED = re.compile(
    r"(?:^|: )(?:later|then|since then|after that|earlier|meanwhile|in the meantime|in the same context|"
    r"in a relevant context|at the same time|among (?:them|those))\b",
    re.IGNORECASE,
)
"""How words begin that go on from what was told before."""
ASKING = re.compile(
    r"(?:^|[:;–—-] )(?:why|how|what|who|where|when|which|whether)\b|\?|"
    r"\b(?:(?:list of|key|main|latest) (?:\w+ )?(?:developments|events|statements|updates?)|live (?:updates?|blog)|"
    r"timeline|at a glance|in pictures|take a look)\b",
    re.IGNORECASE,
)
"""A headline that asks, explains or only announces what follows, and says nothing of its own."""
SAID_ON = "reported {}"
"""The day of a word, where the day of what it tells is not known."""
AHEAD = re.compile(r"\b(?:will|shall|to [a-z]+)\b")
"""What is still to come."""
THE_ONE = re.compile(r"^(?:the|this|that) (?=source$)", re.IGNORECASE)
ONE = "a "
"""Who is called as somebody told of before ("the source"), and what says that it is somebody."""
AND = " and "
"""Between the names of those who say it together."""
UNNAMED_OF = "{} of {}"
"""One of those, with the side that it belongs to."""
