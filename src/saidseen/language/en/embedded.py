"""Words by which what is inside a statement is told to be a proposition, or only part of one."""

from __future__ import annotations

import re

DEED = re.compile(
    r"\b(?:invasion|incursion|assault|offensive|aggression|(?:military |armed )?attack|military operation|recognition|"
    r"annexation|occupation|blockade|siege|withdrawal|pull-?(?:out|back)|build-?up|deployment)\b",
    re.IGNORECASE,
)
"""A noun for what one state does to another."""
BY_WHOM = re.compile(
    r"(?:[’']s?)?"
    r"(?:[\s“\"'’-]+(?!(?:and|or|to|from|in|on|with|for|of|by|over|after)\b)[a-z-]+[”\"’']?){0,3}\s+"
)
"""What may stand between whose deed it is and the word for it: "Russia's | full-scale | invasion"."""
ON_WHOM = re.compile(r"\s(?:of|on|against|into|in)\s(?:the\s)?")
"""What stands between the word for it and whom it befalls."""
BEGUN = re.compile(
    r"(?:could|has|have|had|is|are|was|were|will|would|may|might|can|should|must|and|or|but|of|than|who|which|be|been|"
    r"being|by|not|never)\s",
    re.IGNORECASE,
)
"""How words begin that go on with what stands before them, and are no proposition."""
GOES_ON = re.compile(
    r"[\s,;:–—-]+(?:a|an|the|of|in|on|at|to|for|with|by|from|into|over|under|between|against|about|toward|towards|"
    r"through|than|and|or|but|as|that|which|who|whose|if|when|while|after|before|until|because|his|her|its|their|our|"
    r"your|my|any|some|more|such|is|are|was|were|be|been|has|have|had|will|would|could|should|may|might|can|must|not)$",
    re.IGNORECASE,
)
"""Words at the end of a span after which something must come ("break their truce as")."""
WHO = re.compile(
    r"(?:(?:the|a|an|its|their|his|her|our|my|this|that|these|those|two|three|four|five|six|seven|eight|nine|ten|"
    r"\d+) )?[\w’'-]+(?: on (?:mon|tues|wednes|thurs|fri|satur|sun)day)?$",
    re.IGNORECASE,
)
"""Words that only name something ("four men on Tuesday")."""
WHOM = re.compile(  # after words of which none is a verb: "masses troops" and "withdrawal of troops" stay
    r"(?:(?!(?:of|to|in|on|at|by|for|from)\b)(?:(?-i:[A-Z])[\w’'-]*|[\w’'-]+(?<!s)(?<!ed))(?<!ing) |with ){0,3}"
    r"(?:troops?|forces?|soldiers?|army|armies|military|units?|personnel|officials?|people|persons?|"
    r"civilians?|residents?|rebels?|fighters?|militants?|separatists?|terrorists?|leaders?|governments?|ministers?|"
    r"ministry|presidents?|allies|partners?|countries|country|states?|nations?|members?|citizens?|diplomats?|"
    r"journalists?|workers?|women|men|children|refugees?|trains?|tanks?|weapons?|vehicles?|aircraft|planes?|ships?|"
    r"figures?|numbers?|city|cities|towns?|villages?|regions?|borders?|lawmakers?|sides?)$",
    re.IGNORECASE,
)
"""Words that end in who or what somebody is, and only name it ("trains with tanks")."""
HAPPENS = re.compile(
    r"(?:ion|ment|ing|al|ure|ance|ence|age|up|out|attack|strike|war|raid|drill|exercise|coup|truce|deal)s?$"
)
"""How a word ends that names what happens."""
