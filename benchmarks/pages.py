"""What a folder of pages of 1,000 and 10,000 statements costs: seconds and memory to write it, and its size.

The ledgers are those of repair.py. The folder is written by the command in a process of its own, as people write it,
without the measures and with them; claims of one statement have pages too.

usage: python benchmarks/pages.py [--shared ../shared] [--sizes 1000 10000] [--ledgers FOLDER]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from repair import fill

SIZES = (1_000, 10_000)
ONE = r"""
import json, re, sys, time
from pathlib import Path
from saidseen.cli import main
if sys.argv[1] == "without":
    sys.modules["saidseen.cli.claims"]._sections = lambda *given: {}
at, used = time.perf_counter(), time.process_time()
try:
    main(sys.argv[2:])
except SystemExit as end:
    assert not end.code, end.code
# VmHWM, not getrusage's ru_maxrss, which hands on the peak of the process that started this one
peak = int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 1024
print(json.dumps([time.perf_counter() - at, time.process_time() - used, peak]))
"""


def bench(shared: Path, sizes: tuple[int, ...] = SIZES, ledgers: Path | None = None) -> dict[str, float]:
    """Seconds, CPU-seconds, MB of memory and size of each folder, by name."""
    out: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for size in sizes:
            ledger = (ledgers or Path(scratch)) / f"pages-{size}.db"
            fill(ledger, shared, size)
            subprocess.run([sys.executable, "-c", ONE, "with", "claims", "--ledger", ledger, "--count"], check=True)
            for measures in ("without", "with"):
                out |= _measured(ledger, Path(scratch) / f"{size}-{measures}", f"{size:,} statements kept, {measures}")
    return out


def _measured(ledger: Path, folder: Path, what: str) -> dict[str, float]:
    asked = ["claims", "--ledger", ledger, "--least", "1", "--format", "html", "-o", f"{folder}/"]
    measures = what.rpartition(" ")[2]
    done = subprocess.run([sys.executable, "-c", ONE, measures, *asked], check=True, stdout=subprocess.PIPE)
    seconds, used, memory = json.loads(done.stdout.splitlines()[-1])
    sizes = {kind: [f.stat().st_size for f in (folder / kind).rglob("*.html")] for kind in ("claims", "stories", ".")}
    claims = len(sizes["claims"])
    return {
        f"{what} measures: claims": claims,
        f"{what} measures: stories": len(sizes["stories"]),
        f"{what} measures: seconds": seconds,
        f"{what} measures: CPU-seconds": used,
        f"{what} measures: milliseconds a claim": 1000 * seconds / claims,
        f"{what} measures: MB of memory at most": memory,
        f"{what} measures: MB of pages": sum(sizes["."]) / 1e6,
        f"{what} measures: kB a claim's page": sum(sizes["claims"]) / claims / 1e3,
        f"{what} measures: kB a story's page": sum(sizes["stories"]) / len(sizes["stories"]) / 1e3,
        f"{what} measures: kB of the page that searches": (folder / "search.html").stat().st_size / 1e3,
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--ledgers", type=Path, help="Where the ledgers are made, to be used again.")
    a = parser.parse_args()
    for name, value in bench(a.shared, tuple(a.sizes), a.ledgers).items():
        print(f"{name}: {value:.1f}")
