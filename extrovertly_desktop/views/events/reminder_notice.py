"""A reminder within the window: it stays until it is answered."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_WIDEST_EM = 34


class ReminderNotice(QFrame):
    """One sentence in the upper corner of a widget, with a way to what it is about, to put it off and to send it off.

    It takes neither the keyboard nor the time of the person; Escape sends it off while it has the keyboard.

    Args:
        theme: the theme in force.
        host: what it floats over.

    Signals:
        opened: the subject of what is told.
        snoozed: the subject, and the key of how long it is put off.
    """

    opened = Signal(str)
    snoozed = Signal(str, str)

    def __init__(self, theme: ThemeManager, host: QWidget) -> None:
        super().__init__(host)
        self._theme, self._host = theme, host
        self._waiting: list[tuple[str, str, tuple[tuple[str, str], ...]]] = []
        self.setObjectName("reminder_notice")
        self.setProperty("toast", "true")
        self._icon = QLabel()
        self._words = make_label("")
        self._words.setObjectName("reminder_notice_words")
        self._open = make_button(self.tr("Open"), "reminder_notice_open", variant="quiet")
        self._later = make_button(self.tr("Later"), "reminder_notice_later", variant="quiet")
        self._choices = QMenu(self)
        self._choices.setObjectName("reminder_notice_choices")
        self._later.setMenu(self._choices)
        self._close = make_button("", "reminder_notice_close", variant="quiet", theme=theme, icon="close")
        self._close.setAccessibleName(self.tr("Send this reminder off"))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._open)
        self._row.addWidget(self._later)
        self._row.addWidget(self._close)
        self._open.clicked.connect(self._on_opened)
        self._close.clicked.connect(self._show_next)
        host.installEventFilter(self)
        theme.theme_changed.connect(self._on_theme_changed)
        self.hide()
        self._on_theme_changed()

    def tell(self, sentence: str, subject: str, snoozes: Sequence[tuple[str, str]] = ()) -> None:
        """Show a reminder, after those that still wait for an answer.

        Args:
            sentence: what it says.
            subject: what it is about, told again by `opened` and `snoozed`.
            snoozes: key and words of each way to put it off.
        """
        self._waiting.append((sentence, subject, tuple(snoozes)))
        if len(self._waiting) == 1:
            self._show_first()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the host's size."""
        if watched is self._host and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._show_next()
        else:
            super().keyPressEvent(event)

    def _show_first(self) -> None:
        sentence, _subject, snoozes = self._waiting[0]
        self._choices.clear()
        for key, words in snoozes:
            action = self._choices.addAction(words)
            action.setObjectName(f"reminder_later_{key}")
            action.triggered.connect(lambda _checked=False, key=key: self._on_snoozed(key))
        self._later.setVisible(bool(snoozes))
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        self.raise_()
        self._place()
        announce(self, sentence, urgent=True)

    def _show_next(self) -> None:
        self._waiting = self._waiting[1:]
        if self._waiting:
            self._show_first()
        else:
            self.hide()

    def _on_opened(self) -> None:
        subject = self._waiting[0][1]
        self._show_next()
        self.opened.emit(subject)

    def _on_snoozed(self, key: str) -> None:
        subject = self._waiting[0][1]
        self._show_next()
        self.snoozed.emit(subject, key)

    def _place(self) -> None:
        metrics = self._theme.metrics
        edge = metrics.space(5)
        self._row.invalidate()
        width = max(1, min(metrics.em(_WIDEST_EM), self._host.width() - 2 * edge))
        height = max(self._row.totalHeightForWidth(width), self._row.totalMinimumSize().height())
        # At the end of the line, where the fewest tabs stand.
        left = edge if self.isRightToLeft() else self._host.width() - width - edge
        self.setGeometry(QRect(left, edge, width, height))

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        across, down = metrics.space(4), metrics.space(2)
        self._row.setContentsMargins(across, down, down, down)
        self._row.setSpacing(metrics.space(2))
        self._icon.setPixmap(self._theme.icon("bell-outline", "primary").pixmap(metrics.icon, metrics.icon))
        if not self.isHidden():
            self._place()
