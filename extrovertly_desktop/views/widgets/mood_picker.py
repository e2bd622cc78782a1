"""Choosing a mood by its face, with the mouse or the keyboard alone."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from extrovertly_desktop.domain.moods import Face
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.mood_face import paint_mood_face
from extrovertly_desktop.views.widgets.painting import paint_focus_ring, paint_panel

_FACE_EM = 3.1
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class MoodLike(Protocol):
    """What the picker asks of a mood; content packs and stored moods both satisfy it."""

    @property
    def slug(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def valence(self) -> float: ...
    @property
    def energy(self) -> float: ...


class _MoodButton(QAbstractButton):
    """A face over its title."""

    arrow_pressed = Signal(int, int)
    letter_typed = Signal(str)

    def __init__(self, theme: ThemeManager, mood: MoodLike, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._valence, self._energy = theme, mood.valence, mood.energy
        # Only a mood of the person's vocabulary can have a chosen face; one of a content pack has none.
        face = getattr(mood, "face", None)
        self._face = face if isinstance(face, Face) else None
        self.slug = mood.slug
        self.setText(mood.title)
        self.setCheckable(True)
        self.setAccessibleName(mood.title)
        self.setObjectName(f"mood_{mood.slug.replace('-', '_')}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Return room for the face, the title and a margin."""
        metrics = self._theme.metrics
        words = QFontMetrics(self._theme.font("caption", strong=True))
        width = max(metrics.em(_FACE_EM), words.horizontalAdvance(self.text())) + 2 * metrics.space(2)
        return QSize(width, metrics.em(_FACE_EM) + words.height() + 5 * metrics.space(1) + metrics.space(1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, choose with Enter, jump by first letter."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            step = _STEPS[key]
            self.arrow_pressed.emit(-step if self.isRightToLeft() else step, 0)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.arrow_pressed.emit(0, 1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif len(event.text()) == 1 and event.text().isalpha():
            self.letter_typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the face, its title, and whether it is chosen or has the keyboard."""
        theme, metrics = self._theme, self._theme.metrics
        painter = QPainter(self)
        if self.isChecked():
            paint_panel(
                painter,
                self.rect(),
                theme.colour("selection"),
                theme.colour("primary"),
                radius=metrics.radius_control,
                width=metrics.hairline,
            )
        elif self.underMouse() and self.isEnabled():
            hover = theme.colour("hover")
            paint_panel(painter, self.rect(), hover, hover, radius=metrics.radius_control, width=0)
        face = QRect(0, 2 * metrics.space(1), self.width(), metrics.em(_FACE_EM))
        if not self.isEnabled():
            painter.setOpacity(0.45)
        paint_mood_face(painter, face, self._valence, self._energy, theme, face=self._face)
        painter.setFont(theme.font("caption", strong=self.isChecked()))
        painter.setPen(theme.colour("on_selection" if self.isChecked() else "text"))
        title = QRect(0, face.bottom() + metrics.space(1), self.width(), self.height() - face.bottom())
        title.setBottom(self.height() - metrics.space(1))
        painter.drawText(title, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter), self.text())
        if self.hasFocus():
            paint_focus_ring(painter, self.rect(), theme)
        painter.end()


class MoodPicker(QWidget):
    """A grid of moods, one of which may be chosen; it wraps when the window is narrow.

    Tab enters and leaves it as one stop; arrows move between faces; Space or Enter chooses; a letter jumps.

    Args:
        theme: the theme in force.
        moods: in the order shown.
        object_name: stable name of the whole.

    Signals:
        mood_chosen: the slug, when the person chose; not when `set_mood` did.
    """

    mood_chosen = Signal(str)

    def __init__(
        self,
        theme: ThemeManager,
        moods: Sequence[MoodLike] = (),
        *,
        object_name: str = "mood_picker",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons: list[_MoodButton] = []
        self._moods: tuple[MoodLike, ...] = ()
        self._group = QButtonGroup(self)
        self.setObjectName(object_name)
        self.setAccessibleName(self.tr("Mood"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(self, spacing=theme.metrics.space(1), uniform=True)
        self.set_moods(moods)
        theme.theme_changed.connect(self._on_theme_changed)

    def set_moods(self, moods: Sequence[MoodLike]) -> None:
        """Show other moods; a chosen one that is among them stays chosen."""
        shown = tuple(moods)
        if shown == self._moods:
            return
        self._moods = shown
        chosen = self.mood()
        old, had_keyboard = self._buttons, any(button.hasFocus() for button in self._buttons)
        for button in old:
            self._group.removeButton(button)
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [_MoodButton(self._theme, mood, self) for mood in moods]
        for button in self._buttons:
            self._flow.addWidget(button)
            self._group.addButton(button)
            button.clicked.connect(self._on_clicked)
            button.arrow_pressed.connect(self._on_arrow_pressed)
            button.letter_typed.connect(self._on_letter_typed)
        # The new faces take the place of the old ones in the window's tab order, not the last one.
        if old:
            for first, second in pairwise((old[-1], *self._buttons)):
                QWidget.setTabOrder(first, second)
        self.set_mood(chosen)
        if had_keyboard:
            self.focus_first()

    def mood(self) -> str | None:
        """Return the slug of the chosen mood."""
        return next((button.slug for button in self._buttons if button.isChecked()), None)

    def set_mood(self, slug: str | None) -> None:
        """Choose a mood without announcing it; None or an unknown slug chooses none."""
        self._group.setExclusive(False)
        for button in self._buttons:
            button.setChecked(button.slug == slug)
        self._group.setExclusive(True)
        self._set_tab_stop(next((b for b in self._buttons if b.isChecked()), None))

    def focus_first(self) -> None:
        """Give the keyboard to the chosen face, or else the first."""
        if self._buttons:
            self._tab_stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def _tab_stop(self) -> _MoodButton:
        stops = (b for b in self._buttons if b.focusPolicy() == Qt.FocusPolicy.StrongFocus)
        return next(stops, self._buttons[0])

    def _set_tab_stop(self, stop: _MoodButton | None) -> None:
        stop = stop or (self._buttons[0] if self._buttons else None)
        for button in self._buttons:
            alone = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(alone)

    def _on_clicked(self) -> None:
        slug = self.mood()
        if slug is not None:
            self._set_tab_stop(next(b for b in self._buttons if b.isChecked()))
            self.mood_chosen.emit(slug)

    def _on_arrow_pressed(self, columns: int, rows: int) -> None:
        here = next((i for i, b in enumerate(self._buttons) if b.hasFocus()), 0)
        first_y = self._buttons[0].y()
        per_row = max(1, sum(1 for b in self._buttons if b.y() == first_y))
        self._focus(here + columns + rows * per_row)

    def _on_letter_typed(self, letter: str) -> None:
        here = next((i for i, b in enumerate(self._buttons) if b.hasFocus()), 0)
        count = len(self._buttons)
        for offset in range(1, count + 1):
            index = (here + offset) % count
            if self._buttons[index].text().casefold().startswith(letter.casefold()):
                self._focus(index)
                return

    def _focus(self, index: int) -> None:
        if 0 <= index < len(self._buttons):
            self._set_tab_stop(self._buttons[index])
            self._buttons[index].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_theme_changed(self) -> None:
        self._flow.setSpacing(self._theme.metrics.space(1))
        for button in self._buttons:
            button.updateGeometry()
        self._flow.invalidate()
        self.updateGeometry()
