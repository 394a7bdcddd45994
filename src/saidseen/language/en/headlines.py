"""Who says so in a headline, where punctuation is the cue."""

from __future__ import annotations

import re

BARE = re.compile(
    r"(\S.{11,}?)()\s+"
    r"([Mm]onitor(?:ing)? [Gg]roup|[Mm]onitors?|NGO|[Oo]bservatory|[Ww]atchdog|"
    r"[Ss]tate (?:[Mm]edia|TV|[Tt]elevision)|Sources?|Reports?|Activists"
    r"|Witnesses|Police|Governor|Mayor|Army|Military|Ministry|Minister|Officials?|Medics|Rescuers|Opposition)$",
    re.S,
)
"""A last word that says who says so, without a mark before it."""
CLOSING = re.compile(
    r"(\S.{11,}?),\s+([A-Z][^,:\n]{1,50}?)\s+"
    r"(believes|says|assures|thinks|notes|stresses|insists|predicts|hopes|confirms|warns|reports|claims|admits)$",
    re.S,
)
"""A speaker and a verb of saying at the end."""
# No source stands behind these: they go on with the last word.
LEADING = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "by",
        "from",
        "to",
        "with",
        "for",
        "and",
        "or",
        "in",
        "on",
        "at",
        "says",
        "said",
        "his",
        "her",
        "its",
        "their",
        "new",
        "un",
        "us",
        "eu",
    ]
)
NAME = re.compile(r"(?:[A-Z][\w’'.&-]{1,30})(?: (?:of|the|for|de|al|[A-Z][\w’'.&-]{0,30})){0,4}")
"""A name, with small words inside it."""
ROLES = frozenset(
    [
        "source",
        "sources",
        "official",
        "officials",
        "media",
        "monitor",
        "monitors",
        "monitoring",
        "observatory",
        "mayor",
        "governor",
        "ministry",
        "minister",
        "ministers",
        "intelligence",
        "police",
        "army",
        "military",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "spox",
        "report",
        "reports",
        "statement",
        "adviser",
        "advisor",
        "aide",
        "envoy",
        "ambassador",
        "diplomat",
        "diplomats",
        "chief",
        "president",
        "pm",
        "agency",
        "agencies",
        "group",
        "groups",
        "activists",
        "residents",
        "witnesses",
        "experts",
        "analysts",
        "staff",
        "command",
        "commander",
        "authorities",
        "government",
        "embassy",
        "un",
        "eu",
        "nato",
        "tv",
        "state",
        "administration",
        "office",
        "leader",
        "leaders",
        "lawmaker",
        "lawmakers",
        "senator",
        "operator",
        "company",
        "service",
        "council",
        "committee",
        "court",
        "prosecutor",
        "prosecutors",
        "newspaper",
        "paper",
        "daily",
        "watchdog",
        "ngo",
        "fm",
        "mp",
        "mps",
        "secretary",
        "presidency",
        "palace",
        "kremlin",
        "authority",
        "regulator",
        "airline",
        "chair",
        "survey",
        "poll",
        "pentagon",
    ]
)
"""Words with which what stands beside the colon or dash of a headline ends where it is who says so."""
SMALL = frozenset(["a", "an", "and", "of", "the", "for", "to", "in", "on", "at", "from"])
"""Small words inside a name."""
WATCHERS = ("monitor", "monitor group", "monitoring group", "ngo", "observatory", "watchdog", "source")
"""Last words that are who says so even where a headline writes all its words with capitals."""
TO = "to"
TELLING = ("is", "are", "was", "has", "have", "will", TO)
"""Verbs that make a sentence of what stands beside the colon or dash."""
OPENING = ("inside", "behind", "amid", "after", "how", "why", "what", "when", "where", "as", "with", "despite")
"""Words that begin a topic and no name."""
