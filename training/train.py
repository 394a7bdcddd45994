"""Trains the network on the shared corpora and on our own sentences; checkpoints as it goes.

usage: python training/train.py --shared ../shared --out training/runs/NAME --steps 2000
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

import data
import gold
import narrow
from model import ACTS, BASES, EVENTS, ROLES, Network, encoder_folder, pooled
from shipped import weights_of

HERE = Path(__file__).parent
BUDGET = 2800  # pieces a batch, padding counted
SHARES = {
    "attribution": 0.17, "toponym": 0.07, "event": 0.05, "act": 0.05, "gold": 0.34, "contents": 0.14, "judged": 0.18,
}  # fmt: skip
HIDDEN = 0.08
"""The share of pieces that is hidden where real stories teach, so that no story is learnt by heart."""
PARTS = (1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14, 15, 16, 18, 21)
"""7, 17, 19 and 22 are for reports only, 8 sets thresholds, 20 chooses between runs."""
DAYS = (
    "2022-01-01_14",
    "2022-01-31_02-08",
    "2022-02-09_15",
    "2022-02-19_22",
    "2022-02-23_24",
    "2022-02-27_28",
    "syria",
    "syria3",
)  # 25 and 26 February and syria2 are read once, for the report; 15 to 29 January set thresholds


MASK = 103  # the piece that hides another


def held_back(name: str) -> bool:
    """One document in seven of the place corpora is kept for measuring."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 7 == 0


class Corpora:
    """Every story, tokenised once."""

    def __init__(self, shared: Path, own: Path, silver: Path | None) -> None:
        self.using = data.tokenizer()
        self.own = own
        self.csv = shared / "corpora/events/ngec_synthetic.csv"
        tags = {name: found for name, found, _ in data.silver(silver)} if silver else {}
        self.attribution = []
        for name, story in data.polnear(shared / "corpora/polnear/train"):
            story.tags = tags.get(name)
            self.attribution.append(self.cut(story))
        if silver:
            texts = {s.text for s in self.attribution}
            self.silver = [
                self.cut(data.Story(text, tags=found)) for _, found, text in data.silver(silver) if text not in texts
            ]
        else:
            self.silver = []
        self.toponym = [
            self.cut(s) for name, s in data.places(shared / "corpora/places") if not held_back(name) and s.text
        ]
        self.modes = data.modes(self.csv, own / "events.tsv")
        self.gold = [self.cut(s) for _, s in gold.statements(shared, PARTS)]
        self.judged = [self.cut(s) for _, s in gold.judged(shared)]
        self.contents = [self.cut(s) for _, s in gold.contents(shared, DAYS)]

    def cut(self, story: data.Story) -> data.Story:
        """The story with its pieces."""
        story.pieces = data.cut(story.text, self.using)
        return story

    def batches(self, kind: str, chance: random.Random) -> Iterator[list[data.Window]]:
        """Batches of one kind of window, without end; our own sentences are read anew at every round."""
        while True:
            made = list(self.round(kind, chance))
            chance.shuffle(made)
            made.sort(key=lambda w: len(w.ids) + chance.random() * 60)
            groups, group = [], []
            for w in made:
                if group and (len(group) + 1) * max(len(w.ids), *(len(x.ids) for x in group)) > BUDGET:
                    groups.append(group)
                    group = []
                group.append(w)
            groups.append(group)
            chance.shuffle(groups)
            yield from groups

    def round(self, kind: str, chance: random.Random) -> Iterator[data.Window]:
        """One pass over the windows of a kind."""
        if kind in ("attribution", "toponym", "gold", "contents", "judged"):
            stories = {
                "attribution": self.attribution + self.silver,
                "toponym": self.toponym,
                "gold": self.gold,
                "contents": self.contents,
                "judged": self.judged,
            }[kind]
            for story in stories:
                if story in self.silver and chance.random() < 0.85:
                    continue
                made = data.windows(story, chance.choice([96, 144, 192, 224, 224]), chance)
                yield from (w for w in made if kind != "judged" or w.relations)
        elif kind == "act" and (self.own / "acts.txt").exists():
            stories = [self.cut(s) for s in data.acts(self.own / "acts.txt")]
            chance.shuffle(stories)
            while stories:
                some = [stories.pop() for _ in range(min(len(stories), chance.choice([1, 1, 2, 3])))]
                yield joined(some)
        elif kind == "event":
            rows = list(data.ngec(self.csv, chance))
            rows = chance.sample(rows, 2500) + 2 * list(data.own_events(self.own / "events.tsv"))
            for label, mode, text in rows:
                p = data.cut(text[:700], self.using)
                w = data.window(data.Story(text, pieces=p), 0, len(p.ids), 0)
                key = f"{label}/{mode}"
                w.event = (EVENTS.index(label), self.modes.index(key) if key in self.modes else -1)
                yield w


def joined(stories: list[data.Story]) -> data.Window:
    """Several of our own lines as one window, in one text."""
    out = data.Window([101], [0], relations=[])
    assert out.relations is not None
    for story in stories:
        assert story.pieces is not None
        w = data.window(story, 0, len(story.pieces.ids), 0)
        shift = len(out.ids) - 1
        for r in w.relations or []:
            moved = {k: [(a + shift, b + shift) for a, b in r[k]] for k in ("source", "cue", "content")}  # type: ignore[attr-defined]
            out.relations.append({**r, **moved, "anchor": r["anchor"] + shift})  # type: ignore[operator]
        out.ids += w.ids[1:-1]
        out.capitals += w.capitals[1:-1]
    out.ids.append(102)
    out.capitals.append(0)
    return out


def padded(rows: list[list[int]], fill: int) -> Tensor:
    """Rows as one integer tensor."""
    width = max(map(len, rows))
    return torch.tensor([r + [fill] * (width - len(r)) for r in rows])


def attribution_loss(net: Network, out: object, batch: list[data.Window], mask: Tensor) -> dict[str, Tensor]:
    """Losses of the roles, anchors, pairs and judgements over the windows that carry relations."""
    known = torch.tensor([w.relations is not None for w in batch])
    if not known.any():
        return {}
    width = mask.shape[1]
    anchors, owns = torch.zeros(len(batch), width), torch.zeros(len(batch), width)
    cues: list[tuple[int, dict[str, object]]] = []
    for i, w in enumerate(batch):
        for r in w.relations or []:
            cues.append((i, r))
            if not r["known"]:
                continue
            (owns if r["own"] else anchors)[i, r["anchor"]] = 1  # type: ignore[index]
    loose = torch.tensor([any(not r["known"] for r in w.relations or []) for w in batch])
    live = mask.bool() & (known & ~loose)[:, None]
    losses = {}
    if live.any():
        losses["anchor"] = 12 * F.binary_cross_entropy_with_logits(out.anchor.float()[live], anchors[live])  # type: ignore[attr-defined]
    owned = live & torch.tensor([w.owned for w in batch])[:, None]
    if owned.any():
        losses["own"] = 12 * F.binary_cross_entropy_with_logits(out.own.float()[owned], owns[owned])  # type: ignore[attr-defined]
    if not cues:
        return losses
    row = torch.tensor([i for i, _ in cues])
    piece = torch.tensor([r["anchor"] for _, r in cues])
    label = torch.zeros(len(cues), width, dtype=torch.long)
    edges = torch.zeros(len(cues), width, 6)
    for n, (_, r) in enumerate(cues):
        for k, role in enumerate(ROLES[1:], 1):
            for a, b in r[role]:  # type: ignore[attr-defined]
                label[n, a:b] = k
                edges[n, a, 2 * k - 2] = 1
                edges[n, b - 1, 2 * k - 1] = 1
    sure = torch.tensor([bool(r["known"]) for _, r in cues])
    if sure.any():
        scores = net.pairs(out, row[sure], piece[sure])  # type: ignore[arg-type]
        alive, count = mask.bool()[row[sure]], int(sure.sum())
        losses["pair"] = F.cross_entropy(scores[..., :4][alive], label[sure][alive], reduction="sum") / (count * 15)
        losses["edge"] = F.binary_cross_entropy_with_logits(
            scores[..., 4:][alive], edges[sure][alive], reduction="sum"
        ) / (count * 12)
    losses |= judgement_loss(out, [r for _, r in cues], label, row)
    return losses


def judgement_loss(out: object, cues: list[dict[str, object]], label: Tensor, row: Tensor) -> dict[str, Tensor]:
    """Losses of act, basis, polarity and event over the relations that have them."""
    logits = judged_logits(out, row, label)
    kinds = pooled(out.event[row], out.weight[row][..., 1], label > 0)[:, : len(EVENTS)]  # type: ignore[attr-defined]
    act, basis, event = (
        torch.tensor([names.index(str(r[field])) if r[field] is not None else -100 for r in cues])
        for field, names in (("act", ACTS), ("basis", BASES), ("event", EVENTS))
    )
    told = torch.tensor([r["negative"] is not None for r in cues])
    negative = torch.tensor([float(bool(r["negative"])) for r in cues])
    losses = {
        "act": F.cross_entropy(logits[:, :13], act, label_smoothing=0.05),
        "basis": 0.5 * F.cross_entropy(logits[:, 13:17], basis),
        "polarity": 0.5 * F.binary_cross_entropy_with_logits(logits[told, 17], negative[told]),
        "event": F.cross_entropy(kinds, event, label_smoothing=0.05),
    }
    return {name: loss for name, loss in losses.items() if not loss.isnan()}


def judged_logits(out: object, row: Tensor, label: Tensor) -> Tensor:
    """Act, basis and polarity logits of relations: the cue's mean and the weighted mean of cue and content."""
    cue = pooled(out.judged_cue[row], out.weight[row][..., 0] * 0, label == 2)  # type: ignore[attr-defined]
    content = pooled(out.judged_content[row], out.weight[row][..., 0], label >= 2)  # type: ignore[attr-defined]
    return cue * (label == 2).any(1, keepdim=True) + content


def event_loss(out: object, batch: list[data.Window], mask: Tensor) -> dict[str, Tensor]:
    """Losses of event type and mode over the windows that carry one."""
    pick = [i for i, w in enumerate(batch) if w.event is not None]
    if not pick:
        return {}
    rows = torch.tensor(pick)
    logits = pooled(out.event[rows], out.weight[rows][..., 1], mask[rows].bool())  # type: ignore[attr-defined]
    kinds = torch.tensor([batch[i].event[0] for i in pick])  # type: ignore[index]
    modes = torch.tensor([batch[i].event[1] for i in pick])  # type: ignore[index]
    losses = {"event": F.cross_entropy(logits[:, : len(EVENTS)], kinds, label_smoothing=0.05)}
    if (modes >= 0).any():
        losses["mode"] = 0.3 * F.cross_entropy(logits[:, len(EVENTS) :], modes, ignore_index=-1)
    return losses


def tag_loss(out: object, batch: list[data.Window], mask: Tensor) -> dict[str, Tensor]:
    """Losses of the entity tags and toponyms over the windows that carry them."""
    losses = {}
    heads = (("tags", out.tags, 0.6), ("toponym", out.toponym, 4.0), ("matter", out.matter, 1.5))  # type: ignore[attr-defined]
    for name, head, weight in heads:
        rows = [getattr(w, name) for w in batch]
        if any(r is not None for r in rows):
            gold = padded([r if r is not None else [-100] * len(w.ids) for r, w in zip(rows, batch, strict=True)], -100)
            losses[name] = weight * F.cross_entropy(head.float().flatten(0, 1), gold.flatten(), ignore_index=-100)
    return losses


def losses_of(net: Network, teacher: torch.nn.Module, batch: list[data.Window], kind: str) -> dict[str, Tensor]:
    """Every loss that a batch has labels for."""
    ids = padded([w.ids for w in batch], 0)
    mask = padded([[1] * len(w.ids) for w in batch], 0)
    capitals = padded([w.capitals for w in batch], 0)
    if kind in ("gold", "contents", "judged"):
        ids = ids.masked_fill((torch.rand(ids.shape) < HIDDEN) & (ids > 102), MASK)
    out = net(ids, capitals, mask)
    if kind in ("event", "act"):
        with torch.no_grad():
            taught = teacher(input_ids=ids, attention_mask=mask).last_hidden_state.float()
    losses = {
        **attribution_loss(net, out, batch, mask),
        **tag_loss(out, batch, mask),
        **event_loss(out, batch, mask),
    }
    if kind in ("event", "act"):
        weight = mask[..., None].float()
        ours, theirs = (out.vector.float() * weight).sum(1), (taught * weight).sum(1)
        losses["vector"] = 0.5 * (1 - F.cosine_similarity(ours, theirs)).mean()
    return losses


def save(net: Network, average: dict[str, Tensor], path: Path, meta: dict[str, object]) -> None:
    """The averaged weights and what made them; written beside and renamed, so that a kill leaves the old one."""
    part = path.with_suffix(".part")
    torch.save({"weights": average, "meta": meta}, part)
    part.rename(path)


def follow(average: dict[str, Tensor], net: Network, step: int) -> None:
    """Move the running average of the weights towards what they are now."""
    decay = min(0.996, step / (step + 20))
    for name, value in net.state_dict().items():
        if value.is_floating_point():
            average[name].lerp_(value, 1 - decay)
        else:
            average[name].copy_(value)


def made(a: argparse.Namespace, corpora: Corpora, started: dict[str, Any] | None) -> dict[str, object]:
    """What is recorded of a run: its settings, the SHA-256 of its data, and the run it went on from."""
    data_sets = (
        a.shared / "corpora/polnear/train",
        a.shared / "corpora/places",
        corpora.csv,
        corpora.own,
        a.shared / "gold",
        gold.OWN,
    )
    return {
        "modes": corpora.modes,
        "seed": a.seed,
        "steps": a.steps,
        "rate": a.rate,
        "shares": a.shares,
        "started_from": started["meta"] if started else None,
        "data": {p.name: data.file_hash(p) for p in data_sets},
    }


def opened(path: Path) -> dict[str, Any]:
    """Weights and what is recorded of them, from a folder of what ships or from a file."""
    if path.is_dir():
        state, meta = weights_of(path)
        return {"weights": state, "meta": meta}
    saved = torch.load(path, weights_only=True)
    return {"weights": {k: v.float() for k, v in saved["weights"].items()}, "meta": saved["meta"]}


def width(state: dict[str, Tensor]) -> tuple[int, int]:
    """The attention heads and inner units of a layer."""
    layer = "encoder.encoder.layer.0"
    return (
        len(state[f"{layer}.attention.self.query.bias"]) // narrow.HEAD,
        len(state[f"{layer}.intermediate.dense.bias"]),
    )


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--silver", type=Path, default=HERE / "runs/silver.jsonl")
    parser.add_argument("--out", type=Path, default=HERE / "runs/network")
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--minutes", type=float, default=1e9, help="end by then, the rate falling in time for it")
    parser.add_argument("--start", type=Path, required=True, help="weights of an earlier run, or the folder that ships")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--shares", type=json.loads, default=SHARES, help="JSON: the share of each kind of batch")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=2022)
    return parser.parse_args()


def main() -> None:
    """Train; print a line every 20 steps; save the running average of the weights every 200."""
    a = arguments()
    torch.manual_seed(a.seed)
    torch.set_num_threads(a.threads)
    chance = random.Random(a.seed)
    a.out.mkdir(parents=True, exist_ok=True)
    own = HERE / "data"
    corpora = Corpora(a.shared, own, a.silver if a.silver.exists() else None)
    started = opened(a.start)
    corpora.modes = started["meta"]["modes"]
    heads, units = width(started["weights"])
    net = narrow.empty(len(corpora.modes), heads, units)
    net.load_state_dict(started["weights"], strict=False)
    net.encoder.config._attn_implementation = "eager"  # the fused one is slow backward on a CPU
    from transformers import AutoModel

    teacher = AutoModel.from_pretrained(encoder_folder(), add_pooling_layer=False).eval()
    net.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    encoder = [p for p in net.encoder.parameters() if p.requires_grad]
    others = [p for n, p in net.named_parameters() if not n.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": a.rate}, {"params": others, "lr": 5 * a.rate}], weight_decay=0.01, fused=True
    )
    began = time.time()

    def done(s: int) -> float:
        """The share of the run that is over, by steps or by the clock."""
        return max(s / a.steps, (time.time() - began) / (60 * a.minutes))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min((s + 1) / 100, max(0.02, 1 - done(s))))
    meta = made(a, corpora, started)
    streams = {kind: corpora.batches(kind, chance) for kind in a.shares}
    average = {k: v.clone() for k, v in net.state_dict().items()}
    totals: dict[str, float] = {}
    net.train()
    step = 0
    while done(step) < 1:
        step += 1
        kind = chance.choices(list(a.shares), list(a.shares.values()))[0]
        batch = next(streams[kind])
        if not batch:  # our own sentences are not written yet
            kind = "attribution"
            batch = next(streams[kind])
        losses = losses_of(net, teacher, batch, kind)
        sum(losses.values()).backward()  # type: ignore[union-attr]
        torch.nn.utils.clip_grad_norm_(encoder + others, 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad(set_to_none=True)
        if step % 2 == 0:
            follow(average, net, step)
        for k, v in losses.items():
            totals[k] = 0.95 * totals.get(k, v.item()) + 0.05 * v.item()
        if step % 50 == 0:
            told = " ".join(f"{k} {v:.3f}" for k, v in sorted(totals.items()))
            print(f"{step}/{a.steps} {time.time() - began:.0f}s {told}", file=sys.stderr, flush=True)
        if step % 200 == 0 or done(step) >= 1:
            save(net, average, a.out / "weights.pt", {**meta, "step": step})
    (a.out / "meta.json").write_text(json.dumps(meta, indent=1))


if __name__ == "__main__":
    main()
