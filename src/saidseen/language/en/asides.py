"""Words that open what a statement is not about: its conditions, reasons, occasions, and a headline's topic."""

from __future__ import annotations

import re

# What stands behind one of these is a condition, a reason or an occasion, not what the statement is about.
ASIDE = re.compile(
    r"\b(?:if|(?<!so )as(?! (?:soon|well|many|much|an?|the first)\b)|amid(?:st)?|"
    r"(?<!panic )(?<!fears )(?<!concern )(?<!concerns )over(?! (?:the )?(?:past|last|weekend|border|coming|next|\d))|"
    r"after|given|until|since(?! \d)|because|due to|"
    r"in case of|in the event of|in (?:the )?(?:wake|face|light|midst) of|in (?:response|reaction) to|response to|"
    r"reacts? to|reactions? to|responsibility for|punishment for|against the background of|"
    r"to (?:avoid|avert|prevent|deter)|"
    r"despite|following|ahead of|before|unless|should(?= (?:it|they|he|the \w+) )|during|"
    r"should(?= (?!not |never |also |only |have |be |now )\w+ (?:invade|attack|move|cross|decide|choose|fail|continue|"
    r"escalate|launch|use|strike|act|refuse|try)\b)|"
    r"pretext of|on the (?:first|second|third|fourth|fifth) day of|on (?:first|second|third) day of)\b"
)
# A few words before a colon name the topic of a headline ("Ukraine invasion: West imposes sanctions").
TOPIC = re.compile(r"(?:(?!(?:is|are|was|were|has|have|will|may|could|says?)\b)[^\s:]+ ){0,4}[^\s:]+: (?=\S+ \S+ \S)")
