"""How much anxiety a mission is likely to bring: the person's own figure beside the catalogue's, on one scale."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from extrovertly_desktop.domain.missions import Mission
from extrovertly_desktop.domain.recommendation import Expectation
from extrovertly_desktop.views.missions.ladder.expectation_bar import ExpectationBar
from extrovertly_desktop.views.missions.suds_scale import SudsScale
from extrovertly_desktop.views.missions.words import anxiety, number
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_label

_MOST_EM = 28.0
"""As wide as the scale that stands in its place before, so that nothing jumps."""


class TypicalLines(QWidget):
    """One sentence, the scale, and what is drawn on it."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sentence = make_label("", "muted")
        self._sentence.setObjectName("mission_typical_anxiety")
        self._scale = SudsScale(theme)
        self._both = ExpectationBar(theme)
        self._both.setObjectName("mission_both_figures")
        self._legend = make_label("", "caption")
        self._legend.setObjectName("mission_figures_legend")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._sentence, self._scale, self._both, self._legend):
            self._column.addWidget(widget)
        self._on_theme_changed()
        theme.theme_changed.connect(self._on_theme_changed)

    def show_figures(self, mission: Mission, own: Expectation | None) -> None:
        """Show what a mission brings.

        Args:
            mission: the mission; one without a figure shows nothing unless there is one of the person's.
            own: what this person is likely to meet, or None while nothing is known of them.
        """
        typical = mission.typical_suds
        self.setVisible(typical is not None or own is not None)
        self._sentence.setText(self._words(mission, own))
        self._scale.setVisible(own is None)
        self._both.setVisible(own is not None)
        self._legend.setVisible(own is not None)
        if own is None:
            self._scale.set_values(typical)
            return
        self._both.set_figures(own.mean, own.low, own.high, beside=typical)
        legend = self.tr("dot: for you, with what is likely")
        if typical is not None:
            ring = self.tr("ring: as you put it") if mission.is_own else self.tr("ring: the catalogue")
            legend = self.tr("{dot} · {ring}").format(dot=legend, ring=ring)
        self._legend.setText(legend)

    def _words(self, mission: Mission, own: Expectation | None) -> str:
        typical = mission.typical_suds
        if own is None:
            if typical is None:
                return ""
            text = self.tr("The catalogue puts it near {figure} of 100: {words}. Yours may differ.")
            if mission.is_own:
                text = self.tr("You put it at about {figure} of 100: {words}.")
            return text.format(words=anxiety(typical), figure=number(typical))
        mean, low, high = (number(round(value)) for value in (own.mean, own.low, own.high))
        if typical is None:
            text = self.tr("Anxiety at its peak: for you likely about {mean} of 100 (between {low} and {high}).")
        elif mission.is_own:
            text = self.tr(
                "Anxiety at its peak: for you likely about {mean} of 100 (between {low} and {high}); "
                "when you wrote it down, you put it near {figure}."
            )
        else:
            text = self.tr(
                "Anxiety at its peak: for you likely about {mean} of 100 (between {low} and {high}); "
                "the catalogue puts it near {figure}."
            )
        figure = "" if typical is None else number(typical)
        return text.format(mean=mean, low=low, high=high, figure=figure)

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._column.setSpacing(metrics.space(1))
        self._both.setMaximumWidth(metrics.em(_MOST_EM))
