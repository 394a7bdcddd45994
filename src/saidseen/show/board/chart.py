"""Figures of a claim over time: a point for each, under its unit, with who gave it; SVG without script or style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from saidseen.language.visible import visible
from saidseen.model.claim import Claim, Figure
from saidseen.show.claim_wording import figure_words

if TYPE_CHECKING:
    from markupsafe import Markup

WIDE, HIGH, EDGE = 720, 220, 44
"""Width, height and margin in SVG units."""
LEAST = 2
"""Figures of one unit from which on a chart says more than the table beside it."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure with its day; `upper` where a range was given."""

    day: date
    value: float
    upper: float
    who: str
    words: str


def charts(claim: Claim) -> list[Markup]:
    """A chart for each unit that has figures of two days or two speakers."""
    units: dict[str, list[Dot]] = {}
    for figure in claim.figures:
        if (dot := _dot(figure)) is not None:
            units.setdefault(figure.quantity.unit or "", []).append(dot)
    return [
        _drawn(unit, sorted(dots, key=lambda dot: (dot.day, dot.value)))
        for unit, dots in units.items()
        if len({(dot.day, dot.who, dot.value) for dot in dots}) >= LEAST
    ]


def _dot(figure: Figure) -> Dot | None:
    value = figure.quantity.value
    try:
        day = date.fromisoformat((figure.at or "")[:10])
    except ValueError:
        return None
    if value is None:
        return None
    upper = figure.quantity.upper if figure.quantity.upper is not None else value
    return Dot(day, value, max(value, upper), visible(figure.speaker or "nobody named"), visible(figure_words(figure)))


def _drawn(unit: str, dots: Sequence[Dot]) -> Markup:
    from markupsafe import Markup, escape

    first, last = dots[0].day, dots[-1].day
    top = max(dot.upper for dot in dots) or 1.0
    days = max((last - first).days, 1)

    def x(dot: Dot) -> float:
        return round(EDGE + (WIDE - 2 * EDGE - 120) * (dot.day - first).days / days, 1)

    def y(value: float) -> float:
        return round(HIGH - EDGE - (HIGH - 2 * EDGE) * value / top, 1)

    parts, taken = [], list[tuple[float, float]]()
    for dot in dots:
        told = escape(f"{dot.day}: {dot.who}, {dot.words}")
        line = f'<path d="M{x(dot)} {y(dot.value)}V{y(dot.upper)}" class="span"/>' if dot.upper > dot.value else ""
        room = all(abs(x(dot) - u) > 90 or abs(y(dot.upper) - v) > 12 for u, v in taken)
        name = ""
        if room:
            taken.append((x(dot), y(dot.upper)))
            name = f'<text x="{x(dot) + 7}" y="{y(dot.upper) + 4}">{escape(dot.who)}</text>'
        parts.append(f'<g><title>{told}</title>{line}<circle cx="{x(dot)}" cy="{y(dot.value)}" r="4"/>{name}</g>')
    foot = HIGH - EDGE
    axes = (
        f'<path class="axis" d="M{EDGE} {EDGE / 2}V{foot}H{WIDE - EDGE / 2}"/>'
        f'<text x="{EDGE - 6}" y="{y(top) + 4}" text-anchor="end">{top:,.10g}</text>'
        f'<text x="{EDGE - 6}" y="{foot + 4}" text-anchor="end">0</text>'
        f'<text x="{EDGE}" y="{foot + 18}">{first}</text>'
    )
    if last != first:
        axes += f'<text x="{WIDE - EDGE - 120}" y="{foot + 18}" text-anchor="middle">{last}</text>'
    label = escape(f"Figures in {unit or 'no unit'}, {first} to {last}")
    svg = f'<svg class="chart" role="img" viewBox="0 0 {WIDE} {HIGH}" aria-label="{label}">{axes}{"".join(parts)}</svg>'
    return Markup(f"<figure>{svg}<figcaption>{escape(unit or 'figures without a unit')}</figcaption></figure>")
