"""A field that holds one mood and shows all of them only while one is being chosen."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from extrovertly_desktop.domain.moods import MoodVocabulary
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.mood_face import mood_icon
from extrovertly_desktop.views.widgets.mood_picker import MoodPicker
from extrovertly_desktop.views.widgets.properties import make_button

_POPUP_EM = 31
_GAP = "\u2009"
"""Between the face and the word; a button has no room of its own there."""


class _Popup(QFrame):
    """The faces, over everything else; Esc closes it."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setProperty("toast", "true")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)


class MoodField(QWidget):
    """A button that names the chosen mood and opens the faces.

    Args:
        theme: the theme in force.
        moods: the moods to choose from.
        object_name: stable name; the button is `<object_name>_button`, the faces `<object_name>_picker`.

    Signals:
        mood_changed: the slug, when the person chose.
    """

    mood_changed = Signal(str)

    def __init__(
        self, theme: ThemeManager, moods: MoodVocabulary, object_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._moods = theme, moods
        self._mood: str | None = None
        self.setObjectName(object_name)
        self._button = self._build_button(object_name)
        self._popup = _Popup(self)
        self._popup.setObjectName(f"{object_name}_popup")
        self._picker = MoodPicker(theme, tuple(moods), object_name=f"{object_name}_picker")
        self._inside = QVBoxLayout(self._popup)
        self._inside.addWidget(self._picker)
        self._picker.mood_chosen.connect(self._on_chosen)
        theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._show_mood()

    def mood(self) -> str | None:
        """Return the slug of the mood, or None while none is chosen."""
        return self._mood

    def set_mood(self, slug: str | None) -> None:
        """Show a mood without announcing it; a slug of another program is shown as it is."""
        self._mood = slug
        self._picker.set_mood(slug)
        self._show_mood()

    def set_moods(self, moods: MoodVocabulary) -> None:
        """Offer other moods; the chosen one stays."""
        is_same = tuple(moods) == tuple(self._moods)
        self._moods = moods
        if not is_same:
            self._picker.set_moods(tuple(moods))
            self._picker.set_mood(self._mood)
        self._show_mood()

    def title(self) -> str:
        """Return the chosen mood's name, or an empty text."""
        mood = self._moods.find(self._mood or "")
        return mood.title if mood is not None else (self._mood or "")

    def _build_button(self, object_name: str) -> QPushButton:
        button = make_button("", f"{object_name}_button")
        button.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(button)
        self.setFocusProxy(button)
        return button

    def _show_mood(self) -> None:
        mood = self._moods.find(self._mood or "")
        if mood is not None:
            self._button.setText(_GAP + mood.title)
            self._button.setIcon(mood_icon(mood.valence, mood.energy, self._theme, mood.face))
            self._button.setAccessibleName(self.tr("Mood: {mood}").format(mood=mood.title))
            return
        self._button.setText(_GAP + (self._mood or self.tr("Choose a mood")))
        self._button.setIcon(self._theme.icon("emoticon-outline", "text_muted"))
        self._button.setAccessibleName(self._mood or self.tr("Mood: not chosen yet"))

    def _on_clicked(self) -> None:
        room = self.screen().availableGeometry()
        margins = self._inside.contentsMargins()
        width = min(self._theme.metrics.em(_POPUP_EM), room.width())
        inner = width - margins.left() - margins.right()
        height = self._picker.heightForWidth(inner) + margins.top() + margins.bottom()
        self._popup.setFixedSize(QSize(width, height))
        corner = self.mapToGlobal(QPoint(0, self.height()))
        if corner.y() + height > room.bottom():
            corner = self.mapToGlobal(QPoint(0, -height))
        corner.setX(max(room.left(), min(corner.x(), room.right() - width)))
        self._popup.move(corner)
        self._popup.show()
        self._picker.focus_first()

    def _on_chosen(self, slug: str) -> None:
        self._mood = slug
        self._show_mood()
        self._popup.hide()
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.mood_changed.emit(slug)

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        edge = metrics.space(3)
        self._inside.setContentsMargins(edge, edge, edge, edge)
