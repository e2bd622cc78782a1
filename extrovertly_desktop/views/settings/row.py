"""One setting: what it is called, what it does, and where it is chosen."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_label

_BESIDE_EM = 32
"""From this width on, the choice stands beside its words rather than below them."""


class SettingRow(QWidget):
    """A setting among others.

    Args:
        theme: the theme in force.
        slug: stable name; the row is `setting_<slug>`.
        title: what it is called.
        about: what it does, in a sentence; may be empty.
        control: where it is chosen; the title becomes its accessible name.
        keep_up: shows in the control what is chosen now; called when something changed.
        words: further words by which it may be looked for.
    """

    def __init__(
        self,
        theme: ThemeManager,
        slug: str,
        title: str,
        about: str,
        control: QWidget,
        *,
        keep_up: Callable[[], None] = lambda: None,
        words: str = "",
    ) -> None:
        super().__init__()
        self.setObjectName(f"setting_{slug}")
        self._theme = theme
        self._searched = f"{title} {about} {words}".casefold()
        self.control = control
        self.keep_up = keep_up
        self._label = make_label(title)
        self._label.setBuddy(control)
        control.setAccessibleName(title)
        self._words = QVBoxLayout()
        self._words.addWidget(self._label)
        if about:
            self._words.addWidget(make_label(about, "caption"))
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addLayout(self._words, 1)
        self._box.addWidget(control, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self._on_theme_changed()
        theme.theme_changed.connect(self._on_theme_changed)

    def is_about(self, group: str, words: list[str]) -> bool:
        """Whether every one of some words, in small letters, stands in what is said of the setting or its group."""
        searched = f"{self._searched} {group.casefold()}"
        return all(word in searched for word in words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the choice below the words where there is no room beside them."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        beside = self.width() >= self._theme.metrics.em(_BESIDE_EM)
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._box.setSpacing(metrics.space(3))
        self._words.setSpacing(metrics.space(1))
        self._turn()
