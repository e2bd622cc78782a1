"""The controls of settings: a box to choose from, a switch, and a door to a page of its own."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton

from extrovertly_desktop.views.widgets.properties import make_button
from extrovertly_desktop.views.widgets.wheel_guard import WheelGuard


def choice_box(object_name: str, choices: Sequence[tuple[Any, str]], chosen: Callable[[Any], None]) -> QComboBox:
    """Return a box of choices.

    Args:
        object_name: stable name.
        choices: value and words of each.
        chosen: hears the value that the person chose.
    """
    box = QComboBox()
    box.setObjectName(object_name)
    for value, words in choices:
        box.addItem(words, value)
    WheelGuard(box).guard(box)
    box.activated.connect(lambda index: chosen(box.itemData(index)))
    return box


def show_choice(box: QComboBox, value: object, words: str = "") -> None:
    """Show a value as chosen; one that is not offered is added at the end with its words."""
    index = next((number for number in range(box.count()) if box.itemData(number) == value), -1)
    if index < 0:
        box.addItem(words or str(value), value)
        index = box.count() - 1
    box.setCurrentIndex(index)


def switch(object_name: str, words: str, switched: Callable[[bool], None]) -> QCheckBox:
    """Return a switch; `switched` hears what the person chose."""
    box = QCheckBox(words)
    box.setObjectName(object_name)
    box.clicked.connect(switched)
    return box


def door(object_name: str, words: str, opened: Callable[[], None]) -> QPushButton:
    """Return a button that leads to where something is chosen."""
    button = make_button(words, object_name)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: opened())
    return button
