"""The charts that look closer, on a real vault: what they say, how they are walked through, where they lead."""

import csv
import io
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.charts.spans import ChartRange
from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.progress.charts.chart_card import ChartCard
from extrovertly_desktop.views.progress.charts.closer_specs import CLOSER_CHARTS
from extrovertly_desktop.views.progress.charts.frame import ChartFrame, ChartSource
from extrovertly_desktop.views.progress.charts.specs import ChartSpec

TODAY = date(2026, 3, 2)


class Shown:
    """One card in a window of its own."""

    def __init__(self, qtbot: QtBot, context: ViewContext) -> None:
        self._qtbot, self._context = qtbot, context

    def __call__(self, name: str, chosen: ChartRange = ChartRange.MONTH) -> ChartCard:
        spec: ChartSpec = next(spec for spec in CLOSER_CHARTS if spec.name == name)
        card = spec.build(self._context.theme)
        self._qtbot.addWidget(card)
        frame = ChartFrame.of(ChartSource(self._context.vault), chosen)
        card.resize(900, 500)
        card.show()
        spec.show(card, spec.figures(frame), frame)
        return card


@pytest.fixture
def show(qtbot: QtBot, view_context: ViewContext) -> Shown:
    return Shown(qtbot, view_context)


def said(card: ChartCard, part: str) -> str:
    label = card.findChild(QLabel, f"{card.objectName()}_{part}")
    assert label is not None
    return label.text()


def table(card: ChartCard) -> list[dict[str, str]]:
    assert card.note is not None
    return list(csv.DictReader(io.StringIO(card.note.table())))


def press(card: ChartCard, name: str) -> None:
    button = card.findChild(QPushButton, name)
    assert button is not None
    button.click()


def test_without_anything_each_says_what_will_appear_or_steps_aside(show):
    for spec in CLOSER_CHARTS:
        card = show(spec.name)
        assert card.note is None
        empty = card.findChild(QWidget, f"{spec.name}_empty")
        assert card.isHidden() or (empty is not None and empty.isVisibleTo(card) and empty.accessibleName())


def test_mood_says_how_the_moods_of_a_day_combine(qtbot, show, check_in_on):
    check_in_on(1, "sad")
    for mood in ("okay", "proud", "sad"):
        check_in_on(0, mood)
    card = show("mood_chart")
    assert "over 2 days" in said(card, "summary")
    assert "On one day you noted more than one mood." in said(card, "summary")
    assert "mean of all moods noted on a day" in said(card, "caption")
    qtbot.keyClick(card.drawing, Qt.Key.Key_End)
    assert "between Sad and Proud (3 noted)" in said(card, "read_out")
    with qtbot.waitSignal(card.day_wanted) as signal:
        qtbot.keyClick(card.drawing, Qt.Key.Key_Return)
    assert signal.args == ["2026-03-02"]
    assert [row["moods_noted"] for row in table(card)] == ["1", "3"]


class TestYear:
    def test_days_are_walked_through_and_opened(self, qtbot, show, check_in_on):
        check_in_on(0, "proud")
        check_in_on(3)
        card = show("year_pixels")
        assert said(card, "summary").startswith("2 days in 2026: ")
        grid = card.drawing
        qtbot.keyClick(grid, Qt.Key.Key_Left)
        assert said(card, "read_out").endswith("2 March 2026: pleasant on the whole")
        qtbot.keyClick(grid, Qt.Key.Key_Left)
        assert said(card, "read_out").endswith("1 March 2026: nothing noted")
        qtbot.keyClick(grid, Qt.Key.Key_Up)
        assert "1 February 2026" in said(card, "read_out")
        with qtbot.waitSignal(card.day_wanted) as signal:
            qtbot.keyClick(grid, Qt.Key.Key_Return)
        assert signal.args == ["2026-02-01"]
        with qtbot.waitSignal(card.day_wanted) as signal:
            at = grid.place_of(TODAY.timetuple().tm_yday - 1).center().toPoint()
            qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=at)
        assert signal.args == ["2026-03-02"]
        qtbot.mouseMove(grid, QPoint(1, 1))
        assert said(card, "read_out").startswith("Point, or use")

    def test_other_years_and_measures(self, qtbot, show, check_in_on):
        check_in_on(0, "proud", 8)
        check_in_on(366 + 366 + 2, "sad", None)
        card = show("year_pixels")
        assert card.title_label.text() == "Year in pixels"
        press(card, "year_pixels_measure_confidence")
        assert said(card, "summary") == "One day in 2026. Monday, 2 March 2026: 8.0 of 10."
        assert card.drawing.count() == 61
        press(card, "year_pixels_before")
        qtbot.keyClick(card.drawing, Qt.Key.Key_PageUp)
        assert card.findChild(QLabel, "year_pixels_year").text() == "2024"
        assert not card.findChild(QPushButton, "year_pixels_before").isEnabled()
        assert said(card, "summary") == "Nothing of this was noted in 2024."
        press(card, "year_pixels_measure_activity")
        assert "one thing noted or done" in said(card, "summary")
        assert (card.drawing.count(), len(table(card))) == (366, 366)
        leap = date(2024, 2, 29).timetuple().tm_yday - 1
        assert card.drawing.index_at(card.drawing.place_of(leap).center()) == leap


def test_weekdays_say_how_sure_they_are(qtbot, show, check_in_on):
    for week in range(5):
        check_in_on(7 * week, confidence=3 + week % 2)
        check_in_on(7 * week + 2, confidence=8 + week % 2)
    card = show("weekday_chart", ChartRange.QUARTER)
    press(card, "weekday_measure_confidence")
    assert said(card, "summary") == "Highest on Saturday, 8.4 of 10; lowest on Monday, 3.4 of 10. Over 10 days."
    qtbot.keyClick(card.drawing, Qt.Key.Key_Home)
    assert said(card, "read_out") == "Monday: 3.4 of 10 on average over 5 days; from 2.7 to 4.1 would fit"
    press(card, "weekday_measure_mood")
    assert said(card, "summary") == "Over 10 days no weekday stands clearly apart from the others."


def test_hours_say_how_few_a_field_holds(qtbot, show, check_in_on):
    for week in range(3):
        check_in_on(7 * week, "okay", 5)
    check_in_on(1, "sad")
    card = show("hours_chart")
    assert said(card, "summary").startswith("4 check-ins. Most of them on Monday, 10:00 to 11:00: 3. 1 of 2 hours")
    grid = card.drawing
    qtbot.mouseMove(grid, grid.place_of(10).center().toPoint())
    assert (
        said(card, "read_out") == "Monday, 10:00 to 11:00: 3 check-ins · mood mixed on the whole · confidence 5.0 of 10"
    )
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    assert said(card, "read_out").startswith("Monday, 10:00")
    for _ in range(6):
        qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert said(card, "read_out") == "Sunday, 10:00 to 11:00: one check-in · too few for a mean"
    press(card, "hours_measure_mood")
    assert "with fewer than 3 there is none" in said(card, "caption")


def test_activity_by_day_and_by_month(qtbot, show, check_in_on, attempt_on):
    check_in_on(400)
    check_in_on(1)
    attempt_on(1)
    check_in_on(0)
    card = show("activity_chart")
    assert said(card, "summary") == "In all: check-ins 2, missions 1. Most in one bar: 2 (1 Mar 2026)."
    qtbot.keyClick(card.drawing, Qt.Key.Key_End)
    with qtbot.waitSignal(card.day_wanted) as signal:
        qtbot.keyClick(card.drawing, Qt.Key.Key_Return)
    assert signal.args == ["2026-03-02"]
    card = show("activity_chart", ChartRange.ALL)
    assert said(card, "caption").startswith("A bar is a whole month")
    assert [row["total"] for row in table(card) if row["total"] != "0"] == ["1", "3"]
    assert len(table(card)) == 15
    qtbot.keyClick(card.drawing, Qt.Key.Key_End)
    assert said(card, "read_out") == "March 2026: check-ins 2, missions 1"


def test_safety_behaviours_over_time_and_each(qtbot, show, vault, clock):
    for place, used in enumerate([("Whispering",), ("Whispering", "Phone"), ()]):
        mission = vault.missions.cards()[place].mission
        plan = vault.missions.plan(mission.id, PredictionDraft.of(worry="x", safety_behaviours_to_drop=("Phone",)))
        outcome = OutcomeDraft.of(came_true=("no", "no", "partly")[place], safety_behaviours_used=used)
        vault.missions.complete(plan.value.id, outcome)
    card = show("safety_chart")
    assert said(card, "summary") == (
        "In 2 of 3 attempts you used at least one safety behaviour. Meant to be left out: 3; left out: 2."
    )
    qtbot.keyClick(card.drawing, Qt.Key.Key_Home)
    assert said(card, "read_out").startswith("week from 2 Mar 2026: 2 of 3 attempts")
    card = show("behaviours_chart")
    qtbot.keyClick(card.drawing, Qt.Key.Key_Down)
    assert said(card, "read_out") == "Phone: used 1× · left out 2 of 3"
    assert [row["attempts_used"] for row in table(card)] == ["1", "2"]
    card = show("outcomes_chart")
    assert said(card, "summary").startswith("In 2 of 3 missions the worry did not come true.")
    qtbot.keyClick(card.drawing, Qt.Key.Key_End)
    assert sum(int(row["attempts_that_say"]) for row in table(card)) == 3


def test_every_card_takes_a_theme_and_the_direction_of_writing(show, theme, check_in_on, attempt_on):
    check_in_on(0)
    attempt_on(0)
    cards = [show(spec.name) for spec in CLOSER_CHARTS]
    before = [card.drawing.grab().toImage() for card in cards if not card.isHidden()]
    theme.apply("dark")
    after = [card.drawing.grab().toImage() for card in cards if not card.isHidden()]
    assert len(before) >= 7
    assert all(one != other for one, other in zip(before, after, strict=True))
    behaviours = show("outcomes_chart")
    behaviours.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert not behaviours.drawing.grab().isNull()
