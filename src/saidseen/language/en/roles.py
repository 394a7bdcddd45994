"""What stands before and behind the name of a country where it is a place, a doer, a partner or part of a title."""

from __future__ import annotations

import re

# What stands right before a place.
AT = re.compile(
    r"(?:\b(?:in|near|around|from|to|into|towards?|on|about|over|onto|against|at|along|across|inside|within|outside|"
    r"through|with|off|between|leave|leaving|left|entering|enters?|entered|encircles?|encircled|surrounds?|surrounded|"
    r"invades?|invaded|invading|attacks?|attacked|attacking|visit|visits|visited|visiting|bordering|hits?|targets?|"
    r"targeted|targeting|helps?|helped|helping|punish\w*|sanctions?|sanctioned|isolat\w+|defend\w*|support\w*|arm|"
    r"arming|supply|supplying|recogni[sz](?:e|es|ed|ing)|independence of)|"
    r"\b(?:on|of|and)(?= (?:the |its )?(?:border|side|soil|territory))|"
    r"\b(?:invasion|invading|attack|attacks|war|offensive|assault|aggression|pressure|embassy|move|recognition|regions?|"
    r"territory|north|south|east|west|out|part|parts|side|integrity|sovereignty) (?:of|on|against|in|to))"
    r" (?:the |its |all of |\w+ern )*$"
)
BORDER = re.compile(
    r"^(?:['’]s?)? (?:\w+, )*(?:\w+ern,? (?:and \w+ern )?)?(?:international )?(?:borders?|frontiers?|territory|soil|"
    r"coast|capital|border area|embassy|front|ports?|airspace|partners|allies|neighbou?rs|east|west|north|south|door)\b"
)
"""What stands behind a country that is a place: its border, its capital."""
# "Ukraine invasion", "Ukraine de-escalation": the country is where, unless it is called by its people's name.
WHERE_OF = re.compile(
    r"^ (?:invasion|attack|war|de-?escalation|drills|exercises?|embass(?:y|ies)|"
    r"(?:\w+ )?sanctions(?! (?:on|against|target)))\b(?! of)"
)
# "Kyiv puts the force at 140,000": it speaks of what others do.
SAYS = re.compile(
    r"^ (?:has |have |had |also )*(?:says?|said|puts? the|tells?|told|claims?|claimed|den(?:y|ies|ied)|believes?|"
    r"believed|maintains?|expects?|expected|estimates?|thinks?|warns?|warned|reports?|reported|accuses?|accused|fears?|sees?|saw)\b"
)
# "Russian sanctions": they are on Russia, unless it is a genitive.
UPON = re.compile(r"^ (?:\w+ )?sanctions\b(?! (?:on|against|target))")
# "Ukraine was invaded": it is where.
SUFFERS = re.compile(
    r"^ (?:has |had |have )?(?:is|are|was|were|be|been|being|gets?) (?:\w+ )?(?:invaded|attacked|shelled|bombed|hit)\b"
)
HURT = re.compile(
    r"^ (?:[\w-]+ ){1,2}(?:(?:has|have|had|was|were|is|are|been|being|also|reportedly) )*"
    r"(?:killed|wounded|injured|shot dead|dead|dies?|died)"
    r"(?= (?:in|by|amid|on|near|as|during|after|when|at|from|over)\b|[,.;]|$)"
)
"""Whose men are killed or hurt, who do nothing: "Chilean soldier wounded amid shelling"."""
# "the Minsk agreements" is neither Belarus nor in it, "the Ukraine crisis" is a name.
TITLE_WORDS = (
    r"(?:agreements?|accords?|protocols?|memorandum|package|deal|process|formats?|document|convention|treaty|"
    r"declaration|group|times|post|crisis|conflict|tensions?|standoff)\b"
)
TITLE = re.compile(r"^['’]? " + TITLE_WORDS, re.IGNORECASE)
"""The rest of such a title right behind a name."""
ANY_TITLE = re.compile(" " + TITLE_WORDS, re.IGNORECASE)
"""One anywhere in some words."""
# "aid for Ukraine", but not "for Russia to withdraw".
FOR = re.compile(r"\bfor (?:the )?$")
INFINITIVE = re.compile(r"^ to \w")
"""A verb that says what somebody is to do."""
FORCES = re.compile(
    r"^(?:['’]s?)?[ -](?:\w+ ){0,2}(?:troops?|soldiers?|forces|units?|military|army|fleet|ships|planes)\b"
)
"""A country's troops and ships."""
OFFICE = re.compile(
    r"^(?:['’]s?)? (?:(?:state|federal|deputy|prime|foreign|defen[cs]e|supreme) )*(?:presidents?|leaders?|parliament|"
    r"government|ministry|ministers?|chancellor|officials?|authorities|duma|lawmakers)\b"
)
"""Those who rule a country or speak for it."""
# One that is named after what is done does it where one of these leads to it ("the withdrawal of Russian units").
DOER = re.compile(
    r"(?:^|\b(?:by|of|from|to|for|that|how|until|when)) (?:the |some |all |most |more |any |new |further |\w+ern )*$"
)
PARTNER = re.compile(r"\b(?:with|between|alongside|together with) (?:the )?$")
"""What stands before one with whom something is done."""
CHAIN = re.compile(r"^(?:['’]s)?(?:,| and| or|/|-|–)? ?(?:the )?(?:\w+ed )?$")
"""What stands between those who do it together."""
# A content in which its own speaker only perceives, believes or checks ("NATO has not seen any sign").
PERCEIVES = re.compile(
    r"\b(?:see|sees|seen|saw|believes?|verif(?:y|ied)|observ(?:e|ed)|found|doubts?|expect(?:s|ed)?|thinks?|knows?|"
    r"watch(?:es|ing)?|monitor(?:s|ing)?|wants?)\b"
)
IN = re.compile(r"\b(?:in|near|around|at|from|inside|across)\s(?:the\s)?$")
"""What stands before where something is."""
INSIDE = re.compile(r"\b(?:in|inside|across|at|on|into|from|over|of|with) (?:the )?(?:\w+ern )?$")
"""What stands before the country in which something happens."""
SOIL = re.compile(r"^['’]?s? (?:\w+ )?(?:territory|soil|waters|airspace|drills|exercises?)\b")
"""What stands behind the country on whose land, in whose waters or by whose drill something happens."""
HOLDS = re.compile(
    r"(?:President|Premier|PM|Minister|Chancellor|Secretary|Chief|Leader|General|Ambassador|M(?:r|s|rs)\.?)$"
)
"""A title right before a last name."""
