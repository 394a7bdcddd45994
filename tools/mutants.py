"""Mutation spot check: constants and list lines damaged one by one, and which of these the golden files notice.

usage: python -m tools.mutants [--count 100] [--seed 1] [--shared ../shared] [--tests] [--minutes N]

Works on a copy of the package. A damage is noticed where `tools.golden check` says that something differs or where
nothing can be read any more; with --tests, what the golden files do not notice is given to the tests of its room.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tools.golden_sets import ROOT
from tools.mutations import Mutation, sample

PACKAGE = ROOT / "src/saidseen"
LONGEST = 300  # seconds after which a run counts as broken
WORDED = ("reading", "claims", "measures")
OWN, STORIES, BROKEN, TESTS, NOBODY = "own stories", "500 stories", "broken", "tests", "NOT NOTICED"


class Bench:
    """A copy of the package in which one thing at a time is damaged."""

    def __init__(self, folder: Path, shared: Path) -> None:
        self._folder = folder
        self._shared = shared
        self.package = folder / "src/saidseen"
        shutil.copytree(PACKAGE, self.package, ignore=shutil.ignore_patterns("__pycache__"))

    def golden(self, room: str = "claims") -> str | None:
        """Who notices: None where nothing differs. The stories are read again only where the room reads."""
        asked = ["check", "--first", "--shared", str(self._shared)]
        if room == "claims":
            asked += ["--readings", str(self._folder / "readings")]
        done = self._run(["-m", "tools.golden", *asked])
        if done is None or "Traceback" in done.stderr:
            return BROKEN
        if done.returncode == 0:
            return None
        return STORIES if "our own stories: as before" in done.stdout else OWN

    def tests(self, mutation: Mutation) -> bool:
        """Whether the tests of the damaged file's room fail."""
        own = [str(p.relative_to(ROOT)) for p in tests_of(mutation.path)]
        done = self._run(["-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *own])
        return done is None or done.returncode != 0

    def noticed(self, mutation: Mutation, tests: bool) -> str:
        """Who notices a damage; the package is as before afterwards."""
        path = self.package / mutation.path
        whole = path.read_text(encoding="utf8")
        for compiled in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"):
            compiled.unlink()
        path.write_text(mutation.apply(whole), encoding="utf8")
        try:
            return self.golden(mutation.room) or (TESTS if tests and self.tests(mutation) else NOBODY)
        finally:
            path.write_text(whole, encoding="utf8")

    def compile(self) -> None:
        """Compile the copy once: while things are damaged nothing compiled is kept."""
        self._run(["-m", "compileall", "-q", str(self.package)])

    def _run(self, command: list[str]) -> subprocess.CompletedProcess[str] | None:
        """A run of Python with the copy; None where it takes too long."""
        env = {**os.environ, "PYTHONPATH": str(self.package.parent), "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            return subprocess.run(
                [sys.executable, *command], cwd=ROOT, env=env, capture_output=True, text=True, timeout=LONGEST
            )
        except subprocess.TimeoutExpired:
            return None


def tests_of(path: str) -> list[Path]:
    """The tests of a file of the package: those that bear its name or its folder's, else its room's; words are tested
    by the rooms that look for them."""
    parts = Path(path)
    rooms = [ROOT / "tests" / room for room in (WORDED if parts.parts[0] == "language" else parts.parts[:1])]
    for name in (parts.stem, *reversed(parts.parts[1:-1])):
        for room in rooms:
            found = [room / name] if (room / name).is_dir() else sorted(room.glob(f"test_{name}*.py"))
            if found:
                return found
    return rooms


def run(bench: Bench, mutations: list[Mutation], tests: bool, until: float) -> Counter[str]:
    """Try each damage and print who notices it; stops when the time is up."""
    tally: Counter[str] = Counter()
    for number, mutation in enumerate(mutations, 1):
        if time.monotonic() > until:
            print(f"the time is up: {len(mutations) - number + 1} were not tried")
            break
        who = bench.noticed(mutation, tests)
        tally[who] += 1
        print(f"{number:4} {who:12} {mutation.told()}", flush=True)
    return tally


def main(argv: list[str] | None = None) -> int:
    """The command line; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.mutants", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shared", type=Path, default=ROOT / "../shared")
    parser.add_argument("--tests", action="store_true", help="ask the tests where the golden files notice nothing")
    parser.add_argument("--minutes", type=float, default=600)
    asked = parser.parse_args(argv)
    until = time.monotonic() + 60 * asked.minutes
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), asked.shared.resolve())
        bench.compile()
        if bench.golden():
            print("the golden files differ from the undamaged package: make golden first", file=sys.stderr)
            return 1
        tally = run(bench, sample(PACKAGE, asked.count, asked.seed), asked.tests, until)
    tried = sum(tally.values())
    print(f"noticed {tried - tally[NOBODY]} of {tried}: " + ", ".join(f"{k} {n}" for k, n in tally.most_common()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
