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
    """The faces, over everything else; Esc closes it.

    Attributes:
        picker: the faces.
    """

    def __init__(self, owner: QWidget, theme: ThemeManager, moods: MoodVocabulary) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self._theme = theme
        self.setObjectName(f"{owner.objectName()}_popup")
        self.setProperty("toast", "true")
        self.picker = MoodPicker(theme, tuple(moods), object_name=f"{owner.objectName()}_picker")
        self._inside = QVBoxLayout(self)
        self._inside.addWidget(self.picker)
        theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def height_at(self, width: int) -> int:
        """Return the height that shows all faces at a width."""
        margins = self._inside.contentsMargins()
        inner = width - margins.left() - margins.right()
        return self.picker.heightForWidth(inner) + margins.top() + margins.bottom()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _on_theme_changed(self) -> None:
        edge = self._theme.metrics.space(3)
        self._inside.setContentsMargins(edge, edge, edge, edge)


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
        self._popup: _Popup | None = None
        self._show_mood()

    def mood(self) -> str | None:
        """Return the slug of the mood, or None while none is chosen."""
        return self._mood

    def set_mood(self, slug: str | None) -> None:
        """Show a mood without announcing it; a slug of another program is shown as it is."""
        self._mood = slug
        if self._popup is not None:
            self._popup.picker.set_mood(slug)
        self._show_mood()

    def set_moods(self, moods: MoodVocabulary) -> None:
        """Offer other moods; the chosen one stays."""
        is_same = tuple(moods) == tuple(self._moods)
        self._moods = moods
        if not is_same and self._popup is not None:
            self._popup.picker.set_moods(tuple(moods))
            self._popup.picker.set_mood(self._mood)
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

    def _made_popup(self) -> _Popup:
        """Return the faces, made when they are first wanted."""
        if self._popup is None:
            self._popup = _Popup(self, self._theme, self._moods)
            self._popup.picker.set_mood(self._mood)
            self._popup.picker.mood_chosen.connect(self._on_chosen)
        return self._popup

    def _on_clicked(self) -> None:
        popup, room = self._made_popup(), self.screen().availableGeometry()
        width = min(self._theme.metrics.em(_POPUP_EM), room.width())
        height = popup.height_at(width)
        popup.setFixedSize(QSize(width, height))
        corner = self.mapToGlobal(QPoint(0, self.height()))
        if corner.y() + height > room.bottom():
            corner = self.mapToGlobal(QPoint(0, -height))
        corner.setX(max(room.left(), min(corner.x(), room.right() - width)))
        popup.move(corner)
        popup.show()
        popup.picker.focus_first()

    def _on_chosen(self, slug: str) -> None:
        self._mood = slug
        self._show_mood()
        self._made_popup().hide()
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.mood_changed.emit(slug)
