"""Findings for people: rows of a table, and the section of a claim's page with its checklist and map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from saidseen.measures.case import case_of
from saidseen.measures.chart import Chart, draw
from saidseen.measures.claim import ClaimView
from saidseen.measures.finding import Checked, Deadline, Finding, OwedItem
from saidseen.measures.pack import NOT_VERIFIED, Pack
from saidseen.measures.wording import flag
from saidseen.records import State

COLUMNS = ("claim", "measure", "by", "result", "in force", "owed", "reading")
BOXES = {State.GIVEN: "☑", State.WITHHELD: "☒", State.MISSING: "☐"}
STANDING = {True: "in force", False: "not in force", None: "in force: open"}
STYLE = (
    ".measure{border:1px solid currentColor;border-radius:.4rem;padding:.6rem .9rem;margin:.8rem 0}"
    ".measure h3{margin:.1rem 0;font-size:1rem}.measure table{border-collapse:collapse;font-size:.9rem;width:100%}"
    ".measure th,.measure td{border-top:1px solid currentColor;padding:.2rem .5rem;text-align:left;vertical-align:top}"
    ".measure ul{list-style:none;padding-left:0}.measure .unverified{font-weight:bold;text-transform:uppercase}"
)


def rows(findings: Iterable[Finding]) -> Iterator[tuple[str, ...]]:
    """Findings as rows of COLUMNS, for a table."""
    for finding in findings:
        owed = [item.item for item in finding.owed if item.state is not State.GIVEN]
        yield (
            finding.claim,
            f"{finding.measure}{flag(finding.verified)}",
            ", ".join(finding.by),
            finding.result.value,
            {True: "yes", False: "no", None: "open"}[finding.in_force],
            ", ".join(owed),
            finding.reading,
        )


def section(claim: ClaimView, findings: Iterable[Finding], packs: Sequence[Pack]) -> str:
    """The measures' section of a claim's page, as an HTML fragment with its own style."""
    found = [finding for finding in findings if finding.claim == claim.id]
    blocks = (
        "".join(_block(finding) for finding in found) or "<p>No measure on record applies to this kind of claim.</p>"
    )
    picture = draw(chart_of(claim, found, packs))
    return f'<section class="measures"><style>{STYLE}</style><h2>Measures</h2>{picture}{blocks}</section>'


def page(claims: Iterable[ClaimView], findings: Iterable[Finding], packs: Sequence[Pack]) -> str:
    """The measures on several claims as one HTML page that needs nothing else."""
    from markupsafe import escape

    found = list(findings)
    parts = [f"<h1>{escape(claim.title)}</h1>{section(claim, found, packs)}" for claim in claims]
    policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    style = (
        "<style>body{font:16px/1.5 sans-serif;max-width:60rem;margin:auto;padding:1rem;color-scheme:light dark}</style>"
    )
    head = f'<meta charset="utf-8"><title>Measures</title>{policy}{style}'
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body>{"".join(parts)}</body></html>\n'


def _block(finding: Finding) -> str:
    from markupsafe import escape

    mark = "" if finding.verified else f' <strong class="unverified">{NOT_VERIFIED}</strong>'
    by = f" by the figures of {', '.join(finding.by)}" if finding.by else ""
    lines = [
        f"<h3>{escape(finding.measure)}: {escape(finding.title)}{mark}</h3>",
        f"<p>Result: <strong>{finding.result.value}</strong>{escape(by)}. Reading: {escape(finding.reading)}.</p>",
        f"<p>{STANDING[finding.in_force]}: {escape(finding.in_force_note)}</p>",
        _conditions(finding.conditions),
    ]
    if finding.owed:
        lines.append(f"<h4>Owed</h4><ul>{''.join(_item(item) for item in finding.owed)}</ul>")
    if finding.deadlines:
        lines.append(f"<h4>Due</h4><ul>{''.join(_deadline(deadline) for deadline in finding.deadlines)}</ul>")
    if finding.see:
        lines.append(f"<p>See too: {escape(', '.join(finding.see))}</p>")
    return f'<article class="measure">{"".join(lines)}</article>'


def _conditions(conditions: Sequence[Checked]) -> str:
    from markupsafe import escape

    cells = []
    for one in conditions:
        used = _used(one)
        words = one.missing or one.note or ""
        told = (f"{one.condition}{flag(one.verified)}", used, one.statement or "", one.result.value, words)
        cells.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in told) + "</tr>")
    head = "".join(f'<th scope="col">{name}</th>' for name in ("condition", "value", "statement", "result", "why"))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(cells)}</tbody></table>"


def _used(one: Checked) -> str:
    """The value used: "more than 130,000", "169,000 to 190,000", "yes"."""
    if one.value is None:
        return ""
    if isinstance(one.value, bool):
        return "yes" if one.value else "no"
    if isinstance(one.value, str):
        return one.value
    numbers = one.value if isinstance(one.value, tuple) else (one.value,)
    return " ".join(part for part in (one.modifier, " to ".join(f"{n:,.10g}" for n in numbers), one.unit) if part)


def _item(item: OwedItem) -> str:
    from markupsafe import escape

    by = f" by {', '.join(item.by)}" if item.by else ""
    note = f" ({item.note})" if item.note else ""
    return (
        f"<li>{BOXES[item.state]} {escape(item.words)}: {item.state.value}{escape(by + note)}{flag(item.verified)}</li>"
    )


def _deadline(deadline: Deadline) -> str:
    from markupsafe import escape

    passed = {True: " (passed)", False: "", None: ""}[deadline.passed]
    missing = f": not known {deadline.missing}" if deadline.missing else ""
    return f"<li>{escape(deadline.words)}{escape(missing)}{passed}{flag(deadline.verified)}</li>"


def chart_of(claim: ClaimView, findings: Sequence[Finding], packs: Sequence[Pack]) -> Chart:
    """The map of a claim: its places, a ring for each missile range, and the lines and zones of the measures on it.

    Of a zone only the parts of states that the claim has places in are drawn: whole states have no outline here.
    """
    places = tuple((place.name, place.point) for place in claim.places if place.point is not None)
    used = {finding.instrument for finding in findings}
    states = {place.country for place in claim.places if place.point is not None}
    zones, lines = [], []
    for pack in packs:
        if pack.id in used:
            lines += [(line.title, line.points) for line in pack.lines if len(line.points) > 1]
            parts = [part for zone in pack.zones for part in zone.parts if part.state in states]
            zones += [(f"{pack.id} zone, its part of {part.state} (rough)", part.outline) for part in parts]
    return Chart(f"Map: {claim.title}", places, _rings(claim, places), tuple(lines), tuple(zones))


def _rings(
    claim: ClaimView, places: tuple[tuple[str, tuple[float, float]], ...]
) -> tuple[tuple[tuple[float, float], float, str], ...]:
    from saidseen.measures.amounts import length_of, spelt

    out = []
    for figure in case_of(claim).figures.get("range", ()):
        metres = length_of(figure.view.unit or "")
        top = figure.view.upper or figure.view.value
        if metres and top and 0 < top * metres <= 15_000_000:
            out += [(point, top * metres / 1000.0, f"{spelt(figure.view)} around {name}") for name, point in places]
    return tuple(out)
