"""Trains the second look: an encoder that reads one statement with its marks and tells its act and its event.

usage: cd training && python second.py --shared ../../shared --start weights/network.pt --out runs/second.pt

It begins as the layers of the network and keeps its embeddings as they are. What it learns from: the statements of the
gold and of our own annotated stories (but the parts that are kept for reports), those whose act readers judged, the
contents of the claims' gold with their act and event, and acts.txt. The mean of its weights over the steps is kept.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

import data
from gold import days, jsonl, judged, statements
from graph import HEAD, HEADS, SECOND
from model import ACTS, BASES, EVENTS, encoder_folder
from narrow import empty
from saidseen.model.reading import Span
from saidseen.network.marked import Piece, marked
from saidseen.network.words import Words

PARTS = (1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 21)
REPORT = (7, 17, 19, 22, 23)
DAYS = ("2022-01-31_02-08", "2022-02-09_15", "2022-02-19_22", "2022-02-23_24", "2022-02-27_28", "syria")
BATCH, SMOOTHING, ALONE = 48, 0.05, 0.25  # ALONE: how often what stands around a statement is left out
SHARES = {"act": 1.0, "event": 0.5, "basis": 0.3, "polarity": 0.3}
WEIGHTS = {"gold": 1.0, "judged": 0.85, "claims": 0.7, "written": 0.6}
POLARITIES = ("positive", "negative")
LABELS: dict[str, Sequence[str]] = {"act": ACTS, "event": EVENTS, "basis": BASES, "polarity": POLARITIES}


@dataclass(frozen=True)
class Row:
    """A statement's pieces, how many of them stand before and behind it, what was told of it, and what it counts."""

    pieces: list[Piece]
    told: dict[str, str | None]
    weight: float


def rows(words: Words, stories: Iterable[tuple[str, data.Story]], weight: float, without: set[str]) -> Iterator[Row]:
    """The rows of stories, but of those in `without`."""
    for name, story in stories:
        for relation in (r for reading in story.readings or () for r in reading if name not in without):
            parts = [[Span(a, b) for a, b in part] for part in (relation.source, relation.cue, relation.content)]
            if not any(parts):
                continue
            negative = relation.negative
            told = {
                "act": relation.act,
                "event": relation.event,
                "basis": relation.basis,
                "polarity": None if negative is None else POLARITIES[negative],
            }
            yield Row(marked(story.text, words, parts), told, weight)


def claims(shared: Path) -> Iterator[tuple[str, data.Story]]:
    """The contents of the claims' gold, whose act and event were told."""
    for stretch in DAYS:
        stories, told = days(shared, stretch)
        for row, event in zip(told, jsonl(shared / f"gold/claims/{stretch}.events.jsonl"), strict=True):
            span = [(row["start"], row["end"])]
            one = data.Relation([], [], span, event["act"], None, None, event["event"] or "NONE")
            yield row["story"], data.Story(stories[row["story"]]["text"], [[one]])


class Second(nn.Module):
    """The layers of a network on its embeddings, and heads on the first piece and the mean of all."""

    def __init__(self, start: Path) -> None:
        super().__init__()
        saved = torch.load(start, weights_only=True)
        state = {name: value.float() for name, value in saved["weights"].items()}
        first = "encoder.encoder.layer.0"
        heads = len(state[f"{first}.attention.self.query.bias"]) // HEAD
        network = empty(len(saved["meta"]["modes"]), heads, len(state[f"{first}.intermediate.dense.bias"]))
        network.load_state_dict(state, strict=False)
        self.encoder = network.encoder
        self.encoder.embeddings.requires_grad_(False)
        self.dropout = nn.Dropout(0.1)
        size = self.encoder.config.hidden_size
        self.heads = nn.ModuleDict({name: nn.Linear(2 * size, len(of)) for name, of in LABELS.items()})

    def forward(self, ids: Tensor, capitals: Tensor, mask: Tensor) -> dict[str, Tensor]:
        """`ids`, `capitals` and `mask` (B, T integers) to the logits (B, K) of each head."""
        hidden = self.encoder(input_ids=ids, token_type_ids=capitals, attention_mask=mask).last_hidden_state
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        both = self.dropout(torch.cat([hidden[:, 0], mean], 1))
        return {name: head(both) for name, head in self.heads.items()}


def tensors(batch: Sequence[Row]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, capitals and mask of some rows."""
    whole = [[(101, 0), *row.pieces, (102, 0)] for row in batch]
    width = max(map(len, whole))
    ids, capitals = (torch.tensor([[p[n] for p in row] + [0] * (width - len(row)) for row in whole]) for n in (0, 1))
    return ids, capitals, (torch.arange(width)[None] < torch.tensor([[len(row)] for row in whole])).long()


def loss_of(said: dict[str, Tensor], batch: Sequence[Row]) -> Tensor:
    """The heads' cross-entropies by SHARES, each row by its weight; what was not told of a row is left out."""
    weight, total = torch.tensor([row.weight for row in batch]), torch.zeros(())
    for name, share in SHARES.items():
        of = LABELS[name]
        truth = torch.tensor([of.index(str(told)) if (told := row.told[name]) in of else -1 for row in batch])
        known = weight * (truth >= 0)
        if known.sum():
            each = F.cross_entropy(said[name].float(), truth.clamp(min=0), reduction="none", label_smoothing=SMOOTHING)
            total = total + share * (each * known).sum() / known.sum()
    return total


def batches(every: Sequence[Row], chance: random.Random) -> list[list[Row]]:
    """All rows in batches of like length."""
    order = list(every)
    chance.shuffle(order)
    out = []
    for at in range(0, len(order), 8 * BATCH):
        some = sorted(order[at : at + 8 * BATCH], key=lambda row: len(row.pieces))
        out += [some[n : n + BATCH] for n in range(0, len(some), BATCH)]
    chance.shuffle(out)
    return out


def gathered(shared: Path) -> list[Row]:
    """All that is learnt from."""
    cutter = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
    cutter.no_padding()
    cutter.no_truncation()
    words = Words(cutter)
    kept = {name for name, _ in statements(shared, REPORT)}
    written = ((str(n), story) for n, story in enumerate(data.acts(Path(__file__).parent / "data/acts.txt")))
    return [
        *rows(words, statements(shared, PARTS), WEIGHTS["gold"], kept),
        *rows(words, judged(shared), WEIGHTS["judged"], kept),
        *rows(words, claims(shared), WEIGHTS["claims"], kept),
        *rows(words, written, WEIGHTS["written"], kept),
    ]


def main() -> None:
    """Train; a line a round."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../../shared"))
    parser.add_argument("--start", type=Path, default=Path("weights/network.pt"))
    parser.add_argument("--out", type=Path, default=Path("runs/second.pt"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    a = parser.parse_args()
    torch.manual_seed(a.seed)
    torch.set_num_threads(a.threads)
    chance, every, net = random.Random(a.seed), gathered(a.shared), Second(a.start)
    digest = hashlib.sha256(repr(every).encode()).hexdigest()
    learnt = [p for p in net.parameters() if p.requires_grad]
    body = [p for p in net.encoder.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": a.rate}, {"params": net.heads.parameters(), "lr": 8e-4}], weight_decay=0.01
    )
    base = [group["lr"] for group in optimiser.param_groups]
    mean = {name: value.clone() for name, value in net.state_dict().items()}
    steps, step, total, began = a.rounds * len(batches(every, random.Random(0))), 0, 0.0, time.time()
    net.train()
    for number in range(a.rounds):
        for batch in batches(every, chance):
            for group, rate in zip(optimiser.param_groups, base, strict=True):
                group["lr"] = rate * min(1.0, (step + 1) / 40) * max(0.02, 1 - step / steps)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                said = net(*tensors(batch))
            loss = loss_of(said, batch)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(learnt, 1.0)
            optimiser.step()
            step += 1
            keep = min(0.99, step / (step + 10))
            for name, value in net.state_dict().items():
                mean[name] = mean[name].lerp(value, 1 - keep) if value.is_floating_point() else value
            total = 0.97 * total + 0.03 * loss.item()
        print(f"round {number + 1}, {time.time() - began:.0f} s, loss {total / (1 - 0.97**step):.3f}", flush=True)
        keep_weights(mean, a.out, {"parts": PARTS, "days": DAYS, "seed": a.seed, "rounds": number + 1, "data": digest})


def keep_weights(mean: dict[str, Tensor], out: Path, meta: dict[str, object]) -> None:
    """Write the layers and the heads that ship, in float16, under the names that graph.py knows them by."""
    weights = {}
    for name, value in mean.items():
        room, _, rest = name.partition(".")
        if room == "encoder" and rest.startswith("encoder."):
            weights[f"{SECOND}encoder.{rest}"] = value.half()
        elif room == "heads" and rest.split(".")[0] in HEADS:
            weights[f"{SECOND}{rest}"] = value.half()
    out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"weights": weights, "meta": meta}, out)


if __name__ == "__main__":
    main()
