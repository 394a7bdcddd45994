"""Who speaks together, and what is nobody."""

from __future__ import annotations

import re

AND = re.compile(r",? (?:and|&) |[,;] ")
"""What stands between those who speak together."""
JOINED = re.compile(
    r" (?:and|&) (?:the |his |her |its |their )?"
    r"(?!(?:Opposition|Affairs|Security|Develop\w+|Defen[cs]e|Trade|Human|Co-?op\w+|"
    r"Commonwealth|European|Industry|Prevention|Border|Emigration|Expatriates|Rescue|Policy|Culture|Control|Crescent|"
    r"Tobago|Barbuda|Herzegovina|Nevis|Principe|Caicos|Futuna|Miquelon|Grenadines|Infrastructure|Justice|Finance)\b)"
    r"(?:\w+ ){0,2}?[A-Z]"
)
"""The "and" before the last of those who speak together, but not one inside the name of a ministry or state."""
NOBODY = re.compile(
    r"(?:(?:the|a|an|this|that|these|some|new|final|joint|draft) )*(?:[\w’'-]+ ){0,4}?"
    r"(?:treat(?:y|ies)|agreements?|accords?|pacts?|memorandum|protocols?|conventions?|constitution|resolutions?|films?|"
    r"videos?|footage|clips?|pictures?|photos?|photographs?|images?|imagery|maps?|documents?|chapter [IVX]+|articles?|"
    r"letters?|rumou?rs?|speculation|claims?|allegations?|accusations?)"
    r"(?: (?:of|on|from|by|taken|showing|between|that|which|posted|for|supplied|including)\b.*)?|"
    r"(?:(?:the|a|this|that|joint|final|official|written|press|separate|news) )*"
    r"(?:statements?|communiqu[eé]s?|releases?)|"
    r"(?:(?:the|a|an|this|that) )(?:[\w’'-]+ ){0,2}"
    r"(?:villages?|towns?|city|districts?|neighbou?rhoods?|provinces?|areas?|roads?|streets?)"
    r"(?: (?:of|in|near|north|south|east|west|outside|around)\b.*)?|"
    r"(?:none|neither|nobody|no one|not one|nothing)\b.*",
    re.IGNORECASE,
)
"""A paper, a picture, a place, or no one: nobody who could say something."""
