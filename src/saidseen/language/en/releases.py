"""Titles of releases and transcripts that say whose words they are."""

from __future__ import annotations

import re

KINDS = r"(?:Statement|Remarks|Speech|Address|Briefing|Gaggle|Conference|Call|Interview|Message|Letter|Testimony)"
"""What a release is."""
BY = re.compile(rf"(?:(?:[A-Z][\w-]*|on) ){{0,4}}?{KINDS}s?(?: \w+)? (?:by|from|of) ", re.IGNORECASE)
"""What it is, and whose."""
ENDS = re.compile(
    r",? (?:on|at|in|before|after|following|regarding|about|previewing|during|announcing|welcoming|marking|to|ahead)\b"
    r"|, (?:January|February|March|April|May|June|July|August|September|October|November|December)\b|$",
    re.IGNORECASE,
)
"""Where the name ends."""
DOING = re.compile(r" [A-Z]?[a-z]+ing (?:an?|the|his|her|our|their)\b", re.IGNORECASE)
"""What somebody does who is named before."""
ITS = re.compile(
    r"((?!(?:Joint|Press|Public|Written|Video|Readout|Opening|Closing|Final|Full|Official|The)\b)[A-Z][\w.’'-]*"
    r"(?: (?:of|the|on|for|and|[A-Z][\w.’'-]*)){1,6}) Statement (?:on|regarding|about)\b"
)
"""A body and its statement."""
AND = re.compile(r",? and ")
"""What stands between several."""
JOINT = r"joint (?:\w+ ){0,2}(?:statement|communiqu[eé]|declaration)"
"""What several governments say as one."""
JOINT_TITLE = re.compile(rf"(?:(?!on |about )\S+ ){{0,8}}{JOINT}", re.IGNORECASE)
"""A title that says so."""
JOINT_TEXT = re.compile(
    rf"the (?:text of (?:the|a) )?{JOINT}[^.]{{0,80}}\b(?:released|issued|made|by)\b", re.IGNORECASE
)
"""A first line that says so."""
WITH = re.compile(r".*\bwith (?=[A-Z])", re.IGNORECASE)
"""A first line up to with whom somebody speaks."""
WITH_NAMED = re.compile(r".*\bwith ((?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w'’-]+)(?= (?:of|on|at|from)\b|,|$)", re.IGNORECASE)
"""A title that ends in with whom somebody speaks."""
JOINT_STATEMENT = "joint statement"
"""How the title of one begins, in lower case."""
