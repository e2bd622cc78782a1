"""What is due about weeks is written on the worker, once, and only when it is due."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.adapters.weekly_run import WeeklyRun
from extrovertly_desktop.domain.errors import VaultLocked


class Weeks:
    """Notes on which thread it was asked to write, and fails as often as it is told to."""

    def __init__(self, *, is_due: bool, failures: int = 0) -> None:
        self._is_due, self._failures = is_due, failures
        self.asked = 0
        self.threads: list[int] = []

    def is_due(self) -> bool:
        self.asked += 1
        return self._is_due

    def write_due(self, task: object = None) -> int:
        self.threads.append(threading.get_ident())
        if self._failures:
            self._failures -= 1
            raise VaultLocked("Another program is writing.")
        self._is_due = False
        return 1


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.close()


def test_it_is_written_on_the_worker_and_again_after_a_fault(qtbot: QtBot, tasks: TaskRunner) -> None:
    weeks = Weeks(is_due=True, failures=1)
    run = WeeklyRun(weeks, tasks, rest_ms=0)
    for times in (1, 2):
        run.start()
        qtbot.waitUntil(lambda times=times: len(weeks.threads) == times and not tasks.is_busy)
    assert threading.get_ident() not in weeks.threads
    run.start()
    qtbot.waitUntil(lambda: weeks.asked == 3)
    assert len(weeks.threads) == 2


def test_who_stops_it_in_time_is_not_asked(qtbot: QtBot, tasks: TaskRunner) -> None:
    weeks = Weeks(is_due=True)
    run = WeeklyRun(weeks, tasks, rest_ms=0)
    run.start()
    run.stop()
    qtbot.wait(20)
    assert weeks.asked == 0
