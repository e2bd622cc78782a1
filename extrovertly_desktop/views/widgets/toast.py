"""A short notice at the foot of the window, often with a way back."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.clear_spot import clear_spot, covers_error
from extrovertly_desktop.views.widgets.properties import make_button, make_label, set_style_property

SHORT_MS = 5000
LONG_MS = 10000
_LEAST_TEXT_EM = 16
_WIDEST_EM = 40
_LAID_OUT_MS = 50
"""So long after something came into sight it has its place."""


class Toast(QFrame):
    """One per window. A new notice takes the place of the old one.

    It stays while the pointer or the keyboard is on it, Escape sends it away, and F6 moves the keyboard to it.

    Args:
        theme: the theme in force.
        host: the widget at whose foot it appears, usually the main window's central widget.

    Signals:
        undone: the person asked to take back what the notice told.
        dismissed: it went away without being asked to undo.
    """

    undone = Signal()
    dismissed = Signal()

    def __init__(self, theme: ThemeManager, host: QWidget, *, object_name: str = "toast") -> None:
        super().__init__(host)
        self._theme, self._host = theme, host
        self.setObjectName(object_name)
        self.setProperty("toast", "true")
        self._text = make_label("")
        self._text.setObjectName(f"{object_name}_text")
        self._celebration = make_label("", "celebrate")
        self._celebration.setObjectName(f"{object_name}_celebration")
        self._undo = make_button(self.tr("Undo"), f"{object_name}_undo", variant="quiet")
        self._close = make_button("", f"{object_name}_close", variant="quiet", theme=theme, icon="close")
        self._close.setAccessibleName(self.tr("Close this notice"))
        self._close.setToolTip(self.tr("Close"))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._words = QVBoxLayout()
        self._words.addWidget(self._text)
        self._words.addWidget(self._celebration)
        self._row.addLayout(self._words, 1)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        self._buttons.addWidget(self._undo)
        self._buttons.addWidget(self._close)
        self._row.addLayout(self._buttons)
        QWidget.setTabOrder(self._undo, self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(_LAID_OUT_MS)
        self._shortcut = QShortcut(QKeySequence(Qt.Key.Key_F6), host)
        self._shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        self.hide()
        self._on_theme_changed()
        self._connect()

    def show_message(
        self, text: str, *, celebration: str = "", undo: bool = False, milliseconds: int | None = None
    ) -> None:
        """Show a notice.

        Args:
            text: one short sentence.
            celebration: something to be glad about, below it in the colour kept for that.
            undo: offer to take it back; the notice then stays longer.
            milliseconds: how long; by default five seconds, or ten with a way back or something to celebrate.
        """
        self._text.setText(text)
        self._celebration.setText(celebration)
        self._celebration.setVisible(bool(celebration))
        set_style_property(self, "toast", "celebrate" if celebration else "true")
        self._undo.setVisible(undo)
        spoken = f"{text} {celebration}".strip()
        self.setAccessibleName(spoken)
        self._timer.setInterval(milliseconds or (LONG_MS if undo or celebration else SHORT_MS))
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, spoken)

    def text(self) -> str:
        """Return the notice shown last."""
        return self._text.text()

    def show_nothing(self) -> None:
        """Go away with the words of the last notice."""
        self.dismiss()
        self._text.clear()
        self._celebration.clear()
        self.setAccessibleName("")

    def dismiss(self) -> None:
        """Send the notice away."""
        if self.isVisible():
            self._leave()
            self.dismissed.emit()

    def make_way(self) -> None:
        """Go where nothing needed lies below, once what has just come into sight is laid out; go away if it must."""
        if self.isVisible():
            self._looking.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the host's size, and wait while a button of the notice has the keyboard."""
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._place()
        elif event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut and watched is not self._host and self.isVisible():
            self._timer.start()
        elif event.type() == QEvent.Type.KeyPress and watched is not self._host and self._is_escape(event):
            self.dismiss()
            return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Wait while the pointer rests on the notice."""
        if event.type() == QEvent.Type.Enter:
            self._timer.stop()
        elif event.type() == QEvent.Type.Leave and self.isVisible():
            self._timer.start()
        return super().event(event)

    @staticmethod
    def _is_escape(event: QEvent) -> bool:
        return getattr(event, "key", lambda: None)() == Qt.Key.Key_Escape

    def _connect(self) -> None:
        self._host.installEventFilter(self)
        for button in (self._undo, self._close):
            button.installEventFilter(self)
        self._undo.clicked.connect(self._on_undo_clicked)
        self._close.clicked.connect(self.dismiss)
        self._timer.timeout.connect(self.dismiss)
        self._looking.timeout.connect(self._on_looked)
        # Whatever opens takes the keyboard: a form that comes into sight below a notice is heard of by that.
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        self._shortcut.activated.connect(self._on_shortcut)
        self._theme.theme_changed.connect(self._on_theme_changed)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and not self.isAncestorOf(new):
            self.make_way()

    def _on_looked(self) -> None:
        self._place()
        if covers_error(self):
            self.dismiss()

    def _leave(self) -> None:
        self._timer.stop()
        self._looking.stop()
        self.hide()

    def _place(self) -> None:
        metrics = self._theme.metrics
        edge = metrics.space(5)
        widest = max(1, min(metrics.em(_WIDEST_EM), self._host.width() - 2 * edge))
        # Qt keeps the sizes of an inner layout until its widget is laid out, which is only now about to happen.
        self._words.invalidate()
        lines = (self._text, self._celebration)
        words = max(line.fontMetrics().horizontalAdvance(line.text()) for line in lines)
        margins = self._row.contentsMargins()
        others = self._buttons.sizeHint().width() + margins.left() + margins.right() + 2 * metrics.space(2)
        # Where the words would be squeezed into a thin column, the buttons go below them.
        fits = widest - others >= min(words, metrics.em(_LEAST_TEXT_EM))
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)
        width = min(widest, words + others)
        height = self._row.totalHeightForWidth(width)
        middle = QRect((self._host.width() - width) // 2, self._host.height() - height - edge, width, height)
        self.setGeometry(clear_spot(self, middle, edge))

    def _on_undo_clicked(self) -> None:
        self._leave()
        self.undone.emit()

    def _on_shortcut(self) -> None:
        if self.isVisible():
            stop = self._close if self._undo.isHidden() else self._undo
            stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        across, down = metrics.space(4), metrics.space(2)
        self._row.setContentsMargins(across, down, down, down)
        self._row.setSpacing(metrics.space(2))
        self._buttons.setSpacing(metrics.space(2))
        self._words.setSpacing(metrics.space(1))
        self._place()
