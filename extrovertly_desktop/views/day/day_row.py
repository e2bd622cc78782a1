"""One thing of a day: a face or an icon, what it is, what was said, and a way to where it stands."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from extrovertly_desktop.domain.moods import Mood
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.mood_face import MoodFace
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_FACE_EM = 2.0


@dataclass(frozen=True, slots=True)
class RowContent:
    """What a row shows.

    Attributes:
        name: stable name; its button is `<name>_open`.
        title: what it is.
        lines: what was said, a line each; empty ones are left out.
        mood: shown as a face, or None.
        icon: shown where there is no mood.
        open: what the button does; without it there is none.
    """

    name: str
    title: str
    lines: tuple[str, ...] = ()
    mood: Mood | None = None
    icon: str = ""
    open: Callable[[], None] | None = None


class DayRow(QWidget):
    """Shows a `RowContent`."""

    def __init__(self, theme: ThemeManager, content: RowContent) -> None:
        super().__init__()
        self.setObjectName(content.name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(". ".join((content.title, *filter(None, content.lines))))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.metrics.space(3))
        row.addWidget(self._mark(theme, content), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.metrics.space(1))
        words.addWidget(_plain(make_label(content.title, "body")))
        for line in filter(None, content.lines):
            words.addWidget(_plain(make_label(line, "muted")))
        row.addLayout(words, 1)
        if content.open is not None:
            button = make_button(self.tr("Open"), f"{content.name}_open", variant="quiet")
            button.setAccessibleName(self.tr("Open {what}").format(what=content.title))
            button.clicked.connect(content.open)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    @staticmethod
    def _mark(theme: ThemeManager, content: RowContent) -> QWidget:
        mood, side = content.mood, theme.metrics.em(_FACE_EM)
        if mood is not None:
            return MoodFace(theme, mood.title, mood.valence, mood.energy, em=_FACE_EM, face=mood.face)
        label = QLabel()
        label.setFixedSize(side, side)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        if content.icon:
            label.setPixmap(theme.icon(content.icon, "text_muted").pixmap(theme.metrics.em(1.5)))
        return label


def _plain(label: QLabel) -> QLabel:
    # A person's own words may look like markup, and are not.
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
