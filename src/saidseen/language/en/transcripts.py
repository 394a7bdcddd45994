"""Labels of a transcript's turns, and the byline of a release."""

from __future__ import annotations

import re

ASKING = frozenset(("q", "question", "moderator", "operator", "participant", "interviewer", "host", "anchor"))
"""Labels of turns that name nobody."""
CAPITALS = r"(?:[A-Z][A-Z’'-]*\.? ){0,4}[A-Z][A-Z’'-]+"
"""A name all in capitals."""
LINE = re.compile(rf"^[ \t\xa0]*({CAPITALS}|Q(?=[ \t\xa0]))(?::|[ \t\xa0])", re.MULTILINE)
"""The label of a turn at the start of a line; Q for a question."""
INLINE = re.compile(rf"(?<=[ \t\n\xa0])(?:(?:[ECMP][SD]T|GMT|UTC)[ \t\xa0]+)?({CAPITALS}):(?=\s)")
"""The label of a turn inside a line, after the hour's zone."""
TITLED = re.compile(
    r"(?:[A-Z]+ ){0,3}(?:MINISTER|SECRETARY|PRESIDENT|CHANCELLOR|AMBASSADOR|REPRESENTATIVE|COMMISSIONER|GENERAL)"
    r"(?: [A-Z][A-Z’'-]{2,}){1,2}"
)
"""A label that gives the office with the name."""
OFFICE = "Secretary|Spokesperson|Spokesman|Spokeswoman|Minister|President|Ambassador|Director|Administrator|Envoy"
"""Offices of those who speak for a public body."""
BYLINE = re.compile(
    r"^[ \t]*([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,4}, (?:(?:Acting|[A-Z][\w’-]+) ){0,4}?"
    rf"(?:{OFFICE})(?: of(?: the)? [A-Z][\w’-]+)?)(?=\s)(?!\s+(?:and|of|for|to|in|at)\b)",
    re.MULTILINE,
)
"""A name and office over a release."""
PRESS_OFFICE = re.compile(
    r"^[ \t]*((?:Office of (?:the )?(?:Spokes(?:person|man|woman)|Press Secretary|Public Affairs|Communications)"
    r"|Press (?:Office|Service)))(?=\s|$)",
    re.MULTILINE,
)
"""The office that gives a release out."""
ATTRIBUTABLE = re.compile(r"\battributable to (?:the )?((?:[A-Z][\w.’'-]* ?){1,6}):\s")
"""To whom a release is to be attributed."""
FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e)(?:[’'](?:d|ll|m|ve|re))?(?:\s+(?:just|also|only|really|\w+ly))?\s*$")
"""One who speaks, right before the cue."""
SELF = frozenset(("i", "me", "my", "we", "us", "our", "you"))
"""Those who speak and those who are spoken to."""
