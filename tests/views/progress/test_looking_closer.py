"""Looking closer at a chart, and moving along it: by pointer, by wheel and by keyboard."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def chart(tab, check_in_on):
    """Confidence over a quarter, with the first and the last days known."""
    for days_ago in (85, 45, 20, 0):
        check_in_on(days_ago, confidence=5)
    tab.show_subject("quarter")
    tab.bring_up_to_date()
    QApplication.processEvents()
    found = tab.findChild(QWidget, "confidence_canvas")
    tab.findChild(QScrollArea, "progress_page").ensureWidgetVisible(found)
    QApplication.processEvents()
    return found


def read_out(tab):
    return tab.findChild(QLabel, "confidence_chart_read_out").text()


def ctrl_wheel(chart, at, notches):
    window = chart.window()
    spot = QPointF(chart.mapTo(window, at.toPoint()))
    QTest.wheelEvent(window.windowHandle(), spot, QPoint(0, 120 * notches), QPoint(), CTRL)
    QApplication.processEvents()


def test_the_wheel_with_ctrl_looks_closer_about_the_pointer_and_a_double_click_goes_back(qtbot, tab, chart):
    whole = chart.part()
    day = whole.first + 45
    before = chart.place(day, 5.0)
    ctrl_wheel(chart, before, 3)
    assert chart.part().days < whole.days
    assert chart.place(day, 5.0).x() == pytest.approx(before.x(), abs=2)
    assert "to" in read_out(tab)
    opened = []
    chart.opened.connect(opened.append)
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=before.toPoint())
    qtbot.mouseDClick(chart, Qt.MouseButton.LeftButton, pos=before.toPoint())
    assert chart.part() == whole
    qtbot.wait(QApplication.doubleClickInterval() + 20)
    assert opened == []


def test_pinching_on_a_touch_pad_looks_closer(chart):
    whole = chart.part()
    at = chart.rect().center().toPointF()
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        at,
        1.0,
        QPointF(),
    )
    QApplication.sendEvent(chart, pinch)
    assert chart.part().days == pytest.approx(whole.days / 2, abs=2)


def test_dragging_moves_along_and_stops_at_the_data(qtbot, tab, chart):
    whole = chart.part()
    chart.show_part(whole.first + 30, whole.first + 60)
    start = chart.place(whole.first + 45, 5.0).toPoint()
    qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(chart, start + QPoint(60, 0))
    QTest.mouseMove(chart, start + QPoint(120, 0))
    opened = []
    chart.opened.connect(opened.append)
    qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=start + QPoint(120, 0))
    assert whole.first < chart.part().first < whole.first + 30
    qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(chart, start + QPoint(3000, 0))
    qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=start)
    assert chart.part().first == whole.first
    assert opened == []


def test_keys_look_closer_about_the_point_follow_it_and_go_back(qtbot, tab, chart):
    whole = chart.part()
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_End)
    for _ in range(6):
        qtbot.keyClick(chart, Qt.Key.Key_Plus)
    assert chart.part().last == whole.last
    assert chart.part().first > whole.first + 40
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.part().holds(whole.last - 85)
    qtbot.keyClick(chart, Qt.Key.Key_Minus)
    assert chart.is_closer
    qtbot.keyClick(chart, Qt.Key.Key_0)
    assert chart.part() == whole
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert "+ and −" in read_out(tab)


def test_more_is_drawn_of_less_and_another_range_shows_all_of_itself(tab, chart):
    chart.show_part(chart.part().last - 10, chart.part().last)
    few = chart.grab().toImage()
    tab.on_tables_changed(frozenset({"progress_tracking"}))
    assert chart.is_closer
    assert chart.grab().toImage() == few
    tab.show_subject("month")
    assert not chart.is_closer
