"""The command: what it prints, how it ends, and that a program that follows ends when it is told to."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

from click.testing import CliRunner, Result

from saidseen.cli import main
from tests.claims.invented import Line, kept_in, reading

ONE, TWO = reading("one", [Line(2)], "2022-02-15"), reading("two", [Line(8, "Dmytro Kuleba")], "2022-02-16")


def desk(tmp_path: Path, alert: str = 'name = "All"\natom = "a.xml"\n') -> str:
    path = tmp_path / "desk.toml"
    path.write_text(f'ledger = "l.db"\n[[alerts]]\n{alert}', "utf-8")
    kept_in(str(tmp_path / "l.db"), [ONE])
    return str(path)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["alerts", *words])


def test_once_says_a_line_a_target_and_how_each_is(tmp_path: Path) -> None:
    path = desk(tmp_path)
    assert "none of these alerts was run" in run(path, "--state").stderr
    assert run(path, "--once").stdout == "All → atom a.xml: nothing new\n"
    kept_in(str(tmp_path / "l.db"), [TWO])
    told = run(path, "--once")
    assert (told.exit_code, told.stdout, told.stderr) == (0, "All → atom a.xml: 1 told\n", "")
    state = run(path, "--state")
    assert (state.exit_code, "atom a.xml" in state.stdout, " ok" in state.stdout.replace("\t", " ")) == (0, True, True)
    assert run(path, "--once", "--quiet").stdout == ""


def test_a_failure_is_said_and_ends_with_1(tmp_path: Path) -> None:
    told = run(desk(tmp_path, 'name = "All"\natom = "not/there.xml"\n'), "--once", "--quiet")
    assert told.exit_code == 1
    assert told.stdout.startswith("All → atom there.xml: failed, 3 in a row: there.xml cannot be written (no such file")


def test_what_is_wrong_with_the_file_or_the_words(tmp_path: Path) -> None:
    path = desk(tmp_path)
    assert (run(path, "--state", "--once").exit_code, run(str(tmp_path / "none.toml")).exit_code) == (2, 2)
    (tmp_path / "desk.toml").write_text('ledger = "l.db"\n[[feeds]]\nname = "W"\nurl = "https://example.org/f"\n')
    assert "there are no alerts; write a table [[alerts]]" in run(path).stderr
    assert "saidseen alerts desk.toml --once" in run("--help").stdout


def test_followed_it_ends_when_it_is_told_to(tmp_path: Path) -> None:
    path = desk(tmp_path)
    command = [sys.executable, "-c", "from saidseen.cli import main; main()", "alerts", path, "--from-start"]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 60
    while not (tmp_path / "a.xml").exists() and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(0.3)
    running.send_signal(signal.SIGTERM)
    _, said = running.communicate(timeout=30)
    assert running.returncode == 0
    assert "All → atom a.xml: new: Sergey Lavrov says so, 2022-02-15" in said
    assert said.endswith("saidseen: the alerts have ended\n")
