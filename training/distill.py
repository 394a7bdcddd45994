"""Teaches a narrower network what the network says that ships: faster, and nearly as good.

The student begins as the teacher with the least needed heads and inner units of every layer left out (narrow.py). It
learns every layer's output and all heads' scores of the teacher, on windows of the shared corpora without labels and
on those with labels, and from the labels themselves.

usage: python training/distill.py TEACHER OUT.pt [--heads 8] [--units 768] [--shared ../shared] [--minutes 60]
       python training/distill.py TEACHER MORE.pt --start OUT.pt --rate 1e-4 --taught 1 --labelled 0.7 --dropout 0.1

The second way goes on from a student at a lower rate, with more weight on the labels. TEACHER is a folder of
network.onnx and settings.json, such as src/saidseen/network had of full width, or the weights.pt of train.py.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

import data
import narrow
from model import EVENTS, Network, Output, pooled
from saidseen.network.pieces import Pieces, windows
from saidseen.network.words import Words
from shipped import weights_of
from train import BUDGET, SHARES, Corpora, attribution_loss, event_loss, padded, tag_loss

HEADS = 2.0  # times the encoder's rate, for the heads
WARM = 100  # steps until the full rate
KEEP = 0.998  # of the running average of the weights, a step
DISTANCES = {"vector": 3.0, "query": 2.0, "key": 2.0, "weight": 0.3, "judged_cue": 0.5, "judged_content": 0.5}
DISTANCES |= {"event": 0.5, "layers": 1.0}
CUES = 64  # of a batch whose pairs are compared
LIKELY = -1.5  # anchor score from which on a piece is compared as a cue


def texts(shared: Path, chance: random.Random) -> Iterator[str]:
    """The texts, each set once: attributions, crisis stories, releases, events, our own sentences."""
    corpora = shared / "corpora"
    polnear = sorted((corpora / "polnear/train/text").glob("*.txt"))
    yield from (path.read_text(encoding="utf8") for path in polnear)
    for name in ("syria_outlets", "outlets_2022", "state_department_2022", "white_house_2022"):
        with (corpora / f"stories/{name}.jsonl").open(encoding="utf8") as file:
            yield from (str(json.loads(line)["text"])[:6_000] for line in file)
    with (corpora / "events/ngec_synthetic.csv").open(encoding="utf8", newline="") as file:
        rows = [" ".join(v for v in row.values() if isinstance(v, str) and len(v) > 40) for row in csv.DictReader(file)]
    yield from (text[:1_500] for text in chance.sample(rows, min(2_500, len(rows))))
    own = Path(__file__).parent / "data/events.tsv"
    lines = [line.split("\t")[-1] for line in own.read_text(encoding="utf8").splitlines() if line and line[0] != "#"]
    yield from ("\n".join(lines[n : n + 6]) for n in range(0, len(lines), 6))


def unlabelled(pieces: list[Pieces], chance: random.Random) -> Iterator[list[data.Window]]:
    """Batches of windows of like length, without end."""
    while True:
        order = sorted(pieces, key=lambda p: len(p.ids) + chance.random() * 40)
        groups: list[list[data.Window]] = [[]]
        for p in order:
            w = data.Window([101, *p.ids.tolist(), 102], [0, *p.capitals.tolist(), 0])
            if groups[-1] and (len(groups[-1]) + 1) * max(len(w.ids), *(len(x.ids) for x in groups[-1])) > BUDGET:
                groups.append([])
            groups[-1].append(w)
        chance.shuffle(groups)
        yield from groups


@dataclass
class Layers:
    """Runs a network and keeps what each layer of its encoder gave."""

    net: Network
    given: list[Tensor] = field(default_factory=list)

    def __post_init__(self) -> None:
        for layer in self.net.encoder.encoder.layer:
            layer.register_forward_hook(self.keep)

    def keep(self, _: nn.Module, __: object, output: Tensor | tuple[Tensor, ...]) -> None:
        """One layer's output."""
        self.given.append(output if isinstance(output, Tensor) else output[0])

    def __call__(self, ids: Tensor, capitals: Tensor, mask: Tensor) -> tuple[Output, list[Tensor]]:
        self.given.clear()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out = self.net(ids, capitals, mask)
        return out, list(self.given)


def apart(a: Tensor, b: Tensor) -> Tensor:
    """Mean squared distance in units of the second's spread."""
    return F.mse_loss(a.float(), b.float()) / b.float().var().clamp(min=1e-6)


def divergence(ours: Tensor, theirs: Tensor) -> Tensor:
    """How far our choice among the last axis's classes is from theirs (Kullback-Leibler), the mean over the rest."""
    a, b = ours.float().flatten(0, -2).log_softmax(-1), theirs.float().flatten(0, -2).log_softmax(-1)
    return F.kl_div(a, b, log_target=True, reduction="batchmean")


def odds(ours: Tensor, theirs: Tensor) -> Tensor:
    """Cross entropy of yes or no with their chances, less what is owed to their own doubt."""
    wanted = theirs.float().sigmoid()
    least = F.binary_cross_entropy(wanted, wanted)
    return F.binary_cross_entropy_with_logits(ours.float(), wanted) - least


def distance(
    net: Network, teacher: Network, ours: tuple[Output, list[Tensor]], theirs: tuple[Output, list[Tensor]], mask: Tensor
) -> dict[str, Tensor]:
    """How far the student is from the teacher, by part."""
    inside = mask.bool()
    (a, inner), (b, outer) = ours, theirs
    out = {name: apart(getattr(a, name)[inside], getattr(b, name)[inside]) for name in DISTANCES if name != "layers"}
    out["layers"] = torch.stack([apart(x[inside], y[inside]) for x, y in zip(inner, outer, strict=True)]).mean()
    out = {name: DISTANCES[name] * value for name, value in out.items()}
    out["anchor"] = 30 * odds(a.anchor[inside], b.anchor[inside])
    out["tags"] = divergence(a.tags[inside], b.tags[inside])
    out["toponym"] = 4 * divergence(a.toponym[inside], b.toponym[inside])
    kinds = slice(0, len(EVENTS))
    whole = [pooled(x.event, b.weight[..., 1], inside)[:, kinds] for x in (a, b)]
    out["kinds"] = 0.5 * divergence(whole[0], whole[1])
    row, piece = torch.where((b.anchor.float() > LIKELY) & inside)
    if len(row):
        some = torch.randperm(len(row))[:CUES]
        row, piece = row[some], piece[some]
        live = inside[row]
        x, y = net.pairs(a, row, piece)[live], teacher.pairs(b, row, piece)[live]
        out["pairs"] = 12 * divergence(x[:, :4], y[:, :4])
        out["edges"] = 60 * odds(x[:, 4:], y[:, 4:])
    return out


def labels(net: Network, out: Output, batch: list[data.Window], mask: Tensor) -> dict[str, Tensor]:
    """The losses of a batch's own labels; the head `roles` does not ship and is not taught."""
    found = attribution_loss(net, out, batch, mask) | tag_loss(out, batch, mask) | event_loss(out, batch, mask)
    return {name: value for name, value in found.items() if name != "role"}


def tensors(batch: list[data.Window]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, capital flags and mask of a batch."""
    ids = padded([w.ids for w in batch], 0)
    return ids, padded([w.capitals for w in batch], 0), padded([[1] * len(w.ids) for w in batch], 0)


def loaded(path: Path) -> tuple[dict[str, Tensor], dict[str, object]]:
    """Weights and what is recorded of them, from a folder or a file."""
    if path.is_dir():
        return weights_of(path)
    saved = torch.load(path, weights_only=True)
    return saved["weights"], saved["meta"]


def begun(state: dict[str, Tensor], meta: dict[str, object], corpora: Corpora, a: argparse.Namespace) -> Network:
    """The student before it learns: the teacher without what it needs least."""
    student = Network(len(meta["modes"]), pretrained=False)  # type: ignore[arg-type]
    student.load_state_dict(state, strict=False)
    student.eval()
    chance = random.Random(a.seed)
    streams = {kind: corpora.batches(kind, chance) for kind in SHARES}

    def losses() -> Iterator[Tensor]:
        for kind in 40 * ["attribution"] + 8 * ["toponym", "event", "act"]:
            batch = next(streams[kind])
            ids, capitals, mask = tensors(batch)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                out = student(ids, capitals, mask)
            yield torch.stack(list(labels(student, out, batch, mask).values())).sum()

    student = narrow.narrowed(student, narrow.worth(student, losses()), a.heads, a.units)
    for module in student.modules():
        if isinstance(module, nn.Dropout):
            module.p = a.dropout
    if a.start:
        student.load_state_dict(loaded(a.start)[0])
    student.train(a.dropout > 0)
    student.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    student.encoder.config._attn_implementation = "eager"  # the fused one is slow backward on a CPU
    return student


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--heads", type=int, default=8, help="attention heads of a layer that are kept")
    parser.add_argument("--units", type=int, default=768, help="inner units of a layer that are kept")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--minutes", type=float, default=60.0, help="end by then, the rate falling in time for it")
    parser.add_argument("--steps", type=int, default=8_000)
    parser.add_argument("--start", type=Path, help="a student to go on from, as this program wrote it")
    parser.add_argument("--rate", type=float, default=4e-4, help="highest rate of the encoder")
    parser.add_argument("--taught", type=float, default=0.3, help="weight of the labels' losses beside the teacher's")
    parser.add_argument("--labelled", type=float, default=0.5, help="share of the batches that have labels")
    parser.add_argument("--dropout", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=5)
    return parser.parse_args()


def main() -> None:
    """Distil, with a checkpoint every two hundred steps."""
    a = arguments()
    torch.manual_seed(a.seed)
    torch.set_num_threads(2)
    chance = random.Random(a.seed)
    state, made = loaded(a.teacher)
    teacher = Network(len(made["modes"]), pretrained=False)  # type: ignore[arg-type]
    teacher.load_state_dict(state, strict=False)
    teacher.eval()
    corpora = Corpora(a.shared, Path(__file__).parent / "data", None)
    corpora.modes = made["modes"]  # type: ignore[assignment]
    cutter = Words(data.tokenizer())
    every = list(texts(a.shared, chance))
    pieces = [p for text in every for p in windows(text, cutter)]
    digest = hashlib.sha256("\0".join(every).encode("utf8", "replace")).hexdigest()
    print(f"{len(every)} texts, {len(pieces)} windows, {sum(len(p.ids) for p in pieces)} pieces", flush=True)
    student = begun(state, made, corpora, a)
    streams = {kind: corpora.batches(kind, chance) for kind in SHARES} | {"plain": unlabelled(pieces, chance)}
    how_often = {kind: a.labelled * share for kind, share in SHARES.items()} | {"plain": 1 - a.labelled}
    learnt = {n: p for n, p in student.named_parameters() if p.requires_grad}
    encoder = [p for n, p in learnt.items() if n.startswith("encoder")]
    heads = [p for n, p in learnt.items() if not n.startswith("encoder")]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": a.rate}, {"params": heads, "lr": HEADS * a.rate}], weight_decay=0.01, fused=True
    )
    mean = {k: v.clone() for k, v in student.state_dict().items()}
    read, taught = Layers(student), Layers(teacher)
    totals: dict[str, float] = {}
    began, step = time.time(), 0

    def save() -> None:
        about = {k: getattr(a, k) for k in ("heads", "units", "rate", "taught", "labelled", "dropout", "seed")}
        about |= {"steps": step, "texts": digest}
        torch.save({"weights": mean, "meta": {**made, "distilled": about}}, a.out.with_suffix(".part"))
        a.out.with_suffix(".part").rename(a.out)

    while (left := min(1 - step / a.steps, 1 - (time.time() - began) / (60 * a.minutes))) > 0:
        for group, rate in zip(optimiser.param_groups, (a.rate, HEADS * a.rate), strict=True):
            group["lr"] = rate * min(1.0, (step + 1) / WARM) * max(0.01, left)
        batch = next(streams[chance.choices(list(how_often), list(how_often.values()))[0]])
        ids, capitals, mask = tensors(batch)
        with torch.no_grad():
            theirs = taught(ids, capitals, mask)
        ours = read(ids, capitals, mask)
        parts = distance(student, teacher, ours, theirs, mask)
        parts |= {f"label {k}": a.taught * v for k, v in labels(student, ours[0], batch, mask).items()}
        optimiser.zero_grad(set_to_none=True)
        torch.stack(list(parts.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(encoder + heads, 1.0)
        optimiser.step()
        step += 1
        kept = min(KEEP, step / (step + 20))
        for k, v in student.state_dict().items():
            mean[k] = mean[k].lerp(v, 1 - kept) if v.is_floating_point() else v
        for k, v in parts.items():
            totals[k] = 0.97 * totals.get(k, v.item()) + 0.03 * v.item()
        if step % 50 == 0:
            told = " ".join(f"{k} {v:.3f}" for k, v in totals.items())
            print(f"step {step}, {(time.time() - began) / 60:.1f} min, {told}", flush=True)
        if step % 200 == 0:
            save()
    save()


if __name__ == "__main__":
    main()
