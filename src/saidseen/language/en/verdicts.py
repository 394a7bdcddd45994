"""What the measures say of a rule, in the words in which it is told."""

from __future__ import annotations

from saidseen.model.reading import State

NOT_VERIFIED = "not verified"
"""What stands beside whatever was only remembered, in every output."""
OPERATORS = {">=": "at least", ">": "more than", "<=": "at most", "<": "less than"}
"""Comparisons."""
READ = {
    "text": "read in the text itself or on the speaker’s own page",
    "report": "read in a report",
    "memory": f"from memory, {NOT_VERIFIED}",
}
"""How the words of a rule were read."""
STATES = {State.GIVEN: "given", State.WITHHELD: "withheld", State.MISSING: "not reported"}
"""How an item stands, in words: what nobody reported is nobody's fault."""
PAPERS = {"proposal": "a proposal, never in force as such", "offer": "an offer, never in force as such"}
"""Papers that bind nobody, by their nature."""
BY_WORDS = "by the words of the statement"
"""Why a fact holds or does not."""
YES_NO = {"met": "yes", "not met": "no"}
"""What somebody's word comes to, by a result."""
DONE = {"met": "done", "not met": "not done", "disputed": "disputed", "undetermined": "not reported"}
"""What was done, by a verdict."""
UNSAID = "nobody has said "
"""Before what nobody has said."""
DRAFT = "DRAFT: to be checked and signed by a person before it is sent"
"""Over a request that no person has signed yet."""
PRINTED = "Each sentence stands as the report cited has it."
"""Over the sentences that it cites."""
HEDGING = ("more", "about", "fewer", "less", "up", "some")
"""How a figure's words begin that are no name and no unit."""
AND, OR, THEN, SPAN = " and ", " or ", " then ", " to "
"""What stands between the members of a list, between what comes one after another, and between two ends."""
THE, INSIDE, WHETHER = "the ", "inside ", "whether "
"""An article, how the condition begins that something lies in a zone, and how a question does."""
RECORD = "the record"
"""Who says what nobody in particular says."""
ANCHORS = {"start": "the start", "end": "the end", "request": "the request"}
"""From what a time limit is counted."""
TYPES = {"object": "a mapping", "array": "a list", "string": "text", "boolean": "true or false"}
"""What a value of a pack may be, by the types of JSON."""
BETWEEN = "between"
"""A word before a figure of two ends, which the word between them tells already."""
YES, NO = "yes", "no"
"""A value that holds and one that does not."""
