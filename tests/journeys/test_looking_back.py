"""Three weeks of check-ins and missions, looked back at: charts by keyboard, a day, a table, what the weeks show."""

import csv
import random
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QScrollArea, QWidget

from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.moods import CheckInDraft

from .conftest import Start
from .person import Person

WEEKS = 3
LAST = date(2026, 3, 2)


def live(person: Person, clock: FixedClock) -> None:
    """Let three weeks go by, ended by the day on which the person looks back."""
    chance, missions = random.Random(1), person.vault.missions.cards()
    clock.advance(days=-7 * WEEKS)
    with person.vault.in_bulk():
        for day in range(7 * WEEKS):
            person.vault.check_ins.check_in(
                CheckInDraft.of(mood=chance.choice(("calm", "nervous", "proud")), confidence_level=3 + day / 7)
            )
            if day % 2:
                wish = PredictionDraft.of(worry="They laugh", likelihood=70, expected_suds=60)
                plan = person.vault.missions.plan(missions[day].mission.id, wish).value
                outcome = OutcomeDraft.of(came_true="no", peak_suds=30, learned=f"Nobody laughed, {day}")
                person.vault.missions.complete(plan.id, outcome)
            clock.advance(days=1)


def test_three_weeks_are_looked_back_at(start: Start, person: Person, clock: FixedClock, tmp_path: Path) -> None:
    live(person, clock)
    person.quit()
    again = start()
    again.wait(lambda: again.vault.insights.unread().count > 0)
    again.choose("go_today")
    again.wait(lambda: again.has("insights_card"))
    again.choose("go_progress")
    walk_the_points_and_open_a_day(again)
    keep_the_table(again, tmp_path / "confidence.csv")
    read_what_the_weeks_show(again)
    again.choose("go_today")
    again.wait(lambda: not again.has("insights_card"))


def walk_the_points_and_open_a_day(person: Person) -> None:
    """By keyboard alone, and back to where one was."""
    page = person.find(QScrollArea, "progress_page")
    page.verticalScrollBar().setValue(page.viewport().height() // 2)
    person.turn_to("confidence_canvas")
    for key in (Qt.Key.Key_End, Qt.Key.Key_Left):
        person.press(key)
    said = person.find(QLabel, "confidence_chart_read_out").text()
    assert said.startswith("Saturday, 28 February 2026: 5.7")
    person.press(Qt.Key.Key_Return)
    person.wait(lambda: person.has("day_page"))
    assert person.find(QWidget, "day_page").day == date(2026, 2, 28)
    person.press(Qt.Key.Key_Escape)
    person.wait(lambda: QApplication.focusWidget() is person.find(QWidget, "confidence_canvas"))


def keep_the_table(person: Person, target: Path) -> None:
    """Export what the chart shows."""
    person.choose("confidence_chart_save_table")
    dialog = person.find(QFileDialog, "chart_save_dialog")
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sum(bool(row["confidence_mean_of_day"]) for row in rows) == 7 * WEEKS


def read_what_the_weeks_show(person: Person) -> None:
    """Reading is looking: what was in sight for a moment is no longer new."""
    # On a tall screen, so that one look takes all of it in.
    person.window.resize(1280, 2000)
    page = person.find(QScrollArea, "progress_page")
    page.verticalScrollBar().setValue(0)
    person.wait(lambda: person.vault.insights.unread().count == 0)
