"""The main job on real input: reads the stories of February 2022 into a ledger, says what stands out, writes the pages.

usage: python examples/demo.py [OUT]     (OUT: a folder, `out/demo` by default)
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from saidseen import Act, Basis, Reading, State, Statement
from saidseen.desk import Tally, Wanted, readings, refused
from saidseen.exports.page import write_page

OUTLETS = {
    "2022-02-15-embassy-advice.txt": "Harbour Gazette",
    "2022-02-19-observers.txt": "Marshland Courier",
}
STORIES = Path(__file__).resolve().parent / "february-2022"


def who(statement: Statement) -> str:
    """The speaker of a statement in a few words."""
    if statement.outlet_own:
        return "the outlet"
    speaker = statement.speaker
    if speaker is None or speaker.name is None:
        return (statement.source.text if statement.source else "somebody") + " (unnamed)"
    return speaker.name


def listed(console: Console, title: str, pairs: Iterable[tuple[Reading, Statement]], most: int = 6) -> None:
    """Some statements under a heading."""
    found = list(pairs)
    console.print(f"\n[bold]{title}[/bold] ({len(found)})")
    for reading, s in found[:most]:
        date = (reading.document.published or "no date")[:10]
        words = " ".join(s.content.text.split())
        owed = ", ".join(k.replace("_", " ") for k, v in s.specifics.items() if v.state is not State.GIVEN)
        console.print(
            f"  {date}  {escape(who(s))}: {escape(words[:110])}" + (f"  [bold]owed: {owed}[/bold]" if owed else "")
        )


def asked(ledger: str) -> Iterator[Wanted]:
    """What to read: the plain texts say nothing of themselves, so their file names give the date, as a person would."""
    for path in sorted(STORIES.iterdir()):
        if path.suffix == ".txt":
            yield Wanted((str(path),), path.name[:10], OUTLETS.get(path.name), ledger)
        elif path.suffix in {".jsonl", ".json", ".html"}:
            yield Wanted((str(path),), ledger=ledger)


def main(out: str = "out/demo") -> None:
    """Read, keep, say, write."""
    console = Console(soft_wrap=True)
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    ledger = folder / "february-2022.db"
    tally = Tally()
    read: Sequence[Reading] = [r for wanted in asked(str(ledger)) for r in readings(wanted, tally)]
    for refusal in tally.refusals:
        print(refused(refusal), file=sys.stderr)
    every = [(r, s) for r in read for s in r.statements]
    outlets = {r.document.outlet for r in read if r.document.outlet}
    console.print(f"{len(read)} stories of {len(outlets)} outlets, {len(every)} statements, kept in {ledger}")
    voices = Counter(who(s) for _, s in every if not s.outlet_own)
    console.print("Most heard: " + ", ".join(f"{escape(name)} ({n})" for name, n in voices.most_common(6)))
    listed(console, "Withheld: asked or expected to say, and did not", (p for p in every if p[1].act is Act.WITHHOLD))
    listed(console, "Seen: the speaker reports observing", (p for p in every if p[1].basis is Basis.SEEN))
    listed(
        console,
        "Shown: a picture, a film or a document was put forward",
        (p for p in every if p[1].basis is Basis.SHOWN),
    )
    listed(console, "Denied", (p for p in every if p[1].act is Act.DENY))
    missing = (p for p in every if any(v.state is State.MISSING for v in p[1].specifics.values()))
    listed(console, "Said without place or number", missing)
    page = folder / "page.html"
    page.write_text(write_page(read), encoding="utf8")
    console.print(f"\nThe stories with their statements beside them: {page}")
    console.print(f"Ask more: .venv/bin/saidseen statements --ledger {ledger} --speaker stoltenberg")


if __name__ == "__main__":
    main(*sys.argv[1:])
