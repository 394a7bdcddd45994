"""Words that tell which part of an attribution is which, and what is no source, cue or content."""

from __future__ import annotations

import re

PASSIVE = re.compile(
    r"(?:^|\b(?:is|are|was|were|be|been|being) )(?:\w+ly )?(?:accused of|suspected of|blamed for|charged with)$", re.I
)
"""A cue of which the source stands behind it: who is accused does not say it."""
QUOTED_AS = re.compile(r"\b(?:quoted|cited|reported|heard) (?:\w+ )?as (?:saying|telling)\b", re.I)
"""Whoever is quoted as saying something."""
LISTED = re.compile(r",? (?:and |& )?")
"""What stands between the members of a list."""
LIVES = re.compile(
    r"(?:the |a |an |his |her |(?:at least |more than |about |nearly |over |some )?[\w,-]+ )?(?:life|lives)\b|"
    r"(?:at least |more than |about |nearly |over |some )?(?:\d[\d,]*|[a-z]+) (?:[\w-]+ ){0,2}"
    r"(?:martyrs?|victims?|children|women|civilians|people)(?: and [^.;]{0,40})?$",
    re.I,
)
"""What an attack or illness claims."""
SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "between",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "off",
        "on",
        "or",
        "out",
        "over",
        "than",
        "the",
        "to",
        "up",
        "with",
    ]
)
"""Words of which none alone is a source."""
# With an auxiliary or, in headlines, without: who is told to do something does not tell it.
TOLD_TO = re.compile(
    r"(?:(?:(?:is|are|was|were) being|(?:has|have|had) been|is|are|was|were|been|being) (?:\w+ly )?)?"
    r"(?:advised|urged|told|ordered|warned|instructed|forced|encouraged) (?:not )?to [a-z]{2,}\b(?<!the|his|her)"
)
ASIDE = re.compile(r", (?:in|after|during|at|ahead of|following|on|before) (?:[\w’'-]+ ){1,6}$")
"""When or where, between a speaker and the cue."""
RUMOUR = re.compile(r"(?:the |some |widespread )?(?:rumou?rs?|speculation|gossip)\b", re.I)
"""A word for a rumour, at the start of a cue."""
BEFORE_TELLERS = frozenset(("by", "from", "in", "on", "among"))
"""Words before those who tell a rumour."""
CLAIM = "claim"
"""A verb that takes lives, or says something."""
OCCASION = re.compile(r"\b(?:after|amid|before|during|following|over)\b", re.IGNORECASE)
"""Words before a colon that tell an occasion: who stands behind them does not speak ("after shelling by A: ...")."""
