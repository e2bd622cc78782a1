"""How something is known: the figures behind one insight."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from extrovertly_desktop.domain.insights import Figures, Insight
from extrovertly_desktop.views.progress.insights.words import figures
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_label


class FiguresPanel(QWidget):
    """Names above values: a value may be a whole sentence, and a window may be narrow."""

    def __init__(self, theme: ThemeManager, insight: Insight, object_name: str) -> None:
        super().__init__()
        self._theme = theme
        self._groups: list[QVBoxLayout] = []
        self.setObjectName(object_name)
        self.setAccessibleName(self.tr("How we know: {title}").format(title=insight.title))
        self._column = QVBoxLayout(self)
        for title, told in self._parts(insight):
            if title:
                self._column.addWidget(make_label(title))
            self._add(told)
        self._lay_out()
        theme.theme_changed.connect(self._lay_out)

    @staticmethod
    def _parts(insight: Insight) -> Iterable[tuple[str, Figures]]:
        if insight.figures is not None:
            yield insight.title if insight.also else "", insight.figures
        yield from insight.also

    def _add(self, told: Figures) -> None:
        for name, value in figures(told):
            group = QVBoxLayout()
            group.addWidget(make_label(name, "caption"))
            group.addWidget(make_label(value))
            self._groups.append(group)
            self._column.addLayout(group)

    def _lay_out(self) -> None:
        metrics = self._theme.metrics
        self._column.setContentsMargins(0, metrics.space(1), 0, metrics.space(2))
        self._column.setSpacing(metrics.space(2))
        for group in self._groups:
            group.setSpacing(0)
