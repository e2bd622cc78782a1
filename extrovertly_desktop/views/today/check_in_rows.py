"""Today's check-ins, one line each."""

from collections.abc import Sequence
from datetime import tzinfo
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from extrovertly_desktop.domain.moods import CheckIn, Mood, MoodVocabulary
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.today.check_in_row import CheckInRow


class CheckInRows(QWidget):
    """The check-ins of a day, newest first.

    Signals:
        chosen: the `CheckIn` that the person wants to change.
        deleted: the id of a check-in the person wants gone.
    """

    chosen = Signal(object)
    deleted = Signal(str)

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[tuple[CheckIn, Mood | None], ...] = ()
        self._rows: dict[str, CheckInRow] = {}
        self.setObjectName("check_ins_today")
        self.setAccessibleName(self.tr("Today’s check-ins"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def set_check_ins(self, check_ins: Sequence[CheckIn], moods: MoodVocabulary, zone: tzinfo) -> None:
        """Show these check-ins, given oldest first; nothing happens when they are shown already."""
        wanted = tuple((check_in, moods.find(check_in.mood)) for check_in in reversed(check_ins))
        if wanted == self._shown:
            return
        self._shown = wanted
        with_keyboard = next((name for name, row in self._rows.items() if row.hasFocus()), "")
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = {}
        for check_in, _mood in wanted:
            row = CheckInRow(self._theme, check_in, moods, zone)
            row.clicked.connect(partial(self._on_clicked, check_in))
            row.deleted.connect(partial(self.deleted.emit, check_in.id))
            self._column.addWidget(row)
            self._rows[check_in.id] = row
        self.focus_row(with_keyboard)

    def focus_row(self, check_in_id: str) -> bool:
        """Give the keyboard to a check-in; return whether it is there."""
        row = self._rows.get(check_in_id)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        return row is not None

    def _on_clicked(self, check_in: CheckIn, _checked: bool = False) -> None:
        self.chosen.emit(check_in)
