"""At twice the text size nothing that is read or pressed is cut off."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from .complaints import called
from .tour import Tour

_SLACK = 2
"""Pixels by which a measure may be off by rounding."""
_READ = (QLabel, QAbstractButton)


def cut_off(part: QWidget) -> Iterator[str]:
    """Tell which labels and buttons have less room than their words need, or stand past the edge of what holds them."""
    for widget in part.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not part.window() or not isinstance(widget, _READ):
            continue
        if not widget.text() or widget.objectName().startswith("qt_"):
            continue
        needed_width, needed_height = needs(widget)
        if widget.width() + _SLACK < needed_width:
            yield f"{called(widget)} “{widget.text()[:30]}” is {widget.width()} wide and needs {needed_width}"
        elif widget.height() + _SLACK < needed_height:
            yield f"{called(widget)} “{widget.text()[:30]}” is {widget.height()} high and needs {needed_height}"
        else:
            yield from past_the_edge(widget)


def needs(widget: QLabel | QAbstractButton) -> tuple[int, int]:
    """Return the width and height without which words would be missing."""
    if isinstance(widget, QLabel) and widget.wordWrap():
        # A path has no place to break and is not ours to shorten.
        words = [word for word in widget.text().split() if "/" not in word]
        longest = max((widget.fontMetrics().horizontalAdvance(word) for word in words), default=0)
        plain = widget.textFormat() != Qt.TextFormat.RichText and "<" not in widget.text()
        return longest if plain else 0, widget.heightForWidth(widget.width())
    hint = widget.minimumSizeHint() if isinstance(widget, QLabel) else widget.sizeHint()
    return hint.width(), hint.height()


def past_the_edge(widget: QLabel | QAbstractButton) -> Iterator[str]:
    """Tell whether a widget stands past the side of a parent that does not scroll sideways."""
    parent = widget.parentWidget()
    if parent is not None and widget.geometry().right() > parent.width() + _SLACK:
        yield f"{called(widget)} “{widget.text()[:30]}” ends past the side of {called(parent)}"


def test_no_words_are_cut_off(tour: Tour) -> None:
    tabs = tour.window.tabs
    assert tabs is not None
    before = tour.theme.text_percent
    tour.theme.apply("light", 200)
    said = []
    for name, go in tour.pages().items():
        go()
        said += [f"{name}: {complaint}" for complaint in cut_off(tabs.currentWidget())]
    for name, open_it in tour.dialogs().items():
        with tour.at_dialog(open_it) as part:
            said += [f"{name}: {complaint}" for complaint in cut_off(part)]
    tour.theme.apply("light", before)
    assert said == []


def test_a_label_with_too_little_room_is_told(qtbot: QtBot) -> None:
    part = QWidget()
    qtbot.addWidget(part)
    label = QLabel("Incomprehensibilities", part)
    label.resize(20, 40)
    part.show()
    (complaint,) = cut_off(part)
    assert "is 20 wide and needs" in complaint
