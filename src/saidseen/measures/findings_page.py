"""The measures on several claims as one HTML page that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from saidseen.measures.claim import ClaimView
from saidseen.measures.claim_section import ABOUT, NOTHING, STYLE, section
from saidseen.measures.finding import Finding
from saidseen.measures.pack import Pack
from saidseen.measures.policy import policy

PLAIN = (
    ":root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:0}"
    "main,.mast{max-width:60rem;margin:auto;padding:1rem}"
)
"""The look where the caller gives none."""


def page(claims: Iterable[ClaimView], findings: Iterable[Finding], packs: Sequence[Pack], *, style: str = PLAIN) -> str:
    """The page: a list of the claims that measures are about, and a section for each; `style` is the page's CSS."""
    from markupsafe import escape

    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.claim, []).append(finding)
    about = [claim for claim in claims if claim.id in found]
    css = style + STYLE
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"{policy(css)}<title>Measures</title><style>{css}</style>"
    )
    items = "".join(f'<li><a href="#c{n}">{escape(claim.title)}</a></li>' for n, claim in enumerate(about, 1))
    contents = f'<nav class="contents" aria-label="Claims"><ol>{items}</ol></nav>' if len(about) > 1 else ""
    parts = "".join(
        f'<article class="reading" id="c{n}"><div class="top"><h2>{escape(claim.title)}</h2>'
        f'<p class="note">claim {escape(claim.id)}</p></div>'
        f"{section(claim, found[claim.id], packs, alone=False)}</article>"
        for n, claim in enumerate(about, 1)
    )
    mast = (
        '<header class="mast"><p class="bar brand"><b>saidseen</b></p><h1>What published rules say of these claims</h1>'
        f'<p class="from">{ABOUT}</p>{contents}</header>'
    )
    body = f"{mast}<main>{parts or f'<p>{NOTHING}</p>'}</main>"
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body>{body}</body></html>\n'
