"""`saidseen claims --format html -o folder/`: put in place whole, nothing else ever replaced, the old one kept."""

from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from saidseen.cli.folder import MARKER, folder
from saidseen.show.pages import folder as pages
from tests.claims.invented import kept_in
from tests.postgresql import Server
from tests.show.site import astray, kept, stories
from tests.test_cli_claims import lines, run

Files = dict[str, bytes]
WAYS = re.compile(r'<nav class="ways".*?</nav>')
IN_STORY = re.compile(r' · <a href="\.\./stories/[^"]*" aria-label="[^"]*">in its story</a>')
PLACE = re.compile(r' id="said-[^"]*"')
"""What a page in a folder has more than one alone."""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    return kept(tmp_path_factory.mktemp("ledger") / "ledger.db")


@pytest.fixture(autouse=True)
def _no_measures(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The packs of measures take seconds to load; one test has them."""
    if "with_measures" not in request.node.name:
        monkeypatch.setattr(sys.modules["saidseen.cli.claims"], "_sections", lambda *given: {})


def files(folder: Path) -> Files:
    """Every file of a folder, by its name in it."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def write(ledger: str, out: Path | str, *more: str) -> Any:
    return run("claims", "--ledger", ledger, "--format", "html", "-o", out, *more)


def broken(monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """The disk is full after some pages."""
    whole = pages.pages_of

    def some(*given: Any, **asked: Any) -> Iterator[tuple[str, str]]:
        for number, page in enumerate(whole(*given, **asked)):
            if number == after:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            yield page

    monkeypatch.setattr(pages, "pages_of", some)


def test_a_folder_is_made_of_what_the_list_has(ledger: str, tmp_path: Path) -> None:
    for more in ((), ("--least", "1", "--side", "UA"), ("--least", "1", "--status", "unclear")):
        result = write(ledger, f"{tmp_path}/pages/", *more)
        assert (result.exit_code, result.stdout) == (0, ""), result.stderr
        ids = {row["id"] for row in lines(run("claims", "--ledger", ledger, "--format", "jsonl", *more))}
        made = files(tmp_path / "pages")
        assert {name for name in made if name.startswith("claims/")} == {f"claims/{id_}.html" for id_ in ids}
        marker = made.pop(MARKER).decode()
        assert set(marker.splitlines()[1:]) == set(made)
        assert astray({name: text.decode() for name, text in made.items()}) == []
        assert [path.name for path in tmp_path.iterdir()] == ["pages"]


def test_a_claims_page_is_the_one_that_the_file_has_with_measures_and_links(tmp_path: Path, postgres: Server) -> None:
    """In a database too."""
    ledger = kept_in(postgres.emptied(), stories())
    assert write(ledger, f"{tmp_path}/pages/").exit_code == 0
    (page, *_) = sorted((tmp_path / "pages/claims").iterdir())
    assert run("claims", page.stem, "--ledger", ledger, "--format", "html", "-o", tmp_path / "one.html").exit_code == 0
    alone, among = (re.sub(r"\s+", " ", file.read_text("utf-8")) for file in (tmp_path / "one.html", page))
    for link in (WAYS, IN_STORY, PLACE):
        among, many = link.subn("", among)
        assert many, link
    assert among.replace(" ", "") == alone.replace(" ", "")
    assert any('class="measures"' in file.read_text("utf-8") for file in page.parent.iterdir())


def test_sort_and_limit_hold(ledger: str, tmp_path: Path) -> None:
    asked = ("--least", "1", "--sort", "-title", "--limit", "3")
    assert write(ledger, f"{tmp_path}/pages/", *asked).exit_code == 0
    ids = [row["id"] for row in lines(run("claims", "--ledger", ledger, "--format", "jsonl", *asked))]
    every = (tmp_path / "pages/all/claims.html").read_text("utf-8")
    assert len(ids) == 3
    assert [every.index(id_) for id_ in ids] == sorted(every.index(id_) for id_ in ids)


def test_a_claim_named_has_a_folder_too(ledger: str, tmp_path: Path) -> None:
    one = lines(run("claims", "--ledger", ledger, "--format", "jsonl"))[0]["id"]
    assert run("claims", one[:10], "--ledger", ledger, "--format", "html", "-o", f"{tmp_path}/one/").exit_code == 0
    assert [file.stem for file in (tmp_path / "one/claims").iterdir()] == [one]


def test_a_folder_made_here_is_replaced_and_no_other(ledger: str, tmp_path: Path) -> None:
    place = tmp_path / "pages"
    place.mkdir()
    assert write(ledger, place, "--least", "1").exit_code == 0  # an empty one has nothing to lose
    first = files(place)
    assert write(ledger, place).exit_code == 0
    assert len(files(place)) < len(first)
    (place / ".DS_Store").write_bytes(b"")
    assert write(ledger, place).exit_code == 0
    (place / "claims" / "notes.txt").write_text("mine")
    before = files(place)
    result = write(ledger, place)
    assert result.exit_code == 2
    assert "it holds 'claims/notes.txt', which is none of the pages made here, and would be lost" in result.stderr
    assert files(place) == before
    assert [path.name for path in tmp_path.iterdir()] == ["pages"]


@pytest.mark.parametrize(
    ("out", "told"),
    [
        ("others/", "it holds 'mine.txt', which is none of the pages made here"),
        ("others", "it holds 'mine.txt'"),
        ("nowhere/pages/", "the folder that it is to stand in is not there: make it first"),
        ("a-file/", "it is a file: name a folder"),
        (".", "it is the folder that you are in, which cannot be replaced"),
    ],
)
def test_what_cannot_be_is_told_before_anything_is_done(
    ledger: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str, told: str
) -> None:
    (tmp_path / "others").mkdir()
    (tmp_path / "others/mine.txt").write_text("mine")
    (tmp_path / "a-file").write_text("mine")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("saidseen.desk.claims.claims_of", lambda *a, **k: pytest.fail("it was asked"))
    before = files(tmp_path)
    result = write(ledger, out)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert files(tmp_path) == before


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--format", "jsonl"), "give --format html"),
        (("--format", "table"), "give --format html"),
        (("--format", "html", "--count"), "--count prints a number"),
    ],
)
def test_only_pages_fill_a_folder(ledger: str, tmp_path: Path, more: tuple[str, ...], told: str) -> None:
    result = run("claims", "--ledger", ledger, "-o", f"{tmp_path}/pages/", *more)
    assert result.exit_code == 2
    assert f"it is a folder: name a file ({told}" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_failure_leaves_the_old_folder(ledger: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "pages"
    assert write(ledger, f"{place}/").exit_code == 0
    before = files(place)
    for after in (0, 1, 5):
        with monkeypatch.context() as patched:
            broken(patched, after)
            result = write(ledger, place, "--least", "1")
        assert result.exit_code == 1
        assert "No space left on device" in result.stderr
        assert files(place) == before
        assert [path.name for path in tmp_path.iterdir()] == ["pages"]


def test_where_the_new_folder_cannot_take_the_place_the_old_one_is_put_back(
    ledger: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "pages"
    assert write(ledger, f"{place}/").exit_code == 0
    before = files(place)
    renamed = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if self.name.endswith(".saidseen-part"):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return renamed(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    assert write(ledger, place, "--least", "1").exit_code == 1
    assert files(place) == before
    assert [path.name for path in tmp_path.iterdir()] == ["pages"]


KILLED = """
import os, signal, sys
from pathlib import Path
from saidseen.cli import main
from saidseen.show.pages import folder
sys.modules["saidseen.cli.claims"]._sections = lambda *given: {}
whole, renamed = folder.pages_of, Path.rename
def some(*given, **asked):
    for number, page in enumerate(whole(*given, **asked)):
        if sys.argv[1] == "writing" and number == 4:
            os.kill(os.getpid(), signal.SIGKILL)
        yield page
def rename(self, target):
    if self.name.endswith(".saidseen-part"):
        os.kill(os.getpid(), signal.SIGKILL)
    return renamed(self, target)
folder.pages_of = some
if sys.argv[1] == "renaming":
    Path.rename = rename
main(sys.argv[2:])
"""


@pytest.mark.parametrize("when", ["writing", "renaming"])
def test_a_kill_leaves_the_old_folder_whole(
    ledger: str, tmp_path: Path, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "pages"
    assert write(ledger, f"{place}/").exit_code == 0
    before = files(place)
    asked = ["claims", "--ledger", ledger, "--format", "html", "-o", f"{place}/", "--least", "1"]
    done = subprocess.run([sys.executable, "-c", KILLED, when, *asked], capture_output=True, timeout=120)
    assert done.returncode == -signal.SIGKILL
    if when == "writing":
        assert files(place) == before
    else:
        (aside,) = tmp_path.glob("*.saidseen-old")
        assert files(aside) == before
    (left,) = tmp_path.glob(".*.saidseen-part")
    os.utime(left, (time.time() - 90_000,) * 2)
    with monkeypatch.context() as patched:
        broken(patched, 1)
        assert write(ledger, f"{place}/").exit_code == 1
    assert files(place) == before  # what was put aside comes back, though this run failed
    assert write(ledger, f"{place}/", "--status", "withheld", "--limit", "1").exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["pages"]
    assert files(place) != before


def test_progress_is_told_where_a_person_looks_and_nowhere_else(
    ledger: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from contextlib import contextmanager

    from saidseen.cli import folder

    assert write(ledger, f"{tmp_path}/pages/").stderr == ""
    told: list[tuple[int, int]] = []

    @contextmanager
    def counting(what: str) -> Iterator[Any]:
        assert what == "writing pages"
        yield lambda done, total: told.append((done, total))

    monkeypatch.setattr(folder, "counting", counting)
    assert write(ledger, f"{tmp_path}/pages/").exit_code == 0
    assert [done for done, _ in told] == list(range(1, len(files(tmp_path / "pages"))))
    assert all(done <= total for done, total in told)


def test_no_claim_is_told(ledger: str, tmp_path: Path) -> None:
    result = write(ledger, f"{tmp_path}/pages/", "--status", "observed")
    assert "no claim of 2 or more statements meets all that was asked" in result.stderr
    assert "0 claims" in (tmp_path / "pages/index.html").read_text("utf-8")


def test_the_root_of_all_folders_is_never_replaced(ledger: str) -> None:
    result = run("claims", "--ledger", ledger, "--format", "html", "-o", "/")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "cannot be replaced: name a folder in it" in result.stderr


def test_two_that_make_one_folder_at_once_make_it_whole(tmp_path: Path) -> None:
    out = f"{tmp_path}/pages/"
    with folder(out) as first:
        first("a.html", "a")
        with folder(out) as second:
            second("a.html", "a")
        first("b.html", "b")
    assert {file.name for file in (tmp_path / "pages").iterdir()} == {MARKER, "a.html", "b.html"}
