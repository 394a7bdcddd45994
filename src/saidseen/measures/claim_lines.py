"""Claims from JSON Lines, as `saidseen claims --format jsonl` writes them: one claim a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

from saidseen.errors import SaidseenError
from saidseen.measures.claim import ClaimView
from saidseen.measures.claim_json import claim_from_json
from saidseen.measures.errors import ClaimError


def claims_in(path: str, standard: TextIO, refused: list[str]) -> Iterator[ClaimView]:
    """The claims of a file, or of `standard` (an open text) where `path` is "-".

    What is wrong with a line goes into `refused` with its number, and the others are read. Raises SaidseenError where
    the file cannot be read.
    """
    if path == "-":
        yield from _claims("standard input", standard, refused)
        return
    try:
        with Path(path).open(encoding="utf-8-sig") as file:
            yield from _claims(path, file, refused)
    except UnicodeDecodeError:
        raise SaidseenError(f"{path}: this is no UTF-8 text: write it with `saidseen claims --format jsonl`") from None
    except OSError as error:
        raise SaidseenError(f"{path}: cannot be read ({error.strerror or error}): name another file") from None


def _claims(name: str, lines: Iterable[str], refused: list[str]) -> Iterator[ClaimView]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield claim_from_json(json.loads(line))
        except (ValueError, RecursionError) as error:
            refused.append(f"{name}, line {number}: this is no JSON ({error}): mend or remove the line")
        except ClaimError as error:
            refused.append(f"{name}, line {number}: {error}: mend or remove the claim")


def views_of(records: Iterable[Mapping[str, Any]], name: str, refused: list[str]) -> Iterator[ClaimView]:
    """The views of claims that are JSON objects already; what is wrong with one goes into `refused`."""
    for record in records:
        try:
            yield claim_from_json(record)
        except ClaimError as error:
            refused.append(f"{name}: {error}")
