"""The measures on a claim's page: what each comes to in a line, and all that it rests on folded away.

A section brings its style and a sentence on what it is; a page that has both already asks for it without.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote

from saidseen.language.en.verdicts import NOT_VERIFIED
from saidseen.language.visible import web
from saidseen.measures.activity import Activity
from saidseen.measures.claim import ClaimView
from saidseen.measures.concluding import Conclusion
from saidseen.measures.finding import Checked, Finding
from saidseen.measures.loading import load_packs
from saidseen.measures.naming import all_told, told_by
from saidseen.measures.pack import Pack
from saidseen.measures.profile import Link
from saidseen.measures.whole import Applied, applied, pressing
from saidseen.measures.wording import flag
from saidseen.show.measures.chart import Chart, draw, legend
from saidseen.show.measures.picture import chart_of
from saidseen.show.measures.terminal import BOXES, deadline_line, item_line, standing_words
from saidseen.show.safe import written_out

STYLE = (
    ".measures{margin-top:1.75rem}.measures>h2{font-size:1.3rem;font-weight:600}"
    ".measures p{margin:.2rem 0;overflow-wrap:anywhere}"
    ".measures .lines{list-style:none;padding:0;margin:.3rem 0}"
    ".measures .lines>li{border-left:3px solid var(--line,currentColor);padding:.1rem 0 .1rem .7rem;margin:.35rem 0;"
    "overflow-wrap:anywhere}"
    ".measures .lines>li.disputed{border-left-style:double;border-left-width:6px}"
    ".measures .lines>li>details{margin:0}.measures .lines>li>details>summary{font-size:1rem;color:inherit}"
    ".measures details{margin:.15rem 0}.measures details>summary{cursor:pointer;font-size:.875rem}"
    ".measures details details,.measures details>div:not(.conditions),.measures details>ul{margin-left:1rem}"
    ".measures .note{font-size:.875rem}.measures blockquote{margin:.2rem 0 .2rem 1rem}"
    ".measures code{font-family:ui-monospace,monospace;font-size:.9em}"
    ".measures h3{font-size:1rem;font-weight:650;margin:.6rem 0 .1rem}"
    ".measures .scroll{overflow-x:auto}.measures td,.measures th{overflow-wrap:normal;min-width:5em}"
    ".measures table{border-collapse:collapse;font-size:.875rem;width:100%;margin-top:.3rem}"
    ".measures th,.measures td{border-top:1px solid var(--line,currentColor);padding:.2rem .5rem;text-align:left;"
    "vertical-align:top}"
    ".measures .items{list-style:none;padding:0;margin:0 0 0 1rem;font-size:.875rem}"
    ".measures .items li{padding-left:1.5em;text-indent:-1.5em}"
    ".measures .unverified{color:var(--owed,inherit);font-size:.8125rem;text-transform:uppercase;font-weight:400}"
    ".measures figure{margin:.6rem 0}.measures figcaption{font-size:.875rem}.measures svg{max-width:100%;height:auto}"
    "@media print{.measures figure,.measures .items>li,.measures blockquote,.measures li>p{break-inside:avoid}"
    ".measures :is(h3,summary,div>p){break-after:avoid}.measures summary{list-style:none}"
    ".measures summary::-webkit-details-marker{display:none}.measures .conditions{display:none}"
    ".measures details::details-content{content-visibility:visible;height:auto}}"
)
NOTHING = "No measure on record applies to this kind of claim."
ABOUT = (
    "What published confidence-building and arms-limitation rules ask where such a thing is announced. The rules are "
    f"paraphrased; “{NOT_VERIFIED}” stands by what was only remembered."
)
FEW = 4
"""Words at either end by which a sentence is found in its story."""
AT_ONCE = 5
"""So many lines of a claim stand before unfolding; the rest is folded with them."""


def sections(
    claims: Iterable[ClaimView],
    *,
    on: str | None = None,
    apart: Collection[frozenset[str]] = (),
    shown: Collection[str] | None = None,
    refused: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """The section of each claim by claim id; a claim that no measure is about has none.

    Claims of one activity are taken together: the one it is named by has the section, the others say where it is; where
    only some are `shown`, the first of these has it. `apart` are the pairs that people took apart. A claim that makes
    no sense has the reason (`refused`, by id) as its section.
    """
    from markupsafe import escape

    packs = load_packs()
    out: dict[str, str] = {}
    for id_, why in (refused or {}).items():
        told = f"The measures could not be applied: {written_out(escape(why))}."
        out[id_] = f'<section class="measures"><h2>Measures</h2><p>{told}</p></section>'
    for one in applied(claims, packs, on=on, apart=apart):
        activity = one.activity
        members = [activity.lead.id, *(link.claim for link in activity.links)]
        here = [id_ for id_ in members if shown is None or id_ in shown]
        for id_ in here[:1]:
            out[id_] = section(one, packs)
        for link in activity.links:
            if link.claim in here[1:]:
                out.setdefault(link.claim, pointer(activity, link, here[0]))
    return out


def pointer(activity: Activity, link: Link, home: str) -> str:
    """The section of a claim that belongs to another's activity: where the rules are (`home`), and why."""
    from markupsafe import escape

    words = f"Of the same activity as “{activity.lead.title}” ({activity.lead.id[:8]}): {link.why}."
    where = "that claim" if home == activity.lead.id else f"claim {home[:8]}"
    there = f"What published rules say of it stands with {where}."
    return f'<section class="measures"><h2>Measures</h2><p>{written_out(escape(f"{words} {there}"))}</p></section>'


def section(of: Applied | ClaimView, packs: Sequence[Pack] | None = None, *, alone: bool = True) -> str:
    """The measures' section of a claim's page, as an HTML fragment in which everything is escaped.

    `of` is an activity with its conclusions, or a view. Where it stands `alone` among other sections it
    brings a style element, whose only text is STYLE, and says what it is.
    """
    packs = load_packs() if packs is None else packs
    if not isinstance(of, Applied):
        found = list(applied([of], packs))
        if not found:
            return f'<section class="measures"><h2>Measures</h2><p>{NOTHING}</p></section>'
        of = found[0]
    head = f"<style>{STYLE}</style>" if alone else ""
    body = "".join((_lines(of), _links(of.activity), _figure(of, packs), _rest(of)))
    about = f'<p class="note">{ABOUT}</p>' if alone else ""
    folded = _folded("About these rules", about)
    return f'<section class="measures"><h2>Measures</h2>{head}{written_out(body)}{folded}</section>'


def _folded(summary: str, inside: str) -> str:
    from markupsafe import escape

    return f"<details><summary>{escape(summary)}</summary>{inside}</details>" if inside else ""


def _lines(of: Applied) -> str:
    """What is to be seen at once: a line each, with what it rests on folded under it."""
    first = of.first
    shown = "".join(_line(of, one) for one in first[:AT_ONCE])
    more = "".join(_line(of, one) for one in first[AT_ONCE:])
    if not first:
        return "<p>The record settles none of the rules on such a claim.</p>"
    rest = _folded(
        f"{len(first) - AT_ONCE} more that the record speaks to", f'<ul class="lines">{more}</ul>' if more else ""
    )
    return f'<ul class="lines">{shown}</ul>{rest}'


def _line(of: Applied, one: Conclusion) -> str:
    from markupsafe import escape

    claim = of.activity.whole
    cautions = "".join(f'<p class="note">Note: {escape(caution)}.</p>' for caution in one.cautions)
    inside = "".join((_evidence(claim, one), cautions, _owed(claim, one), _due(one), _conditions(claim, one)))
    kind = one.verdict.value.replace(" ", "-")
    said = f"{of.lines[one.measure]}."
    return f'<li class="{kind}">{_folded(said, inside) or escape(said)}</li>'


def _evidence(claim: ClaimView, one: Conclusion) -> str:
    """Each side's statements with their words, those on what was done after those on the rule."""
    from markupsafe import escape

    words = [*one.words, *(one.done.words if one.done else ())]
    ids = list(dict.fromkeys(id_ for word in words for id_ in word.statements))
    if not ids:
        ids = list(dict.fromkeys(c.statement for f in one.findings for c in f.conditions if c.statement))
    out = ""
    for id_ in ids:
        statement = claim.by_id.get(id_)
        if statement is not None:
            said = " ".join((statement.sentence or statement.text).split())
            outlet = escape(statement.outlet or "")
            address = words_at(statement.url, said)
            where = f'<a href="{escape(address)}">{outlet or "the story"}</a>' if address else outlet
            where = f" ({where})" if where else ""
            out += f"<p>{escape(told_by(claim, id_))}{where}:</p><blockquote>“{escape(said)}”</blockquote>"
    return f"<div>{out}</div>" if out else ""


def words_at(url: str | None, said: str) -> str | None:
    """A story's address that opens on the words (a text fragment); None where it has no address on the web."""
    if not said or (address := web(url)) is None:
        return None
    words = [quote(word, safe="").replace("-", "%2D") for word in said.split()]
    ends = (words[:FEW], words[-FEW:]) if len(words) > 2 * FEW else (words,)
    return f"{address.split('#')[0]}#:~:text={','.join('%20'.join(part) for part in ends)}"


def _owed(claim: ClaimView, one: Conclusion) -> str:
    """The items that a measure asks for; only what is owed under a measure in force, due and not told stands out."""
    from markupsafe import escape

    finding = one.findings[0]
    items = ""
    for item in (*finding.owed, *finding.beside):
        words = f"{BOXES[item.state]} {escape(item_line(claim, item))}"
        items += f"<li><strong>{words}</strong></li>" if pressing(one, item) else f"<li>{words}</li>"
    return f'<h3>What it asks for</h3><ul class="items">{items}</ul>' if items else ""


def _due(one: Conclusion) -> str:
    from markupsafe import escape

    due = "".join(f"<li>{escape(deadline_line(deadline))}</li>" for deadline in one.findings[0].deadlines)
    standing = f'<p class="note">{escape(standing_words(one.findings[0]))}.</p>'
    return (f'<h3>Time limits</h3><ul class="items">{due}</ul>' if due else "") + standing


def _conditions(claim: ClaimView, one: Conclusion) -> str:
    """The conditions of each side's finding, one by one; on paper, where nothing unfolds, they are left out."""
    out = ""
    for finding in one.findings:
        whose = f", by the word of {', '.join(finding.by)}" if finding.by else ""
        words = f"The conditions, one by one{whose}: {finding.result.value}"
        out += _folded(words, _table(claim, finding))
    return f'<div class="conditions">{out}</div>'


def _table(claim: ClaimView, finding: Finding) -> str:
    from markupsafe import escape

    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in _cells(claim, one)) + "</tr>"
        for one in finding.conditions
    )
    head = "".join(f'<th scope="col">{name}</th>' for name in ("condition", "value used", "said by", "result", "why"))
    return f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _cells(claim: ClaimView, one: Checked) -> Iterator[str]:
    yield f"{one.condition}{flag(one.verified)}"
    yield one.used
    yield all_told(claim, (one.statement,)) if one.statement else ""
    yield one.result.value
    yield "; ".join(part for part in (one.missing, one.note) if part)


def _links(activity: Activity) -> str:
    """The claims taken together, each with why, and how to take one apart."""
    from markupsafe import escape

    if not activity.links:
        return ""
    lead = activity.lead.id[:8]
    items = "".join(
        f"<li>“{escape(link.title)}” (<code>{escape(link.claim[:8])}</code>): {escape(link.why)}{_some(link)}</li>"
        for link in activity.links
    )
    undo = (
        f"<p class='note'>Not one activity? <code>saidseen measures apart {escape(lead)} CLAIM --ledger FILE --by NAME "
        "--why REASON</code> takes two apart; <code>saidseen judge undo</code> takes that back.</p>"
    )
    count = len(activity.links)
    return _folded(f"From {count + 1} claims of one activity", f"<ul>{items}</ul>{undo}")


def _some(link: Link) -> str:
    if link.statements is None:
        return ""
    return f"; only its {len(link.statements)} statement{'s' if len(link.statements) != 1 else ''} on that"


def _figure(of: Applied, packs: Sequence[Pack]) -> str:
    """The map with its legend in words, folded; nothing where no place has coordinates."""
    from markupsafe import escape

    found = [finding for one in of.conclusions for finding in one.findings]
    chart: Chart = chart_of(of.activity.whole, found, packs)
    drawn = draw(chart)
    words = "; ".join(legend(chart)) or "the places that the claim names"
    return _folded("Map", f"<figure>{drawn}<figcaption>{escape(words)}.</figcaption></figure>" if drawn else "")


def _rest(of: Applied) -> str:
    """The measures of which the record says too little, then those that are not offered: counted, and folded."""
    from markupsafe import escape

    every = (*of.folded, *of.refused)
    if not every:
        return ""
    told = []
    if of.folded:
        more = "1 more rule" if len(of.folded) == 1 else f"{len(of.folded)} more rules"
        told.append(f"{more}, of which the record settles nothing yet")
    if of.refused:
        told.append(f"{len(of.refused)} not offered here")
    items = "".join(f"<li>{escape(of.lines[one.measure])}.</li>" for one in every)
    return _folded("; ".join(told), f"<ul>{items}</ul>")
