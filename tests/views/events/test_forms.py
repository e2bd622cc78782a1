"""The forms of events: writing one down, predicting, preparing, looking back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QDate, QTime
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.events import AttendeeStatus, ComfortLevel
from extrovertly_desktop.domain.exposure import Attendance, CameTrue, PredictionDraft
from extrovertly_desktop.services.calendar_values import ImportChoices
from extrovertly_desktop.services.tasks import quiet_context
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.events.debrief_form import DebriefEventForm
from extrovertly_desktop.views.events.event_form import EventForm
from extrovertly_desktop.views.events.event_form_picture import EventPictureField
from extrovertly_desktop.views.events.predict_form import PredictEventForm
from extrovertly_desktop.views.events.prepare_form import PrepareForm
from extrovertly_desktop.views.missions.form_page import FormPage

from .conftest import add_event

W = TypeVar("W", bound=QWidget)
F = TypeVar("F", bound=FormPage)


@dataclass(frozen=True)
class Desk:
    """One form in a window."""

    qtbot: QtBot
    context: ViewContext
    host: QWidget

    def lay(self, make: Callable[[ViewContext], F]) -> F:
        form = make(self.context)
        layout = self.host.layout() or QVBoxLayout(self.host)
        layout.addWidget(form)
        form.show()
        return form

    def find(self, kind: type[W], name: str) -> W:
        found = self.host.findChild(kind, name)
        assert found is not None, f"there is no {name}"
        return found

    def click(self, name: str) -> None:
        self.find(QPushButton, name).click()

    def type(self, name: str, words: str) -> None:
        self.find(QPlainTextEdit, name).setPlainText(words)

    def notice(self) -> str:
        return self.find(QWidget, "toast").accessibleName()


@pytest.fixture
def desk(qtbot: QtBot, view_context: ViewContext) -> Iterator[Desk]:
    host = view_context.notices.parent()
    assert isinstance(host, QWidget)
    host.show()
    yield Desk(qtbot, view_context, host)
    host.close()


def test_a_new_event_with_all_it_has(desk: Desk) -> None:
    form = desk.lay(EventForm)
    saved: list[str] = []
    form.saved.connect(saved.append)
    form.open_new(date(2026, 3, 14))
    assert not form.is_touched()
    form.submit()
    assert "needs a name" in desk.find(QLabel, "event_edit_error_text").text()
    desk.find(QLineEdit, "event_edit_title").setText("Sewing circle")
    assert not form.submit()
    assert "how much it asks" in desk.find(QLabel, "event_edit_error_text").text()
    desk.click("event_edit_comfort_low")
    desk.find(QCheckBox, "event_edit_has_end").setChecked(True)
    desk.find(QDateTimeEdit, "event_edit_time").setTime(QTime(22, 30))
    assert "Ends on" in desk.find(QLabel, "event_edit_span").text(), "two hours from half past ten end after midnight"
    desk.find(QLineEdit, "event_edit_location").setText("Hall 3")
    desk.find(QLineEdit, "event_edit_price").setText("a lot")
    assert not form.submit()
    assert "must be a number" in desk.find(QLabel, "event_edit_error_text").text()
    desk.find(QLineEdit, "event_edit_price").setText("4,50")
    desk.find(QLineEdit, "event_edit_places").setText("12")
    desk.find(QLineEdit, "event_edit_organizer").setText("Friends of the hall")
    desk.type("event_edit_group_size", "8 to 12")
    desk.type("event_edit_icebreakers", "What are you making?\n\nMay I see?")
    assert form.submit()
    event = desk.context.vault.events.get(saved[0])
    assert (event.title, event.date, event.time, event.duration_minutes) == (
        "Sewing circle",
        "2026-03-14",
        "22:30",
        120,
    )
    assert (event.comfort_level, event.price, event.max_attendees) == (ComfortLevel.LOW, 4.5, 12)
    assert event.social_context == {
        "group_size": "8 to 12",
        "icebreakers": ["What are you making?", "May I see?"],
    }
    assert desk.context.notices.undo()
    assert desk.context.vault.events.list() == ()


def test_a_change_with_picture_and_calling_off_is_undone_at_once(desk: Desk, tmp_path: Path) -> None:
    events = desk.context.vault.events
    before = add_event(desk.context.vault, "Choir", date(2026, 3, 3), organizer_name="Mara", tags=("songs",))
    form = desk.lay(EventForm)
    form.open_for(before.id)
    assert not form.is_touched()
    picture = tmp_path / "flyer.png"
    flyer = QImage(40, 30, QImage.Format.Format_RGB32)
    flyer.fill(QColor("teal"))
    flyer.save(str(picture))
    field = desk.find(EventPictureField, "event_edit_picture")
    (tmp_path / "no.png").write_bytes(b"no picture")
    field.take(tmp_path / "no.png")
    desk.qtbot.waitUntil(lambda: bool(desk.find(QLabel, "event_edit_picture_error_text").text()))
    field.take(picture)
    desk.qtbot.waitUntil(lambda: bool(field.picture()))
    desk.find(QCheckBox, "event_edit_all_day").setChecked(True)
    desk.find(QCheckBox, "event_edit_called_off").setChecked(True)
    assert form.submit()
    after = events.get(before.id)
    assert after.has_picture
    assert (after.is_active, after.all_day, after.tags) == (False, True, ("songs",))
    assert desk.context.notices.undo()
    assert replace(events.get(before.id), is_detached=before.is_detached) == before


def test_a_copy_of_a_past_event_lies_ahead_on_the_same_weekday(desk: Desk) -> None:
    past = add_event(desk.context.vault, "Book club", date(2026, 2, 26))
    form = desk.lay(EventForm)
    form.open_copy(past.id)
    assert desk.find(QDateTimeEdit, "event_edit_date").date() == QDate(2026, 3, 5)
    assert form.submit()
    assert len(desk.context.vault.events.list()) == 1


@pytest.mark.parametrize(("scope", "moved"), [("this", 1), ("following", 2), ("all", 3)])
def test_a_change_is_for_one_date_for_all_later_ones_or_for_all(desk: Desk, scope: str, moved: int) -> None:
    vault = desk.context.vault
    text = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\nBEGIN:VEVENT\r\nUID:runners\r\nSUMMARY:Runners\r\n"
        "DTSTART:20260303T180000Z\r\nDTEND:20260303T190000Z\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\nEND:VEVENT\r\n"
        "END:VCALENDAR\r\n"
    )
    preview = vault.calendar_import.preview(text.encode(), quiet_context())
    vault.calendar_import.apply(preview, ImportChoices.of(preview), quiet_context())
    second = vault.events.list()[1].event
    form = desk.lay(EventForm)
    form.open_for(second.id)
    assert "repeats" in desk.find(QLabel, "event_edit_series_rule").text()
    desk.click(f"event_edit_scope_{scope}")
    desk.find(QLineEdit, "event_edit_location").setText("By the river")
    assert form.submit()
    places = [card.event.location for card in vault.events.list()]
    assert places.count("By the river") == moved
    assert desk.context.notices.undo()
    assert {card.event.location for card in vault.events.list()} == {None}


def test_a_prediction_is_written_changed_and_undone(desk: Desk) -> None:
    vault = desk.context.vault
    event = add_event(vault, "Choir", date(2026, 3, 3), location="Town hall")
    form = desk.lay(PredictEventForm)
    form.open_for(event.id)
    assert not form.is_touched()
    desk.type("predict_worry", "Nobody talks to me")
    desk.find(QSpinBox, "predict_likelihood_spin").setValue(60)
    assert form.is_touched()
    assert form.submit()
    plan = vault.event_plans.of(event.id)
    assert plan is not None
    assert (plan.worry, plan.likelihood) == ("Nobody talks to me", 60)
    assert (plan.place, plan.time_of_day) == ("Town hall", "evening"), "what the event tells is not asked again"
    form.open_for(event.id)
    desk.type("predict_worry", "Everybody stares")
    assert form.submit()
    assert desk.context.notices.undo()
    assert vault.event_plans.of(event.id) == plan
    assert form.obstacle() == ""
    vault.events.delete(event.id)
    assert "no more" in form.obstacle()


def test_a_preparation_is_written_and_taken_away(desk: Desk) -> None:
    vault = desk.context.vault
    event = add_event(vault, "Choir", date(2026, 3, 3), social_context={"icebreakers": ["Which voice do you sing?"]})
    form = desk.lay(PrepareForm)
    form.open_for(event.id)
    assert desk.find(QLabel, "prepare_icebreakers").text() == "Which voice do you sing?"
    desk.type("prepare_want", "Talk to one person")
    desk.type("prepare_exit_plan", "Say goodbye at nine")
    assert form.submit()
    written = vault.event_plans.preparation(event.id)
    assert written is not None
    assert (written.want, written.exit_plan) == ("Talk to one person", "Say goodbye at nine")
    form.open_for(event.id)
    desk.type("prepare_want", "")
    desk.type("prepare_exit_plan", "")
    assert form.submit()
    assert vault.event_plans.preparation(event.id) is None
    assert desk.context.notices.undo()
    assert vault.event_plans.preparation(event.id) is not None


def test_a_debrief_tells_all_at_once(desk: Desk, clock: FixedClock) -> None:
    vault = desk.context.vault
    event = add_event(vault, "Choir", date(2026, 3, 3))
    vault.attendance.rsvp(event.id, AttendeeStatus.GOING)
    vault.event_plans.predict(event.id, PredictionDraft.of(worry="They laugh", expected_suds=70))
    clock.advance(days=2)
    form = desk.lay(DebriefEventForm)
    form.open_for(event.id)
    assert not form.is_touched()
    assert not form.submit()
    assert "what happened" in desk.find(QLabel, "event_debrief_error_text").text()
    desk.click("event_debrief_attendance_left_early")
    desk.click("event_debrief_came_true_no")
    desk.find(QSpinBox, "event_debrief_peak_suds_spin").setValue(40)
    desk.type("event_debrief_learned", "They hummed along")
    desk.click("event_debrief_rating_4")
    desk.type("event_debrief_feedback", "Sit on the left")
    assert form.submit()
    plan, answer = vault.event_plans.of(event.id), vault.attendance.of(event.id)
    assert plan is not None
    assert answer is not None
    assert (plan.attendance, plan.came_true, plan.peak_suds) == (Attendance.LEFT_EARLY, CameTrue.NO, 40)
    assert (answer.status, answer.rating, answer.feedback) == (AttendeeStatus.ATTENDED, 4, "Sit on the left")
    assert answer.local_date == "2026-03-03", "it counts for the evening it was"
    assert "You expected 70, it peaked at 40." in desk.notice()
    assert desk.context.notices.undo()
    undone = vault.event_plans.of(event.id)
    assert undone is not None
    assert undone.is_open


def test_not_going_is_data(desk: Desk, clock: FixedClock) -> None:
    vault = desk.context.vault
    event = add_event(vault, "Choir", date(2026, 3, 3), time=time(9))
    clock.advance(days=1, hours=6)
    form = desk.lay(DebriefEventForm)
    form.open_for(event.id)
    desk.click("event_debrief_attendance_did_not_go")
    assert "costs nothing" in desk.find(QLabel, "event_debrief_word").text()
    assert not desk.find(QWidget, "event_debrief_rating").isVisible()
    desk.type("event_debrief_notes", "Too tired")
    assert form.submit()
    plan, answer = vault.event_plans.of(event.id), vault.attendance.of(event.id)
    assert plan is not None
    assert answer is not None
    assert (plan.attendance, plan.notes) == (Attendance.DID_NOT_GO, "Too tired")
    assert answer.status is AttendeeStatus.NOT_GOING
