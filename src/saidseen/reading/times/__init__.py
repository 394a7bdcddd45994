"""Time expressions of a text, found and normalised to TIMEX3 against the date published."""

from .find import find_times

__all__ = ["find_times"]
