"""schema.org as JSON-LD: each claim a Claim; a ClaimReview of it only where a person gave the verdict.

What the rules say of a claim is no review: it stands in no rating. A verdict is the status that a person gave, under
that person's name; it has no number, since the numbers of schema.org's ratings do not mean what our words do.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from saidseen.claims.heard import heard
from saidseen.exports import Format
from saidseen.exports.said import uuid, who
from saidseen.language.en.titles import by_itself
from saidseen.language.visible import web
from saidseen.model.claim import Claim, Member, Stance, StoryRef

if TYPE_CHECKING:
    from saidseen.exports import ExportQuestion, Records

Thing = dict[str, Any]


def _write(records: Records, file: TextIO, _: ExportQuestion) -> str | None:
    reviewed, between, many, unsure = 0, "\n", 0, 0
    file.write('{"@context": "https://schema.org", "@graph": [')
    for record in records:
        if isinstance(record, Claim):
            many += 1
            reviewed += record.assessment.judged is not None
            says = heard(record, Stance.AFFIRMS)
            unsure += says.figures + says.unsure
            for thing in _things(record, says.sure):
                file.write(between + json.dumps(thing))
                between = ",\n"
    file.write("\n]}\n")
    told = [f"{many - reviewed} of {many} claims have no verdict of a person, and so no ClaimReview"]
    told = told if reviewed < many else []
    told += [f"{unsure} statements say so with other figures or are not sure, and are nobody's claim"] if unsure else []
    return "; ".join(told) or None


def _things(claim: Claim, says: Sequence[Member]) -> Iterator[Thing]:
    claim_at = f"urn:uuid:{uuid('claim', claim.id)}"
    stories = {m.said.source.id: m.said.source for m in claim.said or claim.members}
    first, *more = [_story(source) for source in stories.values()]
    made = {
        "@type": "Claim",
        "@id": claim_at,
        "identifier": claim.id,
        "name": claim.title,
        "author": list(dict.fromkeys(who(m.said.statement, m.said.source) for m in says)),
        "firstAppearance": first,
        "appearance": more,
    }
    yield {key: value for key, value in made.items() if value}
    judged = claim.assessment
    if judged.judged:
        yield {
            "@type": "ClaimReview",
            "@id": f"urn:uuid:{uuid('verdict', claim.id)}",
            "claimReviewed": by_itself(claim.title),
            "itemReviewed": {"@id": claim_at},
            "author": {"@type": "Person", "name": judged.judged},
            "reviewRating": {"@type": "Rating", "alternateName": judged.status.value},
            **({"reviewBody": judged.reason} if judged.reason else {}),
        }


def _story(source: StoryRef) -> Thing:
    told = {
        "@type": "CreativeWork",
        "name": source.title or source.name,
        "url": web(source.url),
        "datePublished": source.published,
        "publisher": {"@type": "Organization", "name": source.outlet} if source.outlet else None,
    }
    return {key: value for key, value in told.items() if value}


FORMAT = Format(
    "claimreview", "schema.org Claims; a ClaimReview only where a person gave a verdict", _write, of=("claims",)
)
