"""Calibration, the same mission again, and surprise, as they are read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget

from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft


def attempts(vault, clock, count, mission=0, **outcome):
    found = vault.missions.cards()[mission].mission
    for _ in range(count):
        draft = PredictionDraft.of(likelihood=80, expected_suds=60)
        plan = vault.missions.plan(found.id, draft).value
        vault.missions.complete(plan.id, OutcomeDraft.of(**{"came_true": "no", "peak_suds": 30, **outcome}))
        clock.advance(days=0.02)
    return found


def summary(tab, name):
    tab.findChild(QWidget, "chart_stack").card(name)
    return tab.findChild(QLabel, f"{name}_summary").text()


def test_they_say_what_the_attempts_amount_to(qtbot, tab, vault, clock):
    first = attempts(vault, clock, 6, surprise=50)
    other = attempts(vault, clock, 2, mission=1, came_true="partly", surprise=90)
    tab.bring_up_to_date()
    words = summary(tab, "calibration_chart")
    assert words.startswith("Over 8 attempts you gave your worst worries a chance of 80 % on average; 13 % came true")
    assert "The Brier score is 0.50" in words
    assert "counts as half: 2" in tab.findChild(QLabel, "calibration_chart_caption").text()
    assert summary(tab, "surprise_chart").startswith("60 of 100 on average over 8 attempts.")
    assert summary(tab, "repeats_chart").startswith(f"6 attempts at “{first.title}”.")
    choice = tab.findChild(QComboBox, "repeats_mission")
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    assert summary(tab, "repeats_chart").startswith(f"2 attempts at “{other.title}”.")
    chart = tab.findChild(QWidget, "repeats_canvas")
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert "Attempt 2" in tab.findChild(QLabel, "repeats_chart_read_out").text()
    tab.show_subject("week")
    QApplication.processEvents()
    assert summary(tab, "repeats_chart").startswith(f"2 attempts at “{other.title}”.")


def test_too_few_are_told_what_is_missing(tab, vault, clock):
    attempts(vault, clock, 1)
    tab.bring_up_to_date()
    stack = tab.findChild(QWidget, "chart_stack")
    for name, words in (("calibration_chart", "so far: 1"), ("surprise_chart", "how far it surprised you")):
        stack.card(name)
        assert words in tab.findChild(QWidget, f"{name}_empty").accessibleName()
