"""Answering events, rating them, preparing, reminding, calling off and deleting, each with a way back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton

from extrovertly_desktop.domain.events import AttendeeStatus
from extrovertly_desktop.domain.exposure import PredictionDraft
from extrovertly_desktop.domain.preparations import PreparationDraft
from extrovertly_desktop.services.calendar_values import ImportChoices
from extrovertly_desktop.services.tasks import quiet_context

from .conftest import EventsWindow


def status(window: EventsWindow, title: str) -> AttendeeStatus | None:
    """The stored answer to an event."""
    answer = window.vault.attendance.of(window.events[title].id)
    return None if answer is None else answer.status


def choose(window: EventsWindow, name: str) -> None:
    """Choose an action of the event's menu."""
    action = window.host.findChild(QAction, name)
    assert isinstance(action, QAction)
    assert action.isVisible()
    action.trigger()
    window.settle()


def test_one_click_answers_and_undo_takes_it_back(window: EventsWindow) -> None:
    window.click("event_answer_going")
    window.settle()
    assert status(window, "Choir evening") is AttendeeStatus.GOING
    assert window.find(QPushButton, "event_answer_going").isChecked()
    assert window.notice().startswith("You are going.")
    assert window.context.notices.undo()
    window.settle()
    assert status(window, "Choir evening") is None
    assert not window.find(QPushButton, "event_answer_going").isChecked()
    window.click("event_answer_interested")
    window.settle()
    window.click("event_answer_interested")
    window.settle()
    assert status(window, "Choir evening") is None


def test_an_answer_that_makes_no_sense_is_disabled_and_says_why(window: EventsWindow) -> None:
    there = window.find(QPushButton, "event_answer_attended")
    assert not there.isEnabled()
    reason = window.find(QLabel, "event_answer_reasons")
    assert "still to come" in reason.text()
    assert there.accessibleDescription() in reason.text()
    window.click("events_view_past")
    assert there.isEnabled()
    assert window.find(QPushButton, "event_answer_not_going").text() == "I was not there"
    assert not window.sees("event_answer_going")
    assert not window.sees("event_answer_interested")
    assert reason.text() == ""


def test_having_been_there_is_rated_in_one_click_and_can_be_taken_back(window: EventsWindow) -> None:
    window.click("events_view_past")
    window.click("event_answer_attended")
    window.settle()
    assert "+20 points" in window.notice()
    window.click("event_rating_4")
    window.settle()
    event = window.events["Book club"]
    answer = window.vault.attendance.of(event.id)
    assert answer is not None
    assert answer.rating == 4
    assert window.find(QPushButton, "event_rating_4").isChecked()
    assert window.sees("event_debrief")
    window.click("event_withdraw_attendance")
    window.settle()
    assert status(window, "Book club") is AttendeeStatus.GOING
    assert not window.sees("event_rating_4")
    assert window.context.notices.undo()
    assert window.notice() == "Undone: “Taken back”"
    assert status(window, "Book club") is AttendeeStatus.ATTENDED


def test_what_was_predicted_and_prepared_stands_on_the_page_and_can_be_removed(window: EventsWindow) -> None:
    event, plans = window.events["Choir evening"], window.vault.event_plans
    assert window.find(QPushButton, "event_predict").text() == "Predict"
    plans.predict(event.id, PredictionDraft.of(worry="I sing off key", likelihood=60))
    plans.prepare(event.id, PreparationDraft.of(want="One song", first_sentence="Hello, is this seat free?"))
    window.settle()
    words = [label.text() for label in window.host.findChildren(QLabel) if label.isVisible()]
    assert "“I sing off key”" in words
    assert "What you want: One song" in words
    assert window.find(QPushButton, "event_predict").text() == "Change prediction"
    assert window.find(QPushButton, "event_prepare").text() == "Change preparation"
    window.click("event_remove_prediction")
    window.settle()
    assert plans.of(event.id) is None
    assert window.context.notices.undo()
    window.settle()
    assert plans.of(event.id) is not None


def test_forms_open_for_the_event_in_sight(window: EventsWindow) -> None:
    window.click("event_predict")
    assert window.sees("predict_form")
    window.press(Qt.Key.Key_Escape)
    assert window.sees("event_title")
    window.tab.show_subject(f"prepare:{window.events['Speaking night'].id}")
    assert window.sees("prepare_form")
    window.press(Qt.Key.Key_Escape)
    assert window.find(QLabel, "event_title").text() == "Speaking night"
    window.tab.show_subject(f"debrief:{window.events['Book club'].id}")
    assert window.sees("event_debrief_form")


def test_reminders_are_switched_by_chips(window: EventsWindow) -> None:
    event, reminders = window.events["Choir evening"], window.vault.reminders
    window.click("event_reminders_120")
    window.settle()
    window.click("event_reminders_0")
    window.settle()
    assert [item.minutes_before for item in reminders.of(event.id)] == [120, 0]
    assert window.context.notices.undo()
    window.settle()
    assert [item.minutes_before for item in reminders.of(event.id)] == [120]
    assert not window.find(QPushButton, "event_reminders_0").isChecked()


def test_called_off_is_told_by_a_word_and_taken_back(window: EventsWindow) -> None:
    choose(window, "event_cancel")
    assert window.sees("event_called_off")
    assert not window.find(QPushButton, "event_answer_going").isEnabled()
    assert not window.sees("event_predict")
    choose(window, "event_uncancel")
    assert not window.sees("event_called_off")


def test_deleting_goes_on_to_the_next_and_undo_brings_all_back(window: EventsWindow) -> None:
    event = window.events["Choir evening"]
    window.click("event_answer_going")
    window.settle()
    choose(window, "event_delete")
    assert window.find(QLabel, "event_title").text() == "Board games"
    assert window.context.notices.undo()
    window.settle()
    window.tab.show_subject(event.id)
    assert window.find(QPushButton, "event_answer_going").isChecked()


def test_an_event_that_is_gone_is_told_in_a_sentence(window: EventsWindow) -> None:
    window.tab.show_subject("nothing-of-that-name")
    assert "no longer there" in window.notice()


def test_what_a_deed_on_a_series_is_meant_for_is_asked_first(window: EventsWindow) -> None:
    text = (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:runners\nSUMMARY:Runners\nDTSTART:20260303T060000\nRRULE:FREQ=DAILY;COUNT=5\n"
        "END:VEVENT\nEND:VCALENDAR\n"
    )
    preview = window.vault.calendar_import.preview(text.encode(), quiet_context())
    window.vault.calendar_import.apply(preview, ImportChoices.of(preview), quiet_context())
    window.settle()

    def stand_at_second() -> None:
        runs = [card.event.id for card in window.vault.events.list() if card.event.title == "Runners"]
        window.tab.show_subject(runs[1])

    def standing() -> list[bool]:
        return [card.event.is_active for card in window.vault.events.list() if card.event.title == "Runners"]

    stand_at_second()
    choose(window, "event_cancel")
    assert "called off" in window.find(QLabel, "event_series_question_words").text()
    window.click("event_series_question_following")
    assert standing() == [True, False, False, False, False]
    assert "later dates" in window.notice()
    window.context.notices.undo()
    assert standing() == [True] * 5
    stand_at_second()
    choose(window, "event_delete")
    window.click("event_series_question_following")
    assert standing() == [True]
    window.context.notices.undo()
    stand_at_second()
    choose(window, "event_cancel")
    window.click("event_series_question_this")
    assert standing() == [True, False, True, True, True]
