"""What is cut off at the ends of a title, and what must not stand there."""

from __future__ import annotations

import re

AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|shall)\b|n['’]t\b"
)
"""A verb that makes a sentence of the words around it."""
OPENER = re.compile(
    r"^(?:(?:that|and|but|so|while|also|only that|then)\s+|"
    r"(?:instead|however|meanwhile|moreover|furthermore|besides|nevertheless|still|thus|therefore|in addition),\s+)",
    re.IGNORECASE,
)
"""Words that tie a sentence to the one before it."""
LOOSE = re.compile(
    r"(?:for|to|of|with|about|against|as|by|from|if|because|since|when|unless|amid|even|despite|"
    r"although|though|until|while)\b|"
    r"(?:(?:(?:\w+ )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)|shortly|soon|just) )?"
    r"(?:after|before)\b(?!.*,)",
    re.IGNORECASE,
)
"""How words begin that are no sentence by themselves."""
MEDIUM = re.compile(r"[\s.,:;–—-]*\b(?:VIDEOS?|PHOTOS?|PICTURES|INFOGRAPHICS?|UPDATED?)\b[\s.+]*$")
"""What outlets put behind a headline: that there is a film or a picture."""
LABEL = re.compile(r"^(?:exclusive|explainer|analysis|update|live|watch|opinion)[:\s]+(?=\w)", re.IGNORECASE)
"""What outlets put before a headline: the kind of piece it is."""
VAGUE = re.compile(
    r"^(?:he|she|it|they|we|i|you|this|these|those|his|her|its|their|our|my|your|there|here|such|none|some|many|one|so|which|who|others)\b",
    re.IGNORECASE,
)
"""How words begin of which only what was said before tells who is meant."""
HANGING = re.compile(
    r"(?:\s+(?:in|on))?\s+(?:and|or|but|of|the|an?|to|at|by|for|from|with|as|that|which|who|whose|whom|where|when|while|than|into|about|"
    r"its|their|his|her|because|if|between|per)$",
    re.IGNORECASE,
)
"""A word that words cannot end in; "in" and "on" they can ("the militants moved in": so all seven
of ten sets), but for what else hangs behind."""
SOME = re.compile(r"(?:none|some|many|one|others)\b", re.IGNORECASE)
"""Some of many, who are not vague where more words follow."""
DANGLING = re.compile(
    r"\s+(?:and|or|nor|but|of|the|an?|to|at|by|for|from|with|as|that|which|who|whose|whom|where|when|while|after|before|"
    r"than|into|over|about|its|their|his|her|is|are|was|were|be|been|has|have|had|will|would|not|no|also|because|if|"
    r"between|against|more|most|up|per|due)$",
    re.IGNORECASE,
)
"""A word that a sentence cannot end in."""
