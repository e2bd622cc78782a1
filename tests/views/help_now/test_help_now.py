"""The page of help, and the quiet line beside what is written."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from extrovertly_desktop.coach.safety.tiers import Tier
from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.services.safety import HelpShelf
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.help_now.help_dialog import HelpDialog
from extrovertly_desktop.views.widgets.care_line import CareLine, CareWatch
from extrovertly_desktop.views.widgets.care_watches import CareWatches


@pytest.fixture
def in_ireland() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.Ireland))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.setObjectName("host")
    QVBoxLayout(window)
    window.resize(700, 500)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitActive(window).__enter__()
    return window


def written_in(host: QWidget, qtbot: QtBot) -> QPlainTextEdit:
    box = QPlainTextEdit()
    box.setObjectName("box")
    layout = host.layout()
    assert layout is not None
    layout.addWidget(box)
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    return box


def test_the_numbers_of_the_country_stand_first_and_can_be_copied_and_changed(
    qtbot: QtBot, view_context: ViewContext, host: QWidget, in_ireland: None
) -> None:
    safety = view_context.vault.safety
    dialog = HelpDialog(view_context.theme, safety, view_context.notices, host)
    dialog.open()
    assert dialog.findChild(QLabel, "help_emergency").text() == "In an emergency, call 112 or 999"
    qtbot.mouseClick(dialog.findChild(QPushButton, "help_emergency_copy"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "112"
    assert "findahelpline.com" in dialog.findChild(QLabel, "help_directory").text()
    countries = dialog.findChild(QComboBox, "help_country")
    countries.setCurrentIndex(countries.findData("NZ"))
    countries.activated.emit(countries.currentIndex())
    assert "111" in dialog.findChild(QLabel, "help_emergency").text()
    assert safety.country("IE") == "NZ"
    dialog.accept()


def test_at_a_finding_its_words_and_lines_come_first(
    view_context: ViewContext, host: QWidget, in_ireland: None
) -> None:
    safety = view_context.vault.safety
    dialog = HelpDialog(
        view_context.theme, safety, view_context.notices, host, finding=safety.assess("my husband hits me")
    )
    dialog.open()
    assert dialog.findChild(QLabel, "help_heading").text() == "It is not your fault"
    assert dialog.findChild(QPushButton, "help_copy_0").accessibleName() == "Copy 1800 341 900 of Women’s Aid"
    dialog.accept()


def test_the_plan_is_saved_while_it_is_typed_and_can_be_taken_back(
    qtbot: QtBot, view_context: ViewContext, host: QWidget
) -> None:
    safety = view_context.vault.safety
    view_context.notices.parent().show()
    dialog = HelpDialog(view_context.theme, safety, view_context.notices, host)
    dialog.open()
    dialog.findChild(QTabWidget, "help_pages").setCurrentIndex(1)
    field = dialog.findChild(QPlainTextEdit, "help_plan_alone")
    qtbot.keyClicks(field, "A shower")
    qtbot.waitUntil(lambda: safety.plan() == {"alone": "A shower"}, timeout=2000)
    qtbot.keyClicks(field, ", then tea")
    dialog.accept()
    assert safety.plan() == {"alone": "A shower, then tea"}
    assert view_context.notices.undo()
    assert safety.plan() == {}


def test_without_a_vault_there_are_lines_and_grounding(qtbot: QtBot, view_context: ViewContext, host: QWidget) -> None:
    shelf = HelpShelf(resources_dir() / "content" / "safety")
    dialog = HelpDialog(view_context.theme, shelf, None, host)
    dialog.open()
    pages = dialog.findChild(QTabWidget, "help_pages")
    assert [pages.tabText(number) for number in range(pages.count())] == ["People to reach", "Back to the ground"]
    dialog.accept()


def test_a_line_appears_after_a_pause_opens_help_and_stays_away_once_put_aside(
    qtbot: QtBot, view_context: ViewContext, host: QWidget
) -> None:
    box = written_in(host, qtbot)
    opened: list[Tier] = []
    CareWatch(view_context, box, lambda found: opened.append(found.tier))
    qtbot.keyClicks(box, "This meeting is killing me.")
    qtbot.wait(350)
    assert host.findChild(CareLine) is None
    qtbot.keyClicks(box, " I want to die.")
    qtbot.waitUntil(lambda: host.findChild(CareLine) is not None and host.findChild(CareLine).isVisible())
    assert box.hasFocus()
    line = host.findChild(CareLine)
    qtbot.mouseClick(line.findChild(QPushButton, "box_care_open"), Qt.MouseButton.LeftButton)
    assert opened == [Tier.PASSIVE]
    qtbot.mouseClick(line.findChild(QPushButton, "box_care_aside"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(box, " Nobody knows.")
    qtbot.wait(350)
    assert not line.isVisible()
    qtbot.keyClicks(box, " I am going to kill myself tonight.")
    qtbot.waitUntil(line.isVisible)


def test_what_is_saved_before_the_pause_is_answered_at_the_foot(
    qtbot: QtBot, view_context: ViewContext, host: QWidget
) -> None:
    box = written_in(host, qtbot)
    CareWatch(view_context, box)
    qtbot.keyClicks(box, "I want to die.")
    box.hide()
    toast = view_context.notices.parent().findChild(QLabel, "toast_text")
    qtbot.waitUntil(lambda: "Help now" in toast.text())


def test_every_box_of_the_window_is_watched_but_those_that_search(
    qtbot: QtBot, view_context: ViewContext, host: QWidget
) -> None:
    CareWatches(view_context, host)
    box = written_in(host, qtbot)
    assert box.findChild(CareWatch) is not None
    search = QLineEdit()
    search.setObjectName("journal_search")
    host.layout().addWidget(search)
    search.setFocus()
    qtbot.waitUntil(search.hasFocus)
    assert search.findChild(CareWatch) is None
