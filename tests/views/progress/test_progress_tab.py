"""The progress tab on a real vault: what it shows, how it is read out and saved."""

import csv
import subprocess
import sys
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from extrovertly_desktop.domain.errors import EnvironmentFault
from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.views.tab import Tab

SVG = "{http://www.w3.org/2000/svg}"


CARDS = {
    "confidence": "confidence_chart",
    "mood_counts": "mood_counts",
    "mood": "mood_chart",
    "prediction": "prediction_chart",
}


def reach(tab: Tab, name: str) -> None:
    """Come to a chart, as a person would by scrolling; the rest of the page is left unmade."""
    stack = tab.findChild(QWidget, "chart_stack")
    card = next((card for start, card in CARDS.items() if name.startswith(start)), None)
    if stack is not None and stack.isVisibleTo(tab) and card is not None:
        stack.card(card)


def text(tab: Tab, name: str) -> str:
    reach(tab, name)
    label = tab.findChild(QLabel, name)
    assert label is not None, name
    return label.text()


def shown(tab: Tab, name: str) -> bool:
    reach(tab, name)
    widget = tab.findChild(QWidget, name)
    return widget is not None and widget.isVisibleTo(tab)


def canvas(tab: Tab, name: str = "confidence_canvas") -> QWidget:
    reach(tab, name)
    found = tab.findChild(QWidget, name)
    assert found is not None
    return found


def test_pyqtgraph_waits_for_the_first_look():
    code = (
        "import sys; from extrovertly_desktop.views.progress import spec; spec();"
        "sys.exit(any(name in sys.modules for name in ('pyqtgraph', 'numpy')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


class TestEmpty:
    def test_a_new_vault_says_how_it_begins_and_leads_there(self, qtbot, tab):
        tab.bring_up_to_date()
        assert shown(tab, "progress_empty")
        assert not shown(tab, "progress_range")
        assert not shown(tab, "standing")
        assert shown(tab, "achievements_to_come")
        with qtbot.waitSignal(tab.opened_elsewhere) as signal:
            qtbot.mouseClick(tab.findChild(QPushButton, "progress_empty_action"), Qt.MouseButton.LeftButton)
        assert signal.args == ["today", ""]

    def test_one_day_is_one_day(self, tab, check_in_on):
        check_in_on(0, "proud", 6)
        tab.bring_up_to_date()
        assert not shown(tab, "progress_empty")
        assert text(tab, "confidence_chart_summary").startswith("One day so far: 6.0 of 10 on ")
        assert text(tab, "mood_chart_summary").startswith("One day so far: Proud on ")
        assert shown(tab, "prediction_chart_empty")
        assert not shown(tab, "prediction_canvas")

    def test_a_mood_without_a_confidence_leaves_that_chart_empty(self, tab, check_in_on):
        check_in_on(0, "proud", None)
        tab.bring_up_to_date()
        assert shown(tab, "confidence_chart_empty")
        assert shown(tab, "mood_canvas")

    def test_an_empty_stretch_of_time_names_the_longer_one(self, tab, check_in_on):
        check_in_on(50)
        tab.bring_up_to_date()
        assert shown(tab, "confidence_chart_empty")
        assert "Another one has some." in canvas(tab, "confidence_chart_empty").accessibleName()
        assert not shown(tab, "mood_counts")
        tab.show_subject("all")
        assert shown(tab, "confidence_canvas")
        assert shown(tab, "mood_counts")


class TestGoals:
    def test_a_goal_is_set_from_elsewhere_follows_the_feed_and_is_not_lost(self, qtbot, tab, vault):
        tab.bring_up_to_date()
        tab.show_subject("goal")
        title = tab.findChild(QLineEdit, "goal_form_title")
        assert shown(tab, "goal_form")
        assert tab.may_close()
        qtbot.keyClicks(title, "Call Sam")
        assert not tab.may_close()
        assert shown(tab, "goal_form_leave_question")
        qtbot.mouseClick(tab.findChild(QPushButton, "goal_form_save_and_leave"), Qt.MouseButton.LeftButton)
        assert tab.may_close()
        (made,) = vault.goals.cards()
        tab.on_tables_changed(frozenset({"social_goals"}))
        assert text(tab, f"goal_{made.goal.id.replace('-', '_')}_title") == "Call Sam"


class TestCharts:
    def test_confidence_in_words(self, tab, check_in_on):
        for days_ago, level in enumerate((8, 6, 4, 2)):
            check_in_on(days_ago, confidence=level)
        check_in_on(0, confidence=10)
        tab.bring_up_to_date()
        words = text(tab, "confidence_chart_summary")
        assert words.startswith("5.3 of 10 on average over 4 days, between 2.0 and 9.0.")
        assert "4.0 ± 1.2" in words
        assert "5.3 ± 1.5" in words
        assert canvas(tab).accessibleDescription() == words
        assert "4 of 30 days have data." in text(tab, "confidence_chart_caption")

    def test_predictions_in_words_with_every_n(self, tab, attempt_on):
        for days_ago, came_true in enumerate(("no", "no", "partly", "yes")):
            attempt_on(days_ago, expected=60, peak=20 + 10 * days_ago, came_true=came_true, likelihood=70)
        tab.bring_up_to_date()
        assert text(tab, "prediction_chart_summary") == (
            "In 2 of 4 attempts the worry did not come true. "
            "On average you expected an anxiety of 60, and it peaked at 35 (4 attempts). "
            "You gave your worries a chance of 70 % on average; of 4, 1 came true in part and 1 fully, together 50 %."
        )
        assert "from 15 % to 85 % would fit" in text(tab, "prediction_chart_caption")

    def test_two_attempts_are_drawn_and_nothing_is_claimed_of_them(self, tab, attempt_on):
        attempt_on(0)
        attempt_on(1)
        tab.bring_up_to_date()
        summary = text(tab, "prediction_chart_summary")
        assert summary.startswith("The latest: ")
        assert summary.endswith("From 3 attempts on, this says what they have in common; so far: 2.")
        assert "On average" not in summary

    def test_ranges_by_click_and_the_chosen_one_stays(self, qtbot, tab, check_in_on):
        check_in_on(0)
        check_in_on(20)
        check_in_on(200)
        tab.bring_up_to_date()
        for name, n in (("week", "1 of 7"), ("month", "2 of 30"), ("year", "3 of 365"), ("all", "3 of 201")):
            chip = tab.findChild(QPushButton, f"progress_range_{name}")
            qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
            assert n in text(tab, "confidence_chart_caption")
            qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
            assert chip.isChecked()

    def test_earlier_and_later(self, qtbot, tab, check_in_on):
        check_in_on(0)
        check_in_on(8)
        tab.bring_up_to_date()
        tab.show_subject("week")
        earlier, later = tab.findChild(QPushButton, "progress_earlier"), tab.findChild(QPushButton, "progress_later")
        assert not later.isEnabled()
        qtbot.mouseClick(earlier, Qt.MouseButton.LeftButton)
        assert text(tab, "confidence_chart_summary").endswith("February 2026.")
        assert "1 of 7" in text(tab, "confidence_chart_caption")
        assert not earlier.isEnabled()
        qtbot.mouseClick(later, Qt.MouseButton.LeftButton)
        assert text(tab, "confidence_chart_summary").endswith("March 2026.")
        tab.show_subject("all")
        assert not shown(tab, "progress_earlier")

    def test_a_change_redraws_in_place(self, tab, check_in_on):
        check_in_on(1, confidence=4)
        tab.bring_up_to_date()
        check_in_on(0, confidence=6)
        tab.on_tables_changed(frozenset({"progress_tracking"}))
        assert text(tab, "confidence_chart_summary").startswith("5.0 of 10 on average over 2 days")

    def test_removing_the_last_day_goes_back_to_the_beginning(self, tab, vault, check_in_on):
        check_in_on(0)
        tab.bring_up_to_date()
        vault.check_ins.delete(vault.check_ins.today()[0].id)
        tab.on_tables_changed(frozenset({"progress_tracking"}))
        assert shown(tab, "progress_empty")
        assert not shown(tab, "confidence_canvas")

    def test_a_theme_recolours_what_is_drawn(self, tab, theme, check_in_on):
        for days_ago in range(5):
            check_in_on(days_ago)
        tab.bring_up_to_date()
        QApplication.processEvents()
        light = canvas(tab).grab().toImage()
        theme.apply("dark")
        QApplication.processEvents()
        dark = canvas(tab).grab().toImage()
        middle = QPoint(dark.width() // 2, dark.height() // 4)
        assert light.pixelColor(middle).lightness() > 200
        assert dark.pixelColor(middle).lightness() < 80


def test_the_keyboard_goes_from_top_to_bottom(qtbot, tab, check_in_on, attempt_on):
    for days_ago in range(4):
        check_in_on(days_ago)
        attempt_on(days_ago)
    tab.bring_up_to_date()
    QApplication.processEvents()
    tab.focus_start()
    stops = []
    for _ in range(13):
        stops.append(QApplication.focusWidget().objectName())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        QApplication.processEvents()
    assert stops == [
        *(f"progress_range_{name}" for name in ("month", "quarter", "year", "all")),
        "charts_felt_to_predicted",
        "charts_felt_to_done",
        "confidence_chart_save",
        "confidence_canvas",
        "mood_chart_save",
        "mood_canvas",
        "mood_counts_save",
        "year_pixels_save",
        "year_pixels_measure_mood",
    ]


def test_a_chart_is_made_when_it_comes_near(tab, check_in_on, attempt_on):
    tab.window().resize(900, 500)
    for days_ago in range(4):
        check_in_on(days_ago)
        attempt_on(days_ago)
    tab.bring_up_to_date()
    assert tab.findChild(QWidget, "prediction_canvas") is None
    bar = tab.findChild(QScrollArea, "progress_page").verticalScrollBar()
    for _ in range(30):
        bar.setValue(bar.maximum())
        QApplication.processEvents()
    assert shown(tab, "prediction_canvas")
    tab.show_subject("week")
    bar.setValue(0)
    QApplication.processEvents()
    assert "4 of 7 days" in text(tab, "confidence_chart_caption")


def test_a_long_page_leads_from_section_to_section(qtbot, tab, check_in_on, attempt_on):
    check_in_on(0)
    attempt_on(0)
    tab.bring_up_to_date()
    qtbot.mouseClick(tab.findChild(QPushButton, "charts_felt_to_predicted"), Qt.MouseButton.LeftButton)
    for _ in range(6):
        QApplication.processEvents()
    page = tab.findChild(QScrollArea, "progress_page").viewport()
    assert 0 <= tab.findChild(QLabel, "charts_predicted").mapTo(page, QPoint(0, 0)).y() < 100
    assert tab.findChild(QWidget, "prediction_canvas").isVisible()
    assert QApplication.focusWidget().objectName() == "charts_predicted_to_felt"


class TestReadOut:
    @pytest.fixture(autouse=True)
    def three_days(self, tab, check_in_on):
        for days_ago, level in ((5, 3), (2, 5), (0, 7)):
            check_in_on(days_ago, confidence=level)
        tab.show_subject("week")
        tab.bring_up_to_date()
        QApplication.processEvents()

    def test_by_keyboard(self, qtbot, tab):
        chart = canvas(tab)
        chart.setFocus()
        hint = text(tab, "confidence_chart_read_out")
        qtbot.keyClick(chart, Qt.Key.Key_Left)
        assert text(tab, "confidence_chart_read_out").endswith(
            ": 7.0. Mean of the last 7 days: 5.0 ± 1.2, over 3 days with data."
        )
        qtbot.keyClick(chart, Qt.Key.Key_Left)
        assert text(tab, "confidence_chart_read_out").endswith(": 5.0")
        for _ in range(3):
            qtbot.keyClick(chart, Qt.Key.Key_Left)
        assert text(tab, "confidence_chart_read_out").endswith(": 3.0")
        qtbot.keyClick(chart, Qt.Key.Key_End)
        assert ": 7.0." in text(tab, "confidence_chart_read_out")
        qtbot.keyClick(chart, Qt.Key.Key_Escape)
        assert text(tab, "confidence_chart_read_out") == hint

    def test_by_pointer(self, qtbot, tab):
        chart = canvas(tab)
        tab.findChild(QScrollArea, "progress_page").ensureWidgetVisible(chart)
        QApplication.processEvents()
        at = chart.place(chart.left_edge() + 4.5, 5.0)
        qtbot.mouseMove(chart, QPoint(2, 2))
        qtbot.mouseMove(chart, at.toPoint())
        assert text(tab, "confidence_chart_read_out").endswith(": 5.0")

    def test_the_wheel_is_left_to_the_page(self, tab):
        chart = canvas(tab)
        bar = tab.findChild(QScrollArea, "progress_page").verticalScrollBar()
        window = tab.window()
        bar.setValue(0)
        tab.findChild(QScrollArea, "progress_page").ensureWidgetVisible(chart)
        QApplication.processEvents()
        start = bar.value()
        middle = chart.mapTo(window, chart.rect().center())
        before = chart.place(0.0, 0.0)
        QTest.wheelEvent(window.windowHandle(), QPointF(middle), QPoint(0, -120))
        QApplication.processEvents()
        assert bar.value() > start
        assert chart.place(0.0, 0.0) == before

    def test_a_point_opens_its_day_and_escape_leads_back(self, qtbot, tab):
        chart = canvas(tab)
        chart.setFocus()
        qtbot.keyClick(chart, Qt.Key.Key_Home)
        qtbot.keyClick(chart, Qt.Key.Key_Return)
        page = tab.findChild(QWidget, "day_page")
        assert page.isVisibleTo(tab)
        assert page.day == date(2026, 2, 25)
        tab.on_tables_changed(frozenset({"mood_tracking"}))
        qtbot.keyClick(page, Qt.Key.Key_Escape)
        assert chart.isVisibleTo(tab)
        assert QApplication.focusWidget() is chart
        tab.show_subject("day:2026-02-28")
        assert page.day == date(2026, 2, 28)
        tab.show_subject("day:someday")
        assert page.day == date(2026, 2, 28)


class TestSaving:
    @pytest.fixture(autouse=True)
    def a_week(self, tab, check_in_on):
        for days_ago in range(5):
            check_in_on(days_ago, confidence=5 + days_ago)
        tab.bring_up_to_date()
        QApplication.processEvents()

    def save(self, tab: Tab, what: str) -> QFileDialog:
        reach(tab, what)
        QApplication.processEvents()
        button = tab.findChild(QToolButton, f"{what.split('_save', maxsplit=1)[0]}_save")
        action = next(action for action in button.menu().actions() if action.objectName() == what)
        action.trigger()
        dialog = tab.findChild(QFileDialog, "chart_save_dialog")
        assert dialog is not None
        return dialog

    def test_a_table(self, qtbot, tab, tmp_path):
        dialog = self.save(tab, "confidence_chart_save_table")
        target = tmp_path / "zuversicht é.csv"
        dialog.fileSelected.emit(str(target))
        dialog.close()
        rows = list(csv.DictReader(target.read_text(encoding="utf-8-sig").splitlines()))
        assert [row["confidence_mean_of_day"] for row in rows] == ["9.0", "8.0", "7.0", "6.0", "5.0"]

    @pytest.mark.parametrize("chart", ["confidence_chart", "mood_chart", "mood_counts"])
    def test_a_picture_at_twice_the_size(self, tab, tmp_path, chart):
        dialog = self.save(tab, f"{chart}_save_picture")
        target = tmp_path / "chart.png"
        dialog.fileSelected.emit(str(target))
        dialog.close()
        image = QImage(str(target))
        assert image.width() > 2 * 700
        colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
        assert len(colours) > 8

    def test_a_drawing_whose_words_are_words_and_whose_dots_lie_where_they_lie_on_screen(self, tab, tmp_path):
        dialog = self.save(tab, "confidence_chart_save_drawing")
        target = tmp_path / "chart.svg"
        dialog.fileSelected.emit(str(target))
        dialog.close()
        root = ET.parse(target).getroot()  # noqa: S314 - our own file
        words = {element.text for element in root.iter(f"{SVG}text")}
        assert {"Confidence over time", "10"} <= words
        assert root.find(f"{SVG}desc").text == text(tab, "confidence_chart_summary")
        assert not list(root.iter(f"{SVG}image"))
        colour = tab.context.theme.tokens.chart.axis.casefold()
        lefts = [float(item.get("cx")) for item in root.iter(f"{SVG}circle") if item.get("fill") == colour]
        chart = canvas(tab)
        step = chart.place(1, 0).x() - chart.place(0, 0).x()
        assert [right - left for left, right in pairwise(sorted(lefts))] == pytest.approx([step] * 4, abs=0.02)

    def test_copies(self, tab):
        for what in ("confidence_chart_save_copy_table", "confidence_chart_save_copy_picture"):
            tab.findChild(QAction, what).trigger()
            clip = QApplication.clipboard()
            if what.endswith("table"):
                rows = [line.split("\t") for line in clip.text().splitlines()]
                assert rows[1][1] == "9.0"
            else:
                assert clip.image().width() > 2 * 700

    def test_a_place_that_cannot_be_written_is_a_fault_of_the_world(self, tab, tmp_path):
        dialog = self.save(tab, "confidence_chart_save_table")
        saver = tab.findChild(QWidget, "chart_stack").saver
        with pytest.raises(EnvironmentFault, match="another folder"):
            saver.write(str(tmp_path / "missing" / "x.csv"), b"")
        dialog.close()


class TestAchievements:
    def test_earned_under_way_and_to_come(self, qtbot, tab, check_in_on, attempt_on):
        attempt_on(0)
        check_in_on(0)
        tab.bring_up_to_date()
        assert shown(tab, "achievements_earned")
        assert canvas(tab, "achievement_out_of_the_door").accessibleName() == "Out of the door: 2 Mar 2026"
        assert canvas(tab, "achievement_first_page").accessibleName() == "First page: 0 of 1"
        assert tab.findChild(QWidget, "achievement_taking_the_temperature") is None
        more = tab.findChild(QPushButton, "achievements_under_way_more")
        more.setFocus()
        qtbot.keyClick(more, Qt.Key.Key_Space)
        assert canvas(tab, "achievement_taking_the_temperature").accessibleName() == "Taking the temperature: 1 of 30"
        # The keyboard stays on the button, which now folds the part again.
        fewer = QApplication.focusWidget()
        assert (fewer.objectName(), fewer.text()) == ("achievements_under_way_more", "Show fewer")
        qtbot.keyClick(fewer, Qt.Key.Key_Space)
        assert tab.findChild(QWidget, "achievement_taking_the_temperature") is None

    def test_what_was_earned_again_tells_how_often_and_the_way_on(self, tab, vault):
        names = [f"habit {number}" for number in range(22)]
        plan = vault.missions.plan(
            vault.missions.cards()[0].mission.id, PredictionDraft.of(safety_behaviours_to_drop=names)
        )
        vault.missions.complete(plan.value.id, OutcomeDraft.of())
        tab.bring_up_to_date()
        row = canvas(tab, "achievement_hands_free")
        assert row.accessibleName() == "Hands free: 2 times, last on 2 Mar 2026; 2 of 10 to the next"
        assert row.parentWidget().objectName() == "achievements_earned"

    def test_standing(self, tab, check_in_on):
        check_in_on(0, confidence=6)
        tab.bring_up_to_date()
        assert canvas(tab, "standing_confidence").accessibleName().startswith("Confidence: 6.0.")
        assert canvas(tab, "standing_streak").accessibleName() == "Streak: 1 day. longest 1"
