"""Who speaks or counts, and who is nobody that could be named."""

from __future__ import annotations

import re

PAPER = re.compile(r"\b(?:document|treaty|convention|chapter|paragraph)\b", re.IGNORECASE)
"""Speakers that are papers."""
NAMELESS = re.compile(
    r"(?:he|she|it|they|who|which|that|those|these|both|nobody named|none of them|somebody|others)\b", re.IGNORECASE
)
"""Speakers who are not told: whose word theirs is, nobody can say."""
UNNAMED = re.compile(r"(?:the|their|its|his|her) [a-z]", re.IGNORECASE)
"""Speakers who are called by what they are: "the delegation", "their hosts"; a company or a state would have a name."""
COUNTED = re.compile(
    r"(?P<who>[^.;:]{2,90}?),? (?:puts?|counted|counts|spoke of|speaks of|estimate[sd]?|had expected|expected|expects|"
    r"numbers|numbered)\b",
    re.IGNORECASE,
)
"""Who counted, at the head of an outlet's own sentence."""
WITH_ARTICLE = re.compile(
    r"(?:ministry|government|embassy|kremlin|pentagon|white house|state department|foreign|defen[cs]e|united|european|"
    r"security|osce|organi[sz]ation|armed forces|general staff|cabinet|council|mission|parliament|us|un|eu)\b",
    re.IGNORECASE,
)
"""How names begin that take an article in a sentence."""
NOBODY = re.compile(r"(?:nobody|none|they|it|he|she)\b", re.IGNORECASE)
"""Speakers who are not told, for a request to cite."""
THE = "the"
"""That article."""
