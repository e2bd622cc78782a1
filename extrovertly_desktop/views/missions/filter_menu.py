"""The filters as a menu, for where there is no room to lay them out."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """One filter as it stands.

    Attributes:
        key: its stable name.
        title: what it is called.
        choices: pairs of value and words; None is the value of no filter.
        current: the value in force.
    """

    key: str
    title: str
    choices: Sequence[tuple[str | None, str]]
    current: str | None


class FilterMenu(QMenu):
    """One submenu a filter, with the value in force marked.

    Signals:
        value_chosen: the key of a filter, and its new value (None for no filter).
    """

    value_chosen = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("missions_filter_menu")

    def show_groups(self, groups: Sequence[FilterGroup]) -> None:
        """Offer filters as they stand now."""
        self.clear()
        for group in groups:
            words = next((words for value, words in group.choices if value == group.current), "")
            submenu = self.addMenu(group.title if group.current is None else f"{group.title}: {words}")
            only_one = QActionGroup(submenu)
            for value, text in group.choices:
                action = submenu.addAction(text)
                action.setObjectName(f"filter_{group.key}_{value or 'any'}")
                action.setCheckable(True)
                action.setChecked(value == group.current)
                only_one.addAction(action)
                action.triggered.connect(
                    lambda _checked=False, key=group.key, value=value: self.value_chosen.emit(key, value)
                )
