"""Journeys: a person's way through the whole application, click and key, on a real vault file."""

import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from extrovertly_desktop.app import system_clock
from extrovertly_desktop.domain.clock import FixedClock
from tests.trust.machine import cut_off
from tests.windows import let_go

from .person import Person

Start = Callable[[], Person]


@pytest.fixture(autouse=True)
def without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing connect to anything but sockets of this machine's own."""
    cut_off(monkeypatch)


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> Iterator[Start]:
    """Start the application; each call is a new run on the same machine and vault.

    Whatever is still open at the end is quit. A leaked thread or window fails the test, and so does a statement that
    scans a table which grows with use.
    """
    threads = set(threading.enumerate())
    runs: list[Person] = []

    def begin() -> Person:
        person = Person(qtbot, tmp_path / "machine", tmp_path / "journey.vault")
        runs.append(person)
        return person

    yield begin
    if runs and runs[-1].window._vault is not None:
        runs[-1].quit()
    let_go()
    qapp.setStyleSheet("")
    for person in runs:
        assert person.watched.plans.plans
        assert person.watched.plans.complaints() == []
    assert set(threading.enumerate()) <= threads
    assert [widget.objectName() for widget in qapp.topLevelWidgets() if widget.isVisible()] == []


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> FixedClock:
    """The machine's clock, which stands still."""
    fixed = FixedClock(0, ZoneInfo("Europe/Berlin"))
    fixed.set_local(datetime(2026, 3, 2, 21, 30))  # noqa: DTZ001 - in the clock's own zone
    monkeypatch.setattr(system_clock, "SystemClock", lambda: fixed)
    return fixed


@pytest.fixture
def person(start: Start, clock: FixedClock) -> Person:
    """Someone who has just given a name."""
    someone = start()
    someone.settle_in("Ada")
    return someone
