"""The measures on a claim's page: a section with the items owed as a checklist and a small map, and a page of its own.

A section brings its style and a sentence on what it is; a page that has both already asks for it without.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from saidseen.measures.apply import findings as findings_of_claims
from saidseen.measures.chart import Chart, draw, legend
from saidseen.measures.claim import ClaimView
from saidseen.measures.errors import ClaimError
from saidseen.measures.finding import Checked, Finding
from saidseen.measures.loading import load_packs
from saidseen.measures.naming import all_told
from saidseen.measures.pack import NOT_VERIFIED, Pack
from saidseen.measures.picture import chart_of
from saidseen.measures.show import BOXES, deadline_line, item_line, standing_words, telling
from saidseen.measures.wording import flag

STYLE = (
    ".measures{margin-top:1.75rem}.measures>h2{font-size:1.3rem;font-weight:600}"
    ".measure{border:1px solid var(--line,currentColor);background:var(--card,transparent);padding:.7rem .9rem;"
    "margin:.7rem 0;overflow-wrap:anywhere}"
    ".measures h3{font-size:1.05rem;font-weight:650;margin:1.1rem 0 0}"
    ".measure h4{font-size:1rem;font-weight:650;margin:0}"
    ".measure h5{font-size:.875rem;font-weight:650;margin:.6rem 0 .1rem}"
    ".measure p,.measures>p{margin:.2rem 0}.measure code{font-family:ui-monospace,monospace;font-size:.9em}"
    ".measure .scroll{overflow-x:auto}.measure td,.measure th{overflow-wrap:normal;min-width:5em}"
    ".measure table{border-collapse:collapse;font-size:.875rem;width:100%;margin-top:.3rem}"
    ".measure th,.measure td{border-top:1px solid var(--line,currentColor);padding:.2rem .5rem;text-align:left;"
    "vertical-align:top}"
    ".measure .items{list-style:none;padding:0;margin:0}"
    ".measure .items li{padding-left:1.5em;text-indent:-1.5em}"
    ".measure .items .withheld{color:var(--owed,inherit);font-weight:600}"
    ".measure .unverified{color:var(--owed,inherit);font-size:.8125rem;text-transform:uppercase}"
    ".measures figure{margin:.6rem 0}.measures figcaption{font-size:.875rem}.measures svg{max-width:100%;height:auto}"
    ".measures details>summary{cursor:pointer}"
)
NOTHING = "No measure on record applies to this kind of claim."
ABOUT = (
    "What published confidence-building and arms-limitation rules ask where such a thing is announced. The rules are "
    f"paraphrased; “{NOT_VERIFIED}” stands by what was only remembered."
)


def sections(claims_json: Iterable[Mapping[str, Any]], *, on: str | None = None) -> dict[str, str]:
    """The section of each claim, from the claims' JSON, by claim id; a claim that no measure is about has none.

    A claim that makes no sense has the reason as its section, and the others go on.
    """
    from markupsafe import escape

    from saidseen.measures.claim_json import claim_from_json

    packs = load_packs()
    claims: list[ClaimView] = []
    out: dict[str, str] = {}
    for raw in claims_json:
        try:
            claims.append(claim_from_json(raw))
        except ClaimError as error:
            told = f"The measures could not be applied: {escape(str(error))}."
            out[str(raw.get("id"))] = f'<section class="measures"><h2>Measures</h2><p>{told}</p></section>'
    found = {id_: list(group) for id_, group in groupby(findings_of_claims(claims, packs, on=on), lambda f: f.claim)}
    return out | {claim.id: section(claim, found[claim.id], packs) for claim in claims if claim.id in found}


def section(
    claim: ClaimView | Mapping[str, Any],
    findings: Iterable[Finding] | None = None,
    packs: Sequence[Pack] | None = None,
    *,
    alone: bool = True,
) -> str:
    """The measures' section of a claim's page, as an HTML fragment in which everything is escaped.

    `claim` is a view or a claim's JSON; without `findings` the packs are applied to it. Where it stands
    `alone` among other sections it brings a style element, whose only text is STYLE, and says what it is.
    """
    if not isinstance(claim, ClaimView):
        from saidseen.measures.claim_json import claim_from_json

        claim = claim_from_json(claim)
    packs = load_packs() if packs is None else packs
    every = findings_of_claims([claim], packs) if findings is None else findings
    found = [finding for finding in every if finding.claim == claim.id]
    picture = _figure(chart_of(claim, found, packs)) if found else ""
    head = f"<style>{STYLE}</style><p>{ABOUT}</p>" if alone and found else ""
    return f'<section class="measures"><h2>Measures</h2>{head}{picture}{_blocks(claim, found, packs)}</section>'


def _figure(chart: Chart) -> str:
    """The map with its legend in words; nothing where no place has coordinates."""
    from markupsafe import escape

    drawn = draw(chart)
    words = "; ".join(legend(chart)) or "the places that the claim names"
    return f"<figure>{drawn}<figcaption>Map: {escape(words)}.</figcaption></figure>" if drawn else ""


def _blocks(claim: ClaimView, found: Sequence[Finding], packs: Sequence[Pack]) -> str:
    """The measures of which the record says something, by instrument, then the others folded."""
    if not found:
        return f"<p>{NOTHING}</p>"
    titles = {pack.id: pack.title for pack in packs}
    groups = [list(group) for _, group in groupby(found, key=lambda finding: finding.measure)]
    first = [group for group in groups if any(map(telling, group))]
    rest = [group for group in groups if not any(map(telling, group))]
    shown = _by_instrument(claim, first, titles)
    if not rest:
        return shown
    more = "1 more rule" if len(rest) == 1 else f"{len(rest)} more rules"
    words = f"{more} on such a claim, of which the record settles nothing or which do not apply"
    return f"{shown}<details><summary>{words}</summary>{_by_instrument(claim, rest, titles)}</details>"


def _by_instrument(claim: ClaimView, groups: Sequence[Sequence[Finding]], titles: Mapping[str, str]) -> str:
    """The measures of each instrument under its name, with whether it is in force said once for all that share it."""
    from markupsafe import escape

    out = ""
    for (id_, standing), some in groupby(groups, key=lambda group: (group[0].instrument, standing_words(group[0]))):
        out += f"<h3>{escape(titles.get(id_, id_))}</h3><p>{escape(standing)}.</p>"
        out += "".join(_block(claim, group) for group in some)
    return out


def _block(claim: ClaimView, group: Sequence[Finding]) -> str:
    """One measure on a claim: what each party's figures make of it, then what is owed and due."""
    from markupsafe import escape

    one = group[0]
    mark = "" if one.verified else f' <strong class="unverified">{NOT_VERIFIED}</strong>'
    lines = [f"<h4>{escape(one.measure)}: {escape(one.title)}{mark}</h4>", *_results(claim, group)]
    if one.owed or one.beside:
        items = "".join(
            f'<li class="{item.state.value}">{BOXES[item.state]} {escape(item_line(claim, item))}</li>'
            for item in (*one.owed, *one.beside)
        )
        lines.append(f'<h5>Owed</h5><ul class="items">{items}</ul>')
    if one.deadlines:
        due = "".join(f"<li>{escape(deadline_line(deadline))}</li>" for deadline in one.deadlines)
        lines.append(f'<h5>Due</h5><ul class="items">{due}</ul>')
    if one.see:
        lines.append(f"<p>See too: {escape(', '.join(one.see))}</p>")
    return f'<article class="measure">{"".join(lines)}</article>'


def _results(claim: ClaimView, group: Sequence[Finding]) -> Iterator[str]:
    """The results with what decides them or is missing, those alike together, and the conditions of each folded."""
    from markupsafe import escape

    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in group:
        alike.setdefault((finding.result.value, finding.reading), []).append(finding)
    for (result, reading), some in alike.items():
        names = "; ".join(dict.fromkeys(name for finding in some for name in finding.by))
        by = f" by the figures of {names}" if names else ""
        were = ", were it in force" if some[0].in_force is False else ""
        effect = some[0].effect.value
        words = reading.partition(f"{effect}{flag(some[0].verified)}")[2]
        told = by + were + ("" if effect == result else f": {effect}") + words
        yield f"<p><strong>{result}</strong>{escape(told)}.</p>"
        for finding in some:
            whose = f", by the figures of {', '.join(finding.by)}" if len(some) > 1 else ""
            table = _conditions(claim, finding.conditions)
            yield f"<details><summary>The conditions, one by one{escape(whose)}</summary>{table}</details>"


def _conditions(claim: ClaimView, conditions: Sequence[Checked]) -> str:
    from markupsafe import escape

    cells = []
    for one in conditions:
        source = all_told(claim, (one.statement,)) if one.statement else ""
        words = "; ".join(part for part in (one.missing, one.note) if part)
        told = (f"{one.condition}{flag(one.verified)}", one.used, source, one.result.value, words)
        cells.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in told) + "</tr>")
    head = "".join(f'<th scope="col">{name}</th>' for name in ("condition", "value used", "said by", "result", "why"))
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(cells)}</tbody></table>"
    return f'<div class="scroll">{table}</div>'
