"""What in a calendar could not be read, line by line, folded away until it is asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from extrovertly_desktop.views.events.import_words import figure, problem_line
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_button

if TYPE_CHECKING:  # the reader of calendars costs time to import
    from collections.abc import Mapping, Sequence

    from extrovertly_desktop.exchange.icalendar_file import Problem

_LINES = 3


class ImportProblems(QWidget):
    """A button that says how many, and the list it unfolds; out of sight when there are none.

    Signals:
        unfolded: the person wants to see the list.
    """

    unfolded = Signal()

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._toggle = make_button("", "import_problems_toggle", variant="quiet", theme=theme, icon="chevron-down")
        self._model = QStringListModel(self)
        self._list = QListView()
        self._list.setObjectName("import_problem_list")
        self._list.setAccessibleName(self.tr("What could not be read"))
        self._list.setModel(self._model)
        self._list.setWordWrap(True)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        # Lines wrap anew once it is known how wide the list is.
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFixedHeight(theme.metrics.control_height * _LINES)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.metrics.space(1))
        column.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._list)
        self._toggle.clicked.connect(self._on_toggled)

    def show_problems(self, problems: "Sequence[Problem]", titles: "Mapping[str, str]", *, unfolded: bool) -> None:
        """Show what could not be read; `titles` says what events are called by their names for calendars."""
        names = [titles.get(each.uid or "", each.uid or "") for each in problems]
        lines = [problem_line(each.line, each.sentence, name) for each, name in zip(problems, names, strict=True)]
        self._model.setStringList(lines)
        many = self.tr("{count} details of the file could not be taken over").format(count=figure(len(problems)))
        one = self.tr("1 detail of the file could not be taken over")
        lost = sum(each.lost for each in problems)
        if lost:
            one = self.tr("1 event could not be read")
            many = self.tr("{count} problems in the file, events missing: {lost}").format(
                count=figure(len(problems)), lost=figure(lost)
            )
        self._toggle.setText(one if len(problems) == 1 else many)
        self._toggle.setAccessibleName(self._toggle.text())
        self.setVisible(bool(problems))
        self._unfold(unfolded)

    def _on_toggled(self) -> None:
        wanted = self._list.isHidden()
        self._unfold(wanted)
        if wanted:
            self.unfolded.emit()

    def _unfold(self, unfolded: bool) -> None:
        self._list.setVisible(unfolded)
        self._toggle.setIcon(self._theme.icon("chevron-up" if unfolded else "chevron-down", "link"))
