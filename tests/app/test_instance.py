"""One window a vault: the second start asks the first to show itself, and a crash leaves nothing in the way."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from extrovertly_desktop.app.instance import Ask, Claim, SingleInstance

_CLAIM = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from extrovertly_desktop.app.instance import Ask, SingleInstance
app = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]), Path(sys.argv[2]))
print(instance.claim(Ask[sys.argv[4]]).name, flush=True)
if sys.argv[3] == "stay":
    app.exec()
"""


def start(vault: Path, folder: Path, manner: str, ask: Ask = Ask.SHOW) -> "subprocess.Popen[str]":
    """Start another process that claims a vault."""
    return subprocess.Popen(
        [sys.executable, "-c", _CLAIM, str(vault), str(folder), manner, ask.name],
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize(("ask", "heard"), [(Ask.SHOW, "show_asked"), (Ask.CHECK_IN, "check_in_asked")])
def test_the_second_start_asks_the_first_to_show_itself_or_for_a_check_in(
    qtbot: QtBot, tmp_path: Path, ask: Ask, heard: str
) -> None:
    first = SingleInstance(tmp_path / "my.vault", tmp_path)
    assert first.claim() is Claim.FIRST
    asked = getattr(first, heard)
    with qtbot.waitSignal(asked, timeout=15_000), start(tmp_path / "my.vault", tmp_path, "go", ask) as other:
        while other.poll() is None:
            QCoreApplication.processEvents()
        assert other.stdout is not None
        assert other.stdout.read().strip() == "SHOWN"
    first.release()


def test_another_vault_is_another_window(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path / "my.vault", tmp_path)
    second = SingleInstance(tmp_path / "other.vault", tmp_path)
    assert first.claim() is Claim.FIRST
    assert second.claim() is Claim.FIRST
    first.release()
    second.release()


def test_the_same_vault_by_another_path_is_the_same_window(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    plain = SingleInstance(tmp_path / "my.vault", tmp_path)
    winding = SingleInstance(tmp_path / "folder" / ".." / "my.vault", tmp_path)
    assert plain.name == winding.name


@pytest.mark.skipif(os.name == "nt", reason="kills differ there")
def test_a_crash_leaves_nothing_in_the_way(qtbot: QtBot, tmp_path: Path) -> None:
    with start(tmp_path / "my.vault", tmp_path, "stay") as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == "FIRST"
        other.send_signal(signal.SIGKILL)
        other.wait()
    instance = SingleInstance(tmp_path / "my.vault", tmp_path)
    assert instance.claim() is Claim.FIRST
    instance.release()


def test_one_that_does_not_answer_is_told_apart(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path / "my.vault", tmp_path)
    assert first.claim() is Claim.FIRST
    # This thread is busy claiming, so the first cannot answer.
    with start(tmp_path / "my.vault", tmp_path, "go") as other:
        other.wait(timeout=60)
        assert other.stdout is not None
        assert other.stdout.read().strip() == "SILENT"
    first.release()


def test_a_folder_that_cannot_be_written_is_no_trouble(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    instance = SingleInstance(tmp_path / "my.vault", tmp_path / "file")
    assert instance.claim() is Claim.FIRST
    instance.release()
