"""How the wordings of a statement begin, end and go on, where they are to be a title."""

from __future__ import annotations

import re

GOES_ON = re.compile(r"[\"”’']?\s*(?:[,;]|(?:even )?as\b|amid\b|while\b|but\b|and\b)", re.IGNORECASE)
"""What follows on a content in a headline that says more than it."""
JOINED = re.compile(r"(?:[,;]|\b(?:as|while|but|and))\s*[\"“‘']?$", re.IGNORECASE)
"""What stands before a content that only goes on from something else."""
TELLING = re.compile(r"\b(?:say|said|warn|claim|tell|told|accord|report|source|official)\w*", re.IGNORECASE)
"""Words for saying and for who says."""
NOT_FIRST = re.compile(
    r"^(?:to|not|never|\w+ing|than|whether|how|what|why|when|where|who|which|please)\b(?! of)", re.IGNORECASE
)
"""What a title cannot begin with."""
ASKED = re.compile(
    r"(?:how|what|why|who|when|where|which|whether|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|"
    r"must)\b",
    re.IGNORECASE,
)
"""How a question begins."""
INFINITIVE = re.compile(
    r"^(?:[\w’'.-]+[ ,]+(?:[(][^)]*[)] )?){0,9}?(?:not )?to "
    r"(?!(?:the|an?|its|their|his|her|our|all|any|such|those|these)\b|\w+ing\b)[a-z]+"
)
"""Whom somebody calls on, and to do what: "Moscow to withdraw"."""
NEW_SENTENCE = re.compile(
    r"[“\"‘']?(?:The|An?|This|That|These|Those|There|It|We|I|He|She|They|No|If|In|On|At|Our|My|Any|All|Such|Some|What|How|"
    r"You|But|And|Certainly|Today|Yesterday)\b"
)
"""How a sentence begins, so that a colon stands before it."""
SAYING = re.compile(
    r"(?:also |again |further |later |then |\w+ly )?(?:said|says|told|tells|added|adds|stated|states|claimed|claims|"
    r"insist\w+|argue\w+|believe\w+|noted?|notes|explain\w+|reported|reports|according|replied|answered|continued|was|is|has|"
    r"had|did|quoted?|quotes)\b"
)
"""A verb of saying right behind a content."""
THING = re.compile(
    r"(?:the|an?|its|their|his|her|any|more|new|possible|further|recent|all|both|some)\s|[A-Z][\w.]*['’]s?\s|\w+ing\s"
)
"""How words begin that are no clause but a thing."""
BEGINNERS = (
    "In|On|At|Earlier|Meanwhile|However|But|The|She|It|They|This|These|There|According|Also|Since|After|When|While"
)
"""Words with which sentences begin, and that in the midst of one have no capital before a word in small letters."""
PARTICIPLE = re.compile(r"\w[-–]$")
"""What makes of a verb a part of a longer word: "rebel-held"."""
RAISING = re.compile(r"^(?:\w+ ){0,2}(?:is|are|was|were|been|being)\b|\b(?:appear|seem)(?:s|ed)?$", re.IGNORECASE)
"""A cue whose subject is part of what is said: "were believed", "appeared"."""
WHICH = re.compile(
    r",? \b(?:which|who|whose)\b(?: if \w+)?(?: \w+ly)?(?: (?:has|have|had|is|are|was|were|will|would|can|could|may|"
    r"might|must|should|do|does|did|been|be|being|not|to))*(?: \w+)?"
)
"""A clause that tells more of a thing and makes no sentence of it, up to its verb."""
BY = re.compile(r" by\b")
"""What makes a participle of a verb: "a town held by the group"."""
NAMED_THING = re.compile(
    r"(?:the|an?|this|that|these|those|its|their|his|her|any|two|three|four|five|several|many|some|all|both|no|recent|further|"
    r"more|new|continued|repeated)\s",
    re.IGNORECASE,
)
"""How words begin that may name a thing to their end."""
OF_THING = re.compile(
    r"$|[,.;:]|\s(?:in|on|at|of|by|against|near|from|for|to|with|and|or|as|that|which|who|since|over|between|around)\b"
)
"""What comes behind a word that names a thing: "the attacks in the north"."""
RELATIVE = re.compile(r"\b(?:who|which|that|to|whom|whose)$", re.IGNORECASE)
"""A word before a verb that makes no sentence of it."""
NO_CUE = re.compile(r"^(?:\w+ing|to|of|according|by|in|for|as|at|from|on|with|that|:|-|–|—|,)(?!\w)|…", re.IGNORECASE)
"""How a cue begins that does not go between a speaker and the words."""
NEGATIVE = re.compile(r"\b(?:not|never|no|none|neither|nor|nothing|nobody|cannot|without)\b|n['’]t\b", re.IGNORECASE)
"""What negates."""
TAKES_OBJECT = re.compile(
    r"\b(?:accus|blam|urg|call(?:s|ed|ing)? (?:on|for)|ask|t[eo]ll|condemn|descri|order|invit|put|want|warn|demand|"
    r"praise|thank|remind|advis|help|see|saw|show|depict|cit|pledg|promis|threaten|vow|support|welcom|critici)\w*"
)
"""Verbs whose object stands in the content, so that it is no sentence without them."""
ACCUSED_OF = re.compile(r"[^,.;:]{3,60}? of \w+ing\b")
"""Who is accused, and of doing what."""
FINITE = re.compile(
    r"(?:(?:also|again|further|later|then|\w+ly) )?"
    r"(?:\w+(?:[^s]s|ed)|said|told|saw|gave|made|spoke|wrote|put|knew|thought|found|took|sent|had|did)\b"
)
"""A verb that tells, at the start of some words."""
THAT = "that "
"""Opens the clause that is said."""
INFINITIVES = ("to ", "not to ")
"""How what somebody is to do begins."""
TO = " to "
"""Stands between whom somebody calls on and what to do."""
EVEN = " even"
"""The end of what goes on."""
CALLED_ON = "called on"
"""What a speaker did who calls on somebody to do something."""
