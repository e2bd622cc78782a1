"""Predict, do, reflect, see: once round, and everything is still there the next time."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QSpinBox, QTableView, QTextBrowser

from extrovertly_desktop.app.gui import VaultChoice

from .conftest import Start
from .person import Person

CTRL = Qt.KeyboardModifier.ControlModifier


def test_once_round_and_back_again(start: Start) -> None:
    person = start()
    person.settle_in("Zoë")
    check_in(person)
    write_entry(person)
    plan_mission(person)
    debrief(person)
    see_it_all(person)
    person.quit()

    again = start()
    assert not again.has("welcome_name")
    again.wait(lambda: "Zoë" in again.read("today_page"))
    see_it_all(again)
    (attempt,) = again.vault.progress.attempts()
    assert (attempt.worry, attempt.likelihood, attempt.expected_suds, attempt.peak_suds) == (
        "They walk on without a word",
        80,
        65,
        35,
    )
    again.quit()
    vault = VaultChoice(again.watched.path).open()
    assert vault.doctor.check().ok
    vault.close()


def check_in(person: Person) -> None:
    """By keyboard alone."""
    for key in (Qt.Key.Key_N, Qt.Key.Key_Return, Qt.Key.Key_6, Qt.Key.Key_4):
        person.press(key)
    person.press(Qt.Key.Key_Return, CTRL)
    person.wait(lambda: person.has("check_ins_today") and "Nervous" in person.read("check_ins_today"))


def write_entry(person: Person) -> None:
    person.choose("new_entry")
    person.write("entry_text", "Heute: „grüß dich“ gesagt. 今日は晴れ。")
    person.click("entry_mood_button")
    person.click("mood_proud")
    person.write("entry_tags_field", "first step")
    person.click("entry_save")
    person.wait(lambda: person.find(QTableView, "journal_list").model().rowCount() == 1)


def plan_mission(person: Person) -> None:
    find_mission(person)
    person.click("mission_plan")
    person.write("plan_worry", "They walk on without a word")
    person.find(QSpinBox, "plan_likelihood_spin").setValue(80)
    person.find(QSpinBox, "plan_expected_suds_spin").setValue(65)
    person.click("plan_save")
    person.wait(lambda: person.has("mission_debrief"))


def find_mission(person: Person) -> None:
    person.choose("go_missions")
    search = person.find(QLineEdit, "missions_search")
    search.clear()
    person.write("missions_search", "ask the way")
    found = person.find(QListView, "missions_list")
    person.wait(lambda: 0 < found.model().rowCount() < 10)
    person.turn_to("missions_list")
    person.press(Qt.Key.Key_Home)


def debrief(person: Person) -> None:
    person.choose("go_today")
    person.wait(lambda: "They walk on without a word" in person.read("today_page"))
    plan = person.vault.missions.open_plans()[0]
    person.click(f"debrief_{plan.id}")
    person.click("debrief_attendance_done")
    person.click("debrief_came_true_no")
    person.find(QSpinBox, "debrief_peak_suds_spin").setValue(35)
    person.write("debrief_learned", "She smiled and pointed the way")
    person.click("debrief_save")
    person.wait(lambda: not person.has("debrief_save"))


def see_it_all(person: Person) -> None:
    """Everything is on screen."""
    person.choose("go_today")
    person.wait(lambda: "Nervous" in person.read("check_ins_today"))
    person.choose("go_journal")
    history = person.find(QTableView, "journal_list")
    person.wait(lambda: history.model().rowCount() == 1)
    person.turn_to("journal_list")
    person.press(Qt.Key.Key_Home)
    person.press(Qt.Key.Key_Return)
    person.wait(lambda: "今日は晴れ" in person.find(QTextBrowser, "entry_reading").toPlainText())
    find_mission(person)
    person.wait(lambda: "She smiled and pointed the way" in person.read("mission_detail"))
    person.choose("go_progress")
    person.click("charts_felt_to_predicted")
    person.wait(lambda: "65" in person.read("prediction_chart"))
    assert "35" in person.read("prediction_chart")
    person.find(QLabel, "confidence_chart_summary")
