"""Picking safety behaviours: from the written list, or in one's own words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.properties import make_button
from extrovertly_desktop.views.widgets.tag_edit import TagEdit

_AT_FIRST = 4


class HabitPicker(QWidget):
    """A field of chosen ones, and below it suggestions that move up into it when clicked.

    Args:
        theme: the theme in force.
        name: the question, as accessible name.
        object_name: stable name; parts are `<object_name>_tags`, `_suggestions` and `_more`.
        suggestions: the written list.

    Signals:
        rebuilt: chips came and went, so the order of Tab is to be set again.
    """

    rebuilt = Signal()

    def __init__(self, theme: ThemeManager, name: str, object_name: str, suggestions: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self._written = tuple(suggestions)
        self._suggestions = self._written
        self._is_unfolded = False
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        self._tags = TagEdit(theme, name, f"{object_name}_tags")
        field = self._tags.findChild(QLineEdit, f"{object_name}_tags_field")
        if field is not None:
            field.setPlaceholderText(self.tr("Write, or pick below"))
            field.setMinimumWidth(theme.metrics.em(14))
        self._chips = ChipRow(theme, self.tr("Suggestions"), f"{object_name}_suggestions")
        self._more = make_button(self.tr("More suggestions"), f"{object_name}_more", variant="quiet")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._tags)
        self._column.addWidget(self._chips)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        self.setFocusProxy(self._tags)
        self._tags.tags_changed.connect(self._refill)
        self._chips.selection_changed.connect(self._on_picked)
        self._more.clicked.connect(self._on_more)
        theme.theme_changed.connect(self._lay_out)
        self._lay_out()
        self._refill()

    def chosen(self) -> tuple[str, ...]:
        """Return what is chosen, with what still stands in the field."""
        self._tags.commit_pending()
        return self._tags.tags()

    def set_chosen(self, habits: Sequence[str], first: Sequence[str] = ()) -> None:
        """Show other choices; `first` are suggested before the rest."""
        self._suggestions = (*first, *(item for item in self._written if item not in first))
        self._is_unfolded = False
        self._tags.set_tags(habits)
        self._refill()

    def _refill(self) -> None:
        chosen = {tag.casefold() for tag in self._tags.tags()}
        left = [item for item in self._suggestions if item.casefold() not in chosen]
        self._tags.set_suggestions(left)
        shown = left if self._is_unfolded else left[:_AT_FIRST]
        self._chips.set_choices([(item, item) for item in shown])
        self._more.setVisible(len(shown) < len(left))
        self.rebuilt.emit()

    def _on_picked(self, picked: tuple[str, ...]) -> None:
        self._tags.set_tags((*self._tags.tags(), *picked))
        self._chips.set_selection(())
        self._refill()
        self._tags.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_more(self) -> None:
        self._is_unfolded = True
        self._refill()
        self._tags.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._column.setSpacing(self._theme.metrics.space(2))
