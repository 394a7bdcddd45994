"""The content security policy of the pages made here: their own style, and nothing else."""

from __future__ import annotations

import base64
import hashlib


def policy(css: str) -> str:
    """The meta element that lets a page use this style and fetch nothing."""
    digest = base64.b64encode(hashlib.sha256(css.encode("utf-8")).digest()).decode("ascii")
    rules = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return f'<meta http-equiv="Content-Security-Policy" content="{rules}">'
