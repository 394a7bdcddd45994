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
    from saidseen.measures.asking import request
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
    from saidseen.measures.claim_section import STYLE, section, sections
    from saidseen.measures.concluding import Conclusion, Verdict, conclusions
    from saidseen.measures.errors import ClaimError, MeasuresError, PackError, Problem, UnknownMeasure
    from saidseen.measures.explaining import explain, measures_document
    from saidseen.measures.finding import Effect, Finding, Result, finding_to_json
    from saidseen.measures.findings_page import page
    from saidseen.measures.loading import load_pack, load_packs, under
    from saidseen.measures.pack import Measure, Pack
    from saidseen.measures.show import COLUMNS, explained, rows
    from saidseen.measures.whole import Applied, applied, conclusion_to_json

__all__ = [
    "COLUMNS",
    "STYLE",
    "Activity",
    "AnswerView",
    "Applied",
    "ClaimError",
    "ClaimView",
    "Conclusion",
    "Effect",
    "FigureView",
    "Finding",
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
    "explained",
    "finding_to_json",
    "findings",
    "load_pack",
    "load_packs",
    "measures_document",
    "page",
    "request",
    "rows",
    "section",
    "sections",
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
    "findings_page": "page",
    "claim_section": "STYLE section sections",
    "show": "COLUMNS explained rows",
    "asking": "request",
}


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names.split():
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
