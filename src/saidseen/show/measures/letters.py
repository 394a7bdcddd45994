"""A request as Markdown and as an HTML page: the same sentences, the same footnotes, plainly marked as a draft."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from saidseen.language.en.verdicts import DRAFT
from saidseen.measures.asking import Letter, LetterPart, LetterSentence, letter
from saidseen.measures.claim import ClaimView
from saidseen.measures.errors import MeasuresError
from saidseen.measures.loading import load_packs
from saidseen.measures.pack import Pack
from saidseen.show.policy import policy
from saidseen.show.safe import written_out

APART = "For the drafter (take this out before sending)"
_MARKS = re.compile(r"([\\`*_\[\]<>#|~])")
STYLE = (
    ":root{color-scheme:light dark}"
    "body{font:17px/1.55 Georgia,'Noto Serif',serif;max-width:44rem;margin:2rem auto;padding:0 1rem}"
    ".draft{border:2px solid currentColor;padding:.4rem .8rem;font-weight:bold}h1{font-size:1.4rem}h2{font-size:1.1rem}"
    "blockquote{margin:.2rem 0 .8rem 1rem;padding-left:.8rem;border-left:3px solid currentColor}"
    "li{margin:.25rem 0;overflow-wrap:anywhere}ol.notes,aside{font-size:.875rem}sup{line-height:0}"
    "aside{border:1px dashed currentColor;padding:.2rem .8rem;margin-top:2rem}"
    "@media print{body{margin:0}.draft,li{break-inside:avoid}}"
)


def request(
    claim: ClaimView,
    instrument: str,
    from_: str,
    to: str,
    *,
    packs: Sequence[Pack] | None = None,
    at: str | None = None,
    format: str = "md",
) -> str:
    """A draft request for explanation as Markdown ("md") or HTML ("html").

    `instrument` names a paragraph or measure ("vd11-16"), `from_` and `to` are states (ISO 3166 alpha-3), `at` is the
    ISO time of delivery. Raises MeasuresError where there is nothing to ask or nothing on record to ask about.
    """
    renderers: dict[str, Callable[[Letter], str]] = {"md": markdown, "html": html}
    if format not in renderers:
        raise MeasuresError(f"unknown format {format!r}; there are: {', '.join(renderers)}")
    return renderers[format](letter(claim, instrument, from_, to, packs or load_packs(), at))


def _numbers(letter: Letter) -> dict[str, int]:
    """The statements by the number of their footnote, in the order in which they are cited."""
    return {id_: number for number, id_ in enumerate(letter.footnotes, 1)}


def markdown(letter: Letter) -> str:
    """The request as Markdown with footnotes."""
    numbers = _numbers(letter)
    out = [f"# {_md(letter.title)}", "", f"**{DRAFT}**", ""]
    out += [f"{_md(sentence.text)}  " for sentence in letter.head]
    for part in letter.parts:
        out += ["", f"## {_md(part.title)}", "", *_part(part, numbers)]
    out += ["", f"## {APART}", "", *(f"- {_md(note)}" for note in letter.drafter), ""]
    out += [f"[^{numbers[id_]}]: {_md(words)}" for id_, words in letter.footnotes.items()]
    return written_out("\n".join(out) + "\n")


def _part(part: LetterPart, numbers: dict[str, int]) -> list[str]:
    lines = []
    if part.opening:
        end = ":" if part.numbered else "."
        lines += (
            [_line(part.opening, "", numbers, end).strip(), ""]
            if part.points
            else [_line(part.opening, "", numbers, end).strip()]
        )
    return lines + [_line(s, f"{n}." if part.numbered else "-", numbers) for n, s in enumerate(part.points, 1)]


def _line(sentence: LetterSentence, mark: str, numbers: dict[str, int], end: str = ".") -> str:
    notes = "".join(f"[^{numbers[id_]}]" for id_ in sentence.notes if id_ in numbers)
    words = f": “{_md(' '.join(sentence.quoted.split()))}”" if sentence.quoted else end
    return f"{mark} {_md(sentence.text).rstrip('.')}{words}{notes}"


def _md(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def html(letter: Letter) -> str:
    """The request as one HTML page that needs nothing else."""
    from markupsafe import escape

    numbers = _numbers(letter)
    body = [f"<h1>{escape(letter.title)}</h1>", f'<p class="draft">{DRAFT}</p>']
    body += [f"<p>{'<br>'.join(str(escape(s.text)) for s in letter.head)}</p>"]
    body += [_section(part, numbers) for part in letter.parts]
    notes = "".join(f'<li id="note-{numbers[id_]}">{escape(words)}</li>' for id_, words in letter.footnotes.items())
    body.append(f'<h2>Statements</h2><ol class="notes">{notes}</ol>')
    drafter = "".join(f"<li>{escape(note)}</li>" for note in letter.drafter)
    body.append(f"<aside><h2>{APART}</h2><ul>{drafter}</ul></aside>")
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"{policy(STYLE)}<title>{escape(letter.title)} (draft)</title><style>{STYLE}</style>"
    )
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body>{written_out("".join(body))}</body></html>\n'


def _section(part: LetterPart, numbers: dict[str, int]) -> str:
    from markupsafe import escape

    tag = "ol" if part.numbered else "ul"
    opening = ""
    if part.opening:
        words = f"{part.opening.text.rstrip('.')}{':' if part.numbered else '.'}"
        opening = f"<p>{escape(words)}{_references(part.opening, numbers)}</p>"
    items = "".join(_entry(sentence, numbers) for sentence in part.points)
    return f"<h2>{escape(part.title)}</h2>{opening}" + (f"<{tag}>{items}</{tag}>" if items else "")


def _references(sentence: LetterSentence, numbers: dict[str, int]) -> str:
    known = [numbers[id_] for id_ in sentence.notes if id_ in numbers]
    links = ", ".join(f'<a href="#note-{n}" aria-label="statement {n}">{n}</a>' for n in known)
    return f"<sup>{links}</sup>" if links else ""


def _entry(sentence: LetterSentence, numbers: dict[str, int]) -> str:
    from markupsafe import escape

    notes = _references(sentence, numbers)
    if sentence.quoted:
        return f"<li>{escape(sentence.text)}:{notes}<blockquote>“{escape(sentence.quoted)}”</blockquote></li>"
    return f"<li>{escape(sentence.text.rstrip('.'))}.{notes}</li>"
