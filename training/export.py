"""Exports trained weights to the one int8 ONNX file that the package ships, with its settings beside it.

usage: python training/export.py training/runs/NAME/weights.pt src/saidseen/reading/network [--float OUT.onnx]
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from model import ACTS, BASES, BUCKETS, CHANNELS, EDGES, EVENTS, ROLES, TAGS, WIDTH, Network, encoder_folder

OUTPUTS = (
    "roles",
    "anchor",
    "query",
    "key",
    "tags",
    "toponym",
    "judged_cue",
    "judged_content",
    "weight",
    "event",
    "vector",
)


class Exported(nn.Module):
    """The network as a function of one window: (1, T) ids and capital flags to (T, K) arrays."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, capitals: Tensor) -> tuple[Tensor, ...]:
        """The heads in the order of OUTPUTS."""
        out = self.net(ids, capitals, torch.ones_like(ids))
        values = [getattr(out, name)[0] for name in OUTPUTS]
        return tuple(v.flatten(1) if v.dim() == 3 else v for v in values)


def main() -> None:
    """Write network.onnx, tokenizer.json and settings.json into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--float", type=Path, dest="unquantised")
    a = parser.parse_args()
    saved = torch.load(a.weights, weights_only=True)
    net = Network(len(saved["meta"]["modes"]), pretrained=False)
    net.load_state_dict(saved["weights"])
    net.eval()
    net.encoder.config._attn_implementation = "eager"
    a.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            Exported(net),
            (torch.randint(1000, 20000, (1, 40)), torch.zeros(1, 40, dtype=torch.long)),
            plain,
            input_names=["ids", "capitals"],
            output_names=list(OUTPUTS),
            dynamic_axes={n: {1 if n in ("ids", "capitals") else 0: "T"} for n in ("ids", "capitals", *OUTPUTS)},
            opset_version=17,
            dynamo=False,
        )
        fused = fuse(plain, Path(scratch) / "fused.onnx")
        if a.unquantised:
            shutil.copy(fused, a.unquantised)
        quantize_dynamic(
            fused, a.folder / "network.onnx", per_channel=True, weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )  # fmt: skip
    shutil.copy(encoder_folder() / "tokenizer.json", a.folder / "tokenizer.json")
    settings = {
        "roles": ROLES, "edges": EDGES, "channels": CHANNELS, "width": WIDTH, "buckets": BUCKETS, "tags": TAGS,
        "acts": ACTS, "bases": BASES, "events": EVENTS, "modes": saved["meta"]["modes"],
        "near": [[round(x, 4) for x in row] for row in net.near.tolist()],
        "made": {k: v for k, v in saved["meta"].items() if k != "modes"},
    }  # fmt: skip
    (a.folder / "settings.json").write_text(json.dumps(settings, separators=(",", ":")) + "\n")


def fuse(plain: Path, out: Path) -> Path:
    """The graph with attention, GELU and layer norms fused by onnxruntime's own optimiser."""
    from onnxruntime.transformers import optimizer

    model = optimizer.optimize_model(str(plain), model_type="bert", num_heads=12, hidden_size=384, opt_level=0)
    model.save_model_to_file(str(out))
    onnx.checker.check_model(str(out), full_check=False)
    return out


if __name__ == "__main__":
    main()
