"""What only a process of its own can show: quick answers, closed pipes, interruptions, mistakes of ours."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extrovertly_desktop.__main__ import main
from extrovertly_desktop.app.cli import parser
from extrovertly_desktop.app.cli.verbs import journal
from extrovertly_desktop.app.logging_setup import end_logging
from extrovertly_desktop.app.paths import log_dir
from extrovertly_desktop.domain.exposure import Attendance, CameTrue
from extrovertly_desktop.domain.missions import Difficulty
from tests.app.conftest import Typing

_TYPE = (
    "import sys; from extrovertly_desktop.app.cli.parser import build_parser; "
    "from extrovertly_desktop.app.cli.run import run; sys.exit(run(build_parser().parse_args()))"
)


def test_the_entry_point_does_what_the_command_line_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(tmp_path / "x.vault")
    assert main(["--vault", path, "init", "--name", "Ada"]) == 0
    assert main(["--vault", path, "doctor"]) == 0
    assert main(["--vault", str(tmp_path / "none.vault"), "doctor"]) == 2
    with pytest.raises(SystemExit) as asked:
        main(["--version"])
    assert asked.value.code == 0
    assert "Extrovertly" not in capsys.readouterr().err


def test_the_parser_knows_the_words_of_the_domain() -> None:
    assert tuple(Difficulty) == parser.DIFFICULTIES
    assert tuple(Attendance) == parser.OUTCOMES
    assert tuple(CameTrue) == parser.VERDICTS


def test_parsing_imports_nothing_heavy() -> None:
    code = (
        "import sys, extrovertly_desktop.app.cli.run; from extrovertly_desktop.app.cli.parser import build_parser;"
        "build_parser().parse_args(['journal', 'list']);"
        "print(sorted({'pydantic', 'sqlalchemy', 'PySide6', 'sqlcipher3', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_window_paints_before_the_vaults_machinery_is_read() -> None:
    code = (
        "import sys, extrovertly_desktop.app.window;"
        "print(sorted({'pydantic', 'sqlalchemy', 'sqlcipher3', 'numpy', 'importlib.metadata'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_verb_needs_no_qt(ada: Path) -> None:
    code = _TYPE.replace("sys.exit(", "status = (") + "; print('PySide6' in sys.modules, status)"
    done = subprocess.run(
        [sys.executable, "-c", code, "--vault", str(ada), "doctor"], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "False 0"


@pytest.mark.skipif(os.name == "nt", reason="pipes break differently there")
def test_a_reader_who_leaves_is_no_trouble(ada: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = subprocess.run(
        [sys.executable, "-c", _TYPE, "--vault", str(ada), "missions", "list", "--json"],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)
    assert process.stderr == ""
    assert process.returncode == 141


@pytest.mark.skipif(os.name == "nt", reason="signals differ there")
def test_an_interruption_leaves_no_half_made_vault(tmp_path: Path) -> None:
    path = tmp_path / "demo.vault"
    # A suite that runs in the background of a shell hands down that interruptions are ignored.
    heeding = f"import signal; signal.signal(signal.SIGINT, signal.default_int_handler); {_TYPE}"
    process = subprocess.Popen(
        [sys.executable, "-c", heeding, "--vault", str(path), "demo", "--years", "20"],
        stderr=subprocess.PIPE,
        text=True,
    )
    unfinished = tmp_path / "demo.vault.unfinished"
    deadline = time.monotonic() + 30
    while not unfinished.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    try:
        _, said = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 130
    assert "Traceback" not in said
    assert list(tmp_path.glob("demo*")) == []


def test_a_mistake_of_ours_is_noted_without_a_word_of_the_diary(
    typed: Typing, ada: Path, places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_args: object, _terminal: object) -> int:
        return int("the secret of my diary")

    monkeypatch.setattr(journal, "_list", broken)
    answer = typed("--vault", ada, "journal", "list")
    end_logging(log_dir())
    assert answer.status == 70
    assert "Something went wrong inside Extrovertly" in answer.err
    assert "secret" not in answer.err
    log = next((places / "xdg_state_home").rglob("extrovertly.log")).read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "test_process.py" in log
    assert "secret" not in log
