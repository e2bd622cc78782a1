"""A history longer than what is listed at first."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QTableView,
)

from extrovertly_desktop.adapters.journal_model import JournalRole
from extrovertly_desktop.domain.errors import VaultLocked
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.journal.history import list_page

from .history_looks import START, Make, select_all, texts, write

FIRST_KEYS = 20


@pytest.fixture
def long_vault(vault: OpenVault, monkeypatch: pytest.MonkeyPatch) -> OpenVault:
    """A vault with a few more entries than are listed at first; that number is cut down, for writing takes time."""
    monkeypatch.setattr(list_page, "FIRST_KEYS", FIRST_KEYS)
    with vault.in_bulk():
        for number in range(FIRST_KEYS + 3):
            write(vault, "words", later=number)
    return vault


def test_a_long_history_begins_at_once_and_the_rest_follows(make_window: Make, long_vault: OpenVault, qtbot) -> None:
    window = make_window()
    view = window.find(QTableView, "journal_list")
    assert view.model().rowCount() == FIRST_KEYS
    view.selectRow(7)
    qtbot.waitUntil(lambda: view.model().rowCount() == FIRST_KEYS + 3)
    assert view.currentIndex().row() == 7
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().row() == FIRST_KEYS + 2
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.currentIndex().row() == 0


def test_all_means_all_while_the_rest_is_not_listed_yet(make_window: Make, long_vault: OpenVault) -> None:
    window = make_window()
    page = window.tab._history._list
    page._rest.stop()
    assert page.count() == FIRST_KEYS
    select_all(window)
    assert window.text("journal_selected") == f"{FIRST_KEYS + 3} selected"
    assert len(page.list.selected_keys()) == FIRST_KEYS + 3


def test_exporting_all_takes_what_is_not_listed_yet(make_window: Make, long_vault: OpenVault) -> None:
    window = make_window()
    page = window.tab._history._list
    page._rest.stop()
    assert page.keys_of_all() == long_vault.journal.keys()
    assert page.count() == FIRST_KEYS + 3


def test_hits_begin_at_once_the_rest_follows_and_all_of_them_means_all(
    make_window: Make, long_vault: OpenVault, qtbot
) -> None:
    window = make_window()
    page, field = window.tab._history._list, window.find(QLineEdit, "journal_search")
    field.setText("words")
    qtbot.waitUntil(lambda: window.text("journal_count") == f"{FIRST_KEYS} entries or more found")
    qtbot.waitUntil(lambda: window.text("journal_count") == f"{FIRST_KEYS + 3} entries found")
    field.setText("word")
    qtbot.waitUntil(lambda: page.typed == "word")
    assert page.count() == FIRST_KEYS
    QTest.keyClick(page.list, Qt.Key.Key_End)
    assert page.list.currentIndex().row() == FIRST_KEYS + 2
    field.setText("wor")
    qtbot.waitUntil(lambda: page.typed == "wor")
    assert page.keys_of_all() == long_vault.search.keys("wor")


def test_the_rest_of_an_older_search_does_not_join_a_newer_one(make_window: Make, long_vault: OpenVault, qtbot) -> None:
    write(long_vault, "lunch", later=60_000)
    window = make_window()
    page = window.tab._history._list
    page.search("words")
    page._fetch_rest()
    page.search("lunch")
    QTest.qWait(60)
    assert texts(window) == ["lunch"]


def test_a_rest_that_cannot_be_fetched_is_told_and_asked_for_again(
    make_window: Make, long_vault: OpenVault, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked() -> None:
        raise VaultLocked("Another program is using the vault.")

    window = make_window()
    page = window.tab._history._list
    with monkeypatch.context() as broken, qtbot.captureExceptions() as raised:
        broken.setattr(long_vault.journal, "keys", locked)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is VaultLocked
    assert page.count() == FIRST_KEYS
    page.go_to_day(START.date())
    qtbot.waitUntil(lambda: page.count() == FIRST_KEYS + 3)


def test_the_place_survives_entries_that_come(make_window: Make, vault: OpenVault) -> None:
    for number in range(40):
        write(vault, f"entry {number}", days_ago=40 - number)
    window = make_window()
    view = window.find(QTableView, "journal_list")
    view.selectRow(15)
    view.scrollTo(view.currentIndex(), QAbstractItemView.ScrollHint.PositionAtTop)
    before = (view.currentIndex().data(JournalRole.EXCERPT), view.visualRect(view.currentIndex()).top())
    write(vault, "new", later=60_000)
    window.settle()
    assert (view.currentIndex().data(JournalRole.EXCERPT), view.visualRect(view.currentIndex()).top()) == before
    assert QApplication.focusWidget() is not None
