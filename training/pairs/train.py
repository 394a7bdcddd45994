"""Trains the pair model: a cross-encoder that says whether two statements speak of one proposition.

usage: python training/pairs/train.py --shared ../shared --out training/runs/pairs.pt --minutes 35
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
from data import Pair, drawn, sides  # noqa: E402
from model import encoder_folder  # noqa: E402
from tokenizers import Tokenizer  # noqa: E402

DAYS = ("2022-01-31_02-08", "2022-02-19_22", "2022-02-23_24", "2022-02-27_28", "syria")
LONGEST = 60  # pieces of one side
BATCH = 32


class Pairs(nn.Module):
    """The all-MiniLM-L6-v2 encoder over both statements, and two logits of its first piece: same, opposed."""

    def __init__(self) -> None:
        super().__init__()
        from transformers import AutoModel

        self.encoder = AutoModel.from_pretrained(encoder_folder(), add_pooling_layer=False)
        self.encoder.config._attn_implementation = "eager"
        self.same = nn.Linear(self.encoder.config.hidden_size, 2)

    def forward(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        """(B, T) integers to (B, 2) logits."""
        hidden = self.encoder(input_ids=ids, token_type_ids=kinds, attention_mask=mask).last_hidden_state
        out: Tensor = self.same(hidden[:, 0])
        return out


def cutter() -> Tokenizer:
    """The encoder's own tokenizer without padding or truncation."""
    made = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


def encoded(using: Tokenizer, a: str, b: str) -> tuple[list[int], list[int]]:
    """Ids and segment numbers of a pair."""
    one, two = (using.encode(t, add_special_tokens=False).ids[:LONGEST] for t in (a, b))
    return [101, *one, 102, *two, 102], [0] * (len(one) + 2) + [1] * (len(two) + 1)


def tensors(using: Tokenizer, batch: list[Pair]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, segments and mask of a batch."""
    rows = [encoded(using, p.a, p.b) for p in batch]
    width = max(len(i) for i, _ in rows)
    pad = [(i + [0] * (width - len(i)), k + [0] * (width - len(k)), [1] * len(i) + [0] * (width - len(i))) for i, k in rows]
    ids, kinds, mask = (torch.tensor([p[n] for p in pad]) for n in range(3))
    return ids, kinds, mask


def embedder(net: Pairs, using: Tokenizer):  # type: ignore[no-untyped-def]
    """Unit vectors of texts by the encoder as it comes: the mean of its pieces."""

    def vectors(texts: list[str]) -> Tensor:
        out = []
        with torch.no_grad():
            for at in range(0, len(texts), 64):
                rows = [[101, *using.encode(t, add_special_tokens=False).ids[:LONGEST], 102] for t in texts[at : at + 64]]
                width = max(map(len, rows))
                ids = torch.tensor([r + [0] * (width - len(r)) for r in rows])
                mask = torch.tensor([[1] * len(r) + [0] * (width - len(r)) for r in rows])
                hidden = net.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
                out.append(F.normalize((hidden * mask[..., None]).sum(1), dim=1))
        return torch.cat(out)

    return vectors


def main() -> None:
    """Train; a line every fifty steps; a checkpoint every four hundred."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=HERE.parent / "runs/pairs.pt")
    parser.add_argument("--days", nargs="*", default=list(DAYS))
    parser.add_argument("--minutes", type=float, default=35.0)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--start", type=Path, help="weights of an earlier run to go on from")
    parser.add_argument("--hard", type=int, default=12, help="nearest statements of other propositions, a statement")
    a = parser.parse_args()
    torch.manual_seed(a.seed)
    torch.set_num_threads(a.threads)
    chance = random.Random(a.seed)
    net, using = Pairs(), cutter()
    net.eval()
    vectors = embedder(net, using)
    found = [sides(a.shared, days) for days in a.days]
    rounds = [[p for group in found for p in drawn(group, vectors, chance, hard=a.hard)] for _ in range(a.rounds)]
    if a.start:
        net.load_state_dict(torch.load(a.start, weights_only=True)["weights"])
    digest = hashlib.sha256(repr(sorted((p.a, p.b, p.same) for p in rounds[0])).encode()).hexdigest()
    print(f"{len(rounds[0])} pairs a round, {sum(p.same for p in rounds[0])} of one proposition, {digest[:12]}", flush=True)
    batches: list[list[Pair]] = []
    for pairs in rounds:
        chance.shuffle(pairs)
        groups = []
        for at in range(0, len(pairs), BATCH * 16):
            block = sorted(pairs[at : at + BATCH * 16], key=lambda p: len(p.a) + len(p.b))
            groups += [block[k : k + BATCH] for k in range(0, len(block), BATCH)]
        chance.shuffle(groups)
        batches += groups
    net.train()
    net.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    learnt = [p for p in net.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(learnt, lr=a.rate, weight_decay=0.01, fused=True)
    mean = {k: v.clone() for k, v in net.state_dict().items()}
    began, total, step = time.time(), 0.0, 0

    def save() -> None:
        meta = {"days": a.days, "seed": a.seed, "steps": step, "rate": a.rate, "data": digest}
        torch.save({"weights": mean, "meta": meta}, a.out.with_suffix(".part"))
        a.out.with_suffix(".part").rename(a.out)

    for batch in batches:
        done = max(step / len(batches), (time.time() - began) / (60 * a.minutes))
        if done >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = a.rate * min(1.0, (step + 1) / 150) * max(0.02, 1 - done)
        logits = net(*tensors(using, batch))
        same = torch.tensor([float(p.same) for p in batch])
        loss = F.binary_cross_entropy_with_logits(logits[:, 0], same)
        told = torch.tensor([p.opposed is not None for p in batch])
        if told.any():
            against = torch.tensor([float(bool(p.opposed)) for p in batch])
            loss = loss + 0.4 * F.binary_cross_entropy_with_logits(logits[told, 1], against[told])
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learnt, 1.0)
        optimiser.step()
        step += 1
        kept = min(0.995, step / (step + 20))
        for k, v in net.state_dict().items():
            mean[k] = mean[k].lerp(v, 1 - kept) if v.is_floating_point() else v
        total = 0.98 * total + 0.02 * loss.item()
        if step % 50 == 0:
            print(f"{step}/{len(batches)} {time.time() - began:.0f}s loss {total / (1 - 0.98**step):.4f}", flush=True)
        if step % 400 == 0:
            save()
    save()


if __name__ == "__main__":
    main()
