"""A statement, and a claim, in a few lines for whoever has to decide on it."""

from __future__ import annotations

from collections.abc import Iterator

from saidseen.language.visible import visible
from saidseen.ledger.rows import Row
from saidseen.model.claim import Claim
from saidseen.model.reading import Document
from saidseen.show.claim_wording import who_of
from saidseen.show.table import SHORT
from saidseen.show.wording import act_words, affiliation, event_words, owed_of, place_words, speaker_name

SHOWN = 6  # statements of a claim that are shown


def statement_lines(row: Row, sentence: str) -> Iterator[str]:
    """Its words, its sentence, and all that is read in it."""
    s = row.statement
    document = Document(row.name, "", row.outlet, row.published, row.url, row.title)
    side = affiliation(s.speaker)
    who = speaker_name(s, document)
    chance = f" ({s.scores['act']:.2f})" if "act" in s.scores else ""
    yield visible(f"{s.id[:SHORT]}  {row.outlet or ''} {row.published or ''}  {row.title or row.name}")
    yield "  " + visible(f"sentence: {sentence}")
    yield "  " + visible(f"speaker:  {who}{f' ({side})' if side and side not in who else ''}")
    yield "  " + visible(f"says:     {s.content.text}")
    yield "  " + visible(
        f"act:      {act_words(s)}{chance}, {s.polarity}, {s.basis.value}, {event_words(s) or 'no event'}"
    )
    about = [*map(place_words, s.places), *(t.text for t in s.times), *(q.text for q in s.quantities)]
    if about:
        yield "  " + visible(f"about:    {'; '.join(dict.fromkeys(about))}")
    if owed := owed_of(s):
        yield "  " + visible(f"owed:     {owed.words}")


def claim_lines(claim: Claim) -> Iterator[str]:
    """Its title, how it stands and why, and its first statements."""
    judged = claim.assessment
    yield visible(f"{claim.id[:SHORT]}  {claim.title}")
    yield "  " + visible(
        f"{judged.status.value}, credibility {judged.credibility} (graded by machine): {judged.why_words}"
    )
    for member in claim.said[:SHOWN]:
        yield "  " + visible(f"{member.stance.value}: {who_of(member)}: {member.said.statement.content.text}")
    if len(claim.said) > SHOWN:
        yield f"  and {len(claim.said) - SHOWN} statements more"
