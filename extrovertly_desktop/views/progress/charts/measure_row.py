"""Chips above a chart that choose what it shows."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.chips import ChipRow


class MeasureRow(ChipRow):
    """One of a few measures, always one of them.

    Args:
        theme: the theme in force.
        object_name: stable name; a chip is `<object_name>_<key>`.
        choices: pairs of key and words, the first chosen.

    Signals:
        chosen: another measure; ask `measure()`.
    """

    chosen = Signal()

    def __init__(
        self, theme: ThemeManager, object_name: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", object_name, choices, single=True, keep_one=True, parent=parent)
        self.setAccessibleName(self.tr("What the chart shows"))
        self._measure = choices[0][0]
        self.set_selection([self._measure])
        self.selection_changed.connect(self._on_selected)

    def measure(self) -> str:
        """Return the key of what is chosen."""
        return self._measure

    def stops(self) -> tuple[QWidget, ...]:
        """Return where the keyboard stops."""
        return tuple(self.findChildren(QPushButton))

    def _on_selected(self, keys: tuple[str, ...]) -> None:
        if keys and keys[0] != self._measure:
            self._measure = keys[0]
            self.chosen.emit()
