"""What a title puts in front of its words, and what its words should not have."""

from __future__ import annotations

import re

UNNAMED = "Somebody unnamed"
"""Who says it where no name and no description is known."""
BACK = re.compile(
    r"\b(?:he|she|it|they|we|i|his|her|its|their|our|this|these|those|there|here|do so|such|also|latter|former)\b|"
    r"^(?:\w+ ){0,2}(?:other|another|others)\b",
    re.IGNORECASE,
)
"""Words of which only what was said before tells what they mean."""
MEANT = re.compile(
    r"\b(?:the|that) (?:(?:same|latest|whole|entire|initial|rest of the|remainder of the) )?"
    r"(?:attacks?|strikes?|blasts?|bomb(?:ing)?s?|explosions?|incidents?|raids?|clashes|shooting|city|town|village|"
    r"area|region|district|province|country|capital|group|grouping|convoy|deal|agreement|truce|operation|meeting|talks|move|"
    r"decision|statement|report|sources?|officials?|ministry|army|plant|school|hospital|bus|buses|train|ship|plane|dead|"
    r"victims?|wounded|evacuees|rebels|protesters|two|three|sides)"
    r"(?=[.,;:!?’'\"”]|$| (?:was|were|is|are|has|have|had|will|would|could|can|may|might|and|or|to|that|which|who|by|"
    r"as|when|while|since|after|before|with|says?|said|took|also|did|does|do)\b)",
    re.IGNORECASE,
)
"""A name for what was told of before, with nothing that says which: "the attack was", "the west of the city"."""
TIED = re.compile(
    r"(?:^|: )(?:later|then|since then|after that|earlier|meanwhile|among (?:them|those))\b", re.IGNORECASE
)
"""How words begin that go on from what was told before."""
ASKING = re.compile(
    r"(?:^|[:;–—-] )(?:why|how|what|who|where|when|which|whether)\b|\?|"
    r"\b(?:(?:list of|key|main|latest) (?:\w+ )?(?:developments|events|statements|updates?)|live (?:updates?|blog)|"
    r"timeline|at a glance|in pictures|take a look)\b",
    re.IGNORECASE,
)
"""A headline that asks, explains or only announces what follows, and says nothing of its own."""
SAID_ON = "reported {}"
"""The day of a word, where the day of what it tells is not known."""
AHEAD = re.compile(r"\b(?:will|shall|to [a-z]+)\b")
"""What is still to come."""
THE_ONE = re.compile(r"^(?:the|this|that) (?=source$)", re.IGNORECASE)
ONE = "a "
"""Who is called as somebody told of before ("the source"), and what says that it is somebody."""
AND = " and "
"""Between the names of those who say it together."""
UNNAMED_OF = "{} of {}"
"""One of those, with the side that it belongs to."""
