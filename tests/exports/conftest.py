"""A ledger for the tests of every format, and what a person types to have it exported."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TextIO

import pytest
from click.testing import CliRunner

import saidseen
from saidseen.cli import main
from saidseen.exports import ExportQuestion, named
from saidseen.model.claim import Status

UNITS = (
    "The defence ministry said on Tuesday that some units near Kharkiv had gone back to their bases. It did not say "
    "how many. The governor of Kharkiv, Anna Novak, said that no unit near Kharkiv had gone back to its base. NATO "
    "Secretary General Jens Stoltenberg said the alliance had not seen any withdrawal of about 2,000 soldiers near "
    'Kharkiv. =HYPERLINK("http://evil.example") is what the governor of Sumy said.'
)
TALKS = (
    "Belarus said on Wednesday that 2,000 soldiers had left Gomel. Jens Stoltenberg doubted that <b>any</b> soldiers "
    "had left Gomel. “No soldiers have left Gomel,” said Anna Novak & others\u202e."
)
WHY = "the governor showed the yard"
Export = Callable[..., Path]


def write(form: str, of: str, records: Iterable[Any], file: TextIO, **asked: Any) -> str | None:
    """Records in a format: what it has no room for."""
    return named(form, of).write(records, file, ExportQuestion(of, **asked))


@pytest.fixture(scope="session")
def crisis(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Two stories, one of an outlet whose name is a formula, one with an address of its own and no day."""
    folder = tmp_path_factory.mktemp("crisis")
    (folder / "units.txt").write_text(UNITS, "utf8")
    (folder / "talks.jsonl").write_text(
        json.dumps({"name": "talks", "url": "https://example.org/talks?a=1&b=2", "outlet": "Wire & Co", "text": TALKS})
    )
    with saidseen.open(folder / "l.db") as desk:
        assert list(desk.read(str(folder / "units.txt"), published="2022-02-15", outlet="=The Wire"))
        assert list(desk.read(str(folder / "talks.jsonl")))
    return str(folder / "l.db")


@pytest.fixture(scope="session")
def judged(crisis: str) -> str:
    """The same, the claim that most is said on judged by a person against what the rules say."""
    kept = shutil.copy(crisis, Path(crisis).with_name("judged.db"))
    with saidseen.open(kept) as desk:
        claim = max(desk.claims(), key=lambda claim: len(claim.said))
    assert claim.assessment.status is not Status.DENIED
    asked = ["judge", "status", claim.id, "denied", "--ledger", str(kept), "--by", "J. Marlow", "--why", WHY]
    result = CliRunner().invoke(main, asked, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return str(kept)


@pytest.fixture
def export(crisis: str, tmp_path: Path) -> Export:
    """Export claims or statements of the ledger, and where the file lies."""

    def done(form: str, what: str, *more: str, ledger: str = crisis) -> Path:
        out = tmp_path / f"{what}.{form}"
        asked = ["export", "--as", form, "--of", what, "--ledger", ledger, "-o", str(out), *more]
        result = CliRunner().invoke(main, asked, catch_exceptions=False)
        assert (result.exit_code, result.stdout) == (0, ""), result.output
        return out

    return done
