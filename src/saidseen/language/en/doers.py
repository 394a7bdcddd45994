"""Words by which those are named who do something in a crisis without a name of their own."""

from __future__ import annotations

import re

WORD = re.compile(r"\S+")
BEGINS, ENDS = 12, 4
"""Code points from the first word of a content, and to its last: so near somebody stands at its beginning or end."""
BODY = re.compile(
    r"\b(?:(?:rebel|government|regime|opposition|army|police|security|special|armed|ground|air|naval|border|coast|coalition|"
    r"suicide|militant|insurgent|separatist|terrorist|enemy|occupation|loyalist|pro-\w+|\w+-led|\w+-backed|"
    r"masked|unidentified|unknown|suspected|local|allied) )*"
    r"(?:army|armies|navy|military|militias?|militiamen|police|troops|soldiers?|servicemen|forces?|units?|fighters?|rebels?|"
    r"gunm[ae]n|militants?|separatists?|insurgents?|guerrillas?|jihadists?|extremists?|terrorists?|paramilitaries|guards?|"
    r"policem[ae]n|officers?|attackers?|bombers?|snipers?|bandits|pirates|mercenaries|invaders|occupiers|aggressors?|"
    r"warplanes?|jets?|aircraft|helicopters?|drones?|warships?|artillery|regime|government|coalition|alliance|opposition|"
    r"authorities|administration|protesters|demonstrators|hackers|groups?|factions?|allies)\b",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"\b[Tt]he $")
WE = re.compile(r"\b(?:we|our|I|us|my|ours|We|Our|My|Ours)\b")
HYPHEN = "-"
LEADING = re.compile(r"-(?:led|[A-Z]\w+)")
"""The rest of a word whose beginning is named, where the whole is somebody: "US-led", "al-Assad", not "rebel-held"."""
GENITIVE = re.compile(r"[’']s?\b")
BY = re.compile(r"\bby (?:[\w-]+ ){0,2}$")
PLACED = re.compile(r"\b(?:in|at|near|of|on|over|from|to|towards?|around|against|inside|outside) (?:the )?$")
