"""The network as one int8 ONNX graph, in the operators that onnxruntime runs fastest on a CPU.

What was found by measuring (onnxruntime 1.31, one thread, 170 pieces, a layer in microseconds): `Add` and
`LayerNormalization` take 54 where `SkipLayerNormalization` takes 403; the standard `Attention` of opset 23 takes 551
where the attention inside `QAttention` takes 970; `Gelu` after a product that adds the bias itself takes 172 where
`BiasGelu` takes 308; heads that share one product need no product each. Run it without onnxruntime's own fusions, which
would put the slow ones back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

Floats = npt.NDArray[np.float32]
State = Mapping[str, Floats]  # weights by their names in `model.Network`

SCORES = (
    "anchor",
    "tags",
    "toponym",
    "judged_cue",
    "judged_content",
    "weight",
    "event",
    "own",
    "matter",
)  # columns of one output
SECOND = "second."  # begins the names of the second encoder's weights
HEADS = ("act", "event")  # of the second encoder: columns of one output
EPSILON = 1e-12  # of the encoder's layer norms
TOP = 64
"""The largest weight of a product. Processors without VNNI add two products of a uint8 and an int8 in 16 bits and cut
what is more: 2 · 255 · 64 is still whole there, so that every processor reads a story in the same way."""
HEAD = 32  # units of one attention head


def channelwise(matrix: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """An (in, out) matrix in int8 (at most TOP), and the scale of each of its columns."""
    scale = (np.abs(matrix).max(0) / np.float32(TOP)).astype(np.float32)
    scale[scale == 0] = 1
    return np.clip(np.rint(matrix / scale), -TOP, TOP).astype(np.int8), scale


def bytewise(table: Floats) -> tuple[npt.NDArray[np.uint8], Floats, npt.NDArray[np.uint8]]:
    """A table in uint8 with one scale and one zero point."""
    low, high = min(float(table.min()), 0.0), max(float(table.max()), 0.0)
    scale = np.float32((high - low) / 255)
    zero = np.uint8(np.rint(-low / scale))
    values = np.clip(np.rint(table / scale) + zero, 0, 255).astype(np.uint8)
    return values, np.array(scale), np.array(zero)


class Graph:
    """Collects the nodes and weights of one graph."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.nodes: list[onnx.NodeProto] = []
        self.weights: dict[str, onnx.TensorProto] = {}

    def node(self, kind: str, inputs: Sequence[str], output: str, domain: str = "", **attributes: Any) -> str:
        """Add a node of one output, and return the output's name."""
        self.nodes.append(helper.make_node(kind, list(inputs), [output], domain=domain, **attributes))
        return output

    def constant(self, name: str, value: npt.NDArray[Any]) -> str:
        """Add a weight, and return its name."""
        self.weights[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def quantised(self, x: str, at: str = "") -> tuple[str, str, str]:
        """A tensor in uint8 with its scale and zero point, for several products; `at` ends their names."""
        names = (f"{x}/q{at}", f"{x}/scale{at}", f"{x}/zero{at}")
        self.nodes.append(helper.make_node("DynamicQuantizeLinear", [x], list(names)))
        return names

    def linear(self, x: str | tuple[str, str, str], parts: Sequence[str], output: str) -> str:
        """One int8 product for the linear layers `parts` side by side, biases added."""
        matrix = np.concatenate([self.state[f"{p}.weight"] for p in parts]).T
        values, scale = channelwise(matrix)
        b = self.constant(f"{output}/b", values)
        s = self.constant(f"{output}/b_scale", scale)
        z = self.constant(f"{output}/b_zero", np.zeros(len(scale), dtype=np.int8))
        bias = self.constant(f"{output}/bias", np.concatenate([self.state[f"{p}.bias"] for p in parts]))
        if isinstance(x, str):
            return self.node("DynamicQuantizeMatMul", [x, b, s, z, bias], output, "com.microsoft")
        a, scale_a, zero_a = x
        return self.node("MatMulIntegerToFloat", [a, b, scale_a, s, zero_a, z, bias], output, "com.microsoft")

    def norm(self, x: str, part: str, output: str) -> str:
        """A layer norm."""
        gain = self.constant(f"{output}/gain", self.state[f"{part}.weight"])
        shift = self.constant(f"{output}/shift", self.state[f"{part}.bias"])
        return self.node("LayerNormalization", [x, gain, shift], output, axis=-1, epsilon=EPSILON)

    def table(self, part: str) -> list[str]:
        """An embedding in uint8 with its scale and zero point."""
        values, scale, zero = bytewise(self.state[f"{part}.weight"])
        return [self.constant(f"{part}/{k}", v) for k, v in (("q", values), ("scale", scale), ("zero", zero))]

    def looked_up(self, part: str, ids: str) -> str:
        """The rows of an embedding."""
        q, scale, zero = self.table(part)
        found = self.node("Gather", [q, ids], f"{part}/found", axis=0)
        return self.node("DequantizeLinear", [found, scale, zero], f"{part}/rows")


def embedded(g: Graph) -> str:
    """Word, position and capital embeddings together, normed."""
    at = "encoder.embeddings"
    words = g.looked_up(f"{at}.word_embeddings", "ids")
    kinds = g.looked_up(f"{at}.token_type_embeddings", "capitals")
    q, scale, zero = g.table(f"{at}.position_embeddings")
    length = g.node("Shape", ["ids"], "length", start=1, end=2)
    first, axis = g.constant("first", np.array([0])), g.constant("axis", np.array([0]))
    sliced = g.node("Slice", [q, first, length, axis], f"{at}.position_embeddings/found")
    places = g.node("DequantizeLinear", [sliced, scale, zero], f"{at}.position_embeddings/rows")
    both = g.node("Add", [words, kinds], "words+kinds")
    return g.norm(g.node("Add", [both, places], "embeddings"), f"{at}.LayerNorm", "hidden0")


def layer(g: Graph, x: str, number: int, second: str = "") -> str:
    """One transformer layer on `x`; `second` begins the names of the second encoder's."""
    at = f"{second}encoder.encoder.layer.{number}"
    heads = len(g.state[f"{at}.attention.self.query.bias"]) // HEAD
    inside = g.quantised(x, second and f"/{second}")
    qkv = [g.linear(inside, [f"{at}.attention.self.{p}"], f"{second}{p}{number}") for p in ("query", "key", "value")]
    seen = g.node("Attention", qkv, f"{second}seen{number}", q_num_heads=heads, kv_num_heads=heads)
    seen = g.linear(seen, [f"{at}.attention.output.dense"], f"{second}looked{number}")
    both = g.node("Add", [seen, x], f"{second}sum{number}")
    middle = g.norm(both, f"{at}.attention.output.LayerNorm", f"{second}middle{number}")
    wide = g.linear(middle, [f"{at}.intermediate.dense"], f"{second}wide{number}")
    wide = g.node("Gelu", [wide], f"{second}gelu{number}")
    back = g.linear(wide, [f"{at}.output.dense"], f"{second}narrow{number}")
    both = g.node("Add", [back, middle], f"{second}total{number}")
    return g.norm(both, f"{at}.output.LayerNorm", f"{second}hidden{number + 1}")


def second_look(g: Graph, x: str) -> str:
    """The encoder that reads one statement with its marks, and its heads on the first piece and the mean of all."""
    for number in range(depth(g.state)):
        x = layer(g, x, number, SECOND)
    at, axis = g.constant(f"{SECOND}at", np.array([0])), g.constant(f"{SECOND}axis", np.array([1]))
    first = g.node("Gather", [x, at], f"{SECOND}first", axis=1)
    mean = g.node("ReduceMean", [x, axis], f"{SECOND}mean", keepdims=1)
    both = g.node("Concat", [first, mean], f"{SECOND}both", axis=2)
    return g.linear(both, [f"{SECOND}{head}" for head in HEADS], "second")


def encoder(state: State) -> onnx.ModelProto:
    """The encoder alone: `ids` and `capitals` (1, T; all 0) to the output `hidden` (1, T, 384)."""
    g = Graph(state)
    x = embedded(g)
    for number in range(depth(state)):
        x = layer(g, x, number)
    return whole(g, {g.node("Identity", [x], "hidden"): len(state["encoder.embeddings.LayerNorm.bias"])})


def depth(state: State) -> int:
    """How many layers there are."""
    return 1 + max(int(n.split(".")[3]) for n in state if n.startswith("encoder.encoder.layer."))


def build(state: State) -> onnx.ModelProto:
    """The whole network: `ids` and `capitals` (1, T) to the outputs `scores`, `query`, `key` and `vector` (1, T, K), or
    where `again` is true to `second` (1, 1, K); those that are not asked for are one row of zeros.

    `scores` holds the heads of SCORES side by side, `second` those of HEADS, of the second encoder, which has the
    embeddings of the first (second.py).
    """
    g, first, second = Graph(state), Graph(state), Graph(state)
    bottom = x = embedded(g)
    for number in range(depth(state)):
        x = layer(first, x, number)
    shared = first.quantised(x)
    first.linear(shared, SCORES, "scores")
    first.linear(shared, ["vector"], "vector")
    for name in ("query", "key"):
        hidden = first.linear(shared, [f"{name}.0"], f"{name}/hidden")
        first.linear(first.node("Gelu", [hidden], f"{name}/gelu"), [f"{name}.2"], name)
    second_look(second, bottom)
    size = {
        "scores": sum(len(state[f"{n}.bias"]) for n in SCORES),
        "vector": len(state["vector.bias"]),
        "query": len(state["query.2.bias"]),
        "key": len(state["key.2.bias"]),
        "second": sum(len(state[f"{SECOND}{head}.bias"]) for head in HEADS),
    }
    branches = {"then_branch": branch(second, size), "else_branch": branch(first, size)}
    g.nodes.append(helper.make_node("If", ["again"], [f"{n}/out" for n in size], **branches))
    model = whole(g, {f"{n}/out": k for n, k in size.items()})
    model.graph.input.append(helper.make_tensor_value_info("again", TensorProto.BOOL, []))
    return model


def branch(g: Graph, size: Mapping[str, int]) -> onnx.GraphProto:
    """A branch with outputs of those names and sizes, zeros where it has none."""
    made = {name for node in g.nodes for name in node.output}
    first = "second" if "second" in made else "first"
    outputs = []
    for name, k in size.items():
        if name in made:
            outputs.append(name)
        else:
            zeros = g.constant(f"{first}/{name}/zeros", np.zeros((1, 1, k), dtype=np.float32))
            outputs.append(g.node("Identity", [zeros], f"{first}/{name}/none"))
    told = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, None, k])
        for name, k in zip(outputs, size.values(), strict=True)
    ]
    return helper.make_graph(g.nodes, first, [], told, list(g.weights.values()))


def whole(g: Graph, size: Mapping[str, int]) -> onnx.ModelProto:
    """The model of a graph whose outputs have those names and sizes."""
    graph = helper.make_graph(
        g.nodes,
        "saidseen",
        [helper.make_tensor_value_info(n, TensorProto.INT64, [1, "T"]) for n in ("ids", "capitals")],
        [helper.make_tensor_value_info(n, TensorProto.FLOAT, [1, "T", k]) for n, k in size.items()],
        list(g.weights.values()),
    )
    opsets = [helper.make_opsetid("", 23), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=11, producer_name="saidseen")
