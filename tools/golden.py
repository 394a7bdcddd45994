"""Golden readings and claims: what the package decides on fixed stories, kept in tests/golden, and what changed.

usage: python -m tools.golden check [--shared ../shared] [--first]
       python -m tools.golden write [--shared ../shared]

`check` says what differs from tests/golden (exit 1 where something does; with --first it stops at the first set that
does), `write` accepts what is read now: look at the git diff then. Our own stories are kept in full, 500 stories of the
shared sets as hashes; where the shared sets are absent these are left as they are.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Collection
from pathlib import Path

import saidseen
from saidseen.claims.pairs.model import encoder
from saidseen.network.run import load
from tools import golden_stories
from tools.golden_diff import Difference, compare
from tools.golden_fields import Records
from tools.golden_reader import READER
from tools.golden_sets import GOLDEN, ROOT, Files, own_files
from tools.golden_stories import Table

KERNELS = GOLDEN / "kernels.txt"
WORDS = ROOT / "examples/february-2022/stories.jsonl"  # many windows: on one sentence two processors may agree
SHARED = ROOT / "../shared"
MEANT = "if the change is meant: make golden-write, and look at the git diff"
ABSENT = "no shared story sets here: the 500 stories are left out"


def kept() -> Files:
    """The golden files of our own stories."""
    paths = sorted(GOLDEN.rglob("*.json"))
    return {str(p.relative_to(GOLDEN).with_suffix("")): json.loads(p.read_text(encoding="utf8")) for p in paths}


def kernels() -> str:
    """A hash of what the networks' kernels make of some pages of text on this processor: others round otherwise."""
    text = WORDS.read_text(encoding="utf8")
    made = hashlib.sha256()
    for window in load(threads=1).read(text):
        for name in sorted(window.heads):
            made.update(window.heads[name].tobytes())
    for line in text.splitlines():
        made.update(encoder().mean(line).tobytes())
    return made.hexdigest()[:12]


def kept_kernels() -> str:
    """The hash of the kernels that the golden files were written with."""
    return KERNELS.read_text(encoding="utf8").strip()


def own_difference(first: bool = False) -> Difference:
    """What differs on our own stories; with `first` no set is read after one that differs."""
    then, now = kept(), Files()
    for files in own_files():
        now |= files
        if first and (found := compare({name: then.get(name, {}) for name in files}, files)):
            return found
    return compare(then, now)


def story_changes(
    shared: Path, first: bool = False, sets: Collection[str] = tuple(golden_stories.SAMPLE)
) -> dict[str, list[str]]:
    """The shared stories of some sets that differ, by field; with `first` those of the first set that has some."""
    then, now = golden_stories.kept(), Table()
    for table in golden_stories.tables(shared, sets):
        now |= table
        if first and (found := golden_stories.changes({name: then.get(name, {}) for name in table}, table)):
            return found
    if len(sets) < len(golden_stories.SAMPLE):
        then = {name: row for name, row in then.items() if name in now}
    return golden_stories.changes(then, now)


def check(shared: Path, first: bool = False) -> int:
    """Print what differs; 1 where something does."""
    own = own_difference(first)
    if own:
        print("\n".join(own.lines))
        print(f"our own stories, records changed by field: {own.summary()}")
        if first:
            return 1
    else:
        print("our own stories: as before")
    moved = _check_stories(shared, first)
    if own or moved:
        print(MEANT)
    return int(bool(own) or moved)


def _check_stories(shared: Path, first: bool) -> bool:
    """Print which of the shared stories differ; whether some do."""
    if not golden_stories.there(shared):
        print(ABSENT)
        return False
    found = story_changes(shared, first)
    if found:
        print(f"the 500 stories, {golden_stories.share(found):.1%} of their fields differ:")
        print("\n".join(golden_stories.told(found)))
    else:
        print("the 500 stories: as before")
    return bool(found)


def write(shared: Path) -> int:
    """Write the golden files and take away those of no story; 1 where another checkout's package would be read with."""
    if not Path(saidseen.__file__).resolve().is_relative_to(ROOT / "src"):
        print("saidseen is not imported from this checkout's src: set PYTHONPATH=src, or install it", file=sys.stderr)
        return 1
    now: Files = {}
    for files in own_files():
        now |= files
    for name in kept().keys() - now.keys():
        (GOLDEN / f"{name}.json").unlink()
    for name, records in now.items():
        path = GOLDEN / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_text(records), encoding="utf8")
    KERNELS.write_text(f"{kernels()}\n", encoding="utf8")
    print(f"{len(now)} files of our own stories written")
    if golden_stories.there(shared):
        table: Table = {}
        for some in golden_stories.tables(shared):
            table |= some
        golden_stories.write(table)
        print(f"{len(table)} stories of the shared sets written; look at the git diff")
    else:
        print(ABSENT)
    return 0


def as_text(records: Records) -> str:
    """One value a line, so that a git diff shows what changed."""
    return json.dumps(records, ensure_ascii=False, indent=1) + "\n"


def main(argv: list[str] | None = None) -> int:
    """The command line; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.golden", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("what", choices=("check", "write"))
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--first", action="store_true", help="stop at the first set that differs")
    parser.add_argument("--readings", type=Path, help="take the readings from this file, or keep them in it")
    asked = parser.parse_args(argv)
    if asked.what == "write":
        return write(asked.shared)
    if asked.readings and asked.readings.exists():
        READER.take(asked.readings)
    status = check(asked.shared, asked.first)
    if asked.readings and not asked.readings.exists():
        READER.keep(asked.readings)
    return status


if __name__ == "__main__":
    sys.exit(main())
