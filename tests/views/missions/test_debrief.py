"""Looking back: what happened beside what was expected."""

from datetime import UTC, datetime

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, QTimeZone
from PySide6.QtWidgets import QDateTimeEdit, QLabel, QPlainTextEdit, QSpinBox, QWidget

from extrovertly_desktop.domain.clock import to_ms
from extrovertly_desktop.domain.exposure import Attendance, CameTrue, Exposure, OutcomeDraft, PredictionDraft

from .conftest import MissionsWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def planned(window: MissionsWindow) -> Exposure:
    """A plan with a full prediction."""
    draft = PredictionDraft.of(
        worry="They laugh",
        likelihood=70,
        expected_suds=70,
        safety_behaviours_to_drop=["Holding my breath"],
        place="outdoors",
        time_of_day="afternoon",
    )
    return window.vault.missions.plan("ask-the-way", draft).value


def text_of(window: MissionsWindow, name: str) -> str:
    """All words on a part of the screen."""
    return " ".join(label.text() for label in window.find(QWidget, name).findChildren(QLabel) if label.isVisible())


def test_it_asks_first_what_happened_with_the_prediction_beside(window: MissionsWindow) -> None:
    plan = planned(window)
    window.tab.show_subject(f"debrief:{plan.id}")
    assert window.host.focusWidget().objectName() == "debrief_attendance_done"
    assert not window.sees("debrief_learned")
    window.settle()
    words = text_of(window, "debrief_expected")
    assert "“They laugh”" in words
    assert "70 of 100" in words
    assert "Outdoors · in the afternoon" in words
    window.click("debrief_save")
    assert window.find(QLabel, "debrief_error_text").text() == "Please choose first what happened."
    assert window.vault.missions.exposure(plan.id).is_open


def test_done_is_compared_with_what_was_expected_and_can_be_undone(window: MissionsWindow) -> None:
    plan = planned(window)
    window.tab.show_subject("ask-the-way")
    window.settle()
    window.click("mission_debrief")
    window.press(Qt.Key.Key_Space)
    window.click("debrief_came_true_no")
    window.find(QPlainTextEdit, "debrief_evidence").setPlainText("She smiled and pointed the way")
    window.find(QSpinBox, "debrief_peak_suds_spin").setValue(40)
    window.find(QSpinBox, "debrief_surprise_spin").setValue(80)
    window.find(QPlainTextEdit, "debrief_learned").setPlainText("People like to help")
    window.click("debrief_more_toggle")
    assert "Which safety habits did you use after all?" in text_of(window, "debrief_more")
    window.click("debrief_habits_suggestions_holding_my_breath")
    window.click("debrief_difficulty_2")
    window.click("debrief_satisfaction_5")
    window.find(QPlainTextEdit, "debrief_notes").setPlainText("By the station")
    window.press(Qt.Key.Key_Return, CTRL)
    stored = window.vault.missions.exposure(plan.id)
    assert (stored.attendance, stored.came_true, stored.peak_suds, stored.surprise) == (
        Attendance.DONE,
        CameTrue.NO,
        40,
        80,
    )
    assert (stored.evidence, stored.learned, stored.notes) == (
        "She smiled and pointed the way",
        "People like to help",
        "By the station",
    )
    assert stored.safety_behaviours_used == ("Holding my breath",)
    assert (stored.difficulty_rating, stored.satisfaction_rating) == (2, 5)
    assert window.notice().startswith("You expected 70, it peaked at 40.")
    window.settle()
    assert "You did this on" in window.find(QLabel, "mission_standing").text()
    history = text_of(window, "mission_attempts")
    assert "You expected 70, it peaked at 40." in history
    assert "You learned: People like to help" in history
    assert window.context.notices.undo()
    assert window.vault.missions.exposure(plan.id) == plan


def test_leaving_early_is_met_kindly_and_counts(window: MissionsWindow) -> None:
    plan = planned(window)
    window.tab.show_subject(f"debrief:{plan.id}")
    window.click("debrief_attendance_left_early")
    assert "counts in full" in window.find(QLabel, "debrief_kind_word").text()
    window.click("debrief_save")
    assert window.vault.missions.exposure(plan.id).attendance is Attendance.LEFT_EARLY
    assert window.notice().startswith("Written down.")
    window.settle()
    assert window.find(QLabel, "mission_attempts_legend").text() == "ring: expected"
    assert "You expected 70." in text_of(window, "mission_attempts")


def test_an_outcome_without_figures_explains_no_marks(window: MissionsWindow) -> None:
    plan = window.vault.missions.plan("ask-the-way", PredictionDraft.of()).value
    window.vault.missions.complete(plan.id, OutcomeDraft.of(attendance="done"))
    window.tab.show_subject("ask-the-way")
    assert window.sees("mission_attempts")
    assert not window.sees("mission_attempts_legend")


def test_not_going_asks_nothing_that_makes_no_sense(window: MissionsWindow) -> None:
    plan = planned(window)
    window.tab.show_subject(f"debrief:{plan.id}")
    window.click("debrief_attendance_done")
    window.find(QSpinBox, "debrief_peak_suds_spin").setValue(40)
    window.click("debrief_attendance_did_not_go")
    assert "costs nothing" in window.find(QLabel, "debrief_kind_word").text()
    for name in ("debrief_came_true", "debrief_peak_suds", "debrief_learned", "debrief_difficulty", "debrief_habits"):
        assert not window.sees(name)
    assert window.sees("debrief_notes")
    window.find(QPlainTextEdit, "debrief_notes").setPlainText("It rained")
    window.click("debrief_save")
    stored = window.vault.missions.exposure(plan.id)
    assert (stored.attendance, stored.peak_suds, stored.notes) == (Attendance.DID_NOT_GO, None, "It rained")
    assert window.notice().startswith("Noted.")


def test_an_outcome_is_changed_from_the_history_and_the_change_undone(window: MissionsWindow) -> None:
    plan = planned(window)
    outcome = OutcomeDraft.of(came_true="no", peak_suds=40, learned="Fine", difficulty_rating=3)
    before = window.vault.missions.complete(plan.id, outcome).value
    window.tab.show_subject("ask-the-way")
    window.settle()
    window.click(f"attempt_change_{plan.id}")
    assert window.find(QPlainTextEdit, "debrief_learned").toPlainText() == "Fine"
    assert window.find(QSpinBox, "debrief_peak_suds_spin").value() == 40
    window.find(QPlainTextEdit, "debrief_learned").setPlainText("More than fine")
    window.click("debrief_save")
    after = window.vault.missions.exposure(plan.id)
    assert after.learned == "More than fine"
    assert after.concluded_at == before.concluded_at
    assert window.notice().startswith("Changed.")
    assert window.context.notices.undo()
    assert window.vault.missions.exposure(plan.id) == before


def test_the_moment_can_be_an_earlier_one_but_not_a_coming_one(window: MissionsWindow) -> None:
    plan = planned(window)
    window.tab.show_subject(f"debrief:{plan.id}")
    window.click("debrief_attendance_done")
    window.click("debrief_more_toggle")
    field = window.find(QDateTimeEdit, "debrief_moment")
    assert field.dateTime().time() == QTime(10, 0)
    field.setDateTime(QDateTime(QDate(2026, 3, 9), QTime(9, 0), QTimeZone.utc()))
    window.click("debrief_save")
    assert "still to come" in window.find(QLabel, "debrief_error_text").text()
    field.setDateTime(QDateTime(QDate(2026, 3, 1), QTime(18, 30), QTimeZone.utc()))
    window.click("debrief_save")
    stored = window.vault.missions.exposure(plan.id)
    assert stored.concluded_at == to_ms(datetime(2026, 3, 1, 18, 30, tzinfo=UTC))
    assert stored.local_date == "2026-03-01"


def test_a_plan_that_went_meanwhile_is_told_in_place(window: MissionsWindow) -> None:
    plan = planned(window)
    window.tab.show_subject(f"debrief:{plan.id}")
    window.click("debrief_attendance_done")
    window.vault.missions.unplan(plan.id)
    window.click("debrief_save")
    assert window.find(QLabel, "debrief_error_text").text() == "That plan is no longer there."


def test_a_long_history_unfolds(window: MissionsWindow) -> None:
    for _ in range(5):
        window.vault.missions.complete(planned(window).id, OutcomeDraft.of(peak_suds=30))
    window.tab.show_subject("ask-the-way")
    window.settle()
    assert text_of(window, "mission_attempts").count("it peaked at 30") == 3
    window.click("mission_all_attempts")
    window.settle()
    assert text_of(window, "mission_attempts").count("it peaked at 30") == 5
    assert not window.sees("mission_all_attempts")
    assert "You did this 5 times" in window.find(QLabel, "mission_standing").text()


def test_doing_it_again_opens_a_fresh_plan(window: MissionsWindow) -> None:
    window.vault.missions.complete(planned(window).id, OutcomeDraft.of(peak_suds=30))
    window.tab.show_subject("ask-the-way")
    window.settle()
    window.click("mission_plan")
    assert window.find(QPlainTextEdit, "plan_worry").toPlainText() == ""
    window.click("plan_save")
    assert len(window.vault.missions.open_plans()) == 1


def test_forms_and_cards_follow_theme_and_text_size(window: MissionsWindow) -> None:
    plan = planned(window)
    window.tab.show_subject(f"debrief:{plan.id}")
    window.click("debrief_attendance_done")
    window.context.theme.apply("dark", 150)
    window.settle()
    assert window.sees("debrief_learned")
    window.press(Qt.Key.Key_Escape)
