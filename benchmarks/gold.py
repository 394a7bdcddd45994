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

from common import rows

TRAINED, UNTRAINED = (1, 2, 3, 4, 5, 6), (7,)  # of gold/statements
FITTED = ("2022-01-31_02-08", "2022-02-19_22", "2022-02-23_24", "2022-02-27_28", "syria")
UNSEEN = (
    "2022-02-09_15",
    "2022-02-25_26",
)  # of gold/claims: the cut was chosen with them
_SHARE = re.compile(r"([\d.]+) %")


def bench(shared: Path) -> dict[str, float]:
    """Every figure of the two scorers, by name."""
    out: dict[str, float] = {}
    for name, parts in (("not trained on", UNTRAINED), ("trained on", TRAINED)):
        out |= {f"statements {name}: {k}": v for k, v in statements(shared, parts).items()}
    for name, days in (("looked at, not trained on", UNSEEN), ("trained on", FITTED)):
        for stretch in days:
            out |= {f"claims {name}, {stretch}: {k}": v for k, v in claims(shared, stretch).items()}
    return out


def statements(shared: Path, parts: Iterable[int]) -> dict[str, float]:
    """What score_statements.py says of some parts."""
    folder = shared / "gold/statements"
    with tempfile.TemporaryDirectory() as made:
        stories, gold, read = (Path(made) / name for name in ("stories.jsonl", "rows.jsonl", "read.jsonl"))
        for target, kind in ((stories, "stories"), (gold, "rows")):
            target.write_text("".join((folder / f"part-{p}.{kind}.jsonl").read_text("utf8") for p in parts), "utf8")
        saidseen("read", stories, "--format", "jsonl", "-o", read)
        told = scored(shared, "score_statements.py", gold, read)
    return {k: float(m[1]) if (m := _SHARE.match(str(v))) else float(v) for k, v in told.items()}


def claims(shared: Path, days: str) -> dict[str, float]:
    """What score_claims.py says of the claims of the stories of some days."""
    folder = shared / "gold/claims"
    own = folder / f"{days}.stories.jsonl"
    with tempfile.TemporaryDirectory() as made:
        stories, read, found, ledger = (Path(made) / n for n in ("s.jsonl", "r.jsonl", "c.jsonl", "l.db"))
        first, _, last = days.partition("_")
        every = rows(own if own.exists() else shared / "corpora/stories/outlets_2022.jsonl")
        until = f"{first[: len(first) - len(last)]}{last}"
        chosen = (s for s in every if own.exists() or first <= s["published"][:10] <= until)
        stories.write_text("".join(json.dumps(s, ensure_ascii=False) + "\n" for s in chosen), "utf8")
        saidseen("read", stories, "--ledger", ledger, "--format", "jsonl", "-o", read)
        saidseen("claims", "--ledger", ledger, "--format", "jsonl", "-o", found)
        return {
            k: float(v)
            for k, v in scored(shared, "score_claims.py", folder / f"{days}.rows.jsonl", stories, read, found).items()
        }


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
