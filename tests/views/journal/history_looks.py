"""The history as its tests write it, read it and use it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QTableView,
    QWidget,
)

from extrovertly_desktop.adapters.journal_model import JournalRole
from extrovertly_desktop.domain.clock import to_ms
from extrovertly_desktop.domain.journal import JournalDraft, JournalEntry
from extrovertly_desktop.services.vaults import OpenVault

from .conftest import JournalWindow

Make = Callable[[], JournalWindow]
START = datetime(2026, 3, 1, 9, tzinfo=UTC)


def write(vault: OpenVault, text: str, days_ago: int = 0, **fields) -> JournalEntry:
    """Write an entry of a day before 1 March 2026."""
    at_ms = to_ms(START - timedelta(days=days_ago)) + fields.pop("later", 0)
    return vault.journal.write(
        JournalDraft.of(content=text, mood=fields.pop("mood", "calm"), at_ms=at_ms, **fields)
    ).value


def texts(window: JournalWindow, name: str = "journal_list") -> list[str]:
    """What the rows of a list say."""
    model = window.find(QAbstractItemView, name).model()
    return [model.index(row, 0).data(JournalRole.EXCERPT) for row in range(model.rowCount())]


def turn_to(window: JournalWindow, mode: str) -> None:
    """Choose one of the faces of the history."""
    window.click(f"journal_modes_{mode}")


def choose(window: JournalWindow, action: str) -> None:
    """Choose from the menu by the name of an action."""
    for found in window.find(QWidget, "journal_menu").actions():
        if found.objectName() == action:
            found.trigger()
            return
    pytest.fail(f"there is no {action}")


def select_all(window: JournalWindow) -> QTableView:
    """Select every entry of the list from the keyboard."""
    view = window.find(QTableView, "journal_list")
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    return view
