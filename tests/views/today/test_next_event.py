"""The next event on Today, and the one that has been."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.events import AttendeeStatus, ComfortLevel, EventDraft
from extrovertly_desktop.domain.exposure import PredictionDraft
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.today.tab import TodayTab

Make = Callable[[], TodayTab]


def going_to(vault: OpenVault, day: date) -> str:
    """An event in the evening of a day, which the person is going to."""
    draft = EventDraft.of(
        title="Choir evening",
        date=day,
        time=time(19),
        end_time=time(21),
        category="social",
        comfort_level=ComfortLevel.LOW,
        location="Town hall",
    )
    event = vault.events.create(draft).value
    vault.attendance.rsvp(event.id, AttendeeStatus.GOING)
    return event.id


@pytest.mark.parametrize(
    ("day", "when"),
    [
        (date(2026, 3, 2), "Today at 19:00 · Town hall"),
        (date(2026, 3, 3), "Tomorrow at 19:00 · Town hall"),
        (date(2026, 3, 6), "On Friday at 19:00 · Town hall"),
    ],
)
def test_it_tells_when_in_words_and_leads_to_what_fits(
    qtbot: QtBot, make_tab: Make, vault: OpenVault, day: date, when: str
) -> None:
    event_id = going_to(vault, day)
    tab = make_tab()
    card = tab.findChild(QWidget, "next_event_card")
    assert card is not None
    assert card.isVisible()
    told = card.findChild(QLabel, "next_event_when")
    assert told is not None
    assert told.text() == when
    predict = card.findChild(QPushButton, "next_event_predict")
    assert predict is not None
    with qtbot.waitSignal(tab.opened_elsewhere) as wanted:
        qtbot.mouseClick(predict, Qt.MouseButton.LeftButton)
    assert wanted.args == ["events", f"predict:{event_id}"]
    vault.event_plans.predict(event_id, PredictionDraft.of(worry="I sing off key"))
    qtbot.waitUntil(predict.isHidden)


def test_one_that_has_been_is_asked_about_and_nothing_is_shown_without_events(
    qtbot: QtBot, make_tab: Make, vault: OpenVault, clock: FixedClock
) -> None:
    tab = make_tab()
    card = tab.findChild(QWidget, "next_event_card")
    assert card is not None
    assert card.isHidden()
    event_id = going_to(vault, date(2026, 3, 2))
    clock.set_local(datetime(2026, 3, 2, 22, tzinfo=UTC))
    qtbot.waitUntil(card.isVisible)
    tab.reload()
    tell = card.findChild(QPushButton, "next_event_debrief")
    assert tell is not None
    assert tell.isVisible()
    with qtbot.waitSignal(tab.opened_elsewhere) as wanted:
        qtbot.mouseClick(tell, Qt.MouseButton.LeftButton)
    assert wanted.args == ["events", f"debrief:{event_id}"]
