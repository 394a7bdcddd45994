"""Words by which it is told how sure a field of a statement is."""

from __future__ import annotations

import re

ARTICLE = re.compile(r"^(?:the|a|an|another|some|its|their|his|her)\s+", re.IGNORECASE)
"""An article or its like before a name."""
PICTURE = re.compile(
    r"\b(?:films?|footage|videos?|photo\w*|pictures?|images?|imagery|satellite|clips?|maps?)\b", re.IGNORECASE
)
"""Films, photographs and maps."""
THIN = re.compile(
    r"(?:any|all|the|its|their|his|her|such|those|these|that|having|direct|of)?"
    r"(?: ?(?:any|all|the|such|those|these|of))* ?"
    r"(?:responsibility|involvement|role|part|links?|accusations?|allegations?|claims?|charges?|reports?|it|this|that|"
    r"wrongdoing|guilt)"
)
"""A content that names nothing but an earlier statement or a part in something."""
