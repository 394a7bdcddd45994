"""The public surface: its names, what importing it costs, and that reading asks nothing of the network."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import saidseen

TEXT = (
    "The foreign ministry said on Tuesday that some units near Kharkiv had gone back to their bases. "
    "It did not say how many."
)
HEAVY = (
    "torch", "spacy", "numpy", "onnxruntime", "tokenizers", "urllib3", "sqlalchemy", "trafilatura", "lxml", "jinja2",
    "rich", "py3langid", "http.client",
)  # fmt: skip


def python(code: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_public_names_are_these() -> None:
    assert saidseen.__all__ == [
        "Act",
        "Basis",
        "Claim",
        "Desk",
        "Document",
        "Event",
        "Ledger",
        "Passage",
        "Place",
        "Quantity",
        "Reading",
        "SaidseenError",
        "Span",
        "Speaker",
        "Specific",
        "State",
        "Statement",
        "Time",
        "__version__",
        "frame",
        "open",
        "read",
        "read_file",
        "read_html",
        "read_url",
    ]
    for name in saidseen.__all__:
        assert getattr(saidseen, name) is not None
    with pytest.raises(AttributeError, match="'saidseen' has no attribute 'nothing'"):
        _ = saidseen.nothing


def test_the_acts_are_those_of_the_words() -> None:
    told = (
        (Path(__file__).parents[1] / "docs/words.md").read_text("utf8").split("| act | the speaker … |\n|---|---|\n")[1]
    )
    assert [line.split("|")[1].strip() for line in told.split("\n\n")[0].splitlines()] == list(saidseen.Act)
    assert " ".join(saidseen.Basis) == "told seen shown heard"


def test_the_records_are_frozen() -> None:
    reading = saidseen.read(TEXT)
    with pytest.raises(dataclasses.FrozenInstanceError):
        reading.reader = "another"  # type: ignore[misc]
    records: list[Any] = [reading.document, *reading.statements, *reading.places, *reading.times]
    for record in records:
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(record, dataclasses.fields(record)[0].name, None)


def test_importing_is_cheap_and_loads_nothing_heavy() -> None:
    code = (
        "import sys, time; begun = time.process_time(); import saidseen; took = time.process_time() - begun;"
        f"print(took, sorted(set({HEAVY!r}) & set(sys.modules)))"
    )
    answers = [python(code).split(" ", 1) for _ in range(3)]
    assert {loaded for _, loaded in answers} == {"[]"}
    assert min(float(took) for took, _ in answers) < 0.3


def test_the_command_line_imports_nothing_heavy() -> None:
    code = f"import sys, saidseen.cli; print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    assert python(code) == "[]"


def test_reading_loads_no_training_library() -> None:
    heavy = ("torch", "spacy", "transformers", "urllib3", "requests", "sqlalchemy", "trafilatura")
    code = f"import sys, saidseen; saidseen.read({TEXT!r}); print(sorted(set({heavy!r}) & set(sys.modules)))"
    assert python(code) == "[]"


def test_reading_opens_no_socket() -> None:
    code = f"""
import sys
def hook(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.client.")):
        print("opened", event, arguments)
sys.addaudithook(hook)
import saidseen
statements = saidseen.read({TEXT!r}, published="2022-02-15", outlet="The Wire").statements
foreign = saidseen.read("Министерство обороны заявило во вторник, что учения закончены.")
print(len(statements) > 0, foreign.document.unread is not None)
"""
    assert python(code) == "True True"


def test_read_takes_text_date_and_outlet() -> None:
    reading = saidseen.read(TEXT, published="2022-02-15", outlet="The Wire", name="units")
    document = reading.document
    assert (document.text, document.published) == (TEXT, "2022-02-15")
    assert (document.outlet, document.name, document.language, document.unread) == ("The Wire", "units", "en", None)
    assert "2022-02-15" in [time.value for time in reading.times]


def test_read_refuses_what_is_no_date() -> None:
    for wrong in ("2022-02-30", "yesterday", "", "2022-13-01"):
        with pytest.raises(ValueError, match="no date of the calendar") as caught:
            saidseen.read(TEXT, published=wrong)
        assert isinstance(caught.value, saidseen.SaidseenError)


def test_a_story_without_date_leaves_its_relative_times_unresolved() -> None:
    (tuesday,) = [time for time in saidseen.read(TEXT).times if time.text == "Tuesday"]
    assert (tuesday.start, tuesday.end, tuesday.precision) == (None, None, "unresolved")


def test_another_language_is_kept_and_marked_unread() -> None:
    reading = saidseen.read("Das Ministerium teilte am Dienstag mit, dass die Übungen beendet seien.")
    assert reading.statements == ()
    assert reading.document.language == "de"
    assert "de" in (reading.document.unread or "")
