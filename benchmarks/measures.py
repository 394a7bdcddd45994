"""Measures: 10,000 claims against all packs on one core.

The claims are drawn: exercises, deployments, withdrawals, missiles, guns and requests, with places, words and figures
of one to three speakers. Run as a script: `python benchmarks/measures.py`.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter

from saidseen.measures import ClaimView, FigureView, PlaceView, StatementView, applied, load_packs

KINDS = ("exercise", "deployment", "movement", "withdrawal", "missiles", "weapons", "request")
SPEAKERS = (("a ministry", "RUS"), ("NATO", None), ("a US official", "USA"), ("Belarus", "BLR"))
UNITS = ("troops", "tanks", "artillery pieces", "km", "mm", "aircraft")
MODIFIERS = (None, "more than", "below", "about", "up to")


def claim(number: int, draw: random.Random) -> ClaimView:
    """One made-up claim, the same for the same number."""
    kind = draw.choice(KINDS)
    speakers = draw.sample(SPEAKERS, draw.randint(1, 3))
    statements = tuple(
        StatementView(f"{number}-{n}", who, "affirms", "There are guns and missiles under one command.", "d", country)
        for n, (who, country) in enumerate(speakers)
    )
    figures = tuple(
        FigureView(draw.randint(1, 200_000), draw.choice(UNITS), draw.choice(MODIFIERS), None, s.id, s.speaker)
        for s in statements
    )
    places = (
        PlaceView("a place", draw.choice(("RUS", "BLR", "UKR")), draw.uniform(44, 66), draw.uniform(22, 70)),
        PlaceView("another", draw.choice(("RUS", "BLR", "UKR")), draw.uniform(44, 66), draw.uniform(22, 70)),
    )
    day = f"2022-02-{draw.randint(1, 28):02}"
    return ClaimView(str(number), f"Forces, {kind}", kind, None, ("RUS",), places, day, None, figures, statements)


def measure(claims: int) -> dict[str, float]:
    """CPU-seconds to load the packs, and to link the claims and conclude on every activity; the findings by result."""
    start = time.process_time()
    packs = load_packs()
    loaded = time.process_time()
    draw = random.Random(7)
    made = [claim(number, draw) for number in range(claims)]
    begun = time.process_time()
    concluded = [c for one in applied(made, packs, on="2022-02-20") for c in one.conclusions]
    results = Counter(finding.result.value for c in concluded for finding in c.findings)
    ended = time.process_time()
    return {"load": loaded - start, "apply": ended - begun, "findings": results.total(), **results}


def bench(claims: int = 10_000) -> dict[str, float]:
    """The figures by name: seconds of one core, and the share of measures that say where they were read."""
    found = measure(claims)
    measures = [measure for pack in load_packs() for measure in pack.measures]
    told = [one for one in measures if one.sources and isinstance(one.verified, bool)]
    return {
        f"{claims:,} claims x all packs, CPU-seconds": found["apply"],
        "findings": found["findings"],
        "loading all packs, CPU-seconds": found["load"],
        "measures with source and verified %": 100 * len(told) / len(measures),
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=10_000)
    options = parser.parse_args()
    for name, value in bench(options.claims).items():
        print(f"{name:44} {value:12,.2f}")


if __name__ == "__main__":
    main()
