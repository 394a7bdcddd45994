"""How a sentence that is asked of a ledger is turned round, who does it, and which side what is said takes."""

from __future__ import annotations

import re

ENDS = re.compile(
    r"\b(?:cancel\w*|scrap(?:s|ped)?|lift(?:s|ed|ing)?|drop(?:s|ped|ping)?|delay\w*|postpon\w+|suspen\w+|halt\w*|stop\w*|"
    r"abandon\w*|aborted?|revers\w+|revok\w+|(?:call|called|calls|calling|put|puts|rule|rules|ruled|back|backs) "
    r"(?:off|out|down|on (?:hold|ice))|off (?:the )?(?:\w+ )*(?:list|table|agenda)|"
    r"g(?:ive|ives|iving|ave)(?: \w+)? up|end(?:s|ed|ing)? (?:of|to|the|its|their)|no longer|free[sz]\w*|frozen?)\b",
    re.IGNORECASE,
)
"""Says that something ends or is put off."""
KEEPS = re.compile(
    r"\b(?:persist\w*|continu\w+|keep(?:s|ing)?|kept|remain\w*|stay(?:s|ed|ing)?|maintain\w*|insist\w*|"
    r"h(?:o|e)ld(?:s|ing)? on|stick(?:s|ing)?|stuck|committed)\b",
    re.IGNORECASE,
)
"""Says that something goes on."""
REFUTES = re.compile(
    r"\b(?:disinformation|misinformation|propaganda|nonsense|hysteria|panic|fakes?|rumou?rs?|myths?)\b", re.IGNORECASE
)
"""Calls something made up."""
ASIDE = re.compile(
    r"\b(?:if|unless|amid|over|after|before|until|because|despite|in case of|in the event of|ahead of|on)\b"
)
"""What stands behind one of these is a condition, a reason or an occasion."""
BELIEVE = "believe"
"""What those do not do yet who will believe it when they see it."""
SPEAKER_WORDS = (" i ", " my ", " we ")
"""The one who asks, as such a one writes."""
NOT = re.compile(
    r"\b((?:has|have|had|is|are|was|were|do|does|did|will|would|can|could|may|might|must|should|shall)) (?:yet )?"
    r"(?:not|never)\b(?! (?:only|yet only))|\b(can)not\b|\b(\w+)n['’]t\b",
    re.IGNORECASE,
)
"""A negated verb."""
NO = re.compile(r"^No (?=\w)|\b(?:any|none) of (?=its|their|his|her|the)", re.IGNORECASE)
"""What stands in a negated sentence where its contrary has "some of"."""
NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
"""Numbers in words, from two on."""
BY = re.compile(r"\b(?:by|from) (?:the )?$")
"""What stands before one who does it behind the verb, or from whom it is."""
SHORTENED = {"wo": "will", "ca": "can"}
"""Verbs that a negation shortens, and what they are without it."""
NOTHING, SOME_OF = "no ", "some of "
"""How a negated sentence begins, and what stands for NO where the sentence is turned round."""
JOINT = re.compile(r"['’]?s?,?(?: and| or)? ?(?:the )?")
"""What stands between two who do it together."""
