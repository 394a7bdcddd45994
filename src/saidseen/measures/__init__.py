"""Published confidence-building and arms-limitation rules as data, and what they say of claims.

Packs (packs/*.yaml, one an instrument) hold the rules; `findings` holds one claim against them, and `applied` all the
claims of a ledger: those of one activity together, with what each rule comes to in a line. The heavy libraries (extra
`measures`: pyyaml, jsonschema, pint, pyproj, shapely) are loaded on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from saidseen.measures.activity import Activity, activities
    from saidseen.measures.apply import findings
    from saidseen.measures.asking import Letter, letter
    from saidseen.measures.checking import validate
    from saidseen.measures.claim import (
        AnswerView,
        ClaimView,
        FigureView,
        OwedView,
        PlaceView,
        StatementView,
    )
    from saidseen.measures.claim_json import claim_from_json
    from saidseen.measures.concluding import Conclusion, Verdict, conclusions
    from saidseen.measures.errors import ClaimError, MeasuresError, PackError, Problem, UnknownMeasure
    from saidseen.measures.explaining import explain, measures_document
    from saidseen.measures.finding import Effect, Finding, Result, finding_to_json
    from saidseen.measures.loading import load_pack, load_packs, under
    from saidseen.measures.pack import Measure, Pack
    from saidseen.measures.whole import Applied, applied, conclusion_to_json

__all__ = [
    "Activity",
    "AnswerView",
    "Applied",
    "ClaimError",
    "ClaimView",
    "Conclusion",
    "Effect",
    "FigureView",
    "Finding",
    "Letter",
    "Measure",
    "MeasuresError",
    "OwedView",
    "Pack",
    "PackError",
    "PlaceView",
    "Problem",
    "Result",
    "StatementView",
    "UnknownMeasure",
    "Verdict",
    "activities",
    "applied",
    "claim_from_json",
    "conclusion_to_json",
    "conclusions",
    "explain",
    "finding_to_json",
    "findings",
    "letter",
    "load_pack",
    "load_packs",
    "measures_document",
    "under",
    "validate",
]

_HOMES = {
    "activity": "Activity activities",
    "whole": "Applied applied conclusion_to_json",
    "concluding": "Conclusion Verdict conclusions",
    "apply": "findings",
    "checking": "validate",
    "claim": "AnswerView ClaimView FigureView OwedView PlaceView StatementView",
    "claim_json": "claim_from_json",
    "errors": "ClaimError MeasuresError PackError Problem UnknownMeasure",
    "explaining": "explain measures_document",
    "finding": "Effect Finding Result finding_to_json",
    "loading": "load_pack load_packs under",
    "pack": "Measure Pack",
    "asking": "Letter letter",
}


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names.split():
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
