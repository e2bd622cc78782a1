"""A rest is noticed, and input puts it off."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.idle_watch import IdleWatch


def test_a_rest_counts_from_the_last_key(qtbot: QtBot, qapp: QGuiApplication) -> None:
    seconds = [0.0]
    watch = IdleWatch(qapp, now=lambda: seconds[0])
    window = QWindow()
    window.show()
    window.requestActivate()
    qtbot.waitUntil(lambda: qapp.focusWindow() is window)
    rests: list[float] = []
    keys: list[int] = []
    watch.rested.connect(lambda: rests.append(seconds[0]))
    watch.key_pressed.connect(lambda event: keys.append(event.key()))
    watch.start(0.02)
    seconds[0] = 0.01
    QTest.keyClick(window, Qt.Key.Key_A)
    assert keys == [Qt.Key.Key_A]
    seconds[0] = 0.025
    QTest.qWait(60)
    assert rests == []
    seconds[0] = 0.031
    qtbot.waitUntil(lambda: rests == [0.031])
    watch.start(0.01)
    watch.stop()
    seconds[0] = 9.0
    QTest.qWait(30)
    assert len(rests) == 1
    window.close()
    window.deleteLater()
    watch.deleteLater()
