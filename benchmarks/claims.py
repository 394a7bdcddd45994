"""The withdrawal of 15 February 2022 as claims: who affirms, who doubts, what is owed; 1 for yes, 0 for no.

usage: python benchmarks/claims.py [--shared ../shared]
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable
from pathlib import Path

from saidseen.desk.claims import claims_of
from saidseen.desk.reading import Tally, Wanted, readings
from saidseen.model.claim import Claim, Member, Stance
from saidseen.model.reading import Basis, Document, State
from saidseen.reading.story import read_document

EXAMPLES = Path(__file__).resolve().parents[1] / "examples/february-2022"
FIRST, LAST = "2022-02-10", "2022-02-15"


def of_outlets(shared: Path) -> list[Claim]:
    """The claims of the outlets' stories of 10-15 February with the gold story."""
    from saidseen.ledger import Ledger

    with tempfile.TemporaryDirectory() as scratch, Ledger(Path(scratch) / "outlets.db") as ledger:
        with (shared / "corpora/stories/outlets_2022.jsonl").open(encoding="utf8") as file:
            for story in map(json.loads, file):
                if FIRST <= story["published"][:10] <= LAST:
                    document = Document(story["name"], story["text"], story["outlet"], story["published"])
                    ledger.add(read_document(document).reading)
        gold = (shared / "gold/seed.txt").read_text(encoding="utf8")
        ledger.add(read_document(Document("gold", gold, None, LAST)).reading)
        return claims_of(ledger)


def of_examples() -> list[Claim]:
    """The claims of the example stories."""
    with tempfile.TemporaryDirectory() as scratch:
        path = str(Path(scratch) / "examples.db")
        for story in sorted(EXAMPLES.iterdir()):
            day = story.name[:10] if story.suffix == ".txt" else None
            if story.suffix in {".txt", ".jsonl", ".json", ".html"}:
                list(readings(Wanted((str(story),), day, ledger=path), Tally()))
        return claims_of(path)


def withdrawal(claims: Iterable[Claim]) -> list[Claim]:
    """The claims that Russia withdraws, the largest first."""
    found = [c for c in claims if c.kind == "withdrawal" and "RUS" in c.actors]
    return sorted(found, key=lambda c: -len(c.members))


def said(claim: Claim, stance: Stance, *names: str) -> float:
    """Whether each of the names has a statement of that stance."""
    voices = [_name(m) for m in claim.members if m.stance is stance]
    return float(all(any(name in voice for voice in voices) for name in names))


def _name(member: Member) -> str:
    speaker = member.said.statement.speaker
    return (speaker.name or "") if speaker else ""


def bench(shared: Path) -> dict[str, float]:
    """The figures; the claims with ten statements or more count as the one claim."""
    out: dict[str, float] = {}
    found = withdrawal(of_outlets(shared))
    claim, what = found[0], "outlets and gold, the withdrawal"
    out[f"{what}: claims of ten statements or more"] = float(sum(len(c.members) >= 10 for c in found))
    out[f"{what}: Russia, its ministry and Lavrov affirm"] = said(
        claim, Stance.AFFIRMS, "Russia", "Ministry of Defence of Russia", "Lavrov"
    )
    seen = [m for m in claim.members if m.said.statement.basis is Basis.SEEN and m.stance is Stance.DOUBTS]
    out[f"{what}: Stoltenberg doubts from what is seen"] = float(any("Stoltenberg" in _name(m) for m in seen))
    owed = {key for key, owing in claim.owed.items() if owing.state is State.WITHHELD}
    out[f"{what}: how many and from where withheld"] = float({"how_many", "where"} <= owed)
    found = withdrawal(of_examples())
    claim, what = found[0], "examples, the withdrawal"
    out[f"{what}: claims of ten statements or more"] = float(sum(len(c.members) >= 10 for c in found))
    out[f"{what}: the ministry, Putin and Shoigu affirm"] = said(
        claim, Stance.AFFIRMS, "Ministry of Defence of Russia", "Putin", "Shoigu"
    )
    out[f"{what}: Stoltenberg and Kuleba doubt"] = said(claim, Stance.DOUBTS, "Stoltenberg", "Kuleba")
    out[f"{what}: three carryings of one wire are one origin"] = float(
        any(len(origin.outlets) >= 3 for origin in claim.origins)
    )
    return out


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    for name, value in bench(parser.parse_args().shared).items():
        print(f"{name}: {value:.0f}")
