"""Words that name what somebody should tell, in a statement that it is not told."""

from __future__ import annotations

import re

SPECIFICS = {"how_many": "how many", "whither": "where to", "what": "what exactly"}
"""Specifics as people ask for them, where they differ from their names."""
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
"""A month, in lower case."""
END = re.compile(
    r"\b(?:until|till|through(?= \d))\b|\bends?(?: on| by|ing)\b|"
    r"\b(?:over|finish(?:es|ed)?|last(?:s|ing)?) (?:by|on|to|for)\b|"
    r"\b(?:from|between) [^,;]{0,20}\d[^,;]{0,20} (?:to|and) [^,;]{0,12}\d|"
    rf"\d ?[-–] ?\d+ {MONTH}|{MONTH} \d+ ?[-–] ?\d"
)
"""Words that say when something ends."""
COUNTING = re.compile(r"\b(?:how many|numbers?|figures?|counts?|strength|how much|totals?|breakdown|quantit\w+)\b")
"""Words that make a thing counted: who does not say where the tanks were filmed withholds no number of tanks."""
UNTOLD = {
    "troops": r"troops?|soldiers|servicemen|personnel|strength",
    "landing-troops": r"landing troops|amphibious troops",
    "tanks": r"tanks?",
    "acvs": r"armou?red|acvs?|infantry fighting vehicles|personnel carriers",
    "artillery": r"artillery|guns|howitzers|mortars",
    "sorties": r"sorties",
    "aircraft": r"aircraft|warplanes",
    "helicopters": r"helicopters",
    "attack-helicopters": r"attack helicopters",
    "launchers": r"launchers",
    "area": r"where\b(?! (?:the )?(?:film|footage|pictures?|video|it was (?:made|taken|shot)|they (?:were|are) "
    r"(?:headed|going)))|location|the area|extent",
    "states": r"which states|who takes part",
    "start": r"when it (?:starts|begins)|date of the start",
    "end": r"when .{0,40}(?:return|end)\w*|dates? of return|return dates?|how long|until when|timetable",
    "dates": r"dates? of the exercise|when .{0,40}(?:starts?|begins?|ends?)",
    "formations": r"which units|the units|names? of .{0,20}units|list of .{0,20}units|composition of the force|"
    r"formations",
    "why": r"why|the (?:purpose|aim|objectives?|reasons?)",
}
"""Words that name what an item asks, in a statement that somebody does not tell it."""
HOW_MANY = re.compile(
    r"^(?:(?:exactly )?how many|(?:the |a |their |any |its )?(?:exact )?(?:numbers?|figures?|strength))$|"
    r"\bhow many(?=$|[.,;]| or\b| and\b)"
)
"""How many, of nothing named: of the troops."""
BESIDE = {
    "where": rf"\b(?:{UNTOLD['area']})",
    "whither": r"\bwhere (?:they|the units|the troops) (?:were|are) (?:headed|going)|\bdestinations?\b|"
    r"\bby what route\b",
    "who": rf"\b(?:{UNTOLD['formations']})",
    "when": rf"\b(?:{UNTOLD['end']}|{UNTOLD['dates']})",
    "how_many": r"\bhow many\b|\bnumbers?\b",
}
"""Words that name a specific, in a statement that somebody does not tell it."""
UNTIL = r"\b(?:until|till|through|ends?(?: on| by)?|ended(?: on| by)?|ending(?: on| by)?|(?:over|finish\w*) (?:by|on))"
"""What stands before the day on which something ends."""
