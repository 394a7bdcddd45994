"""The annotations, held against the W3C model and against the texts that they quote."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

import saidseen
from tests.exports.conftest import TALKS, UNITS, Export, write

Thing = dict[str, Any]
# What the Web Annotation Data Model (W3C Recommendation, 23 February 2017) says MUST be, of what is used here.
IRI = {"type": "string", "pattern": r"^(https?://|urn:uuid:)\S+$"}
BODY = {
    "type": "object",
    "required": ["type", "value"],
    "properties": {
        "type": {"const": "TextualBody"},
        "value": {"type": "string"},
        "format": {"type": "string"},
        "purpose": {"enum": ["identifying", "tagging", "describing"]},
    },
}
QUOTE = {
    "type": "object",
    "required": ["type", "exact"],
    "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string", "minLength": 1}},
}
POSITION = {
    "type": "object",
    "required": ["type", "start", "end"],
    "properties": {
        "type": {"const": "TextPositionSelector"},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 1},
    },
}
TARGET = {
    "type": "object",
    "required": ["source", "selector"],
    "properties": {"source": IRI, "selector": {"type": "array", "items": {"oneOf": [QUOTE, POSITION]}, "minItems": 1}},
}
ANNOTATION = {
    "type": "object",
    "not": {"required": ["created"]},  # when it was made, which nobody has kept: the story's day is none of it
    "required": ["id", "type", "target"],
    "properties": {
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": {"const": "describing"},
        "body": {"type": "array", "items": BODY},
        "target": {"type": "array", "items": TARGET, "minItems": 1},
    },
}
COLLECTION = {
    "type": "object",
    "required": ["@context", "id", "type", "first", "last", "total"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationCollection"},
        "total": {"type": "integer", "minimum": 0},
        "last": IRI,
        "first": {
            "type": "object",
            "required": ["id", "type", "partOf", "startIndex", "items"],
            "properties": {
                "id": IRI,
                "partOf": IRI,
                "type": {"const": "AnnotationPage"},
                "startIndex": {"const": 0},
                "items": {"type": "array", "items": ANNOTATION},
            },
        },
    },
}


def items(words: str) -> list[Thing]:
    found = json.loads(words)
    Draft202012Validator(COLLECTION, format_checker=FormatChecker()).validate(found)
    page = found["first"]["items"]
    assert found["first"]["partOf"] == found["id"]
    assert found["total"] == len(page) == len({one["id"] for one in page})
    return list(page)


def tags(one: Thing) -> dict[str, str]:
    return dict(body["value"].split(":", 1) for body in one["body"] if body["purpose"] == "tagging")


@pytest.mark.parametrize("what", ["claims", "statements"])
def test_words_stand_where_they_are_said_to(what: str, crisis: str, export: Export) -> None:
    found = items(export("annotation", what).read_text("utf8"))
    with saidseen.open(crisis) as desk:
        if what == "claims":
            kept = [(c.id, m.stance.value, m.said.statement) for c in desk.claims() for m in (*c.said, *c.beside)]
            assert [(tags(one)["claim"], tags(one)["stance"]) for one in found] == [(c, s) for c, s, _ in kept]
            statements = [s for _, _, s in kept]
        else:
            statements = [row.statement for row in desk.statements()]
    assert [tags(one)["statement"] for one in found] == [s.id for s in statements]
    assert [tags(one)["act"] for one in found] == [s.act.value for s in statements]
    assert {tags(one).get("published") for one in found} == {"2022-02-15", None}
    for one, statement in zip(found, statements, strict=True):
        assert len(one["target"]) == len(statement.content.spans)
        for target in one["target"]:
            text = TALKS if target["source"] == "https://example.org/talks?a=1&b=2" else UNITS
            quote, place = target["selector"]
            assert text[place["start"] : place["end"]] == quote["exact"]
            assert text[: place["start"]].endswith(quote["prefix"])
            assert text[place["end"] :].startswith(quote["suffix"])
            assert len(quote["prefix"]) == min(32, place["start"])


def test_without_the_texts_the_words_are_those_of_the_statement(crisis: str) -> None:
    file = StringIO()
    with saidseen.open(crisis) as desk:
        rows = list(desk.statements())
        write("annotation", "statements", iter(rows), file)
    quoted = [[t["selector"][0]["exact"] for t in one["target"]] for one in items(file.getvalue())]
    assert [" … ".join(words) for words in quoted] == [row.statement.content.text for row in rows]


def test_nothing_found_is_a_page_without_annotations(export: Export) -> None:
    assert items(export("annotation", "claims", "--since", "2099").read_text("utf8")) == []
