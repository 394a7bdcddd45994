"""What a page was asked for in its address: the fields of its form, and the questions that they make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from saidseen.ledger.claim_queries import ClaimQuestion
from saidseen.ledger.queries import Question
from saidseen.model.acts import Act
from saidseen.model.claim import Status
from saidseen.model.reading import Basis
from saidseen.show.board.fields import Field
from saidseen.show.wording import SPECIFICS

OWED = ("any", *(name for name in SPECIFICS if name not in ("why",)))
LONGEST = 500
"""Letters of a condition that are looked at."""


FIELDS = {
    "side": Field("side", "side", hint="RUS, NATO"),
    "actor": Field("actor", "actor", hint="a name, RUS"),
    "speaker": Field("speaker", "speaker"),
    "outlet": Field("outlet", "outlet"),
    "place": Field("place", "place", hint="Kyiv, UKR"),
    "event": Field("event", "event", hint="withdrawal"),
    "act": Field("act", "act", choices=[act.value for act in Act]),
    "basis": Field("basis", "basis", choices=[basis.value for basis in Basis]),
    "status": Field("status", "status", choices=[status.value for status in Status]),
    "owed": Field("owed", "owed", choices=OWED),
    "since": Field("since", "since", hint="2022-02-15"),
    "until": Field("until", "until", hint="2022-02"),
}
OF_CLAIMS = ("side", "actor", "place", "event", "status", "owed", "since", "until")
OF_STATEMENTS = ("speaker", "side", "outlet", "act", "basis", "status", "owed", "since", "until")


@dataclass(frozen=True, slots=True)
class PageAsked:
    """The conditions that a page was asked with; `action` is where its form leads."""

    action: str
    given: Mapping[str, str]
    names: Sequence[str] = OF_CLAIMS
    keep: Mapping[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> list[Field]:
        """The form, with what was given."""
        return [replace(FIELDS[name], value=self.given.get(name, "")) for name in self.names]

    @property
    def words(self) -> dict[str, str]:
        """What was given of these conditions."""
        return {name: self.given[name] for name in self.names if self.given.get(name)}

    @property
    def clear(self) -> str:
        """The address without conditions."""
        return self.address()

    def address(self, **more: object) -> str:
        """The address with the conditions and whatever else is named (what is None is left out)."""
        asked = {**self.keep, **(self.words if more else {}), **{k: str(v) for k, v in more.items() if v is not None}}
        return f"{self.action}?{urlencode(asked, errors='replace')}" if asked else self.action

    @property
    def claims(self) -> ClaimQuestion:
        """The question about claims."""
        given = self.words
        of = Question(side=given.pop("side")) if "side" in given else None
        return ClaimQuestion(**given, of=of)  # type: ignore[arg-type]


def asked_of(action: str, query: Mapping[str, str], names: Sequence[str] = OF_CLAIMS) -> PageAsked:
    """The conditions in the query of an address, each cut to what is looked at."""
    given = {name: query[name].strip()[:LONGEST] for name in names if query.get(name, "").strip()}
    return PageAsked(action, given, names)
