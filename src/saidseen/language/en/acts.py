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
PARTICIPLES = ("ed", "en", "ing")
"""Endings of words that "likely" colours: "likely caused"."""
VERBAL, NO_VERBS = ("ing", "ed"), ("united",)
"""Endings of verbs, and a word that has one and is none."""
ANSWERING = ("respon", "answer", "repl")
"""How words begin that answer a question."""
REFUSING = ("will", "would", "won", "see", "saw", "not ready", "not will", "not prep", "unwill", "no need")
"""How phrases begin by which the one refuses who speaks."""
NOT_TO, DO_NOT, LET, PLEASE = ["not", "to"], ["do", "not"], ["let"], ["please"]
"""How somebody is told not to do something, or to do it."""
LET_US = (["us"], ["me"], ["'s"])
"""What follows a "let" that tells nobody."""
WILL_NOT = (["will", "not"], ["would", "not"])
"""A refusal in a cue."""
TO_FOR = (["to"], ["for"])
"""What follows a word of readiness."""
SAID, AGREE, ASK = "said", "agree", "ask"
"""A word for saying, how the words for agreeing begin, and a part of those for asking."""
THAT_CLAUSE, OR_ELSE = "that ", " or "
"""What opens the clause that is said, and what stands between a demand and what comes of refusing it."""
LIKELY, GOING, REMAIN = "likely", "going", "remain"
"""A word that only colours a participle, one of what is to come, and a verb of what goes on as it is."""
COMMENT, ACCEPTABLE, RESPONSIBLE = "comment", "acceptable", "responsible"
"""What nobody gives who says nothing, what a refusal calls nothing, and who is charged with what happened."""
OPEN = "open"
"""Says of somebody to be ready for something, where talk follows."""
