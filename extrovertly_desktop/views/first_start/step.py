"""What every step of the first start shares: a title, a sentence, and room for what is asked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_label


class StepPart(QWidget):
    """One step. What is answered is written down at once, so that nothing is lost if the window is closed midway.

    Args:
        theme: the theme in force.
        object_name: stable name.
        title: what is asked.
        sentence: what for.

    Attributes:
        body: the layout that the question goes into.

    Signals:
        answered: something was answered or taken back; the way on may be called otherwise now.
    """

    answered = Signal()

    def __init__(self, theme: ThemeManager, object_name: str, title: str, sentence: str) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName(object_name)
        self.setAccessibleName(title)
        self._title = make_label(title, "display")
        self.body = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._title)
        self._column.addWidget(make_label(sentence))
        self._column.addLayout(self.body)
        self._on_step_theme_changed()
        theme.theme_changed.connect(self._on_step_theme_changed)

    def next_words(self) -> str:
        """Return what the button that goes on says."""
        return self.tr("Next") if self.has_answer() else self.tr("Skip")

    def has_answer(self) -> bool:
        """Whether anything was answered."""
        return True

    def enter(self) -> None:
        """Show what is known already; called whenever the step comes into sight."""

    def leave(self) -> bool:
        """Write down what is not written yet; return False to stay, having said why."""
        return True

    def focus_start(self) -> None:
        """Put the keyboard where one begins."""
        first = self._first_stop()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_stop(self) -> QWidget | None:
        wanted = Qt.FocusPolicy.TabFocus
        stops = (part for part in self.findChildren(QWidget) if part.focusPolicy() & wanted and part.isEnabled())
        return next(stops, None)

    def _on_step_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._column.setSpacing(metrics.space(4))
        self.body.setSpacing(metrics.space(3))
