"""One to five, as a row of five numbered buttons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_button, make_label

LOWEST, HIGHEST = 1, 5


class RatingRow(QWidget):
    """A rating from 1 to 5, or none yet.

    Digits choose at once, arrows step, Delete takes the rating back.

    Args:
        theme: the theme in force.
        name: what is rated, for screen readers ("How hard it was").
        object_name: stable name; the buttons are `<object_name>_1` … `_5`.
        low, high: words at the two ends.

    Signals:
        rating_changed: an int, or None when it was taken back; only when the person did it.
    """

    rating_changed = Signal(object)

    def __init__(
        self,
        theme: ThemeManager,
        name: str,
        object_name: str,
        *,
        low: str = "",
        high: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        if low:
            self._row.addWidget(make_label(low, "caption", wrap=False))
        for value in range(LOWEST, HIGHEST + 1):
            self._row.addWidget(self._make_button(name, object_name, value))
        if high:
            self._row.addWidget(make_label(high, "caption", wrap=False))
        self._row.addStretch(1)
        self._on_theme_changed()
        self._group.idClicked.connect(self._on_clicked)
        theme.theme_changed.connect(self._on_theme_changed)

    def rating(self) -> int | None:
        """Return the rating, or None."""
        checked = self._group.checkedId()
        return checked if checked >= LOWEST else None

    def set_rating(self, rating: int | None) -> None:
        """Show a rating without announcing it.

        Raises:
            ValueError: it is not 1 to 5.
        """
        if rating is not None and not LOWEST <= rating <= HIGHEST:
            raise ValueError(f"A rating is a whole number from {LOWEST} to {HIGHEST}.")
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(self._group.id(button) == rating)
        self._group.setExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits and Delete; the buttons themselves take the arrows."""
        text = event.text()
        if len(text) == 1 and text.isdecimal() and LOWEST <= int(text) <= HIGHEST:
            self._choose(int(text))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.rating() is not None:
            self.set_rating(None)
            self.rating_changed.emit(None)
        else:
            super().keyPressEvent(event)

    def _choose(self, value: int) -> None:
        button = self._group.button(value)
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        button.click()

    def _on_clicked(self, value: int) -> None:
        self.rating_changed.emit(value)

    def _make_button(self, name: str, object_name: str, value: int) -> QPushButton:
        button = make_button(self.locale().toString(value), f"{object_name}_{value}", variant="chip")
        button.setCheckable(True)
        button.setAccessibleName(
            self.tr("{what}: {value} of {highest}").format(what=name, value=value, highest=HIGHEST)
        )
        self._group.addButton(button, value)
        return button

    def _on_theme_changed(self) -> None:
        self._row.setSpacing(self._theme.metrics.space(2))
