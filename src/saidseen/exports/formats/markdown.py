"""Markdown, for a mail or a note: a claim with who surely says so and who does not; a statement a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from saidseen.claims.heard import heard
from saidseen.exports import Format
from saidseen.exports.said import source_of, who
from saidseen.language.visible import visible, web
from saidseen.model.claim import Claim, Stance, StoryRef
from saidseen.model.reading import State, Statement

if TYPE_CHECKING:
    from saidseen.exports import ExportQuestion, Records

_MARKS = re.compile(r"([\\`*_\[\]<>#|~])")
_LISTED = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")
_FOR = (("Say so", (Stance.AFFIRMS,)), ("Deny it", (Stance.DENIES,)), ("Doubt it", (Stance.DOUBTS,)))


def _write(records: Records, file: TextIO, _: ExportQuestion) -> None:
    for record in records:
        lines = _claim(record) if isinstance(record, Claim) else [_line(record.statement, source_of(record))]
        file.writelines(f"{line}\n" for line in lines)


def _claim(claim: Claim) -> Iterator[str]:
    judged = claim.assessment
    grade = f"credibility {judged.credibility} (graded by machine)"
    yield f"## {_plain(claim.title)}"
    yield ""
    yield f"**{judged.status.value}**, {grade}. {_plain(judged.why_words)} Claim `{claim.id}`."
    yield ""
    for told, stances in _FOR:
        found = heard(claim, *stances)
        if found.sure or found.words():
            more = f" (and {', '.join(found.words())})" if found.words() else ""
            yield f"{told}{more}:"
            yield ""
            yield from (_line(m.said.statement, m.said.source) for m in found.sure)
            yield ""
    owed = [f"{key.replace('_', ' ')} ({one.state.value})" for key, one in claim.owed.items() if _is_owed(one.state)]
    if owed:
        yield f"Owed: {', '.join(owed)}."
        yield ""
    for caution in claim.cautions:
        yield f"> {_plain(caution)}"
        yield ""


def _is_owed(state: State) -> bool:
    return state in (State.MISSING, State.WITHHELD)


def _line(statement: Statement, source: StoryRef) -> str:
    """Who, what they do by saying it, the words, and where these stand."""
    told = ", ".join(filter(None, (source.outlet, (source.published or "")[:10])))
    where = _plain(told or "no outlet or day known")
    url = web(source.url)
    link = f"[{where}](<{url.replace('<', '%3C').replace('>', '%3E')}>)" if url else where
    words = _plain(statement.content.text)
    return (
        f"- **{_plain(who(statement, source))}** ({statement.act.value}, {statement.basis.value}): “{words}” — {link}"
    )


def _plain(words: str) -> str:
    """A stranger's words as they are, none of them a mark of Markdown."""
    return _LISTED.sub(r"\1\\\2", _MARKS.sub(r"\\\1", visible(words)))


FORMAT = Format("markdown", "for a mail or a note: who says so and who does not, in their words", _write)
