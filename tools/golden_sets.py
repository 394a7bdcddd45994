"""The stories whose readings and claims are pinned: our own in full, a fixed sample of the shared sets as hashes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from saidseen.desk.check import Problems, check_pairs
from saidseen.desk.claims import claims_of
from saidseen.documents import Refusal, open_stories
from saidseen.ledger import Ledger, document_id, linked
from saidseen.model.claim import Claim
from saidseen.model.reading import Document, Reading
from tools.golden_fields import Records, claim_fields, names_of, records_of
from tools.golden_reader import READER

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests/golden"
EXAMPLES = ROOT / "examples/february-2022"
DATA = ROOT / "tests/data"
SENTENCES_DAY = "2022-02-15"  # the day on which our single sentences count as published
OUTLETS = {"2022-02-15-embassy-advice": "Harbour Gazette", "2022-02-19-observers": "Marshland Courier"}

Files = dict[str, Records]  # by the file's name under tests/golden, without .json


def own_files() -> Iterator[Files]:
    """The golden files of our own stories and sentences, a set at a time."""
    yield {"sentences": _sentences()}
    for name, documents in (("february-2022", _examples()), ("annotated", _annotated())):
        yield _set(name, documents)
    yield {"check": _checks()}


def together(documents: Iterable[Document]) -> tuple[list[Reading], list[Claim], list[linked.CopyRow]]:
    """Stories read into one ledger in the order given, what it makes of them, and which were taken from which."""
    with Ledger(":memory:") as ledger:
        readings = []
        for document in documents:
            result = READER.read(document, ledger.known())
            ledger.add(result.reading, result.learnt)
            readings.append(result.reading)
        claims = claims_of(ledger)
        with ledger.transaction() as connection:
            return readings, claims, linked.copies_of(connection)


def opened(path: Path, published: str | None = None, outlet: str | None = None) -> list[Document]:
    """The stories of a file; one that is refused is a mistake."""
    found = []
    for story in open_stories(str(path), published=published, outlet=outlet):
        if isinstance(story, Refusal):
            raise ValueError(f"{path.name}: {story.reason}")
        found.append(story)
    return found


def names_in(readings: Sequence[Reading]) -> dict[str, str]:
    """Each statement, by document id and statement id, as `story@start`."""
    return {
        f"{document_id(r.document)} {id_}": f"{r.document.name}@{name}"
        for r in readings
        for id_, name in names_of(r).items()
    }


def _set(name: str, documents: Iterable[Document]) -> Files:
    """A file for each story of a set, and one for its claims."""
    readings, claims, copies = together(documents)
    files: Files = {f"{name}/{r.document.name}": records_of(r) for r in readings}
    names = names_in(readings)
    files[f"{name}/claims"] = {f"claim of {_first(c, names)}": claim_fields(c, names) for c in claims}
    stories = {document_id(r.document): r.document.name for r in readings}
    pairs = {" and ".join(sorted((stories[c.a], stories[c.b]))): _copy(c, stories) for c in copies}
    files[f"{name}/copies"] = dict(sorted(pairs.items()))
    return files


def _first(claim: Claim, names: Mapping[str, str]) -> str:
    said = claim.members[0].said
    return names[f"{said.source.id} {said.statement.id}"]


def _copy(copy: linked.CopyRow, stories: Mapping[str, str]) -> dict[str, str]:
    return {"kind": copy.kind, "from": stories.get(copy.origin or "", "not known")}


def _examples() -> list[Document]:
    """The stories of examples/february-2022, as the demo reads them."""
    found = []
    for path in sorted(EXAMPLES.iterdir()):
        if path.suffix == ".txt":
            found += opened(path, path.name[:10], OUTLETS[path.stem])
        elif path.suffix in {".jsonl", ".json", ".html"}:
            found += opened(path)
    return found


def _annotated() -> list[Document]:
    """Our annotated stories, each published on the day that its first row names."""
    found = []
    for path in sorted((DATA / "annotated").glob("*.txt")):
        rows = [json.loads(line) for line in path.with_suffix(".jsonl").read_text(encoding="utf8").splitlines()]
        found += opened(path, next((r["when"] for r in rows if r["when"]), SENTENCES_DAY), path.stem)
    return found


def _sentences() -> Records:
    """Our single sentences, each read by itself: its statements by the sentence's words."""
    rows = (DATA / "sentences.jsonl").read_text(encoding="utf8").splitlines()
    terse = (DATA / "plover.tsv").read_text(encoding="utf8").splitlines()
    texts = [*(json.loads(row)["text"] for row in rows), *(line.split("\t")[1] for line in terse)]
    found: Records = {}
    for text in dict.fromkeys(texts):
        reading = READER.read(Document("sentence", text, None, SENTENCES_DAY)).reading
        found |= {f"{text} @{name}": fields for name, fields in records_of(reading).items() if fields}
    return found


def _checks() -> Records:
    """What the check makes of our pairs of sentence and story."""
    problems = Problems()
    places = [str(DATA / "annotated"), str(EXAMPLES)]
    verdicts = check_pairs(str(DATA / "check.jsonl"), places, problems, threads=1)
    return {f"{v.sentence} / {v.name}": {"stance": v.stance, "shown by": len(v.statements)} for v in verdicts}
