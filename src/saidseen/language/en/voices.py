"""What bodies are called, and who speaks for one no longer or against it."""

from __future__ import annotations

import re

BODY_OF = re.compile(r"^(?P<body>.+) of (?:the )?(?P<country>[^,]+)$")
"""The name of a body with its country behind it."""
AFTER_HEAD = re.compile(r"\s(?:of|in|who|whom|from|at|with|for|on|to|that|which|briefed|familiar|close|speaking|and)\s")
"""Where the words end that say what somebody unnamed is."""
HEADS = re.compile(
    r"\b(?:heads?|director|chief|chair\w*|president|founder|leader|spokes\w+|monitors?|staff|members?)\b", re.IGNORECASE
)
"""Who leads a body or works in it."""
BODY_KINDS = frozenset((
    "observatory", "mission", "council", "committee", "commission", "coalition", "agency", "federation", "front",
    "league",
))  # fmt: skip
"""What a body calls itself where it says for which country it speaks."""
BODY_WORDS = BODY_KINDS | frozenset((
    "academy", "administration", "alliance", "army", "assembly", "association", "authority", "brigade", "bureau",
    "cabinet", "center", "centre", "command", "committees", "corps", "court", "department", "directorate",
    "embassy", "force", "forces", "foundation", "fund", "government", "group", "headquarters", "institute",
    "intelligence", "junta", "kremlin", "media", "military", "ministry", "movement", "navy", "office",
    "network", "operation", "opposition", "organisation", "organization", "parliament", "party", "police", "presidency",
    "secretariat", "senate", "services", "television", "tribunal", "union", "university",
))  # fmt: skip
"""What a body calls itself anywhere in its name."""
LAST_WORDS = frozenset((
    "bank", "defence", "defense", "duma", "guard", "house", "international", "leaders", "ministers", "press", "rada",
    "service", "staff", "state", "watch",
))  # fmt: skip
"""What a body calls itself: one of the first anywhere in a name, one of the others at its end, is no person's."""
JOINING = frozenset(("for", "of", "without"))
"""Words that stand in the names of bodies and in no person's: "Network for Human Rights"."""
# Who no longer speaks for a state or body, and who speaks against it.
NO_LONGER = re.compile(
    r"\b(?:former(?! (?:soviet|yugoslav|republic))|formerly|ex-\w+|retired|onetime|exiled?|in exile|ousted|deposed|"
    r"dismissed|sacked|defect(?:ed|ors?))\b",
    re.IGNORECASE,
)
AGAINST = re.compile(
    r"\b(?:critics?|opponents?|dissidents?|detractors?|foes?|jailed|imprisoned|opposition|anti-(?:government|regime|war|kremlin))\b",
    re.IGNORECASE,
)
"""Who speaks against those in power."""
THE = "the"
"""The article that may stand before a name."""
NOBODY = "nobody named"
"""Who speaks where a text tells of nobody."""
STATE_OWNED = re.compile(r"\b(?:state|official|regime)\b", re.IGNORECASE)
"""In the name of an outlet: it is a state's own."""
STATE_SIDE = re.compile(r"\b(?:side|delegation|authorities|negotiators|leadership)\b", re.IGNORECASE)
"""Who speaks for a state without a name."""
OUTLETS = re.compile(r"\b(?:media|press|television|tv|radio|network|newspapers?)\b", re.IGNORECASE)
"""Who writes and tells, and speaks for nobody."""
BASED = re.compile(r"^\w+ based ")
"""Where a body has its seat, before its name in small letters without marks: "uk based observatory"."""
