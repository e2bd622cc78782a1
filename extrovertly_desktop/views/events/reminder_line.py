"""What was missed while nothing ran: one quiet line on Today, once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from extrovertly_desktop.domain.clock import from_ms
from extrovertly_desktop.domain.errors import VaultLocked
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.events.reminder_words import missed_sentence
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class ReminderLine(QWidget):
    """A sentence with a way to the event; it takes no room while there is nothing to tell.

    Signals:
        opened: id of the event.
    """

    opened = Signal(str)

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        theme = self._theme = context.theme
        self._vault = context.vault
        self._event_id, self._has_looked = "", False
        self.setObjectName("missed_reminders")
        self._icon = QLabel()
        self._words = make_label("", "muted")
        self._words.setObjectName("missed_reminders_words")
        self._open = make_button(self.tr("Open"), "missed_reminders_open", variant="quiet")
        self._seen = make_button("", "missed_reminders_seen", variant="quiet", theme=theme, icon="close")
        self._seen.setAccessibleName(self.tr("I have seen it"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._open)
        self._row.addWidget(self._seen)
        self._open.clicked.connect(self._on_opened)
        self._seen.clicked.connect(self.hide)
        theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def look(self) -> None:
        """Show what was missed while nothing ran; after the first time there is nothing new to say."""
        if self._has_looked:
            return
        vault = self._vault
        try:
            missed = vault.reminders.missed()
        except VaultLocked:
            return  # another program is writing; the next look says it
        self._has_looked = True
        if missed:
            self._event_id = missed[-1].event_id
            now = from_ms(vault.clock.now_ms(), vault.clock.zone()).replace(tzinfo=None)
            self._words.setText(missed_sentence(missed, now))
            self.setAccessibleName(self._words.text())
            self.show()

    def _on_opened(self) -> None:
        self.hide()
        self.opened.emit(self._event_id)

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._row.setSpacing(metrics.space(2))
        self._icon.setPixmap(self._theme.icon("bell-outline", "text_muted").pixmap(metrics.icon, metrics.icon))
