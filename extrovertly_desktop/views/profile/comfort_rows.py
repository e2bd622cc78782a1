"""How at ease one is in a dozen situations: a row of five for each."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from extrovertly_desktop.domain.comfort import Situation
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_label
from extrovertly_desktop.views.widgets.rating_row import RatingRow

_WORDS = "Situations"
_BESIDE_EM = 34
"""From this width on, a rating stands beside its words rather than below them."""


def situation_words(situation: Situation) -> str:
    """Return what a situation is called."""
    return {
        Situation.STRANGER: QCoreApplication.translate(_WORDS, "Saying something to a stranger"),
        Situation.COMPLIMENT: QCoreApplication.translate(_WORDS, "Paying somebody a compliment"),
        Situation.PHONE: QCoreApplication.translate(_WORDS, "Making a phone call"),
        Situation.TAKING_BACK: QCoreApplication.translate(_WORDS, "Taking something back to a shop"),
        Situation.SAYING_NO: QCoreApplication.translate(_WORDS, "Saying no to a request"),
        Situation.MEETING: QCoreApplication.translate(_WORDS, "Speaking up in a meeting or class"),
        Situation.SUPERIOR: QCoreApplication.translate(_WORDS, "Talking with a boss or teacher"),
        Situation.GROUP: QCoreApplication.translate(_WORDS, "Joining a group that is talking"),
        Situation.WATCHED: QCoreApplication.translate(_WORDS, "Eating or working while others watch"),
        Situation.SPEECH: QCoreApplication.translate(_WORDS, "Speaking in front of many"),
        Situation.INVITING: QCoreApplication.translate(_WORDS, "Asking somebody to meet up"),
        Situation.DATING: QCoreApplication.translate(_WORDS, "Showing somebody that you like them"),
    }[situation]


class ComfortRows(QWidget):
    """All situations with their ratings; any may be left without one.

    Args:
        theme: the theme in force.
        object_name: a rating's row is `<object_name>_<situation>`.

    Signals:
        changed: a rating was given or taken back by the person.
    """

    changed = Signal()

    def __init__(self, theme: ThemeManager, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName(object_name)
        self.setAccessibleName(self.tr("How at ease you are"))
        self._ends = make_label(self.tr("1 is very uneasy, 5 is at ease. Delete takes a rating back."), "caption")
        self._rows: dict[Situation, tuple[QLabel, RatingRow]] = {}
        for situation in Situation:
            words = situation_words(situation)
            row = RatingRow(theme, words, f"{object_name}_{situation}")
            row.rating_changed.connect(self.changed)
            self._rows[situation] = (make_label(words), row)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._is_beside: bool | None = None
        self._arrange()
        theme.theme_changed.connect(self._arrange)

    def ratings(self) -> dict[Situation, int]:
        """Return the ratings, 1–5, of the situations that have one."""
        told = {situation: row.rating() for situation, (_label, row) in self._rows.items()}
        return {situation: rating for situation, rating in told.items() if rating is not None}

    def set_ratings(self, ratings: dict[Situation, int]) -> None:
        """Show ratings without announcing them."""
        for situation, (_label, row) in self._rows.items():
            row.set_rating(ratings.get(situation))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the ratings below their words where there is no room beside them."""
        super().resizeEvent(event)
        if (self.width() >= self._theme.metrics.em(_BESIDE_EM)) != self._is_beside:
            self._arrange()

    def _arrange(self) -> None:
        metrics = self._theme.metrics
        is_beside = self._is_beside = self.width() >= metrics.em(_BESIDE_EM)
        grid, columns = self._grid, 2 if is_beside else 1
        grid.setHorizontalSpacing(metrics.space(4))
        grid.setVerticalSpacing(metrics.space(2))
        while grid.count():
            grid.takeAt(0)
        grid.addWidget(self._ends, 0, 0, 1, 2)
        for number, (label, row) in enumerate(self._rows.values()):
            first = 1 + number * (1 if is_beside else 2)
            grid.addWidget(label, first, 0, 1, 3 - columns)
            if is_beside:
                grid.addWidget(row, first, 1, Qt.AlignmentFlag.AlignTrailing)
            else:
                grid.addWidget(row, first + 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
