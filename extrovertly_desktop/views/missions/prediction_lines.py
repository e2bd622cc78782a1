"""A prediction in a few quiet lines, shown beside a debrief and on a planned mission."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from extrovertly_desktop.domain.context_words import answer_of
from extrovertly_desktop.domain.exposure import Exposure
from extrovertly_desktop.domain.recommendation import ContextKind
from extrovertly_desktop.views.missions.suds_scale import SudsScale
from extrovertly_desktop.views.missions.words import number, percent, quoted
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.properties import LabelRole, make_label


class PredictionLines(QWidget):
    """What a person expected: worry, likelihood, anxiety, and how they meant to go about it."""

    def __init__(self, theme: ThemeManager, object_name: str, nothing: str) -> None:
        super().__init__()
        self._theme = theme
        self._nothing = nothing
        self.setObjectName(object_name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._on_theme_changed()
        theme.theme_changed.connect(self._on_theme_changed)

    def show_prediction(self, exposure: Exposure) -> None:
        """Show the prediction of a plan or attempt."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        lines = self._lines(exposure)
        for role, text in lines:
            self._column.addWidget(make_label(text, role))
        if exposure.expected_suds is not None:
            self._column.insertWidget(self._place_of_scale(exposure), SudsScale(self._theme, exposure.expected_suds))
        if not lines:
            self._column.addWidget(make_label(self._nothing, "muted"))

    @staticmethod
    def _place_of_scale(exposure: Exposure) -> int:
        return 1 + (exposure.worry is not None) + (exposure.likelihood is not None)

    def _lines(self, exposure: Exposure) -> list[tuple[LabelRole, str]]:
        lines: list[tuple[LabelRole, str]] = []
        if exposure.worry:
            lines.append(("body", quoted(exposure.worry)))
        if exposure.likelihood is not None:
            lines.append(("body", self.tr("How likely: {figure}").format(figure=percent(exposure.likelihood))))
        if exposure.expected_suds is not None:
            text = self.tr("Expected peak of anxiety: {figure} of 100")
            lines.append(("body", text.format(figure=number(exposure.expected_suds))))
        if exposure.safety_behaviours_to_drop:
            dropped = " · ".join(exposure.safety_behaviours_to_drop)
            lines.append(("caption", self.tr("Leaving out: {what}").format(what=dropped)))
        where = [
            answer_of(ContextKind.PLACE, exposure.place or ""),
            answer_of(ContextKind.PEOPLE, exposure.people or ""),
            answer_of(ContextKind.TIME, exposure.time_of_day or ""),
        ]
        circumstances = " · ".join(part for part in where if part)
        if circumstances:
            lines.append(("caption", circumstances[:1].upper() + circumstances[1:]))
        return lines

    def _on_theme_changed(self) -> None:
        self._column.setSpacing(self._theme.metrics.space(1))
