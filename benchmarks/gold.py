"""The gold readings: field by field, and which statements claims gather, as the shared scorers have it.

What was trained on and what was not stand apart: the figures of the parts that nothing was fitted on
are those to go by.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parent.parent / "training"))
from annotated import days, part

TRAINED, UNTRAINED = (1, 2, 3, 4, 5, 6), (7, 17, 19, 22, 23)  # of gold/statements, and of our own (8 and on)
FITTED = ("2022-01-31_02-08", "2022-02-09_15", "2022-02-19_22", "2022-02-23_24", "2022-02-27_28", "syria")
UNSEEN = ("2022-02-25_26", "syria2")
_SHARE = re.compile(r"([\d.]+) %")


def bench(shared: Path) -> dict[str, float]:
    """Every figure of the two scorers, by name."""
    out: dict[str, float] = {}
    for name, parts in (*((f"not trained on, part {n}", (n,)) for n in UNTRAINED), ("trained on", TRAINED)):
        out |= {f"statements {name}: {k}": v for k, v in statements(shared, parts).items()}
    for name, stretches in (("not trained on", UNSEEN), ("trained on", FITTED)):
        for stretch in stretches:
            out |= {f"claims {name}, {stretch}: {k}": v for k, v in claims(shared, stretch).items()}
    return out


def statements(shared: Path, parts: Iterable[int]) -> dict[str, float]:
    """What score_statements.py says of some parts."""
    stories, rows = [], []
    for number in parts:
        its, told = part(shared, number)
        stories += its
        rows += [{**_PLAIN, **row} for each in its for row in told[each["name"]]]
    with tempfile.TemporaryDirectory() as made:
        read = Path(made) / "read.jsonl"
        saidseen("read", _written(made, "stories", stories), "--format", "jsonl", "-o", read)
        told_of = scored(shared, "score_statements.py", _written(made, "rows", rows), read)
    return {k: float(m[1]) if (m := _SHARE.match(str(v))) else float(v) for k, v in told_of.items()}


_PLAIN = {"polarity": "positive", "where": None, "doer": None, "when": None, "owed": [], "nested": False}


def claims(shared: Path, stretch: str) -> dict[str, float]:
    """What score_claims.py says of the claims of the stories of some days."""
    stories, told = days(shared, stretch)
    first, _, last = stretch.partition("_")
    until = f"{first[: len(first) - len(last)]}{last}"
    chosen = [s for s in stories.values() if not last or first <= s["published"][:10] <= until]
    if last:
        chosen = [s for s in chosen if s["name"].startswith("ruwa-")]
    with tempfile.TemporaryDirectory() as made:
        read, found, ledger = (Path(made) / n for n in ("r.jsonl", "c.jsonl", "l.db"))
        written = _written(made, "stories", chosen)
        saidseen("read", written, "--ledger", ledger, "--format", "jsonl", "-o", read)
        saidseen("claims", "--ledger", ledger, "--format", "jsonl", "-o", found)
        texts = {s["name"]: s["text"] for s in chosen}
        rows = [{"text": texts[r["story"]][r["start"] : r["end"]], **r} for r in told]
        scores = scored(shared, "score_claims.py", _written(made, "rows", rows), written, read, found)
        return {k: float(v) for k, v in scores.items()}


def _written(folder: str, name: str, records: Iterable[dict[str, Any]]) -> Path:
    """A file of JSON Lines of those records."""
    path = Path(folder) / f"{name}.jsonl"
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), "utf8")
    return path


def saidseen(*arguments: str | Path) -> None:
    """Run the command line, on one thread."""
    code = "import sys; from saidseen.cli import main; sys.exit(main())"
    environment = {**os.environ, "SAIDSEEN_THREADS": "1"}
    subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], env=environment, check=False, capture_output=True
    )


def scored(shared: Path, scorer: str, *files: Path) -> dict[str, Any]:
    """What a shared scorer prints as JSON."""
    command = [sys.executable, str(shared / "tools" / scorer), *map(str, files), "--json"]
    told: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return told


if __name__ == "__main__":
    for name, value in bench(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")).items():
        print(f"{name}: {value:.1f}")
