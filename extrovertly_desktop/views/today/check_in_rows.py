"""Today's check-ins, one line each, with a way to take one back."""

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.local_dates import time_of_day
from extrovertly_desktop.domain.moods import CheckIn, MoodVocabulary
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.mood_face import MoodFace
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_FACE_EM = 2.0


class _CheckInRow(QWidget):
    deleted = Signal(str)

    def __init__(self, theme: ThemeManager, check_in: CheckIn, moods: MoodVocabulary, zone: tzinfo) -> None:
        super().__init__()
        self._theme = theme
        mood = moods.find(check_in.mood)
        title = check_in.mood if mood is None else mood.title
        time = time_of_day(check_in.created_at, zone)
        self._face = MoodFace(theme, title, mood.valence if mood else 0.0, mood.energy if mood else 0.0, em=_FACE_EM)
        self._words = QVBoxLayout()
        self._words.addWidget(make_label(f"{time} · {title}"))
        details = self._details(check_in)
        if details:
            self._words.addWidget(make_label(details, "caption"))
        delete = make_button("", f"check_in_delete_{check_in.id}", variant="quiet", theme=theme, icon="close")
        delete.setAccessibleName(self.tr("Remove the check-in of {time}").format(time=time))
        delete.setToolTip(self.tr("Remove this check-in"))
        delete.clicked.connect(lambda: self.deleted.emit(check_in.id))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._face, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._words, 1)
        self._row.addWidget(delete, 0, Qt.AlignmentFlag.AlignTop)
        self._on_theme_changed()
        theme.theme_changed.connect(self._on_theme_changed)

    def _details(self, check_in: CheckIn) -> str:
        locale = self.locale()
        parts = []
        if check_in.intensity is not None:
            parts.append(self.tr("strength {figure} of 10").format(figure=locale.toString(check_in.intensity)))
        if check_in.confidence_level is not None:
            figure = locale.toString(check_in.confidence_level, "g", 3)
            parts.append(self.tr("confidence {figure} of 10").format(figure=figure))
        parts += check_in.triggers
        if check_in.context:
            parts.append(" ".join(check_in.context.split()))
        return " · ".join(parts)

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._row.setSpacing(metrics.space(3))
        self._words.setSpacing(0)


class CheckInRows(QWidget):
    """The check-ins of a day, newest first.

    Signals:
        deleted: the id of a check-in the person wants gone.
    """

    deleted = Signal(str)

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[CheckIn, ...] = ()
        self.setObjectName("check_ins_today")
        self.setAccessibleName(self.tr("Today’s check-ins"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._on_theme_changed()
        theme.theme_changed.connect(self._on_theme_changed)

    def set_check_ins(self, check_ins: Sequence[CheckIn], moods: MoodVocabulary, zone: tzinfo) -> None:
        """Show these check-ins, given oldest first; nothing happens when they are shown already."""
        newest_first = tuple(reversed(check_ins))
        if newest_first == self._shown:
            return
        self._shown = newest_first
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for check_in in newest_first:
            row = _CheckInRow(self._theme, check_in, moods, zone)
            row.deleted.connect(self.deleted)
            self._column.addWidget(row)

    def _on_theme_changed(self) -> None:
        self._column.setSpacing(self._theme.metrics.space(2))
