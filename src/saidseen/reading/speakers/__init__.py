"""Speakers: who each source of a text is, and which words told it."""

from saidseen.reading.speakers.discourse import is_public
from saidseen.reading.speakers.holders import in_office
from saidseen.reading.speakers.people import surname
from saidseen.reading.speakers.records import Known, Resolution
from saidseen.reading.speakers.resolve import resolve

__all__ = ["Known", "Resolution", "in_office", "is_public", "resolve", "surname"]
