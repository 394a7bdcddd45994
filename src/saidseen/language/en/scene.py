"""What stands beside a place and in a statement, by which it is told whether the statement is about what is there."""

from __future__ import annotations

import re

SIDE = r"(?:(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Cc]ent(?:re|er|ral))[a-z-]* )?"
"""Which part of a place, before what sort of place it is."""
IN = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ii]nside|[Oo]utside|[Aa]round|[Aa]cross|[Oo]ver|[Tt]hroughout|[Ww]ithin|north|south|east"
    r"|west|surrounding|besieged?|held) (?:\w+ ){0,4}$"
)
"""What stands before a place where something is."""
FROM = re.compile(r"\b(?:[Ff]rom|out of|leaving|[Ll]eft) (?:\w+ ){0,2}$")
"""What stands before a place that something comes from."""
TO = re.compile(
    r"\b(?:[Tt]o|into|toward|towards|on|against|for|enter\w*|invad\w*|attack\w*|bomb\w*|shell\w*) (?:\w+ ){0,2}$"
)
"""What stands before a place that something goes to or is done to."""
OF = re.compile(r"\b(?:of|between) (?:\w+ ){0,2}$")
"""What stands before a place that something is of."""
BY = re.compile(r"\b(?:by|with|and) (?:the )?$")
"""What stands before a place that does something, or does it as well."""
VERB = re.compile(r"^(?:’s|'s)?(?: \w+)? (?:says?|said|will|would|has|have|had|is|was|are|were|and|to)\b")
"""A verb behind a place that does something or is something."""
SORT = re.compile(
    rf"^(?:’s|'s)? {SIDE}(?:province|governorate|region|oblast|district|city|town|village|area|countryside|border"
    r"|suburb|neighbou?rhood|camp|airport|base|hospital|square|front)s?\b"
)
"""What sort of place it is, behind its name."""
LIST = re.compile(r"^(?:,| and| or) ")
"""What stands between a place and the next of a list."""
CITY = re.compile(
    r"\b(?:the|this|that|their|our) (?:[\w-]+ )?(?:city|town|village|capital|neighbou?rhood|hospital|building)\b"
)
"""A town that is not named, or a part of one."""
LAND = re.compile(
    r"\b(?:the|this|that|their|our|its) (?:[\w-]+ )?(?:country|nation|state|homeland|territory|population|people)\b"
)
"""A country that is not named, or its people."""
PART = re.compile(
    r"\b(?:the|this|that) (?:[\w-]+ )?(?:province|region|area|district|governorate|border|enclave|front)s?\b"
)
"""A part of a country that is not named."""
THERE = re.compile(r"\b(?:there|here)\b")
"""Words that only point to a place."""
TO_COME = re.compile(r"\b(?:will|would|could|may|might|should|must|if|plans?|planned)\b")
"""Words for what is still to come, or may be."""
NATION = re.compile(
    r"^ (?:army|forces?|troops|military|soldiers?|air|warplanes?|jets?|regime|government|president|officials?"
    r"|foreign|defen[cs]e|ministry|state|leader)\b"
)
"""What a country's name is the adjective of."""
WHICH_SIDE = (
    r"(?:(?:[Nn]orth|[Ss]outh)(?:[ -]?(?:[Ee]ast|[Ww]est))?(?:ern)?|(?:[Ee]ast|[Ww]est)(?:ern)?|[Cc]entral"
    r"|[Uu]pper|[Ll]ower)"
)
"""Which part of a place, as a name of its own or before one."""
WIDENS_BEFORE = re.compile(
    rf"(?:\b(?:[Oo]ld [Cc]ity|[Pp]ort|[Gg]ulf|[Bb]ay|[Cc]oast|{WHICH_SIDE}) of (?:the )?|\b{WHICH_SIDE}\s|\b[Oo]ld "
    r"|\b[Bb]orders? (?:with|of) (?:the )?)$"
)
"""Words before a place that tell which part of it is meant, or what of that name."""
WIDENS_AFTER = re.compile(
    rf"(?:’s|'s)?\s(?:{WHICH_SIDE}\s)?(?:(?:[Mm]ilitary|[Aa]ir|[Nn]aval|[Ii]nternational)\s)?"
    r"(?:[Pp]rovince|[Gg]overnorate|[Rr]egion|[Oo]blast|[Dd]istrict|[Cc]ountryside|[Bb]orders?|[Ss]uburbs?|[Aa]irspace"
    r"|[Nn]eighbou?rhood|[Cc]amp|[Aa]irport|[Aa]ir ?base|[Bb]ase|[Hh]ospital|[Ss]quare|[Rr]oad|[Hh]ighway|[Ss]treet"
    r"|[Cc]oast|[Ww]aters|[Vv]alley|[Dd]am|[Bb]ridge|[Cc]rossing|[Pp]eninsula|[Pp]rison|[Pp]ort|[Ss]tation)\b"
)
"""The same behind it."""
BORDER = re.compile(r"\b[Bb]orders?\b")
"""Words that say that a place is where a state ends."""
SIDE_BEFORE = re.compile(rf"\b({WHICH_SIDE})( of(?: the)?)?\s$")
"""Which part of a place, right before its name, or on which side of it."""
DIVISION_WORD = re.compile(r"\b(?:[Pp]rovince|[Gg]overnorate|[Rr]egion|[Oo]blast|[Dd]istrict)\b")
"""Words for what a division is called, which its usual name has already."""


def side(words: str, wide: bool) -> str:
    """Which part of a place as its usual name says it: "northeastern" of a state or division, "East" of a town."""
    low = words.lower().replace("-", "").replace(" ", "").removesuffix("ern")
    if low in ("central", "upper", "lower"):
        return low if wide else low.capitalize()
    return f"{low}ern" if wide else low.capitalize()


def borders(name: str) -> str:
    """How the borders of a state are called."""
    return f"{name}'s borders"


DIVISIONS = {
    "Governorate": "SYR IRQ JOR LBN EGY YEM OMN TUN KWT BHR PSE",
    "Province": "TUR CAN CHN AFG IRN SAU ARG NLD KOR PRK ZAF CUB VNM THA COD",
    "Oblast": "UKR RUS BLR BGR KAZ KGZ",
    "Voivodeship": "POL",
    "County": "HUN ROU HRV NOR SWE EST",
    "Prefecture": "JPN",
}
"""What the first divisions of a state are called, and of which states (ISO 3166)."""
