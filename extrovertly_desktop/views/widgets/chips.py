"""Chips: a few words one can switch on and off."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.properties import make_button


def name_part(key: str) -> str:
    """Return a key as a part of an object name: letters, digits and underscores."""
    return "".join(char if char.isalnum() else "_" for char in key.casefold())


class ChipRow(QWidget):
    """Choices as chips that wrap.

    Args:
        theme: the theme in force.
        name: what is chosen, for screen readers.
        object_name: stable name; a chip is `<object_name>_<key>`.
        choices: pairs of key and words.
        single: at most one chip at a time; choosing it again takes it back.
        keep_one: with `single`, choosing it again leaves it: once there is an answer, there stays one.

    Signals:
        selection_changed: a tuple of keys in the order shown; only when the person did it.
    """

    selection_changed = Signal(tuple)

    def __init__(
        self,
        theme: ThemeManager,
        name: str,
        object_name: str,
        choices: Sequence[tuple[str, str]] = (),
        *,
        single: bool = False,
        keep_one: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._single = single
        self._keeps_one = keep_one
        self._chips: dict[str, QPushButton] = {}
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(self, spacing=theme.metrics.space(2))
        theme.theme_changed.connect(self._on_theme_changed)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Show other chips; chosen ones that are still there stay chosen."""
        chosen = self.selection()
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for key, words in choices:
            chip = make_button(words, f"{self.objectName()}_{name_part(key)}", variant="chip")
            chip.setCheckable(True)
            chip.setParent(self)
            self._flow.addWidget(chip)
            # Not a button group: it takes Tab from every chip but one, and its arrows find only exclusive buttons.
            chip.clicked.connect(partial(self._on_clicked, key))
            self._chips[key] = chip
            chip.show()
        self.set_selection(chosen)

    def selection(self) -> tuple[str, ...]:
        """Return the chosen keys in the order shown."""
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def set_selection(self, keys: Iterable[str]) -> None:
        """Choose chips without announcing it; unknown keys are passed over."""
        wanted = set(keys)
        for key, chip in self._chips.items():
            chip.setChecked(key in wanted)

    def _on_clicked(self, clicked: str) -> None:
        if self._single and (self._chips[clicked].isChecked() or self._keeps_one):
            self.set_selection([clicked])
        self.selection_changed.emit(self.selection())

    def _on_theme_changed(self) -> None:
        self._flow.setSpacing(self._theme.metrics.space(2))
        self.updateGeometry()
