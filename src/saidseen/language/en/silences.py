"""Sentences that say only that somebody has not answered, and what nobody knows."""

from __future__ import annotations

import re

WHO = r"(?P<source>[^,.;:\"“”\n]{2,80}?|(?:Mr|Mrs|Ms|Dr|Gen|Col)\. [^,.;:\"“”\n]{2,60}?)"
"""Who has not answered."""
SOON = r"(?:(?:yet|so far|immediately|publicly|officially|still) )?"
"""When."""
ANSWER = r"(?:comment(?:ed)?|respond(?:ed)?|repl(?:y|ied)|react(?:ed)?|answer(?:ed)?)\b[^;]*?"
"""What was not done."""
SILENT = (
    re.compile(rf"{WHO} (?P<cue>(?:has|have|had)(?: not|n[’']t) {SOON})(?P<content>{ANSWER})"),
    re.compile(
        rf"{WHO} (?P<cue>(?:could|can)(?: not|n[’']t|not) {SOON})(?P<content>be (?:reached|contacted|found)\b[^;]*?)"
    ),
    re.compile(
        rf"{WHO} (?P<cue>(?:was|were|is|are) {SOON}(?:unavailable|not {SOON}available))"
        r" (?P<content>(?:for|to) (?:an interview|interviews|questions|give|comment|speak|answer|talk)\b[^;]*?)"
    ),
    re.compile(
        r"There (?:was|were|is|has been) (?P<cue>no) (?P<content>(?:\w+ ){0,2}(?:comment|response|reply|reaction|word))"
        rf" (?:from|by) {WHO}(?: (?:on|about|to) .*)?"
    ),
    re.compile(
        r"(?P<cue>(?:[Rr]epeated )?(?:[Aa]ttempts?|[Ee]fforts?|[Cc]alls?|[Mm]essages?|[Rr]equests?|[Ee]mails?)"
        rf" (?:to|for|left for)(?: (?:reach|contact|comment to|speak to|get hold of))?) {WHO}"
        r" (?P<content>(?:for comment )?(?:were|was|have been|has been|went|failed)\b[^.;,]*"
        r"(?:unsuccessful|unanswered|returned|answered|fail\w*|in vain)\b[^;,]*|failed|(?:for comment )?failed)"
    ),
)
"""The sentences, each whole, with source, cue and content."""
UNSETTLED = re.compile(
    r"it(?:['’]s| (?:is|was|remains|remained))(?: \w+)?"
    r"(?:(?: not|n['’]t)(?: \w+)? (?:clear|known|certain|possible to (?:verify|confirm|tell|say))"
    r"|(?: \w+)? ?(?:unclear|unknown|uncertain|impossible to (?:verify|confirm|tell|say)))\b",
    re.IGNORECASE,
)
"""Says of something that nobody knows it."""
LEFT_OPEN = re.compile(
    rf"(?:^|[.!?;,\n]|\bbut|\band)\s*({UNSETTLED.pattern} (?:how|why|when|where|whether|if|what|which) (?:the )?)$",
    re.I,
)
"""The same up to who is then told of."""
SUPPOSED = re.compile(r"\b(?:if|once|unless|until) $", re.I)
"""What makes a supposition of a cue without a source: "if confirmed, it would be the first"."""
WORD_ABOUT = re.compile(
    r"^(?:statements?|remarks?|comments?|words|speech|claims?|warnings?|allegations?|accusations?|report) "
    r"(?:about|on|of|regarding|concerning)$",
    re.I,
)
"""A word for somebody's word, as a cue, up to what it was about."""
FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would)\b")
"""A verb that tells of it."""
IT = "it"
"""The word for what is not clear."""
