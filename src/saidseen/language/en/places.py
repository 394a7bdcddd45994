"""What stands beside the name of a place, and what shows that a name is none."""

from __future__ import annotations

import re

NAME = r"[^\W\d_][\w.’'-]{0,40}(?:[ -](?:of |the |and )?[A-Z][\w.’'-]{0,40}){0,3}"
"""A name, with small words inside it."""
AFTER = re.compile(rf"[’']?s?\s{{0,2}}(?:,\s{{0,2}}|\(\s{{0,2}}|in (?:the )?|of )(?:in )?(?=[A-Z])({NAME})")
"""A place and the larger one that it lies in."""
BEFORE = re.compile(r"([A-Z][\w.-]{1,30}(?: [A-Z][\w.-]{1,30})?)(?:[’']s)?,? (?:\w{1,20} ){0,2}(?:of )?$")
"""What stands before a place that lies in it."""
# Words that papers of the United States use of their own towns, and how telephone numbers are written there.
US_STYLE = re.compile(
    r"\(\d{3}\) ?\d{3}-\d{4}|\$\d|\b(?=[A-Z\dsapgc])(?:\d{3}-\d{3}-\d{4}\b|Sheriff|[A-Z]\w+ County\b|"
    r"(?:St|Ave|Rd|Blvd|Dr)\.|School District\b|High School\b|Interstate \d|Highway \d|Route \d|Township\b|Twp\b|"
    r"City Council\b|[Ss]tate (?:[Ll]egislature|[Ss]enator|[Rr]epresentative|[Pp]olice|[Pp]atrol)\b|[ap]\.m\.|"
    r"[Gg]rader?s?\b|[Cc]ounty [Jj]ail\b|Medical Center\b|Community College\b|U\.S\. \d)"
)
PEOPLE_LETTERS = "nsrie"
"""Last letters of words for the people of a place."""
PEOPLE_ENDINGS = ("ians", "ian", "ans", "an", "ers", "er", "ns", "n", "is", "i", "ites", "ite", "ese")
"""The endings of such words, the longest first."""
ABBREVIATED = re.compile(r"(?:[A-Z]\.){1,4}|(?:St|Mt|Ft|Ste)\.")
"""A word that a stop does not end."""
PREPOSITION = re.compile(
    r"\b(?:in|at|near|from|to|into|of|around|outside|across|toward|towards|through|throughout|over|between|north|south|"
    r"east|west|central|northern|southern|eastern|western)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""What stands before a place."""
STREET = re.compile(
    r"\b(?:Streets?|St|Avenues?|Ave|Roads?|Rd|Drive|Dr|Boulevard|Blvd|Lane|Ln|Highway|Hwy|Route|Interstate|Parkway|"
    r"Pkwy|Turnpike|Expressway|Freeway|Way|Terrace|Court)\b\.?$"
)
"""A street."""
IN_LANGUAGE = re.compile(
    r"\b(?:speak\w*|spoken?|fluent|wr[io]t\w*|said|says|chant\w*|tweet\w*|post\w*|broadcast\w*|publish\w*|translat\w*) "
    r"(?:\w+ )?in(?:to)? (?:[A-Z]\w+ (?:and|or) )?$"
)
"""What leads to a language: "speaking in Arabic"."""
LANGUAGE = re.compile(
    r"(?:Arabic|Hebrew|Pashto|Dari|Farsi|Urdu|Hindi|Tatar|Greek|German|Dutch|Czech|French|\w+(?:ish|ian|ese))$"
)
"""A language that a name may be, as one of a people."""
HYPHENS = frozenset(("-", "‑", "–"))  # between two names that are one
COMBINED = re.compile(r"\b([A-Z][a-z]{2,}o[-‑])[A-Z][a-z]+")
"""A name that joins two, its first half as it stands only there: "Indo-Pacific"."""
ILLNESS = re.compile(r"[ -](?:virus|fever|flu|disease|syndrome|strain|variant|encephalitis)\b", re.IGNORECASE)
"""An illness that has a place's name."""
LISTED = re.compile(r"(?:, (?:and |or )?| and | or )([A-Z][\w’'-]+)")
"""Another name of a list."""
BEFORE_ARTICLE = frozenset(
    ("of", "de", "del", "da", "du", "on", "upon", "and", "sur")
)  # words before a "the" inside a name
WATERS = re.compile(r"\b(?:Isles?|Cape|Lake|Mount|Lagoon|River|Islands?) of (?:the )?$")
"""A name of a water or an island that goes on with another name."""
DIVISIONS = "region|oblast|province|governorate|county|krai|prefecture|voivodeship|raion"
"""Parts of a state."""
SMALL_DIVISIONS = frozenset(("county", "raion"))
"""Parts of these."""
DIVISION_AFTER = re.compile(
    rf"(?:(?:,| and| or) [A-Z][\w’'-]+){{1,4}} (?P<all>(?:{DIVISIONS})s)\b| (?P<one>(?:{DIVISIONS})s?)\b", re.I
)
"""What it is, behind one name or several."""
DIVISION_BEFORE = re.compile(rf"\b((?:{DIVISIONS})s?) of (?:the )?$", re.IGNORECASE)
"""What it is, before its name."""
REGION = "region"
"""What may be part of a state, or hold several."""
