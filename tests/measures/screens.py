"""How high a section stands on a screen before anything is unfolded."""

from __future__ import annotations

import re

HALF = 22
"""Lines of some ninety letters that fill half a screen."""
_FOLD = re.compile(r"<details><summary>([^<]*)</summary>(?:(?!<details>).)*?</details>", re.DOTALL)


def height(html: str) -> int:
    """The lines that a section fills with all folds closed, their summaries counted."""
    while (shorter := _FOLD.sub(r"<p>\1</p>", html)) != html:
        html = shorter
    lines = [re.sub(r"<[^>]*>", "", part) for part in re.split(r"</(?:p|li|h2)>", html)]
    return sum(1 + len(words) // 90 for words in lines if words.strip())
