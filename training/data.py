"""The training data: windows of word pieces with the labels that each corpus has."""

from __future__ import annotations

import csv
import glob
import hashlib
import json
import random
import re
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from model import ACTS, BASES, EVENTS, TAGS, encoder_folder
from saidseen.language.sentences import sentences

Spans = list[tuple[int, int]]


@dataclass
class Relation:
    """Character spans of one attribution; act, basis, polarity and event (NONE for none) where they are known.

    Without a cue it is the outlet's own statement, or one that only a label or byline gives to somebody. `known` is
    false where only the content is: such a one teaches the act and the event and nothing else.
    """

    source: Spans
    cue: Spans
    content: Spans
    act: str | None = None
    basis: str | None = None
    negative: bool | None = None
    event: str | None = None
    known: bool = True

    @property
    def anchor(self) -> int:
        """Where the words begin that find it: those of its cue, or of its content where it has none."""
        return min(self.cue or self.content)[0]


@dataclass
class Story:
    """A text with what is known of it; None where a corpus does not annotate that."""

    text: str
    readings: list[list[Relation]] | None = None
    tags: list[tuple[int, int, str]] | None = None
    toponyms: Spans | None = None
    matters: Spans | None = None  # the things that are so or not so, the innermost ones, apart
    event: tuple[str, str] | None = None
    pieces: Pieces | None = None
    owned: bool = False  # whether the outlet's own statements are among the relations


@dataclass
class Pieces:
    """Word pieces of a text: ids, capital flags, code point offsets, and the piece range of every sentence."""

    ids: list[int]
    capitals: list[int]
    offsets: list[tuple[int, int]]
    sentences: list[tuple[int, int]]


@dataclass
class Window:
    """A run of pieces with its labels, in piece numbers of the window ([CLS] is piece 0)."""

    ids: list[int]
    capitals: list[int]
    relations: list[dict[str, object]] | None = None
    tags: list[int] | None = None
    toponym: list[int] | None = None
    matter: list[int] | None = None
    event: tuple[int, int] | None = None
    owned: bool = False


def tokenizer() -> Tokenizer:
    """The encoder's own tokenizer without padding or truncation."""
    made = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


def capital(word: str) -> int:
    """0 for lower case or no letter, 1 for an initial capital, 2 for capitals only (two letters or more)."""
    if not word or not word[0].isupper():
        return 0
    return 2 if len(word) > 1 and word.isupper() else 1


def cut(text: str, using: Tokenizer) -> Pieces:
    """`text` as word pieces."""
    encoded = using.encode(text, add_special_tokens=False)
    offsets, words = encoded.offsets, encoded.word_ids
    flags, first = [], 0
    for i, word in enumerate(words):
        if i == 0 or word != words[i - 1]:
            first, last = i, i
            while last + 1 < len(words) and words[last + 1] == word:
                last += 1
            flag = capital(text[offsets[first][0] : offsets[last][1]])
        flags.append(flag)
    ranges, at = [], 0
    for span in sentences(text):
        begin = at
        while at < len(offsets) and offsets[at][0] < span.end:
            at += 1
        if at > begin:
            ranges.append((begin, at))
    return Pieces(encoded.ids, flags, offsets, ranges)


def touched(pieces: Pieces, lo: int, hi: int, spans: Spans) -> list[tuple[int, int]]:
    """The piece ranges (in window numbers, [CLS] counted) of the character spans that lie in pieces lo..hi."""
    out = []
    for start, end in spans:
        inside = [i for i in range(lo, hi) if pieces.offsets[i][0] < end and pieces.offsets[i][1] > start]
        if inside:
            out.append((inside[0] - lo + 1, inside[-1] - lo + 2))
    return out


def window(story: Story, lo: int, hi: int, reading: int) -> Window:
    """The window of pieces lo..hi of a story, labelled after its annotator number `reading`."""
    p = story.pieces
    assert p is not None
    made = Window([101, *p.ids[lo:hi], 102], [0, *p.capitals[lo:hi], 0], owned=story.owned)
    if story.readings is not None:
        merged: dict[tuple[int, bool], dict[str, object]] = {}
        begin, end = p.offsets[lo][0], p.offsets[hi - 1][1]
        for r in story.readings[reading]:
            if not begin <= r.anchor < end:
                continue
            roles = {role: touched(p, lo, hi, getattr(r, role)) for role in ("source", "cue", "content")}
            first = roles["cue"] or roles["content"]
            if not first:
                continue
            key = (min(first)[0], bool(r.cue))
            if r.known and key in merged:
                one = merged[key]
                for role in ("source", "content"):
                    one[role] = sorted({*one[role], *roles[role]})  # type: ignore[misc]
                for field_ in ("act", "basis", "negative", "event"):
                    if one[field_] != getattr(r, field_):
                        one[field_] = None
            else:
                own = r.known and not r.cue
                labels = {"act": r.act, "basis": r.basis, "negative": r.negative, "event": r.event}
                merged[key if r.known else (-len(merged), False)] = {
                    "anchor": key[0], **roles, **labels, "own": own, "known": r.known
                }  # fmt: skip
        made.relations = list(merged.values())
    if story.tags is not None:
        made.tags = [0] * len(made.ids)
        for start, stop, label in story.tags:
            for a, b in touched(p, lo, hi, [(start, stop)]) if p.offsets[lo][0] < stop else []:
                for i in range(a, b):
                    made.tags[i] = TAGS.index(("B-" if i == a else "I-") + label)
    made.toponym = begun(p, lo, hi, story.toponyms)
    made.matter = begun(p, lo, hi, story.matters)
    return made


def begun(pieces: Pieces, lo: int, hi: int, spans: Spans | None) -> list[int] | None:
    """For each piece of a window whether one of the spans begins there (1), goes on there (2), or neither (0)."""
    if spans is None:
        return None
    out = [0] * (hi - lo + 2)
    for a, b in touched(pieces, lo, hi, spans):
        for i in range(a, b):
            out[i] = 1 if i == a else 2
    return out


def windows(story: Story, size: int, chance: random.Random) -> Iterator[Window]:
    """Windows of whole sentences of at most `size` pieces, each beginning with the last sentence of the one before."""
    p = story.pieces
    assert p is not None
    reading = chance.randrange(len(story.readings)) if story.readings else 0
    ranges = [(a, min(b, a + size)) for a, b in p.sentences]
    i = 0
    while i < len(ranges):
        j = i
        while j + 1 < len(ranges) and ranges[j + 1][1] - ranges[i][0] <= size:
            j += 1
        yield window(_narrowed(story, ranges[i][0], ranges[j][1]), ranges[i][0], ranges[j][1], reading)
        i = j if j > i and j + 1 < len(ranges) else j + 1


def _narrowed(story: Story, lo: int, hi: int) -> Story:
    """The story with only the tags and toponyms that meet pieces lo..hi (so that labelling stays linear)."""
    p = story.pieces
    assert p is not None
    begin, end = p.offsets[lo][0], p.offsets[hi - 1][1]
    tags = None if story.tags is None else [t for t in story.tags if t[0] < end and t[1] > begin]
    toponyms, matters = (
        None if spans is None else [t for t in spans if t[0] < end and t[1] > begin]
        for spans in (story.toponyms, story.matters)
    )
    return Story(story.text, story.readings, tags, toponyms, matters, story.event, p, story.owned)


def polnear(folder: Path) -> Iterator[tuple[str, Story]]:
    """(name, story) of PolNeAR with every annotator's reading, first in file-name order first."""
    annotations = defaultdict(list)
    for path in sorted(glob.glob(str(folder / "attributions/*.ann"))):
        annotations[Path(path).stem.rsplit("_", 1)[0]].append(path)
    for path in sorted(glob.glob(str(folder / "text/*.txt"))):
        name = Path(path).stem
        if annotations[name]:
            with open(path, encoding="utf8", newline="") as file:
                yield name, Story(file.read(), [list(brat(p)) for p in annotations[name]])


def brat(path: str) -> Iterator[Relation]:
    """The attributions of one brat stand-off file."""
    spans: dict[str, Spans] = {}
    for line in open(path, encoding="utf8"):
        fields = line.rstrip("\n").split("\t")
        if line.startswith("T") and len(fields) > 1:
            spans[fields[0]] = [(int(a), int(b)) for a, b in (x.split() for x in fields[1].split(" ", 1)[1].split(";"))]
        elif line.startswith("E") and len(fields) > 1:
            roles: dict[str, Spans] = {"source": [], "cue": [], "content": []}
            for argument in fields[1].split():
                name, ref = argument.split(":")
                role = re.sub(r"\d+$", "", name).lower()
                if role in roles:
                    roles[role] += spans.get(ref, [])
            if roles["cue"]:
                yield Relation(**{k: sorted(v) for k, v in roles.items()})


def places(folder: Path) -> Iterator[tuple[str, Story]]:
    """(document id, story) of LGL, TR-News and GeoVirus with their toponyms."""
    for path in sorted(glob.glob(str(folder / "*.xml"))):
        for article in ElementTree.parse(path).getroot().iter("article"):
            text = article.findtext("text") or ""
            found = []
            for top in [*article.iter("toponym"), *article.iter("location")]:  # GeoVirus says location and name
                start = int(top.findtext("start") or 0)
                phrase = top.findtext("phrase") or top.findtext("name") or ""
                at = aligned(text, phrase, start)
                if phrase.strip() and at is not None:
                    found.append((at, at + len(phrase)))
            key = article.get("docid") or article.findtext("url") or text[:80]
            yield f"{Path(path).stem}/{key.strip()}", Story(text, toponyms=sorted(found))


def aligned(text: str, phrase: str, start: int) -> int | None:
    """Where the phrase stands nearest to `start`, which some corpora have off by a few; None for nowhere."""
    spots = [at for at in range(max(0, start - 80), start + 81) if text.startswith(phrase, at)]
    return min(spots, key=lambda at: abs(at - start), default=None)


def silver(path: Path) -> Iterator[tuple[str, list[tuple[int, int, str]], str]]:
    """(name, tags, text) of the silver tags that silver.py made."""
    with open(path, encoding="utf8") as file:
        for line in file:
            record = json.loads(line)
            yield record["name"], [(s, e, t) for s, e, t in record["tags"]], record["text"]


def acts(path: Path) -> Iterator[Story]:
    """Our own marked-up sentences (training/data/README.md has the format)."""
    for line in open(path, encoding="utf8"):
        columns = line.rstrip("\n").split("\t")
        if len(columns) not in (4, 5):
            continue
        text, spans = unmarked(columns[3])
        for pair in columns[4].split(",") if len(columns) == 5 else []:  # "2=1": statement 2 has the source of 1
            later, earlier = map(int, pair.split("="))
            spans[later]["source"] += spans[earlier]["source"]
        relations = []
        for n, (act, basis, polarity) in enumerate(zip(*(c.split(",") for c in columns[:3]), strict=False), 1):
            roles = spans.get(n)
            if roles and act.strip() in ACTS and basis.strip() in BASES:
                relations.append(Relation(**roles, act=act.strip(), basis=basis.strip(), negative="neg" in polarity))
        yield Story(text, [relations])


def unmarked(marked: str) -> tuple[str, dict[int, dict[str, Spans]]]:
    """The plain text of a marked line, and the spans of every index by role."""
    text, spans, at = "", defaultdict(lambda: {"source": [], "cue": [], "content": []}), 0
    role = {"S": "source", "C": "cue", "T": "content"}
    for match in re.finditer(r"\[([SCT])(\d*) ([^\[\]]*)\]", marked):
        text += marked[at : match.start()]
        spans[int(match[2] or 1)][role[match[1]]].append((len(text), len(text) + len(match[3])))
        text += match[3]
        at = match.end()
    return text + marked[at:], spans


def modes(csv_file: Path, own: Path) -> list[str]:
    """Every TYPE/MODE there is in the event data, sorted."""
    found = {f"{r['label']}/{r['mode']}" for r in ngec_rows(csv_file) if r["mode"]}
    found |= {f"{t}/{m}" for t, m, _ in own_events(own) if m}
    return sorted(found)


def ngec_rows(path: Path) -> Iterable[dict[str, str]]:
    """The rows of the synthetic NGEC stories."""
    csv.field_size_limit(10**8)
    with open(path, encoding="utf8", newline="") as file:
        yield from csv.DictReader(file)


def own_events(path: Path) -> Iterator[tuple[str, str, str]]:
    """(type, mode, sentence) of our own event sentences."""
    if path.exists():
        for line in open(path, encoding="utf8"):
            columns = line.rstrip("\n").split("\t")
            if len(columns) == 3 and columns[0] in EVENTS:
                yield columns[0], columns[1].replace(f"{columns[0]}/", ""), columns[2]


def ngec(path: Path, chance: random.Random) -> Iterator[tuple[str, str, str]]:
    """(type, mode, title or opening) of the synthetic stories, placeholders filled in."""
    names = ["Kenya", "Turkey", "Brazil", "Japan", "Ukraine", "Egypt", "Germany", "India", "Mexico", "Nigeria"]
    for row in ngec_rows(path):
        title = re.sub(r"\{[a-z]+_?\d*\}", lambda _: chance.choice(names), row["title"])
        body = [s.of(row["text"]) for s in sentences(row["text"])]
        yield row["label"], row["mode"], title
        if body:
            yield row["label"], row["mode"], " ".join(body[: chance.choice([1, 2])])[:600]


def file_hash(path: Path) -> str:
    """SHA-256 of a file, or of the sorted names and contents of a folder."""
    digest = hashlib.sha256()
    for each in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if each.is_file():
            digest.update(each.name.encode())
            digest.update(each.read_bytes())
    return digest.hexdigest()
