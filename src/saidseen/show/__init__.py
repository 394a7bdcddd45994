"""Out: the terminal table, the reading page and the explanations of a reading."""

from __future__ import annotations

from saidseen.show.explain import explain, explained
from saidseen.show.page import write_page
from saidseen.show.table import write_table

__all__ = ["explain", "explained", "write_page", "write_table"]
