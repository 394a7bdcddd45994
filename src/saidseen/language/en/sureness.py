"""Words by which it is told how sure a field of a statement is."""

from __future__ import annotations

import re

ARTICLE = re.compile(r"^(?:the|a|an|another|some|its|their|his|her)\s+", re.IGNORECASE)
"""An article or its like before a name."""
PICTURE = re.compile(
    r"\b(?:films?|footage|videos?|photo\w*|pictures?|images?|imagery|satellite|clips?|maps?)\b", re.IGNORECASE
)
"""Films, photographs and maps."""
_DEED = (
    r"(?:the|that|those|these|this|such|any|either) (?:\w+ )?(?:attacks?|strikes?|raids?|massacres?|bombings?|"
    r"killings?|shellings?|explosions?|blasts?|shootings?|incidents?|crimes?|crash(?:es)?|violations?|poisonings?)"
)
_CHARGED = r"(?:accusations?|allegations?|claims?|charges?|reports?|responsibility|involvement|role|part|hand|being)"
_DID = (
    r"(?:carr(?:ied|ying) out|behind|responsib(?:le|ility) for|involve(?:d|ment) in|committ(?:ed|ing)|launch(?:ed|ing)|"
    r"conduct(?:ed|ing)|stag(?:ed|ing)|to blame for|a part in|the author of|guilty of)"
)
_WHO = r"(?:it|they|he|she|(?:its|their|his|her) \w+)(?: (?:had|was|were|has|have|been)){0,2}"
THIN = re.compile(
    rf"(?:(?:any|all|such|the|these|those|that) )*{_CHARGED}? ?(?:(?:that|of|for|in|with) )?(?:{_WHO} )?(?:{_DID} )?"
    rf"{_DEED}|"
    r"(?:any|all|the|its|their|his|her|such|those|these|that|having|direct|of)?"
    r"(?: ?(?:any|all|the|such|those|these|of))* ?"
    r"(?:responsibility|involvement|role|part|links?|accusations?|allegations?|claims?|charges?|reports?|it|this|that|"
    r"wrongdoing|guilt)"
)
"""A content that names nothing but an earlier statement, or a part in a deed that was told of before."""
