"""Forces, their exercises and what these are called, and where they are."""

from __future__ import annotations

import re

FORCES = re.compile(r"\b(?:troops|forces|soldiers|servicemen|units|battalions|brigades?|army|tanks)\b")
"""Forces, in lower case."""
WITHIN = re.compile(r"\b(?:in|inside|into|on the territory of) (?:the )?$")
"""What stands before the country that they are in."""
SEVERAL = re.compile(
    r"\b(?:some|several|a number of|many|most|other|a series of|part of|all) (?:of )?(?:[\w’'-]+ ){0,3}"
    r"(?:exercises|drills|manoeuvres|maneuvers)\b"
)
"""Exercises that are more than one."""
EXERCISE = re.compile(r"\b(?:exercises?|drills?|war games|manoeuvres|maneuvers)\b", re.IGNORECASE)
"""An exercise."""
NAME = re.compile(
    r"\b(?:named|the name|codenamed|code-named|called|dubbed) [“\"']?((?:[A-Z]\w+)(?: [A-Z0-9]\w*){1,2})|"
    r"[“\"']?\b((?:[A-Z]\w+)(?: [A-Z0-9]\w*){1,2}),? (?:the |an? )?(?:joint |military |naval |snap )?"
    r"(?:exercises?|drills?)\b|"
    r"\b(?:exercises?|drills?)(?: there)?,? [“\"']?((?:[A-Z]\w+)(?: [A-Z0-9]\w*){1,2}),"
)
"""An exercise with its name."""
NO_NAME = re.compile(
    r"^(?:Until|From|Since|On|By|After|Before|During|In|At|The|Some|Several|Many|Most|All|Its|Their|His|These|Those|"
    r"When|While|Last|Next|This|Both|Two|Three|New|More|Black|Baltic|Mediterranean|North|South|East|West|Arctic)\b|"
    r"\b(?:Navy|Army|Force|Forces|Fleet|District|Sea|Ocean|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"\w+day)\b"
)
"""Capitals that are no name of an exercise."""
OWN = re.compile(r"\b(?:we|our|us|its own)\b", re.IGNORECASE)
"""Those who speak of what is theirs."""
AT = re.compile(
    r"\b(?:in|inside|into|around|near|along|encircl\w+|surround\w*) (?:and around )?(?:the )?"
    r"(?:borders? (?:of|with) )?$"
)
"""What stands before the country in, around or on whose borders something is."""
PAPERS = re.compile(r"vienna document|\bin vienna\b|\bvienna\b", re.IGNORECASE)
"""A paper that is called after a town, and the town where the papers are talked about."""
SOIL = re.compile(r"(?:’s|'s)? (?:soil|territory)\b")
"""A country's own land, right behind its name."""
NAMING = (" name ", "named")
"""Words without one of which no name is told, where no exercise is spoken of."""
ITS_SOIL = re.compile(r"\bits (?:own )?(?:soil|territory)\b")
"""A speaker's own land."""
BORDER = re.compile(r"(?:’s|'s)? borders?|ian border|n borders?")
"""A country's border, right behind its name, or its people's border, of whose name an end is left."""
ON, THE, ACCORDING = "on ", "the ", "according to"
"""Words before a name of a country."""
IN = re.compile(r"\b(?:in|inside|into) (?:the )?$")
"""What stands before a country in which something is, and not around it."""
