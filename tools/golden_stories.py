"""500 stories of the shared sets as a hash a field: which are read or gathered otherwise, without their text."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from saidseen.ledger import document_id, linked
from saidseen.model.claim import Claim, Member
from saidseen.model.reading import Document, Reading
from tools.golden_fields import Fields, claim_fields, records_of
from tools.golden_sets import GOLDEN, names_in, opened, together

TABLE = GOLDEN / "stories.tsv"
SAMPLE = {"outlets_2022": 200, "state_department_2022": 100, "syria_outlets": 150, "white_house_2022": 50}
LONGEST = 2000  # code points of a story that are read
READ = {  # each column of a reading with the fields that it stands for
    "spans": ("source", "cue", "content"),
    "speaker": ("speaker", "own"),
    "country": ("country", "organisation"),
    "sector": ("sector",),
    "act": ("act",),
    "polarity": ("polarity",),
    "basis": ("basis",),
    "event": ("event",),
    "toward": ("toward",),
    "places": ("places",),
    "times": ("times",),
    "quantities": ("quantities",),
    "specifics": ("specifics",),
    "hedges": ("hedges",),
    "nested": ("within", "repeats"),
}
GATHERED = {  # each column of the claims that a story's statements are in
    "status": ("status", "credibility"),
    "origins": ("origins",),
    "owed": ("owed",),
    "about": ("kind", "event", "actors", "places", "days", "figures"),
    "title": ("title",),
    "history": ("history", "cautions"),
}
COLUMNS = (*READ, "claims", "stance", *GATHERED, "copies")

Row = dict[str, str]  # by column
Table = dict[str, Row]  # by the story's name


def there(shared: Path) -> bool:
    """Whether the shared sets are there."""
    return all((shared / f"corpora/stories/{name}.jsonl").exists() for name in SAMPLE)


def tables(shared: Path, sets: Collection[str] = tuple(SAMPLE)) -> Iterator[Table]:
    """The rows of each set's stories, a set at a time."""
    for name, count in SAMPLE.items():
        if name not in sets:
            continue
        yield _table(*together(_sample(shared / f"corpora/stories/{name}.jsonl", count)))


def kept() -> Table:
    """The rows as pinned."""
    head, *lines = TABLE.read_text(encoding="utf8").splitlines()
    columns = head.split("\t")[1:]
    cells = (line.split("\t") for line in lines)
    return {name: dict(zip(columns, values, strict=True)) for name, *values in cells}


def write(table: Table) -> None:
    """Pin the rows."""
    lines = [["story", *COLUMNS], *([name, *row.values()] for name, row in table.items())]
    TABLE.write_text("".join("\t".join(line) + "\n" for line in lines), encoding="utf8")


def changes(then: Table, now: Table) -> dict[str, list[str]]:
    """The stories that differ, by column; one that is new or gone differs in every column."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in dict.fromkeys([*then, *now]):
        a, b = then.get(name, {}), now.get(name, {})
        for column in COLUMNS:
            if a.get(column) != b.get(column):
                found[column].append(name)
    return {column: found[column] for column in COLUMNS if column in found}


def told(found: Mapping[str, Sequence[str]], most: int = 8) -> list[str]:
    """How many stories differ in which field, and some of their names.

    Where a story's spans differ its other fields do too, so those are counted apart.
    """
    moved = set(found.get("spans", ()))
    lines = []
    for column, names in found.items():
        rest = [name for name in names if name not in moved or column == "spans"]
        more = f", and {len(names) - len(rest)} whose spans changed" if len(names) > len(rest) else ""
        shown = ": " + " ".join(rest[:most]) + (" ..." if len(rest) > most else "") if rest else ""
        lines.append(f"  {column} {len(rest)} stories{more}{shown}")
    return lines


def share(found: Mapping[str, Sequence[str]], stories: int = sum(SAMPLE.values())) -> float:
    """The share of so many stories' fields that differ."""
    return sum(map(len, found.values())) / (len(COLUMNS) * stories)


def short(value: object) -> str:
    """A value as six hex digits, or `-` where it is empty."""
    if not value:
        return "-"
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()[:6]


def _sample(path: Path, count: int) -> list[Document]:
    """The first stories of a file by the hash of their names, each cut to its first code points."""
    rows: dict[str, dict[str, Any]] = {}
    for line in path.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        rows.setdefault(row["name"], row)
    chosen = sorted(rows.values(), key=lambda row: hashlib.sha256(row["name"].encode()).hexdigest())[:count]
    with tempfile.TemporaryDirectory() as folder:
        cut = Path(folder) / path.name
        lines = (
            json.dumps({**row, "text": row["text"][:LONGEST], "published": _day(row["published"])}) + "\n"
            for row in chosen
        )
        cut.write_text("".join(lines), encoding="utf8")
        return opened(cut)


def _day(published: str) -> str:
    """A time published, those written as 4/30/2017 in ISO form: a story without a day would count as of today."""
    parts = published.split("/")
    if len(parts) != 3:
        return published
    month, day, year = map(int, parts)
    return f"{year:04}-{month:02}-{day:02}"


def _table(readings: Sequence[Reading], claims: Sequence[Claim], copies: Sequence[linked.CopyRow]) -> Table:
    names = names_in(readings)
    of: dict[str, tuple[Member, Fields, list[str]]] = {}
    for claim in claims:
        fields, stories = claim_fields(claim, names), sorted(m.said.source.name for m in claim.members)
        of |= {names[f"{m.said.source.id} {m.said.statement.id}"]: (m, fields, stories) for m in claim.members}
    taken = _taken(readings, copies)
    return {r.document.name: _row(r, of, taken[r.document.name]) for r in readings}


def _row(reading: Reading, of: Mapping[str, tuple[Member, Fields, list[str]]], taken: list[str]) -> Row:
    """A story's hashes: of what is read, of the claims that its statements are in, of its copies."""
    records = records_of(reading)
    row = {column: _hashed(records.values(), names) for column, names in READ.items()}
    inside = [of.get(f"{reading.document.name}@{key}") for key in records if key != "story"]
    row["claims"] = short([place[2] if place else None for place in inside])
    row["stance"] = short([[place[0].stance.value, place[0].weight] if place else None for place in inside])
    gathered = [place[1] if place else {} for place in inside]
    row |= {column: _hashed(gathered, names) for column, names in GATHERED.items()}
    return row | {"copies": short(taken)}


def _hashed(records: Any, names: Sequence[str]) -> str:
    """The hash of some fields over records in order; `-` where no record has them."""
    values = [[record.get(name) for name in names] for record in records]
    return short(values if any(v is not None for some in values for v in some) else None)


def _taken(readings: Sequence[Reading], copies: Sequence[linked.CopyRow]) -> dict[str, list[str]]:
    """The copies that each story is part of, by its name."""
    stories = {document_id(r.document): r.document.name for r in readings}
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for copy in copies:
        for one, other in ((copy.a, copy.b), (copy.b, copy.a)):
            found[stories[one]][f"{stories[other]} {copy.kind} {stories.get(copy.origin or '', '-')}"] += 1
    return {r.document.name: sorted(found[r.document.name]) for r in readings}
