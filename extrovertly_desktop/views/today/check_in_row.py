"""One check-in of today: a line that opens it, and a way to take it back."""

from datetime import tzinfo

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.local_dates import time_of_day
from extrovertly_desktop.domain.moods import CheckIn, MoodVocabulary
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.mood_face import MoodFace
from extrovertly_desktop.views.widgets.painting import paint_focus_ring, paint_panel
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_FACE_EM = 2.2
_REMOVING_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CheckInRow(QAbstractButton):
    """A click, Enter or Space opens the check-in; its cross or Delete takes it away.

    Args:
        theme: the theme in force.
        check_in: what it shows.
        moods: to find its face.
        zone: for the time of day.

    Signals:
        deleted: the person wants it gone.
    """

    deleted = Signal()

    def __init__(self, theme: ThemeManager, check_in: CheckIn, moods: MoodVocabulary, zone: tzinfo) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName(f"check_in_{check_in.id}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._build(check_in, moods, time_of_day(check_in.created_at, zone))
        self._on_theme_changed()
        theme.theme_changed.connect(self._on_theme_changed)

    def sizeHint(self) -> QSize:
        """Return what the words and the face need; a bare button would ask for nothing."""
        return self._row.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Say that long notes wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height needed at a width, in pixels."""
        return self._row.heightForWidth(width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter, take away by Delete."""
        if event.key() in _OPENING_KEYS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.click()
        elif event.key() in _REMOVING_KEYS:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Show that it can be opened, and whether it has the keyboard."""
        painter = QPainter(self)
        if self.underMouse():
            fill = self._theme.colour("hover")
            paint_panel(painter, self.rect(), fill, fill, radius=self._theme.metrics.radius_control, width=0)
        if self.hasFocus():
            paint_focus_ring(painter, self.rect(), self._theme)
        painter.end()

    def _build(self, check_in: CheckIn, moods: MoodVocabulary, time: str) -> None:
        mood = moods.find(check_in.mood)
        title = check_in.mood if mood is None else mood.title
        pair = (0.0, 0.0) if mood is None else (mood.valence, mood.energy)
        face = MoodFace(self._theme, title, *pair, em=_FACE_EM, face=None if mood is None else mood.face)
        self._words = QVBoxLayout()
        self._words.addWidget(make_label(f"{time} · {title}"))
        lines = [line for line in (self._figures(check_in), self._note(check_in)) if line]
        for line in lines:
            self._words.addWidget(make_label(line, "caption"))
        self._words.addStretch(1)
        says = self.tr("Change the check-in of {time}: {mood}").format(time=time, mood=title)
        self.setAccessibleName(says)
        self.setAccessibleDescription("; ".join(lines))
        self.setToolTip(self.tr("Change this check-in"))
        delete = make_button("", f"check_in_delete_{check_in.id}", variant="quiet", theme=self._theme, icon="close")
        delete.setAccessibleName(self.tr("Remove the check-in of {time}").format(time=time))
        delete.setToolTip(self.tr("Remove this check-in"))
        delete.setCursor(Qt.CursorShape.ArrowCursor)
        delete.clicked.connect(self.deleted)
        self._row = QHBoxLayout(self)
        self._row.addWidget(face, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._words, 1)
        self._row.addWidget(delete, 0, Qt.AlignmentFlag.AlignTop)
        QWidget.setTabOrder(self, delete)

    def _figures(self, check_in: CheckIn) -> str:
        locale = self.locale()
        parts = []
        if check_in.intensity is not None:
            parts.append(self.tr("strength {figure} of 10").format(figure=locale.toString(check_in.intensity)))
        if check_in.confidence_level is not None:
            figure = locale.toString(check_in.confidence_level, "g", 3)
            parts.append(self.tr("confidence {figure} of 10").format(figure=figure))
        parts += check_in.triggers
        return " · ".join(parts)

    @staticmethod
    def _note(check_in: CheckIn) -> str:
        return " ".join((check_in.context or "").split())

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        across, down = metrics.space(2), metrics.space(1)
        self._row.setContentsMargins(across, down, across, down)
        self._row.setSpacing(metrics.space(3))
        self._words.setSpacing(metrics.space(0.5))
        self.updateGeometry()
