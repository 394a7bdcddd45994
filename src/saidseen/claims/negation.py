"""Whether a negation in some words bears on what a pattern names."""

from __future__ import annotations

import re

from saidseen.claims.phrases import phrase
from saidseen.language.en import negation as en

BEFORE = 6
"""Words before the named matter in which a negation bears on it."""
AFTER = 3
"""Words after it in which "not" does ("the withdrawal has not begun")."""


def governs(text: str, words: re.Pattern[str], reach: int = BEFORE) -> bool:
    """Whether the first that `words` finds in `text` (lower case) is negated, in its own clause.

    `reach` are the words before it in which a negation is looked for.
    """
    text = en.FALSE_FLAG.sub(en.FLAG, text)
    found = words.search(text)
    return found is not None and _negated(text, found, reach)


def negated(text: str, words: re.Pattern[str]) -> frozenset[str]:
    """Those that `words` finds in `text` (lower case) that are negated, each in its own clause."""
    return frozenset(found[0] for found in words.finditer(text) if _negated(text, found, BEFORE))


def _negated(text: str, found: re.Match[str], reach: int) -> bool:
    """Whether what was found is negated by the words before it, or by a "not" after it."""
    before = en.CLAUSE_END.split(text[: found.start()])[-1].split()[-reach:]
    count = sum(phrase("negation").fullmatch(word.strip("\"“”'‘’()")) is not None or word == en.NT for word in before)
    if en.NEGATED_AFTER.match(" ".join(text[found.end() :].split()[: AFTER + 1])):
        count += 1
    return bool(count % 2)
