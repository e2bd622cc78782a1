"""One event that fits where the person stands on their ladder, and why; others a click away."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from extrovertly_desktop.domain.event_lists import Suggestion
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class SuggestionStrip(Card):
    """Shows one suggestion at a time and hides while there is none.

    Signals:
        event_wanted: the person wants to read it (its id).
    """

    event_wanted = Signal(str)

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, object_name="events_suggestion", parent=parent)
        self._suggestions: tuple[Suggestion, ...] = ()
        self._place = 0
        self._head = make_label(self.tr("Fits your ladder"), "caption", wrap=False)
        self._another = make_button(self.tr("Another"), "events_suggestion_another", variant="quiet")
        self._title = make_label("", "heading")
        self._title.setObjectName("events_suggestion_title")
        self._why = make_label("", "muted")
        self._why.setObjectName("events_suggestion_why")
        self._open = make_button(self.tr("Have a look"), "events_suggestion_open")
        self._buttons = QHBoxLayout()
        self._build()
        self._open.clicked.connect(self._on_opened)
        self._another.clicked.connect(self._on_another)
        theme.theme_changed.connect(self._lay_out)

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Show other suggestions; the one in sight stays if it is still among them."""
        before = self._current_id()
        self._suggestions = tuple(suggestions)
        ids = [item.card.event.id for item in self._suggestions]
        self._place = ids.index(before) if before in ids else 0
        self._show()

    def has_any(self) -> bool:
        """Whether there is something to suggest."""
        return bool(self._suggestions)

    def _current_id(self) -> str | None:
        return self._suggestions[self._place].card.event.id if self._suggestions else None

    def _build(self) -> None:
        self.body.addWidget(self._head)
        self.body.addWidget(self._title)
        self.body.addWidget(self._why)
        self._buttons.addWidget(self._open)
        self._buttons.addWidget(self._another)
        self._buttons.addStretch(1)
        self.body.addLayout(self._buttons)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._lay_out()

    def _show(self) -> None:
        if not self._suggestions:
            return
        suggestion = self._suggestions[self._place]
        title = suggestion.card.event.title
        self._title.setText(title)
        self._why.setText(suggestion.why)
        self._open.setAccessibleName(self.tr("Have a look: {title}").format(title=title))
        self._another.setVisible(len(self._suggestions) > 1)

    def _on_opened(self) -> None:
        event_id = self._current_id()
        if event_id is not None:
            self.event_wanted.emit(event_id)

    def _on_another(self) -> None:
        self._place = (self._place + 1) % len(self._suggestions)
        self._show()
        announce(self, f"{self._title.text()}. {self._why.text()}")

    def _lay_out(self) -> None:
        metrics = self._theme.metrics
        self.body.setSpacing(metrics.space(1))
        self._buttons.setSpacing(metrics.space(1))
