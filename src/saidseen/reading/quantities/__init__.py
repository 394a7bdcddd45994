"""Quantities of a text: numbers with their units and the words that hedge them."""

from .find import find_quantities

__all__ = ["find_quantities"]
