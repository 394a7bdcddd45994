"""Every command and every line of Python that the README shows is run, in its order, on one ledger."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner

import saidseen
from saidseen.cli import main

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf8")
EXERCISE = {
    "name": "exercise",
    "outlet": "Northern Wire",
    "published": "2022-02-08",
    "text": "Belarus will hold an exercise with 9,000 troops near Brest from 10 to 20 February, the defence ministry of"
    " Belarus said on Tuesday. The ministry did not say how many of the troops were Russian.\n",
}
"""What the README's request of 9 February may ask about."""
STORIES = 6  # of the examples: as many as one of each command finds something in
BLOCKS = re.findall(r"^```sh\n(.*?)^```", README, re.M | re.S)
SHOWN = re.findall(r"^saidseen .*$", "\n".join(BLOCKS), re.M)
PYTHON = re.findall(r"^```python\n(.*?)^```", README, re.M | re.S)
ENDS = {"watch": ["--once"], "alerts": ["--once"], "serve": ["--port", "0"]}
"""What lets a command end that would go on."""

pytestmark = pytest.mark.timeout(240)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the files that the README speaks of."""
    place = tmp_path_factory.mktemp("readme")
    lines = (ROOT / "examples/february-2022/stories.jsonl").read_text(encoding="utf8").splitlines()
    lines = [json.dumps(EXERCISE), *lines[:STORIES]]
    (place / "stories.jsonl").write_text("\n".join(lines) + "\n", encoding="utf8")
    shown = (ROOT / "examples/february-2022/2022-02-15-embassy-advice.txt").read_text(encoding="utf8")
    (place / "story.txt").write_text(shown, encoding="utf8")
    (place / "in").mkdir()
    feeds = '[[feeds]]\nname = "Desk"\nurl = "in"\n'
    alerts = '[[alerts]]\nname = "Disputed"\nturns = "disputed"\natom = "disputed.xml"\n'
    (place / "desk.toml").write_text(f'ledger = "crisis.db"\n{feeds}{alerts}', encoding="utf8")
    with chdir(place):
        yield place


def filled(command: str) -> list[str]:
    """A line of the README with ids of the ledger for those that it shows, and a person and a reason for its words."""
    words = shlex.split(command, comments=True)[1:]
    at, name = iter(claims() if re.search(r"\b[0-9a-f]{8}\b|CLAIM", command) else []), words[0]
    for n, word in enumerate(words):
        if word == "CLAIM" or re.fullmatch("[0-9a-f]{8}", word):
            words[n] = statement() if name == "judge" else next(at)
    named = {"NAME": "A. Person", "REASON": "as read"}
    return [named.get(word, word) for word in words] + ENDS.get(name, [])


def claims() -> list[str]:
    """The ids of the claims on what Belarus does, as the README's request asks of one, before the others."""
    with saidseen.open("crisis.db") as desk:
        first = [claim.id for claim in desk.claims(actor="BLR")]
        return list(dict.fromkeys([*first, *(claim.id for claim in desk.claims())]))


def statement() -> str:
    with saidseen.open("crisis.db") as desk:
        return next(m.said.statement.id for claim in desk.claims() for m in claim.members)


def test_the_readme_shows_commands_and_python() -> None:
    assert len(SHOWN) > 20
    assert len(PYTHON) == 1
    assert set(main.commands) >= {command.split()[1] for command in SHOWN}


@pytest.mark.parametrize("command", SHOWN, ids=[" ".join(c.split()[1:4]) for c in SHOWN])
def test_a_command_does_what_it_says(folder: Path, command: str) -> None:
    words = filled(command)
    if words[0] == "serve-mcp":  # it answers on standard input and output, which only a process of its own has
        run = [sys.executable, "-c", "from saidseen.cli import main; main()", *words]
        done = subprocess.run(run, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=200, check=False)
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
        return
    if words[0] == "serve":
        assert_served(words)
        return
    result = CliRunner().invoke(main, words, input="q\n")
    assert result.exit_code == 0, result.output
    made = [words[n + 1] for n, word in enumerate(words) if word == "-o"]
    assert result.output or made or words[0] == "watch"
    assert all((folder / name).exists() for name in made)


def assert_served(words: list[str]) -> None:
    """Start a board, ask it, and end it."""
    run = [sys.executable, "-c", "from saidseen.cli import main; main()", *words]
    with subprocess.Popen(run, stderr=subprocess.PIPE, text=True) as board:
        assert board.stderr is not None
        said = board.stderr.readline()
        with urllib.request.urlopen(re.findall(r"http://\S+?/", said)[0], timeout=60) as answer:
            assert b"said" in answer.read()
        board.terminate()
        assert board.wait(30) in (0, -15)


def test_the_python_does_what_it_says(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (folder / "story.txt").read_text(encoding="utf8")
    exec(compile(PYTHON[0], "README.md", "exec"), {"text": text})
    assert "assert" in capsys.readouterr().out
