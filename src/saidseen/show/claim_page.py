"""A claim's page: what is owed, three lanes on a time line, every statement with its words, origins and copies folded.

One HTML file that asks nothing of the network and can be read without its script. One claim is a page of its own;
several have a list on top that leads to each. Only the page's own style and script run, by their hashes; what other
rooms add to a claim (`extra`) may bring styles, and no scripts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from saidseen.model.claim import Claim
from saidseen.model.judged import Judged
from saidseen.show.page import part, policy_hash, template
from saidseen.show.pages.names import ClaimLinks

if TYPE_CHECKING:
    from markupsafe import Markup

    from saidseen.show.claim_shown import Sheet

ROOM = 5
"""Places, sides and joints that are shown before the rest is folded away."""
FEW = {"withheld": 3, "missing": 3, "given": 2}
"""Wordings of a specific, by its state, that are shown before the rest is folded away."""
LEADS = 5
"""Statements of one origin that are shown before the rest is folded away."""
LONG = 60
"""Statements from which on a browser lays out only those that are looked at."""
_HALF = re.compile("[\ud800-\udfff]")
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL | re.IGNORECASE)


def write_claim_page(
    claims: Sequence[Claim],
    *,
    as_of: str | None = None,
    extra: Mapping[str, str] | None = None,
    judgements: Sequence[Judged] = (),
    links: ClaimLinks | None = None,
    frame: Mapping[str, Any] | None = None,
) -> str:
    """The page of one claim or several, as HTML that can be kept in UTF-8.

    `as_of` is the time up to which the ledger was asked; `extra` gives, by claim id, a section of HTML that is already
    escaped and goes into the claim's page as it is; `judgements` tell how reliable persons called a source.
    With `links`, of one claim, it is a page of a folder and leads to the pages of its stories; with `frame` a page of
    the board: the name of its template, and what that asks for.
    """
    from markupsafe import Markup

    from saidseen.language.visible import visible
    from saidseen.model.version import VERSION
    from saidseen.show import claim_wording as wording
    from saidseen.show.claim_views import sheets_of
    from saidseen.show.wording import count

    sheets = sheets_of(claims, judgements)
    added = {claim.id: Markup(_carried((extra or {}).get(claim.id, ""))) for claim in claims}
    style, script = (
        part("page.css") + part("claim.css") + _columns(sheets),
        part("theme.js") + part("copy.js") + part("claim.js"),
    )
    return template(str((frame or {}).get("template", "claim.html"))).render(
        sheets=sheets,
        title=_title(sheets),
        as_of=visible(as_of or ""),
        extra=added,
        style=style,
        script=script,
        style_hashes=[policy_hash(text) for text in dict.fromkeys([style, *_styles(added.values())])],
        script_hash=policy_hash(script),
        wording=wording,
        count=count,
        room=ROOM,
        few=FEW,
        most=LEADS,
        long=LONG,
        version=VERSION,
        links=links,
        **(frame or {}),
    )


def _title(sheets: Sequence[Sheet]) -> str:
    from saidseen.show.wording import count

    return sheets[0].title if len(sheets) == 1 else count(len(sheets), "claim")


def _carried(section: str) -> str:
    """The section with what UTF-8 cannot carry, halves of code points, replaced by U+FFFD."""
    return _HALF.sub("\ufffd", section)


def _styles(parts: Iterable[str]) -> list[str]:
    """The styles that the added sections bring."""
    return [style for added in parts for style in _STYLE.findall(added)]


def _columns(sheets: Sequence[Sheet]) -> Markup:
    """A rule for each number of columns that a time line of the page has."""
    from markupsafe import Markup

    numbers = sorted({len(sheet.line.columns) for sheet in sheets})
    return Markup("".join(f".cols-{n} {{ --cols: {n}; --rows: {n + 1}; }}\n" for n in numbers))
