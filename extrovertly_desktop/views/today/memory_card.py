"""On this day: one thing the person wrote in an earlier year."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.journal_model import plain_excerpt
from extrovertly_desktop.adapters.local_dates import long_day
from extrovertly_desktop.domain.journal import JournalEntry
from extrovertly_desktop.domain.moods import MoodVocabulary
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.mood_face import MoodFace
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_EXCERPT = 180
_FACE_EM = 2.4


class MemoryCard(Card):
    """One memory. What is private stays closed until the person opens it.

    Signals:
        opened: the id of the entry.
    """

    opened = Signal(str)

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, object_name="memory_card", parent=parent)
        self.set_title(self.tr("On this day"))
        self._theme = theme
        self._entry_id = ""
        self._build()
        self._open.clicked.connect(lambda: self.opened.emit(self._entry_id))
        theme.theme_changed.connect(self._on_own_theme_changed)
        self._on_own_theme_changed()

    def show_memory(self, entry: JournalEntry | None, moods: MoodVocabulary) -> None:
        """Show an entry, or hide the card when there is none."""
        self.setVisible(entry is not None)
        if entry is None:
            return
        self._entry_id = entry.id
        mood = moods.find(entry.mood)
        title = entry.mood if mood is None else mood.title
        pair = (0.0, 0.0) if mood is None else (mood.valence, mood.energy)
        self._face.set_mood(title, *pair, None if mood is None else mood.face)
        self._day.setText(long_day(date.fromisoformat(entry.local_date)))
        self._mood.setText(self.tr("{mood} · private").format(mood=title) if entry.is_private else title)
        self._text.setVisible(not entry.is_private)
        self._text.setText("" if entry.is_private else _shortened(entry.content))

    def _build(self) -> None:
        self._face = MoodFace(self._theme, "", 0.0, 0.0, em=_FACE_EM)
        self._day = make_label("")
        self._day.setObjectName("memory_day")
        self._mood = make_label("", "caption")
        self._mood.setObjectName("memory_mood")
        self._text = make_label("", "muted")
        self._text.setObjectName("memory_text")
        self._open = make_button(self.tr("Open"), "memory_open", variant="quiet")
        self._words = QVBoxLayout()
        self._words.addWidget(self._day)
        self._words.addWidget(self._mood)
        self._row = QHBoxLayout()
        self._row.addWidget(self._face, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._words, 1)
        self.header.addWidget(self._open)
        self.body.addLayout(self._row)
        self.add(self._text)
        self.body.addStretch(1)

    def _on_own_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._row.setSpacing(metrics.space(3))
        self._words.setSpacing(0)


def _shortened(markdown: str) -> str:
    text = plain_excerpt(markdown)
    return text if len(text) <= _EXCERPT else text[:_EXCERPT].rsplit(" ", 1)[0] + "…"
