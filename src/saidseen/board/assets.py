"""What pages ask for beside their words: one style sheet and a few scripts, each under a name that changes with it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from saidseen.show.page import part

COLUMNS = 40
"""The most columns that a time line has (show/claim_lanes.py), with those between them."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent: its address, its media type, its bytes."""

    path: str
    media_type: str
    body: bytes


@cache
def assets() -> dict[str, Asset]:
    """Every file by the name that templates have for it."""
    columns = "".join(f".cols-{n} {{ --cols: {n}; --rows: {n + 1}; }}\n" for n in range(1, COLUMNS + 1))
    styles = "".join(str(part(name)) for name in ("page.css", "claim.css", "pages.css", "board/board.css"))
    scripts = {
        "board": ("theme.js", "copy.js", "board/board.js"),
        "claim": ("claim.js",),
        "page": ("page.js",),
    }
    htmx = (files("saidseen.board") / "static" / "htmx.min.js").read_bytes()
    made = [_asset("board", "css", (styles + columns).encode())]
    made += [_asset(name, "js", "\n".join(str(part(p)) for p in of).encode()) for name, of in scripts.items()]
    made.append(_asset("htmx", "js", htmx))
    return dict(made)


@cache
def by_path() -> dict[str, Asset]:
    """Every file by its address."""
    return {asset.path: asset for asset in assets().values()}


def addresses() -> dict[str, str]:
    """The address of every file, by its name."""
    return {name: asset.path for name, asset in assets().items()}


def _asset(name: str, ending: str, body: bytes) -> tuple[str, Asset]:
    kind = "text/css" if ending == "css" else "text/javascript"
    path = f"/static/{name}.{hashlib.sha256(body).hexdigest()[:16]}.{ending}"
    return f"{name}_{ending}", Asset(path, f"{kind}; charset=utf-8", body)
