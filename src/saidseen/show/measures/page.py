"""The measures on several activities as one HTML page that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from saidseen.measures.pack import Pack
from saidseen.measures.whole import Applied
from saidseen.show.measures.section import ABOUT, NOTHING, STYLE, section
from saidseen.show.policy import policy
from saidseen.show.safe import written_out

PLAIN = (
    ":root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:0}"
    "main,.mast{max-width:60rem;margin:auto;padding:1rem}"
)
"""The look where the caller gives none."""


def page(found: Iterable[Applied], packs: Sequence[Pack], *, style: str = PLAIN) -> str:
    """The page: a list of the activities that measures are about, and a section for each; `style` is the page's CSS."""
    from markupsafe import escape

    about = list(found)
    css = style + STYLE
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"{policy(css)}<title>Measures</title><style>{css}</style>"
    )
    titles = [one.activity.lead.title for one in about]
    items = "".join(f'<li><a href="#c{n}">{escape(title)}</a></li>' for n, title in enumerate(titles, 1))
    contents = f'<nav class="contents" aria-label="Claims"><ol>{items}</ol></nav>' if len(about) > 1 else ""
    parts = "".join(
        f'<article class="reading" id="c{n}"><div class="top"><h2>{escape(one.activity.lead.title)}</h2>'
        f'<p class="note">claim {escape(one.activity.lead.id)}</p></div>'
        f"{section(one, packs, alone=False)}</article>"
        for n, one in enumerate(about, 1)
    )
    mast = (
        '<header class="mast"><p class="bar brand"><b>saidseen</b></p><h1>What published rules say of these claims</h1>'
        f'<p class="from">{ABOUT}</p>{contents}</header>'
    )
    body = f"{mast}<main>{parts or f'<p>{NOTHING}</p>'}</main>"
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body>{written_out(body)}</body></html>\n'
