"""Long work off the GUI thread."""

import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.domain.errors import DiskFull
from extrovertly_desktop.services.tasks import TaskContext
from extrovertly_desktop.services.vaults import OpenVault


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.close()


def test_a_result_comes_home_to_the_gui_thread(qtbot: QtBot, runner: TaskRunner) -> None:
    seen: list[tuple[object, bool]] = []
    worker: list[int] = []

    def work(_context: TaskContext) -> int:
        worker.append(threading.get_ident())
        return 42

    task = runner.start(work)
    task.succeeded.connect(lambda value: seen.append((value, QThread.currentThread() is runner.thread())))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(42, True)]
    assert worker != [threading.get_ident()]


def test_progress_is_told_and_clamped(qtbot: QtBot, runner: TaskRunner) -> None:
    told: list[tuple[float, str]] = []

    def work(context: TaskContext) -> None:
        context.progress(0.5, "half")
        context.progress(7.0, "done")

    task = runner.start(work)
    task.progressed.connect(lambda fraction, text: told.append((fraction, text)))
    with qtbot.waitSignal(task.finished):
        pass
    assert told == [(0.5, "half"), (1.0, "done")]


def test_cancelling_stops_at_the_next_report(qtbot: QtBot, runner: TaskRunner) -> None:
    started = threading.Event()
    go_on = threading.Event()
    reached: list[str] = []

    def work(context: TaskContext) -> None:
        started.set()
        go_on.wait(5)
        context.progress(0.5)
        reached.append("too far")

    task = runner.start(work)
    assert started.wait(5)
    task.cancel()
    with qtbot.waitSignal(task.cancelled):
        go_on.set()
    assert reached == []


def test_a_failure_is_carried_home(qtbot: QtBot, runner: TaskRunner) -> None:
    def work(_context: TaskContext) -> None:
        raise OSError("the disk went away")

    task = runner.start(work)
    with qtbot.waitSignal(task.failed) as signal:
        pass
    assert isinstance(signal.args[0], OSError)


def test_a_failure_that_nobody_listens_for_is_not_lost(qtbot: QtBot, runner: TaskRunner) -> None:
    def work(_context: TaskContext) -> None:
        raise OSError("the disk went away")

    class Listener(QObject):
        def on_failed(self, _error: Exception) -> None:
            pytest.fail("it has gone")

    with qtbot.captureExceptions() as raised, qtbot.waitSignal(runner.start(work).finished):
        pass
    assert [(kind, str(error)) for kind, error, _ in raised] == [(OSError, "the disk went away")]
    listener = Listener()
    task = runner.start(work)
    task.failed.connect(listener.on_failed)
    shiboken6.delete(listener)
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(task.finished):
        pass
    assert len(raised) == 1


def test_tasks_run_one_after_the_other(qtbot: QtBot, runner: TaskRunner) -> None:
    order: list[int] = []
    tasks = [runner.start(lambda _context, number=number: order.append(number)) for number in range(5)]
    with qtbot.waitSignal(tasks[-1].finished):
        pass
    assert order == [0, 1, 2, 3, 4]


def test_what_comes_home_after_closing_is_told_to_nobody_and_let_go(qtbot: QtBot) -> None:
    runner = TaskRunner()
    told: list[object] = []
    let_go: list[object] = []
    begun = threading.Event()

    def work(_context: TaskContext) -> str:
        begun.set()
        return "an open vault"

    task = runner.start(work, discard=let_go.append)
    task.succeeded.connect(told.append)
    task.finished.connect(lambda: told.append("finished"))
    assert begun.wait(5)
    runner.close()
    assert let_go == ["an open vault"]
    qtbot.wait(20)
    assert told == []
    assert let_go == ["an open vault"]


@pytest.mark.parametrize(("error", "is_told"), [(DiskFull("full"), False), (ZeroDivisionError("ours"), True)])
def test_of_late_failures_only_mistakes_of_ours_are_told(qtbot: QtBot, error: Exception, is_told: bool) -> None:
    runner = TaskRunner()
    begun = threading.Event()

    def work(_context: TaskContext) -> None:
        begun.set()
        raise error

    runner.start(work)
    assert begun.wait(5)
    with qtbot.captureExceptions() as raised:
        runner.close()
        qtbot.wait(20)
    assert [found for _, found, _ in raised] == [error] * is_told


def test_work_that_finds_its_vault_closed_only_finishes(qtbot: QtBot, runner: TaskRunner, vault: OpenVault) -> None:
    told: list[object] = []
    vault.close()
    task = runner.start(lambda _context: vault.journal.keys())
    for signal in (task.succeeded, task.failed):
        signal.connect(told.append)
    with qtbot.waitSignal(task.finished):
        pass
    assert told == []
