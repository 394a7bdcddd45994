"""Copies: stories and passages taken from others, which side they were taken from, and what that rests on."""

from saidseen.claims.copies.compare import compare
from saidseen.claims.copies.credit import credited, linked_story
from saidseen.claims.copies.find import find_copies
from saidseen.claims.copies.fingerprint import fingerprints
from saidseen.claims.copies.records import Copy, CopyKind, Match, Story

__all__ = ["Copy", "CopyKind", "Match", "Story", "compare", "credited", "find_copies", "fingerprints", "linked_story"]
