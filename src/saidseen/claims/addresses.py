"""Which claim keeps which address when claims are joined, split, or gain statements: a pure function."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def assigned(
    parts: Sequence[Sequence[int]], before: Mapping[int, int], order: Mapping[int, tuple[str, str, int]]
) -> tuple[list[int | None], dict[int, int]]:
    """The claim that each part is now (None for a new one), and for each claim that is none any more its part.

    `parts` are traces, `before` the claim that a trace was in, `order` its place in time. A claim that was split stays
    where its oldest statement is; of several that are one now the one whose address was given first stays, and another
    goes on with what of it is apart from that and would have no claim.
    """
    home = {trace: number for number, part in enumerate(parts) for trace in part}
    oldest: dict[int, int] = {}
    lies: dict[int, list[int]] = {}
    for trace in sorted(home, key=lambda t: order[t]):
        if (claim := before.get(trace)) is not None:
            oldest.setdefault(claim, home[trace])
            lies.setdefault(claim, []).append(home[trace])
    held: dict[int, list[int]] = {}
    for claim, number in oldest.items():
        held.setdefault(number, []).append(claim)
    kept = [min(held[number]) if number in held else None for number in range(len(parts))]
    for claim, number in sorted(oldest.items()):
        free = next((other for other in lies[claim] if kept[other] is None), None)
        if kept[number] != claim and free is not None:
            kept[free], oldest[claim] = claim, free
    return kept, {claim: number for claim, number in oldest.items() if kept[number] != claim}
