"""Words that hedge."""

from __future__ import annotations

import re

HEDGE = re.compile(
    r"(?<!\w)(?:may|might|could|reportedly|apparently|allegedly|seemingly|supposedly|purportedly|presumably|probably|"
    r"possibly|potentially|likely|unlikely|perhaps|maybe|appears?|appeared|seems?|seemed|possible|probable|"
    r"cautious(?:ly)?|suggests?|suggested|unconfirmed|unverified|uncertain|unclear|tentative(?:ly)?|conceivabl[ey]|"
    r"believed to|thought to|said to be|understood to|rumou?red|ostensibly|arguably|largely|roughly speaking|"
    r"in theory|as far as (?:we|I) know|to (?:my|our) knowledge|I think|we think|sort of|more or less|"
    r"so-called|suspected|presumed|indications? that|a sign that)(?!\w)",
    re.IGNORECASE,
)
"""A word that hedges."""
MAY_HEDGE = re.compile(HEDGE.pattern.replace("I know", "i know").replace("I think", "i think").replace("|I)", "|i)"))
"""The same for text in lower case, which is searched in a fifth of the time."""
NOUN_BEFORE = re.compile(
    r"(?:military|the|armed|of|their|its|all|in|on|by|since|until|early|late|mid|last|next|this|\d)[\s-]$", re.I
)
"""What stands before a might that is power, and a may that is a month."""
MONTH, NOUNS = "May", ("might", "may")
"""Words that hedge, and are a month and a power too."""
