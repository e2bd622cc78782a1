"""A blank sheet over the whole window, drawn and taken away by one key; the vault stays open behind it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from extrovertly_desktop.views.lock.covered import Covered
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_label


class Veil(QWidget):
    """Covers a window and puts its dialogs out of sight; F9, Esc or a click takes it away again."""

    def __init__(self, theme: ThemeManager, window: QWidget) -> None:
        super().__init__(window)
        self._host = window
        self._behind: Covered | None = None
        self.setObjectName("veil")
        self.setAccessibleName(self.tr("The screen is blank. F9 brings it back."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hint = make_label(self.tr("F9 or Esc"), "caption", wrap=False)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.metrics.space(6))
        column.addStretch(1)
        column.addWidget(hint)
        self.hide()
        window.installEventFilter(self)

    def toggle(self) -> None:
        """Draw it, or take it away."""
        if self.isVisible():
            self.take_away()
        else:
            self.draw()

    def draw(self) -> None:
        """Cover everything."""
        self._behind = Covered(self._host)
        self.setGeometry(self._host.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_away(self) -> None:
        """Show everything as it was."""
        self.hide()
        behind, self._behind = self._behind, None
        if behind is not None:
            behind.bring_back()

    def forget(self) -> None:
        """Go away for good with whatever was behind it, such as for a lock."""
        self.hide()
        self._behind = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Swallow every key but the two that take it away; F9 is the window's own shortcut as well."""
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_F9}:
            self.take_away()
        event.accept()

    def mousePressEvent(self, event: QEvent) -> None:
        """Take it away by a click."""
        self.take_away()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint nothing but the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().window())
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._host.rect())
        return super().eventFilter(watched, event)
