"""A request as Markdown and as an HTML page: the same sentences, the same footnotes, plainly marked as a draft."""

from __future__ import annotations

import re

from saidseen.measures.asking import DRAFT, Letter, Sentence

_MARKS = re.compile(r"([\\`*_\[\]<>#|~])")
STYLE = (
    "body{font:17px/1.55 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}"
    ".draft{border:2px solid currentColor;padding:.4rem .8rem;font-weight:bold}h1{font-size:1.4rem}h2{font-size:1.1rem}"
    "blockquote{margin:.2rem 0 .8rem 1rem;padding-left:.8rem;border-left:3px solid currentColor}"
    "ol.notes{font-size:.85rem}@media print{.draft{break-inside:avoid}}"
)


def _numbers(letter: Letter) -> dict[str, int]:
    """The statements by the number of their footnote, in the order of the claim."""
    return {id_: number for number, id_ in enumerate(letter.footnotes, 1)}


def markdown(letter: Letter) -> str:
    """The request as Markdown with footnotes."""
    numbers = _numbers(letter)
    out = [f"# {_md(letter.title)}", "", f"**{DRAFT}**", ""]
    out += [f"{_md(sentence.text)}  " for sentence in letter.head]
    for title, numbered, sentences in letter.sections:
        out += ["", f"## {title}", ""]
        out += [_line(s, f"{n}." if numbered else "-", numbers) for n, s in enumerate(sentences, 1)]
    out += [""]
    out += [f"[^{numbers[id_]}]: {_md(words)}" for id_, words in letter.footnotes.items()]
    return "\n".join(out) + "\n"


def _line(sentence: Sentence, mark: str, numbers: dict[str, int]) -> str:
    notes = "".join(f"[^{numbers[id_]}]" for id_ in sentence.notes if id_ in numbers)
    words = f": “{_md(' '.join(sentence.quoted.split()))}”" if sentence.quoted else "."
    return f"{mark} {_md(sentence.text).rstrip('.')}{words}{notes}"


def _md(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def html(letter: Letter) -> str:
    """The request as one HTML page that needs nothing else."""
    from markupsafe import escape

    numbers = _numbers(letter)
    body = [f"<h1>{escape(letter.title)}</h1>", f'<p class="draft">{DRAFT}</p>']
    body += [f"<p>{'<br>'.join(str(escape(s.text)) for s in letter.head)}</p>"]
    for title, numbered, sentences in letter.sections:
        tag = "ol" if numbered else "ul"
        items = "".join(_entry(sentence, numbers) for sentence in sentences)
        body.append(f"<h2>{escape(title)}</h2><{tag}>{items}</{tag}>")
    notes = "".join(f'<li id="note-{numbers[id_]}">{escape(words)}</li>' for id_, words in letter.footnotes.items())
    body.append(f'<h2>Statements</h2><ol class="notes">{notes}</ol>')
    head = f'<meta charset="utf-8"><title>{escape(letter.title)} (draft)</title><style>{STYLE}</style>'
    policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    return f'<!doctype html>\n<html lang="en"><head>{head}{policy}</head><body>{"".join(body)}</body></html>\n'


def _entry(sentence: Sentence, numbers: dict[str, int]) -> str:
    from markupsafe import escape

    known = [numbers[id_] for id_ in sentence.notes if id_ in numbers]
    notes = "".join(f'<sup><a href="#note-{n}" aria-label="statement {n}">{n}</a></sup>' for n in known)
    if sentence.quoted:
        return f"<li>{escape(sentence.text)}:{notes}<blockquote>{escape(sentence.quoted)}</blockquote></li>"
    return f"<li>{escape(sentence.text.rstrip('.'))}.{notes}</li>"
