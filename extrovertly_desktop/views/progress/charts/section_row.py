"""The head of a section of charts, with quiet ways to the other sections of a long page."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from extrovertly_desktop.views.progress.charts.specs import Section
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class SectionRow(QWidget):
    """One heading.

    Args:
        theme: the theme in force.
        section: which it heads.
        titles: what all sections are called, in their order.

    Signals:
        wanted: the person wants to see another section (a `Section`).
    """

    wanted = Signal(str)

    def __init__(self, theme: ThemeManager, section: Section, titles: Mapping[Section, str]) -> None:
        super().__init__()
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        heading = make_label(titles[section], "heading")
        heading.setObjectName(f"charts_{section}")
        self._row.addWidget(heading, 1)
        self.ways: tuple[QPushButton, ...] = tuple(
            self._way(section, other, title, is_below=list(titles).index(other) > list(titles).index(section))
            for other, title in titles.items()
            if other is not section
        )
        theme.theme_changed.connect(self._lay_out)
        self._lay_out()

    def _way(self, section: Section, other: Section, title: str, *, is_below: bool) -> QPushButton:
        icon = "chevron-down" if is_below else "chevron-up"
        way = make_button(title, f"charts_{section}_to_{other}", variant="quiet", theme=self._theme, icon=icon)
        way.setAccessibleName(self.tr("Go to the charts: {section}").format(section=title))
        way.clicked.connect(partial(self.wanted.emit, str(other)))
        self._row.addWidget(way)
        return way

    def _lay_out(self) -> None:
        self._row.setSpacing(self._theme.metrics.space(1))
        # More room above a section than between its cards: the page falls into parts at a glance.
        self._row.setContentsMargins(0, self._theme.metrics.space(4), 0, 0)
