"""How reminders are told: in the window, and on Today what was missed."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget

from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.reminders import DueReminder
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.events.reminder_line import ReminderLine
from extrovertly_desktop.views.events.reminder_notice import ReminderNotice
from extrovertly_desktop.views.events.reminder_titles_box import ReminderTitlesBox
from extrovertly_desktop.views.events.reminder_words import sentence

from .conftest import add_event

NOW = datetime(2026, 3, 3, 18, 30)  # noqa: DTZ001 - a wall clock
DUE = DueReminder(
    "r", "e", "Choir", "Town hall", NOW.replace(hour=19, minute=0), all_day=False, minutes_before=30, due_at=0
)


@pytest.fixture
def host(view_context: ViewContext) -> Iterator[QWidget]:
    host = view_context.notices.parent()
    assert isinstance(host, QWidget)
    host.show()
    yield host
    host.close()


@pytest.mark.parametrize(
    ("ahead", "discreet", "said"),
    [
        (timedelta(), True, "Something you planned is at 19:00."),
        (timedelta(), False, "Choir is at 19:00. Where: Town hall"),
        (timedelta(days=-1), True, "Something you planned is tomorrow at 19:00."),
        (timedelta(days=-3), True, "Something you planned is on Tuesday at 19:00."),
        (timedelta(minutes=31), True, "Something you planned begins now."),
        (timedelta(hours=2), True, "Something you planned began at 19:00."),
    ],
)
def test_a_reminder_keeps_the_name_back_unless_told_otherwise(ahead: timedelta, discreet: bool, said: str) -> None:
    assert sentence(DUE, NOW + ahead, discreet=discreet) == said


def test_reminders_wait_for_each_other_in_the_window(view_context: ViewContext, host: QWidget) -> None:
    notice = ReminderNotice(view_context.theme, host)
    opened: list[str] = []
    notice.opened.connect(opened.append)
    notice.tell("One is at 19:00.", "one")
    notice.tell("Two is at 20:00.", "two")
    assert notice.isVisible()
    assert notice.accessibleName() == "One is at 19:00."
    find = notice.findChild
    button = find(QPushButton, "reminder_notice_open")
    assert button is not None
    button.click()
    assert opened == ["one"]
    assert notice.accessibleName() == "Two is at 20:00."
    button.click()
    assert opened == ["one", "two"]
    assert not notice.isVisible()


def test_what_was_missed_is_said_once(view_context: ViewContext, host: QWidget, clock: FixedClock) -> None:
    vault = view_context.vault
    event = add_event(vault, "Choir", date(2026, 3, 3))
    vault.reminders.set_for(event.id, (30,))
    clock.advance(days=2)
    line = ReminderLine(view_context)
    line.setParent(host)
    line.look()
    words = line.findChild(QLabel, "missed_reminders_words")
    assert words is not None
    assert words.text() == "A reminder came while this was closed: Choir, yesterday at 19:00."
    assert not line.isHidden()
    later = ReminderLine(view_context)
    later.setParent(host)
    later.look()
    assert later.isHidden()


def test_the_preference_is_changed_and_undone(view_context: ViewContext, host: QWidget) -> None:
    profile = view_context.vault.profile
    box = ReminderTitlesBox(view_context)
    box.setParent(host)
    box.show()
    assert isinstance(box, QCheckBox)
    assert profile.preferences().discreet_reminders
    box.click()
    assert not profile.preferences().discreet_reminders
    assert view_context.notices.undo()
    assert profile.preferences().discreet_reminders
    assert not box.isChecked()
