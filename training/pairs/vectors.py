"""Trains the vectors of statements: those of one proposition near one another, all others of the same days apart.

usage: python training/pairs/vectors.py --shared ../shared --out training/runs/vectors.pt --minutes 15

The shipped ones are four rounds (--rate 2e-5 --seed 5) from the mean (average.py) of two: an earlier one without the
government's rows and syria4 to 8, and nine rounds (--rate 5e-5) from the encoder as it comes, without 27 and 28
February and syria8 (docs/model-card.md).
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
from rows import Side, asked_sides, crises, sides, written_sides  # noqa: E402
from tokenizers import Tokenizer  # noqa: E402

from model import encoder_folder  # noqa: E402

DAYS = (
    "2022-01-31_02-08+government-2022-02-01_08a",
    "government-2022-02-01_08b",
    "2022-02-09_15+government-2022-02-09_15",
    "2022-02-19_22+government-2022-02-19_22",
    "2022-02-23_24+government-2022-02-23_24",
    "2022-02-27_28+government-2022-02-27_28",
    "2022-01-01_14",
    "2022-01-15_29",
    "syria",
    "syria3",
    "syria4",
    "syria5",
    "syria6",
    "syria7",
    "syria8",
)  # 25 and 26 February and syria2 are for the report
KEPT = ("korea-2010", "iran-us-2020")  # crises written for this project that are kept back
LONGEST = 72  # pieces of a statement
BATCH = 80
FEWEST = 8  # statements of a batch that others gave vectors, for these to teach
HARD = 0.5  # of the groups of a round that are cut into batches of near propositions


class Vectors(nn.Module):
    """The all-MiniLM-L6-v2 encoder, and the mean of its pieces."""

    marks = (101, 102, 0)
    """The pieces that begin and end a text, and the one that fills up."""

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__()
        from transformers import AutoModel

        self.encoder = AutoModel.from_pretrained(folder or encoder_folder(), add_pooling_layer=False)
        if folder is None:
            self.encoder.config._attn_implementation = "eager"
        self.scale = nn.Parameter(torch.tensor(12.0))
        self.shift = nn.Parameter(torch.tensor(-7.0))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """(B, T) integers to (B, width) unit vectors."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        out: Tensor = F.normalize((hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True), dim=1)
        return out

    def of(self, using: Tokenizer, texts: list[str]) -> Tensor:
        """The vectors of texts, in bfloat16 inside."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return self(*tensors(using, texts, self.marks)).float()


def cutter(folder: Path | None = None) -> Tokenizer:
    """The encoder's own tokenizer without padding or truncation."""
    made = Tokenizer.from_file(str((folder or encoder_folder()) / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


def tensors(using: Tokenizer, texts: list[str], marks: tuple[int, int, int] = Vectors.marks) -> tuple[Tensor, Tensor]:
    """Ids and mask of texts."""
    first, last, fill = marks
    rows = [[first, *using.encode(t, add_special_tokens=False).ids[:LONGEST], last] for t in texts]
    width = max(map(len, rows))
    ids = torch.tensor([r + [fill] * (width - len(r)) for r in rows])
    return ids, (torch.arange(width)[None] < torch.tensor([len(r) for r in rows])[:, None]).long()


def same(found: list[Side]) -> Tensor:
    """Which of some statements bear on one proposition."""
    names = sorted({p for s in found for p in s.stances})
    member = torch.zeros(len(found), len(names))
    for n, s in enumerate(found):
        for p in s.stances:
            member[n, names.index(p)] = 1
    return member @ member.T > 0


def loss_of(v: Tensor, alike: Tensor, net: Vectors) -> Tensor:
    """Supervised contrast at a temperature, and the chance of each pair by a scaled cosine."""
    size = len(v)
    off = ~torch.eye(size, dtype=torch.bool)
    cosines = v @ v.T
    logits = (cosines / 0.06).masked_fill(~off, -1e4)
    log = logits - logits.logsumexp(1, keepdim=True)
    good = alike & off
    some = good.any(1)
    contrast = -((log * good).sum(1)[some] / good.sum(1)[some]).mean() if some.any() else v.sum() * 0
    chance = F.binary_cross_entropy_with_logits(
        (net.scale * cosines + net.shift)[off], alike[off].float(), pos_weight=torch.tensor(2.0)
    )
    return contrast + 3 * chance


def batches(found: list[Side], chance: random.Random) -> list[list[Side]]:
    """The statements in batches in which propositions stand together more often than by chance."""
    order = list(found)
    chance.shuffle(order)
    by: dict[str, list[Side]] = {}
    for s in order:
        by.setdefault(min(s.stances), []).append(s)
    groups = [g[k : k + 8] for g in by.values() for k in range(0, len(g), 8)]
    chance.shuffle(groups)
    flat = [s for g in groups for s in g]
    return [flat[k : k + BATCH] for k in range(0, len(flat), BATCH) if len(flat[k : k + BATCH]) > 8]


def near_batches(found: list[Side], chance: random.Random, net: Vectors, using: Tokenizer) -> list[list[Side]]:
    """The statements in batches whose propositions lie near one another as the vectors are now."""
    groups = [group for whole in batches(found, chance) for group in together(whole)]
    means = F.normalize(torch.stack([embedded(net, using, group).mean(0) for group in groups]), dim=1)
    like = means @ means.T
    left, out = set(range(len(groups))), []
    while left:
        seed = chance.choice(sorted(left))
        batch: list[Side] = []
        for n in torch.argsort(-(like[seed] + 0.05 * torch.rand(len(groups)))).tolist():
            if n in left and len(batch) < BATCH - 4:
                left.remove(n)
                batch += groups[n]
        out.append(batch)
    return [batch for batch in out if len(batch) > 8]


def together(batch: list[Side]) -> list[list[Side]]:
    """The statements of a batch by their first proposition."""
    by: dict[str, list[Side]] = {}
    for s in batch:
        by.setdefault(min(s.stances), []).append(s)
    return list(by.values())


def embedded(net: Vectors, using: Tokenizer, found: list[Side]) -> Tensor:
    """The vectors of some statements as they are now."""
    with torch.no_grad():
        return net.of(using, [s.text for s in found])


def taught_loss(v: Tensor, theirs: Tensor) -> Tensor:
    """How far the cosines of vectors are from those of others: as a choice of neighbours, and one by one."""
    off = ~torch.eye(len(v), dtype=torch.bool)
    mine, those = v @ v.T, theirs @ theirs.T
    chosen = (those / 0.06).masked_fill(~off, -1e4).softmax(1)
    choice = -(chosen * (mine / 0.06).masked_fill(~off, -1e4).log_softmax(1)).sum(1).mean()
    out: Tensor = choice + 10 * ((mine - those)[off] ** 2).mean()
    return out


class Taught:
    """The vectors that others give to statements (teacher.py), and those of them that nobody annotated."""

    def __init__(self, path: Path) -> None:
        held = torch.load(path, weights_only=True)
        self.vectors = F.normalize(held["vectors"].float(), dim=1)
        self.texts: list[str] = held["texts"]
        self.at = {text: n for n, text in enumerate(self.texts)}
        self.unlabelled = [self.at[text] for text in held["unlabelled"]]

    def of(self, texts: list[str]) -> Tensor:
        """Their vectors of some texts."""
        return self.vectors[[self.at[t] for t in texts]]

    def batches(self, chance: random.Random, size: int = 4_500) -> list[list[str]]:
        """Some that nobody annotated, in batches of two neighbourhoods each."""
        ids = chance.sample(self.unlabelled, min(size, len(self.unlabelled)))
        left, near = set(range(len(ids))), []
        while len(left) > 8:
            likes = self.vectors[ids] @ self.vectors[ids[chance.choice(sorted(left))]]
            group = [n for n in torch.argsort(-likes).tolist() if n in left][: BATCH // 2]
            left -= set(group)
            near.append([self.texts[ids[n]] for n in group])
        chance.shuffle(near)
        return [[text for group in near[k : k + 2] for text in group] for k in range(0, len(near), 2)]


def one_round(
    found: list[list[Side]], chance: random.Random, net: Vectors, using: Tokenizer, taught: Taught | None
) -> list[list[Side] | list[str]]:
    """The batches of a round, shuffled: annotated statements, and texts that only others gave vectors."""
    every: list[list[Side] | list[str]] = []
    for group in found:
        near = chance.random() < HARD
        every += near_batches(group, chance, net, using) if near else batches(group, chance)
    every += taught.batches(chance) if taught else []
    chance.shuffle(every)
    return every


def loss_on(
    batch: list[Side] | list[str], chance: random.Random, net: Vectors, using: Tokenizer, taught: Taught | None
) -> Tensor:
    """The loss on a batch of either kind."""
    sides_ = [s for s in batch if isinstance(s, Side)]
    texts = [s for s in batch if isinstance(s, str)]
    v = net.of(using, [s.less(chance) for s in sides_] or texts)
    loss = loss_of(v, same(sides_), net) if sides_ else v.sum() * 0
    known = [n for n, text in enumerate([s.text for s in sides_] or texts) if taught and text in taught.at]
    if taught is None or len(known) < FEWEST:
        return loss
    return loss + taught_loss(v[known], taught.of([([s.text for s in sides_] or texts)[n] for n in known]))


def train(
    net: Vectors, using: Tokenizer, found: list[list[Side]], a: argparse.Namespace, meta: dict[str, object]
) -> None:
    """Teach a network; a line a round, in which the mean of its weights is kept."""
    torch.manual_seed(a.seed)
    torch.set_num_threads(a.threads)
    chance = random.Random(a.seed)
    taught = Taught(a.taught) if a.taught else None
    encoder = [p for p in net.encoder.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": a.rate}, {"params": [net.scale, net.shift], "lr": 0.02}], weight_decay=0.01
    )
    base = [g["lr"] for g in optimiser.param_groups]
    mean = {k: v.clone() for k, v in net.state_dict().items()}
    began, step, total = time.time(), 0, 0.0
    net.train()
    for number in range(a.rounds):
        every = one_round(found, chance, net, using, taught)
        for at, batch in enumerate(every):
            done = max((number + at / len(every)) / a.rounds, (time.time() - began) / (60 * a.minutes))
            if done >= 1:
                break
            for group, rate in zip(optimiser.param_groups, base, strict=True):
                group["lr"] = rate * min(1.0, (step + 1) / 20) * max(0.03, 1 - done)
            loss = loss_on(batch, chance, net, using, taught)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*encoder, net.scale, net.shift], 1.0)
            optimiser.step()
            step += 1
            kept = min(0.98, step / (step + 10))
            for k, v in net.state_dict().items():
                mean[k] = mean[k].lerp(v, 1 - kept) if v.is_floating_point() else v
            total = 0.95 * total + 0.05 * loss.item()
        print(f"round {number + 1}, {time.time() - began:.0f} s, loss {total / (1 - 0.95 ** max(step, 1)):.3f}, "
              f"{net.scale.item():.2f} {net.shift.item():.2f}", flush=True)  # fmt: skip
        torch.save({"weights": mean, "meta": {**meta, "seed": a.seed, "rounds": number + 1}}, a.out)
        if (time.time() - began) / 60 > a.minutes:
            break


def asked() -> argparse.ArgumentParser:
    """What may be asked of a training."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=HERE.parent / "runs/vectors.pt")
    parser.add_argument("--days", nargs="*", default=list(DAYS), help="joined by + where they share propositions")
    parser.add_argument("--minutes", type=float, default=15.0)
    parser.add_argument("--rounds", type=int, default=14)
    parser.add_argument("--rate", type=float, default=4e-5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--written", action="store_true", help="the crises written for this project too")
    parser.add_argument("--asked", action="store_true", help="the sentences that say propositions in other words too")
    parser.add_argument("--start", type=Path, help="weights of an earlier run to go on from")
    parser.add_argument("--taught", type=Path, help="vectors that others give to the statements (teacher.py)")
    return parser


def annotated_sides(a: argparse.Namespace) -> tuple[list[list[Side]], dict[str, object]]:
    """The statements to learn from, and what tells which they were."""
    found = [[s for days in joined.split("+") for s in sides(a.shared, days)] for joined in a.days]
    found += [written_sides(c) for c in crises() if a.written and c not in KEPT]
    if a.asked:
        found = [group + asked_sides({p for s in group for p in s.stances}) for group in found]
    told = [(s.text, sorted(s.stances)) for group in found for s in group]
    return found, {"days": a.days, "data": hashlib.sha256(repr(told).encode()).hexdigest()}


def main() -> None:
    """Train the vectors that ship."""
    a = asked().parse_args()
    net, using = Vectors(), cutter()
    if a.start:
        kept = torch.load(a.start, weights_only=True)["weights"]
        net.load_state_dict({k: v.float() for k, v in kept.items()}, strict=False)
    net.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    found, meta = annotated_sides(a)
    train(net, using, found, a, meta)


if __name__ == "__main__":
    main()
