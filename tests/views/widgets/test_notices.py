"""Widgets that tell: toasts, errors, empty states."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.domain.achievements import Achievement, Metric
from extrovertly_desktop.services.context import Done
from extrovertly_desktop.views.notices import Notices, celebration
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.empty_state import EmptyState
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.toast import Toast


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """A window with one field in it."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    QLineEdit(window).setObjectName("field")
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def toast(theme: ThemeManager, host: QWidget) -> Toast:
    """A toast at the foot of the window."""
    return Toast(theme, host)


def button(widget: QWidget, name: str) -> QPushButton:
    """Return a named button."""
    found = widget.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_a_toast_offers_a_way_back(toast: Toast, qtbot: QtBot) -> None:
    """Undo tells of itself and closes the notice; it then does not count as dismissed."""
    toast.show_message("Entry moved to the bin.", undo=True)
    assert toast.isVisible()
    with qtbot.waitSignal(toast.undone), qtbot.assertNotEmitted(toast.dismissed):
        button(toast, "toast_undo").click()
    assert not toast.isVisible()


def test_a_toast_goes_by_itself(toast: Toast, qtbot: QtBot) -> None:
    """After its time it is gone."""
    with qtbot.waitSignal(toast.dismissed):
        toast.show_message("Saved.", milliseconds=10)
    assert not toast.isVisible()
    assert button(toast, "toast_undo").isHidden()


def test_the_keyboard_reaches_a_toast(toast: Toast, host: QWidget, qtbot: QtBot) -> None:
    """F6 goes to it, it waits while the keyboard is there, Escape sends it away."""
    toast.show_message("Entry moved to the bin.", undo=True, milliseconds=40)
    qtbot.keyClick(host, Qt.Key.Key_F6)
    undo = button(toast, "toast_undo")
    assert undo.hasFocus()
    qtbot.wait(80)
    assert toast.isVisible()
    qtbot.keyClick(undo, Qt.Key.Key_Escape)
    assert not toast.isVisible()


def test_a_toast_stays_inside_its_window(toast: Toast, host: QWidget, theme: ThemeManager, qtbot: QtBot) -> None:
    """Long words wrap, and the notice follows the window."""
    theme.apply("light", 200)
    toast.show_message("A rather long sentence about an entry that was moved to the bin. " * 2, undo=True)
    for width, height in ((600, 400), (420, 500)):
        host.resize(width, height)
        qtbot.wait(1)
        assert host.rect().contains(toast.geometry())


@pytest.mark.parametrize("is_wide", [False, True])
def test_a_toast_makes_way_for_an_error(
    toast: Toast, theme: ThemeManager, host: QWidget, qtbot: QtBot, is_wide: bool
) -> None:
    """It goes to a side, or away where there is no place clear of the error."""
    error = InlineError(theme, parent=host)
    toast.show_message("Prediction saved.")
    place = toast.geometry()
    error.setGeometry(host.rect() if is_wide else QRect(place.topLeft(), QSize(40, place.height())))
    error.show_error("Please give it a name.")
    assert toast.geometry().intersects(error.geometry())
    qtbot.waitUntil(lambda: not (toast.isVisible() and toast.geometry().intersects(error.geometry())))
    assert toast.isVisible() is not is_wide


def test_an_error_stands_by_its_field(theme: ThemeManager, host: QWidget) -> None:
    """The field is marked and gets the keyboard; clearing takes both away."""
    line = host.findChild(QLineEdit, "field")
    assert isinstance(line, QLineEdit)
    error = InlineError(theme, parent=host)
    assert error.isHidden()
    error.show_error("The text is empty. Write a few words.", line)
    assert error.isVisible()
    assert error.accessibleName() == error.text() == "The text is empty. Write a few words."
    assert line.property("invalid") is True
    assert line.hasFocus()
    error.clear()
    assert error.isHidden()
    assert line.property("invalid") is False


def test_words_with_angle_brackets_are_shown_as_they_are(theme: ThemeManager, qtbot: QtBot) -> None:
    """What a person wrote is never taken for markup."""
    error = InlineError(theme)
    qtbot.addWidget(error)
    error.show_error("<b>x</b>")
    label = error.findChild(QLabel, "inline_error_text")
    assert isinstance(label, QLabel)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_an_empty_state_has_one_thing_to_do(theme: ThemeManager, qtbot: QtBot) -> None:
    """With an action there is one button; without, none."""
    state = EmptyState(theme, "notebook-outline", "Entries will stand here.", "Write the first", object_name="empty")
    qtbot.addWidget(state)
    with qtbot.waitSignal(state.action_triggered):
        button(state, "empty_action").click()
    state.set_sentence("Nothing found.")
    assert state.accessibleName() == "Nothing found."
    silent = EmptyState(theme, "notebook-outline", "Entries will stand here.")
    qtbot.addWidget(silent)
    assert silent.findChild(QPushButton) is None


def achievement(title: str, times: int = 1) -> Achievement:
    return Achievement("x", title, "Well done.", "mdi6.leaf", None, Metric.CHECK_INS, 1, 5, 1, 0, times)


@pytest.mark.parametrize(
    ("titles", "sentence"),
    [
        (["One"], "Achievement: One"),
        (["One", "Two", "Three"], "3 achievements: One, Two and Three"),
        (["One", "Two", "Three", "Four"], "4 achievements: One, Two and 2 more"),
    ],
)
def test_what_was_earned_is_celebrated_in_one_sentence(
    theme: ThemeManager, host: QWidget, titles: list[str], sentence: str
) -> None:
    """It stands below the notice in a colour of its own, is read out with it, and is gone with the next notice."""
    notices = Notices(theme, host)
    notices.tell(Done(None, 12, tuple(map(achievement, titles))), "Entry saved.", undo=lambda: None)
    toast = host.findChild(Toast)
    assert isinstance(toast, Toast)
    celebrated = toast.findChild(QLabel, "toast_celebration")
    assert isinstance(celebrated, QLabel)
    assert (toast.text(), celebrated.text()) == ("Entry saved. · +12 points", sentence)
    assert celebrated.isVisible()
    assert toast.accessibleName() == f"Entry saved. · +12 points {sentence}"
    assert toast.property("toast") == "celebrate"
    assert toast.height() > 2 * celebrated.fontMetrics().height()
    notices.tell(Done(None), "Saved.")
    assert celebrated.isHidden()
    assert toast.property("toast") == "true"


def test_a_time_after_the_first_is_told_with_its_number() -> None:
    """So that nobody wonders whether they have had it before."""
    assert celebration([achievement("Another chapter", 3)]) == "Achievement: Another chapter (3 times now)"
    assert celebration([]) == ""
