"""The version, as pages and records of what was made name it."""

from typing import Final

VERSION: Final = "0.1.0"
