"""How somebody asks for an explanation of military activity, and how it is answered."""

from __future__ import annotations

import re

REQUEST = re.compile(
    r"\b(?:explain|explanation|vienna document|chapter iii|military activit(?:y|ies)|request(?:ed)?)\b"
)
"""Words of a request, or of what it is made under."""
ASKED = re.compile(rf"{REQUEST.pattern}|\bmeeting\b")
"""The same, or a meeting is asked for."""
REPLY = re.compile(
    r"\b(?:request|reply|replied|response|respond(?:ed)?|answer(?:ed|s)?|note|regular training|notif\w+)\b"
)
"""Words of an answer to one."""
EXPECTS = re.compile(r"\bexpect(?:s|ed)? (?:that )?$")
"""What stands before something that is only expected."""
HAS_ASKED = re.compile(
    r"(?P<who>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}) (?:has |had |have )?(?:\w+ly )?"
    r"(?:asked|requested|demanded|made (?:a|the|its) request)\b"
)
"""Words by which somebody is said to have asked."""
EXPLAIN = re.compile(
    r"\b(?:explain|explanations?|account for|clarif\w+|how many|objectives|vienna document|chapter iii|"
    r"information on|military activit(?:y|ies)|what (?:its|their|the) (?:forces|troops) (?:are|is) doing|equipment|"
    r"formations)\b"
)
"""Words of a request for an explanation of military activity."""
