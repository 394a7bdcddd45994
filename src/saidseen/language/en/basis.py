"""Words that tell what a statement rests on, beside those of basis.toml; in lower case."""

from __future__ import annotations

import re

NO_PICTURES = re.compile(r"\b(?:map room|picture editor|film director)\b")
"""Sources with a word for a picture in them that are none."""
CITING = re.compile(r"\b(?:citing|quoting)\b")
"""A cue by which a paper is cited by another."""
CIRCULATED = re.compile(r"\b(?:put (?:up|out)|tweeted|circulated)\b")
"""How a picture is put forward."""
ACCORDING, FROM = "according to", "from"
"""Words before a picture that shows something."""
SEES_AS = re.compile(r"\b(?:see|seen|saw)\b.{0,40}\bas\b")
"""A word of seeing that only says how something is taken."""
AS = " as "
"""The same in a content."""
REPORTS = re.compile(r"\breport(?:s|ed)\b")
"""How a mission tells what it saw."""
HEARD_THAT = re.compile(r"\bheard that\b")
"""A cue by which something is passed on."""
STUDY = re.compile(
    r"\b(?:polls?|surveys?|study|studies|figures|statistics|research|report|results|analysis|numbers|estimates)\b"
)
"""Sources that show numbers, and no picture or paper."""
