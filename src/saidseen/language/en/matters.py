"""Words that tell what is done, where, and by whom, where no name does."""

from __future__ import annotations

import re

ONESELF = re.compile(
    r"\b(?:it|its|they|their|we|our|us|i|my|the (?:troops|units|forces|drills|exercises?)|any|some|part)\b"
)
"""Those who speak, or what is theirs, as they call themselves."""
HERE = re.compile(r"\b(?:(?:the|our|this) country|(?:its|our|their) (?:own )?(?:territory|soil|land))\b")
"""A speaker's own country."""
DIRECTION = re.compile(r"(?:the )?(?:north|south|east|west)(?:ern)?$", re.IGNORECASE)
"""A point of the compass, and no place."""
WATER = re.compile(r"\b(?:sea|ocean|strait|gulf|bay|channel)\b")
"""The name of a sea or of a part of one, in lower case."""
# "People's Republic" is the end of a state's name, and no town.
STATE_NAME = re.compile(r"\b(?:People['’]?s|Democratic|Socialist|Federal|Islamic|Arab) $")
AFLOAT = re.compile(r"\b(?:naval|maritime|warships?|ships|fleet|navy|sea drills)\b")
"""What is done at sea."""
# What somebody does or has done, without another who does it ("to impose sanctions", "3,000 troops to Poland").
DOING = re.compile(r"(?:to )?[a-z0-9]")
