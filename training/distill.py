"""Teaches a network of fewer layers what a deeper one says, on text without labels: faster, and nearly as good.

The student begins as the teacher with some of its layers left out. It learns the teacher's last layer (through the
vector head, which is linear) and all heads' scores on windows of the shared corpora, PolNeAR's training part first.

usage: python training/distill.py WEIGHTS.pt OUT.pt [--layers 0,1,3,5] [--shared ../shared] [--minutes 30]
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from model import Network, Output
from saidseen.reading.network.pieces import Pieces, windows
from saidseen.reading.network.words import Words

SEED = 5
BUDGET = 2_200  # pieces of a batch, padding included
RATE, HEADS = 2e-4, 4e-4
WARM = 40  # steps until the full rate
KEEP = 0.985  # of the running average of the weights, a step
PARTS = {"vector": 6.0, "tags": 0.5, "toponym": 0.5, "roles": 0.5, "anchor": 1.0, "query": 3.0, "key": 3.0}
PARTS |= {"judged_cue": 0.5, "judged_content": 0.5, "weight": 0.3, "event": 0.5}


def texts(shared: Path, chance: random.Random) -> Iterator[str]:
    """The texts, each set once: attributions, crisis stories, toponyms, events, our own sentences."""
    corpora = shared / "corpora"
    polnear = sorted((corpora / "polnear/train/text").glob("*.txt"))
    yield from (path.read_text(encoding="utf8") for path in polnear)
    for name in ("syria_outlets", "outlets_2022", "state_department_2022"):
        with (corpora / f"stories/{name}.jsonl").open(encoding="utf8") as file:
            yield from (str(json.loads(line)["text"])[:6_000] for line in file)
    with (corpora / "events/ngec_synthetic.csv").open(encoding="utf8", newline="") as file:
        rows = [" ".join(v for v in row.values() if isinstance(v, str) and len(v) > 40) for row in csv.DictReader(file)]
    yield from (text[:700] for text in chance.sample(rows, min(2_000, len(rows))))
    own = Path(__file__).parent / "data/events.tsv"
    lines = [line.split("\t")[-1] for line in own.read_text(encoding="utf8").splitlines() if line and line[0] != "#"]
    yield from ("\n".join(lines[n : n + 6]) for n in range(0, len(lines), 6))


def batches(pieces: list[Pieces], chance: random.Random) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    """Ids, capitals and mask of batches of windows of like length, without end."""
    while True:
        order = sorted(pieces, key=lambda p: len(p.ids) + chance.random() * 40)
        groups: list[list[Pieces]] = [[]]
        for p in order:
            if groups[-1] and (len(groups[-1]) + 1) * (max(len(p.ids), *(len(x.ids) for x in groups[-1])) + 2) > BUDGET:
                groups.append([])
            groups[-1].append(p)
        chance.shuffle(groups)
        for group in groups:
            yield padded(group)


def padded(group: list[Pieces]) -> tuple[Tensor, Tensor, Tensor]:
    """One batch, with [CLS] and [SEP]."""
    width = max(len(p.ids) for p in group) + 2
    ids, capitals, mask = (torch.zeros(len(group), width, dtype=torch.long) for _ in range(3))
    for row, p in enumerate(group):
        n = len(p.ids)
        ids[row, : n + 2] = torch.tensor([101, *p.ids.tolist(), 102])
        capitals[row, 1 : n + 1] = torch.tensor(p.capitals.tolist())
        mask[row, : n + 2] = 1
    return ids, capitals, mask


def shallower(teacher: Network, modes: int, keep: list[int]) -> Network:
    """A network whose layers are some of the teacher's, all else the teacher's own."""
    student = Network(modes, pretrained=False)
    student.load_state_dict(teacher.state_dict())
    layers = student.encoder.encoder.layer
    student.encoder.encoder.layer = torch.nn.ModuleList([layers[n] for n in keep])
    student.encoder.config.num_hidden_layers = len(keep)
    for module in student.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
    return student


def loss_of(ours: Output, theirs: Output, mask: Tensor) -> Tensor:
    """How far the student's outputs are from the teacher's, each in units of the teacher's spread."""
    inside = mask.bool()
    total = torch.zeros(())
    for name, share in PARTS.items():
        a, b = (getattr(out, name)[inside].float().flatten() for out in (ours, theirs))
        total = total + share * F.mse_loss(a, b) / b.var().clamp(min=1e-6)
    return total


def main() -> None:
    """Distil, with a checkpoint every hundred steps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--layers", default="0,1,3,5")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--steps", type=int, default=1_200)
    a = parser.parse_args()
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    saved = torch.load(a.weights, weights_only=True)
    modes = len(saved["meta"]["modes"])
    teacher = Network(modes, pretrained=False)
    teacher.load_state_dict(saved["weights"], strict=False)
    teacher.eval()
    keep = [int(n) for n in a.layers.split(",")]
    student = shallower(teacher, modes, keep)
    tokenizer = Tokenizer.from_file(str(Path(__file__).parents[1] / "src/saidseen/reading/network/tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    cutter = Words(tokenizer)
    every = list(texts(a.shared, chance))
    pieces = [p for text in every for p in windows(text, cutter)]
    digest = hashlib.sha256("\0".join(every).encode("utf8", "replace")).hexdigest()
    print(f"{len(every)} texts, {len(pieces)} windows, {sum(len(p.ids) for p in pieces)} pieces", flush=True)
    encoder = [p for n, p in student.named_parameters() if n.startswith("encoder")]
    heads = [p for n, p in student.named_parameters() if not n.startswith("encoder")]
    optimiser = torch.optim.AdamW([{"params": encoder, "lr": RATE}, {"params": heads, "lr": HEADS}], weight_decay=0.01)
    mean = {k: v.clone() for k, v in student.state_dict().items()}
    began, step = time.time(), 0
    for ids, capitals, mask in batches(pieces, chance):
        left = min(1 - step / a.steps, 1 - (time.time() - began) / (60 * a.minutes))
        if left <= 0:
            break
        for group, rate in zip(optimiser.param_groups, (RATE, HEADS), strict=True):
            group["lr"] = rate * min(1.0, (step + 1) / WARM) * max(0.02, left)
        with torch.no_grad():
            theirs = teacher(ids, capitals, mask)
        ours = student(ids, capitals, mask)
        loss = loss_of(ours, theirs, mask)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(student.parameters(), 1.0)
        optimiser.step()
        step += 1
        kept = min(KEEP, step / (step + 10))
        for k, v in student.state_dict().items():
            mean[k] = mean[k].mul(kept).add(v, alpha=1 - kept) if v.is_floating_point() else v
        if step % 20 == 0:
            print(f"step {step}, {(time.time() - began) / 60:.1f} min, loss {loss.item():.3f}", flush=True)
        if step % 100 == 0:
            meta = {**saved["meta"], "distilled": {"layers": keep, "steps": step, "seed": SEED, "texts": digest}}
            torch.save({"weights": mean, "meta": meta}, a.out.with_suffix(".part"))
            a.out.with_suffix(".part").rename(a.out)
    meta = {**saved["meta"], "distilled": {"layers": keep, "steps": step, "seed": SEED, "texts": digest}}
    torch.save({"weights": mean, "meta": meta}, a.out)


if __name__ == "__main__":
    main()
