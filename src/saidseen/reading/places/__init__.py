"""Places: toponyms of a text to GeoNames, without a network."""

from .find import find_known_places
from .judge import toponyms
from .resolve import resolve_places

__all__ = ["find_known_places", "resolve_places", "toponyms"]
