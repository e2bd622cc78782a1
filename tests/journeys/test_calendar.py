"""From an invitation to what was learned: a calendar comes in, one date of it is met, and the rest moves."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QDateTimeEdit, QLabel, QListView, QSpinBox, QTableView

from extrovertly_desktop.adapters.event_model import EventRole
from extrovertly_desktop.app.gui import VaultChoice
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.event_lists import EventCard, EventFilter, EventView

from .person import Person

CTRL = Qt.KeyboardModifier.ControlModifier
BERLIN = ZoneInfo("Europe/Berlin")
CALL = "Call with the far-away choir"
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//A town//EN
BEGIN:VEVENT
UID:call@example.org
DTSTAMP:20260301T080000Z
SUMMARY:Call with the far-away choir
DTSTART;TZID=America/New_York:20260305T120000
DTEND;TZID=America/New_York:20260305T130000
RRULE:FREQ=WEEKLY
EXDATE;TZID=America/New_York:20260312T120000
END:VEVENT
BEGIN:VEVENT
UID:broken@example.org
SUMMARY:When?
DTSTART:soon
END:VEVENT
END:VCALENDAR
"""


def dates(person: Person) -> list[tuple[str, str]]:
    """Return day and time of the series in the person's zone, as the vault has them; the first eight."""
    return [(card.event.date, card.event.time) for card in cards(person)][:8]


def cards(person: Person) -> list[EventCard]:
    found = person.vault.events.list(EventFilter(), limit=50)
    return [card for card in found if card.event.title == CALL]


def test_from_a_calendar_to_what_was_learned(person: Person, clock: FixedClock) -> None:
    bring_in(person)
    # Noon in New York, where summer time begins on 8 March and three weeks before Berlin's; the twelfth falls out.
    assert dates(person)[:5] == [
        ("2026-03-05", "18:00"),
        ("2026-03-19", "17:00"),
        ("2026-03-26", "17:00"),
        ("2026-04-02", "18:00"),
        ("2026-04-09", "18:00"),
    ]
    answer_and_predict(person)
    clock.set_local(datetime(2026, 3, 5, 22, 0, tzinfo=BERLIN))
    tell_how_it_was(person)
    move_the_series(person)
    move_what_is_left(person)
    person.quit()
    vault = VaultChoice(person.watched.path).open()
    assert vault.doctor.check().ok
    vault.close()


def bring_in(person: Person) -> None:
    """Paste a calendar, look at what it would bring, and take it."""
    person.choose("go_events")
    QGuiApplication.clipboard().setText(CALENDAR)
    person.wait(lambda: person.has("events_home"))
    person.turn_to("events_search")
    person.turn_to("events_new")
    person.press(Qt.Key.Key_V, CTRL)
    table = person.find(QTableView, "import_table")
    person.wait(lambda: table.model().rowCount() == 1)
    assert "1" in person.find(QAbstractButton, "import_problems_toggle").text()
    assert cards(person) == []
    person.click("import_apply")
    person.wait(lambda: len(cards(person)) > 10)
    person.wait(lambda: not person.has("import_dialog"))


def answer_and_predict(person: Person) -> None:
    person.turn_to("events_list")
    person.press(Qt.Key.Key_Home)
    person.wait(lambda: person.find(QLabel, "event_title").text() == CALL)
    person.click("event_answer_going")
    person.wait(lambda: cards(person)[0].status == "going")
    person.click("event_predict")
    person.write("predict_worry", "My voice cracks and they look away")
    person.find(QSpinBox, "predict_likelihood_spin").setValue(75)
    person.find(QSpinBox, "predict_expected_suds_spin").setValue(60)
    person.click("predict_save")
    person.wait(lambda: cards(person)[0].has_prediction and not person.has("predict_save"))
    person.choose("go_today")
    person.wait(lambda: person.read("next_event_title") == CALL)


def tell_how_it_was(person: Person) -> None:
    points = person.vault.progress.standing().total_points
    person.choose("go_progress")
    person.choose("go_today")
    person.click("next_event_debrief")
    person.click("event_debrief_attendance_done")
    person.click("event_debrief_came_true_no")
    person.find(QSpinBox, "event_debrief_peak_suds_spin").setValue(35)
    person.write("event_debrief_learned", "Half of them were hoarse as well")
    person.click("event_debrief_rating_4")
    person.click("event_debrief_save")
    person.wait(lambda: not person.has("event_debrief_save"))
    person.wait(lambda: "Half of them were hoarse as well" in person.read("event_detail"))
    assert person.vault.progress.standing().total_points > points
    person.choose("go_today")
    person.wait(lambda: "Streak" in person.read("today_page") and not person.has("next_event_debrief"))
    person.choose("go_progress")
    person.click("charts_felt_to_predicted")
    person.wait(lambda: "60" in person.read("prediction_chart"))
    assert "35" in person.read("prediction_chart")


def move_the_series(person: Person) -> None:
    """Half an hour later from now on; what has been stays."""
    person.choose("go_events")
    listed = person.find(QListView, "events_list").model()
    person.wait(lambda: listed.index(0, 0).data(EventRole.ID) == cards(person)[0].event.id)
    person.turn_to("events_list")
    person.press(Qt.Key.Key_Home)
    person.wait(lambda: "19 March" in person.read("event_when"))
    person.window.findChild(QAction, "event_edit").trigger()  # type: ignore[union-attr]
    person.find(QDateTimeEdit, "event_edit_time").setTime(QTime(17, 30))
    person.click("event_edit_scope_all")
    person.click("event_edit_save")
    person.wait(lambda: not person.has("event_edit_save"))
    assert dates(person)[:3] == [("2026-03-19", "17:30"), ("2026-03-26", "17:30"), ("2026-04-02", "18:30")]
    attended = person.vault.events.list(EventFilter(view=EventView.PAST))
    assert [(card.event.date, time.fromisoformat(card.event.time)) for card in attended] == [("2026-03-05", time(18))]


def move_what_is_left(person: Person) -> None:
    """From the second date on a day later; the first stays, and one step takes it back."""
    person.press(Qt.Key.Key_Down)
    person.wait(lambda: "26 March" in person.read("event_when"))
    person.window.findChild(QAction, "event_edit").trigger()  # type: ignore[union-attr]
    person.find(QDateTimeEdit, "event_edit_date").setDate(QDate(2026, 3, 27))
    person.click("event_edit_scope_following")
    person.click("event_edit_save")
    person.wait(lambda: not person.has("event_edit_save"))
    assert dates(person)[:3] == [("2026-03-19", "17:30"), ("2026-03-27", "17:30"), ("2026-04-03", "18:30")]
    person.choose("undo_last")
    assert dates(person)[:3] == [("2026-03-19", "17:30"), ("2026-03-26", "17:30"), ("2026-04-02", "18:30")]
