"""The bridge from commits to screens."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.change_bridge import ChangeBridge
from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.services.vaults import OpenVault

WRITE_ELSEWHERE = """
import sys
from sqlcipher3 import dbapi2
connection = dbapi2.connect(sys.argv[1])
connection.execute("UPDATE users SET last_login_at = 1")
connection.commit()
"""


@pytest.fixture
def bridge(qtbot: QtBot, vault: OpenVault) -> Iterator[ChangeBridge]:
    made = ChangeBridge(vault)
    yield made
    made.close()


def test_a_burst_of_commits_arrives_once(qtbot: QtBot, vault: OpenVault, bridge: ChangeBridge) -> None:
    heard: list[frozenset[str]] = []
    bridge.tables_changed.connect(heard.append)
    with qtbot.waitSignal(bridge.tables_changed):
        for _ in range(5):
            vault.check_ins.check_in(CheckInDraft(mood="okay"))
    qtbot.wait(100)
    assert len(heard) == 1
    assert {"mood_tracking", "progress_tracking", "users"} <= heard[0]


def test_commits_of_the_worker_arrive_in_the_gui_thread(qtbot: QtBot, vault: OpenVault, bridge: ChangeBridge) -> None:
    from PySide6.QtCore import QThread

    threads: list[QThread] = []
    bridge.tables_changed.connect(lambda _tables: threads.append(QThread.currentThread()))
    runner = TaskRunner()
    with qtbot.waitSignal(bridge.tables_changed):
        runner.start(lambda _context: vault.check_ins.check_in(CheckInDraft(mood="okay")))
    runner.close()
    assert threads == [bridge.thread()]


def test_another_process_is_noticed(qtbot: QtBot, vault: OpenVault, bridge: ChangeBridge) -> None:
    bridge.start_watching()
    with qtbot.waitSignal(bridge.tables_changed, timeout=10_000) as signal:
        subprocess.run([sys.executable, "-c", WRITE_ELSEWHERE, str(vault.path)], check=True, timeout=20)
    assert "users" in signal.args[0]


def test_nothing_is_heard_after_closing(qtbot: QtBot, vault: OpenVault, bridge: ChangeBridge) -> None:
    bridge.close()
    with qtbot.assertNotEmitted(bridge.tables_changed, wait=100):
        vault.check_ins.check_in(CheckInDraft(mood="okay"))


def test_a_closed_vault_is_watched_no_longer(qtbot: QtBot, vault: OpenVault, bridge: ChangeBridge) -> None:
    bridge.start_watching()
    vault.close()
    with qtbot.assertNotEmitted(bridge.tables_changed):
        bridge._watch.setInterval(1)
        qtbot.waitUntil(lambda: not bridge._watch.isActive())
