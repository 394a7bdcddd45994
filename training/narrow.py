"""Cuts a network narrower: fewer attention heads and fewer inner units in every layer, the least needed ones first.

What a head or unit is worth is the first-order change of the labels' loss when it is taken out, |x dL/dx| summed over
a few batches (P. Molchanov et al. 2017; P. Michel et al. 2019).
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor, nn

from graph import HEAD
from model import Network


def worth(net: Network, losses: Iterable[Tensor]) -> list[tuple[Tensor, Tensor]]:
    """For every layer what its heads (12) and its inner units (1536) are worth, over the losses of `net` given."""
    layers = net.encoder.encoder.layer
    seen: dict[nn.Module, list[Tensor]] = {}

    def keep(module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        inputs[0].retain_grad()
        seen.setdefault(module, []).append(inputs[0])

    places = [(one.attention.output.dense, one.output.dense) for one in layers]
    hooks = [m.register_forward_pre_hook(keep) for pair in places for m in pair]
    total = {m: torch.zeros(m.in_features) for pair in places for m in pair}
    for loss in losses:
        loss.backward()
        for module, inputs in seen.items():
            for x in inputs:
                assert x.grad is not None
                total[module] += (x * x.grad).float().sum(1).abs().sum(0)
        seen.clear()
        net.zero_grad()
    for hook in hooks:
        hook.remove()
    return [(total[a].reshape(-1, HEAD).sum(1), total[b]) for a, b in places]


def narrowed(net: Network, worths: list[tuple[Tensor, Tensor]], heads: int, units: int) -> Network:
    """The network itself, of every layer only the `heads` heads and `units` inner units that are worth most."""
    for layer, (of_heads, of_units) in zip(net.encoder.encoder.layer, worths, strict=True):
        best = of_heads.topk(heads).indices.sort().values
        columns = (best[:, None] * HEAD + torch.arange(HEAD)).flatten()
        inner = of_units.topk(units).indices.sort().values
        for part in ("query", "key", "value"):
            rows_kept(getattr(layer.attention.self, part), columns)
        columns_kept(layer.attention.output.dense, columns)
        rows_kept(layer.intermediate.dense, inner)
        columns_kept(layer.output.dense, inner)
    sized(net, heads)
    return net


def empty(modes: int, heads: int, units: int) -> Network:
    """A network of that width, its weights still to be loaded."""
    net = Network(modes, pretrained=False)
    for layer in net.encoder.encoder.layer:
        for part in ("query", "key", "value"):
            rows_kept(getattr(layer.attention.self, part), torch.arange(heads * HEAD))
        columns_kept(layer.attention.output.dense, torch.arange(heads * HEAD))
        rows_kept(layer.intermediate.dense, torch.arange(units))
        columns_kept(layer.output.dense, torch.arange(units))
    sized(net, heads)
    return net


def sized(net: Network, heads: int) -> None:
    """Tell the attention of every layer how many heads it has."""
    for layer in net.encoder.encoder.layer:
        layer.attention.self.num_attention_heads = heads
        layer.attention.self.all_head_size = heads * HEAD


def rows_kept(linear: nn.Linear, rows: Tensor) -> None:
    """Keep only those outputs of a linear layer."""
    linear.weight, linear.bias = nn.Parameter(linear.weight.data[rows]), nn.Parameter(linear.bias.data[rows])
    linear.out_features = len(rows)


def columns_kept(linear: nn.Linear, columns: Tensor) -> None:
    """Keep only those inputs of a linear layer."""
    linear.weight = nn.Parameter(linear.weight.data[:, columns])
    linear.in_features = len(columns)
