"""What outlets are called, what they put beside their headlines, and written instruments."""

from __future__ import annotations

import re

ARTICLE = re.compile(r"^(?:the|www\.) ?", re.IGNORECASE)
"""What may stand before an outlet's name."""
DOMAIN = re.compile(r"\.(?:com|org|net|info|ru|ua|eu|de|tv|news|co|gov|example)(?:\.[a-z]{2,3})?$")
"""The end of an outlet's address on the web."""
AGENCY = re.compile(r"\b(?:news ?agency|news|online|agency|newspaper|tv)$")
"""What kind of outlet it is, behind its name."""
LABEL = re.compile(
    r"(?:Update|Updates|Live|Breaking|Exclusive|Explainer|Explained|Analysis|Opinion|Video|Watch|Photos?|Factbox|Timeline|"
    r"Note|Editor|Read|More|Related|Source|Date|Time|Where|When|What|Who|Why|How|Correction|Subject|Re|Contact|Tel|Email|"
    r"Follow|Part|Day|Transcript|Guests?|Twitter|Telegram|Instagram|January|February|March|April|May|June|July|August|September|October|November|December|Monday|"
    r"Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)
"""A label before a colon or after a dash: the kind of piece, a day, a part of a page."""
TOPIC = re.compile(
    r"(?:^(?:invasion|war|attack|crisis|conflict) (?:of|in|on|over) .+|"
    r"^(?:cyclone|hurricane|typhoon|tropical storm|storm) \w+|"
    r"\b(?:crisis|conflict|tensions?|war|invasion|stand-?off|row|dispute|talks|summit|live|latest|updates?|briefing|"
    r"earthquake|flood(?:s|ing)?|wildfires?|eruption|islands?))$",
    re.IGNORECASE,
)
"""A topic before a colon: what a story is about, and no speaker."""
INSTRUMENTS = frozenset(
    (
        "document",
        "treaty",
        "agreement",
        "agreements",
        "accord",
        "accords",
        "protocol",
        "convention",
        "memorandum",
        "charter",
        "declaration",
        "act",
        "pact",
    )
)
"""What written instruments are called behind a name ("the Vienna Document", "the Minsk agreements")."""
INSTRUMENT = re.compile(r"(?:[Tt]he )?(?:[A-Z][\w’'-]* )+([A-Z]\w*)")
"""A name that ends in what it is."""
THE = "the"
"""An article that is written as one word with what follows."""
