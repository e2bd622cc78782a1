"""What in a calendar could not be read, line by line, folded away until it is asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from extrovertly_desktop.views.events.import_words import figure, problem_line
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.folded_lines import FoldedLines

if TYPE_CHECKING:  # the reader of calendars costs time to import
    from collections.abc import Mapping, Sequence

    from extrovertly_desktop.exchange.icalendar_file import Problem


class ImportProblems(FoldedLines):
    """Says how many, and lists them."""

    def __init__(self, theme: ThemeManager) -> None:
        name = QCoreApplication.translate("ImportProblems", "What could not be read")
        super().__init__(theme, "import_problems", name)

    def show_problems(self, problems: "Sequence[Problem]", titles: "Mapping[str, str]", *, unfolded: bool) -> None:
        """Show what could not be read; `titles` says what events are called by their names for calendars."""
        names = [titles.get(each.uid or "", each.uid or "") for each in problems]
        lines = [problem_line(each.line, each.sentence, name) for each, name in zip(problems, names, strict=True)]
        many = self.tr("{count} details of the file could not be taken over").format(count=figure(len(problems)))
        one = self.tr("1 detail of the file could not be taken over")
        lost = sum(each.lost for each in problems)
        if lost:
            one = self.tr("1 event could not be read")
            many = self.tr("{count} problems in the file, events missing: {lost}").format(
                count=figure(len(problems)), lost=figure(lost)
            )
        self.show_lines(one if len(problems) == 1 else many, lines, unfolded=unfolded)
