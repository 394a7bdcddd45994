"""STIX 2.1: a bundle of identities, observed stories, statements as notes, claims as groupings, stances as opinions.

Objects are written one at a time with ids made of what they tell, so that the same statement has the same id in every
export. What STIX has no word for stands in a property extension that the bundle declares. `confidence` is the Admiralty
credibility (graded by machine) by the table of STIX 2.1, appendix A; where the truth cannot be judged there is none.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TextIO
from uuid import UUID, uuid5

from saidseen.exports import Format
from saidseen.exports.said import PRODUCER, moment, source_of, uuid, who
from saidseen.language.visible import web
from saidseen.model.claim import Claim, Member, Stance, StoryRef
from saidseen.model.reading import Speaker, Statement

if TYPE_CHECKING:
    from saidseen.exports import ExportQuestion, Records

Thing = dict[str, Any]
BEGAN = "2026-01-01T00:00:00.000Z"
"""When what has no time of its own was made: the producer, the speakers, what stories without a day say."""
CONFIDENCE = {1: 90, 2: 70, 3: 50, 4: 30, 5: 10}
"""Admiralty credibility to confidence, as STIX 2.1 has it in appendix A; 6 (cannot be judged) has none."""
OPINIONS = {Stance.AFFIRMS: "agree", Stance.DENIES: "disagree", Stance.DOUBTS: "neutral"}
"""Who doubts is not sure that it is wrong, which is what `disagree` would say; who asks or withholds gives none."""
SCALE = "Admiralty credibility (1 to 6), graded by machine; confidence by STIX 2.1, appendix A"
_ADDRESSES = UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")  # of STIX 2.1: ids of observables made of what they are
_MAKER = f"identity--{uuid('producer')}"
EXTENSION = f"extension-definition--{uuid('extension', '1')}"
_WORDS = (
    "On a note, a statement: id; act (assert, deny, withhold, ...); polarity; basis (told, seen, shown, heard); event "
    "(PLOVER type and mode); spans (start and end of its words in the story's text, Unicode code points, end "
    "exclusive); withheld (what was not said though it was expected). On a grouping, a claim: id; status; status_by; "
    "why; credibility; scale; owed. On an opinion: statement; stance (affirms, denies, doubts); stance_by; why. On an "
    "identity: country (ISO 3166 alpha-3); organisation; sector (PLOVER). On observed-data: document; published (as "
    "the story has it)."
)


def _write(records: Records, file: TextIO, asked: ExportQuestion) -> str | None:
    bundle = _Bundle(file, _moment(asked.at) or BEGAN)
    file.write(f'{{"type": "bundle", "id": "bundle--{uuid("bundle", asked.words, asked.at)}", "objects": [\n')
    file.write(json.dumps(_maker()))
    bundle.put(_extension())
    for record in records:
        if isinstance(record, Claim):
            bundle.claim(record)
        else:
            bundle.statement(record.statement, source_of(record))
    file.write("\n]}\n")
    if bundle.undated:
        return f"{bundle.undated} stories have no day, so that the bundle has no observed-data of them"
    return None


class _Bundle:
    """What was written already, by id, so that nothing is in the bundle twice."""

    def __init__(self, file: TextIO, at: str) -> None:
        self.file, self.at = file, at
        self.undated = 0
        self._there: set[bytes] = set()
        self._speakers: dict[Speaker, str] = {}
        self._story: tuple[str, str] = ("", "")

    def put(self, thing: Thing) -> str:
        """Write an object that is not there yet; its id."""
        self.file.write(",\n" + json.dumps({"spec_version": "2.1", **thing}))
        return str(thing["id"])

    def claim(self, claim: Claim) -> None:
        """A claim with its statements and what each is to it."""
        notes = [self.statement(m.said.statement, m.said.source) for m in claim.said]
        judged = claim.assessment
        by = judged.judged
        owed = {key: one.state.value for key, one in claim.owed.items()}
        told: Thing = {
            "claim": claim.id,
            "status": judged.status.value,
            "status_by": by or "machine",
            "why": judged.why_words,
        }
        told |= {"credibility": judged.credibility, "scale": SCALE, "owed": owed}
        group = _dated("grouping", f"grouping--{uuid('claim', claim.id)}", _known(claim), self.at) | {
            "name": claim.title,
            "description": f"{judged.status.value}: {judged.why_words}",
            "context": "unspecified",
            "object_refs": list(dict.fromkeys(notes)),
        }
        if judged.credibility in CONFIDENCE:
            group["confidence"] = CONFIDENCE[judged.credibility]
        self.put(group | _extended(told))
        for member in claim.said:
            if member.stance in OPINIONS:
                self._opinion(member, claim.id, group["id"])

    def _opinion(self, member: Member, claim: str, group: str) -> None:
        said = member.said
        name = who(said.statement, said.source)
        opinion = _dated("opinion", f"opinion--{uuid('stance', claim, said.id)}", _moment(said.source.at), self.at)
        told = {"statement": said.statement.id, "stance": member.stance.value, "why": member.why_words}
        told["stance_by"] = "a person" if member.judged else "machine"
        opinion |= {
            "opinion": OPINIONS[member.stance],
            "explanation": f"{name} {member.stance.value} it: {said.statement.content.text}",
            "authors": [name],
            "object_refs": [group],
        }
        self.put(opinion | _extended(told))

    def statement(self, statement: Statement, source: StoryRef) -> str:
        """A statement as a note on the story it stands in, and on who says it; its id."""
        id_ = f"note--{uuid('statement', source.id, statement.id)}"
        if not self._new(id_):
            return id_
        about = [self._seen(source)]
        if statement.speaker and statement.speaker.name:
            about.append(self._speaker(statement.speaker))
        name = who(statement, source)
        event = statement.event
        told: Thing = {
            "statement": statement.id,
            "act": statement.act.value,
            "polarity": statement.polarity,
            "basis": statement.basis.value,
            "spans": [[span.start, span.end] for span in statement.content.spans],
        }
        if event:
            told["event"] = f"{event.type}/{event.mode}" if event.mode else event.type
        if withheld := [key for key, one in statement.specifics.items() if one.state.value == "withheld"]:
            told["withheld"] = withheld
        reference = {"source_name": source.outlet or source.name, "external_id": statement.id}
        if url := web(source.url):
            reference["url"] = url
        note = _dated("note", id_, _moment(source.at), self.at) | {
            "abstract": f"{name}: {statement.act.value} ({statement.basis.value})",
            "content": statement.content.text,
            "authors": [name],
            "object_refs": about,
            "external_references": [reference],
        }
        return self.put(note | _extended(told))

    def _new(self, id_: str) -> bool:
        key = UUID(id_[-36:]).bytes
        if key in self._there:
            return False
        self._there.add(key)
        return True

    def _speaker(self, speaker: Speaker) -> str:
        """A named speaker; whether a person or a body is not known for sure, so it is not told."""
        parts = (speaker.name, speaker.country, speaker.organisation, speaker.sector)
        id_ = f"identity--{uuid('speaker', *(part or '' for part in parts))}"
        if self._new(id_):
            told = {"country": speaker.country, "organisation": speaker.organisation, "sector": speaker.sector}
            identity = _dated("identity", id_, BEGAN, BEGAN) | {"name": speaker.name}
            self.put(identity | _extended({key: value for key, value in told.items() if value}))
        return id_

    def _seen(self, source: StoryRef) -> str:
        """The story as it was seen; without a day only where it lies."""
        if self._story[0] == source.id:
            return self._story[1]
        url, at = web(source.url), _moment(source.published)
        if url:
            place = f"url--{_address(url)}"
            what: Thing = {"type": "url", "id": place, "value": url}
        else:
            place = f"file--{uuid('story', source.id)}"
            what = {"type": "file", "id": place, "name": source.name or source.id}
        if self._new(place):
            self.put(what)
            self.undated += at is None
        if at is not None:
            id_ = f"observed-data--{uuid('seen', source.id)}"
            if self._new(id_):
                seen = {"first_observed": at, "last_observed": at, "number_observed": 1, "object_refs": [place]}
                told = {"document": source.id, "published": source.published}
                self.put(_dated("observed-data", id_, at, at) | seen | _extended(told))
            place = id_
        self._story = (source.id, place)
        return place


def _address(url: str) -> str:
    """The UUID that STIX 2.1 gives an address: made of its JSON in canonical form."""
    return str(uuid5(_ADDRESSES, json.dumps({"value": url}, ensure_ascii=False, separators=(",", ":"))))


def _moment(at: str | None) -> str | None:
    """A moment to the millisecond, as STIX wants it."""
    found = moment(at)
    return f"{found[:-1]}.000Z" if found else None


def _dated(kind: str, id_: str, made: str | None, changed: str) -> Thing:
    """What every object begins with; nothing is changed before it was made."""
    created = made or BEGAN
    return {"type": kind, "id": id_, "created_by_ref": _MAKER, "created": created, "modified": max(created, changed)}


def _extended(told: Thing) -> Thing:
    return {"extensions": {EXTENSION: {"extension_type": "property-extension", **told}}} if told else {}


def _known(claim: Claim) -> str | None:
    """When the first of a claim's statements was known."""
    return min((at for m in claim.members if (at := _moment(m.said.source.at))), default=None)


def _maker() -> Thing:
    made = {"type": "identity", "spec_version": "2.1", "id": _MAKER, "created": BEGAN, "modified": BEGAN}
    return made | {"name": PRODUCER, "identity_class": "system"}


def _extension() -> Thing:
    return _dated("extension-definition", EXTENSION, BEGAN, BEGAN) | {
        "name": "saidseen: statements and claims",
        "description": "Who said what on which basis, and what is made of it",
        "schema": _WORDS,
        "version": "1.0.0",
        "extension_types": ["property-extension"],
    }


FORMAT = Format("stix", "STIX 2.1: notes, identities, observed-data, groupings of claims, opinions for stances", _write)
