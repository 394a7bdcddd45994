"""Words that tell what a speaker does, beside those of acts.toml, groups.toml and lexicon.toml."""

from __future__ import annotations

import re

DEEDS = ("attack", "blast", "charg", "assail", "savag", "fire", "fall")
"""How words begin that are of speech in cues and of deeds in contents."""
DONE = frozenset(("has", "had", "have", "did", "does", "do"))
"""Verbs before what was done or not done."""
ANSWERS = ("respon", "retaliat", "option")
"""Parts of words for an answer to somebody."""
COMING = re.compile(r"\b(?:will|would|'ll|if|any|of|severe|should|face)\b")
"""Words beside consequences that are announced."""
AHEAD = re.compile(r"\b(?:will|would|'ll|shall|if)\b")
"""What is announced, and not told."""
