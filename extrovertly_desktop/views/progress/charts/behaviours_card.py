"""Which safety behaviours were used, and which were left out as meant."""

from functools import partial

from PySide6.QtWidgets import QWidget

from extrovertly_desktop.adapters.charts.figure_tables import behaviour_table
from extrovertly_desktop.adapters.charts.safety import SafetyBehaviour, SafetySeries
from extrovertly_desktop.views.progress.charts.chart_card import ChartCard, ChartNote
from extrovertly_desktop.views.progress.charts.row_bars import BarRow, RowBars
from extrovertly_desktop.views.progress.words import figure
from extrovertly_desktop.views.theme import ThemeManager

MOST_ROWS = 10
"""Behaviours shown: those noted most often; the table has all."""
_USED_COLOUR, _DROPPED_COLOUR = 3, 0


class BehavioursCard(ChartCard):
    """Shows the behaviours of a `SafetySeries`; without any it steps aside, since the card above says why."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "behaviours_chart", "shield-outline", parent)
        self.set_title(self.tr("Which safety behaviours"))
        self._bars = RowBars(theme, "behaviours_bars", self.tr("Bars of safety behaviours"))
        self.set_drawing(self._bars)
        self._bars.pointed.connect(self.read_out)

    def show_series(self, series: SafetySeries) -> None:
        """Show those noted most often."""
        shown = series.behaviours[:MOST_ROWS]
        self.setVisible(bool(shown))
        if not shown:
            return
        self._bars.show_rows(
            [BarRow(item.text, self._figures(item), (item.used, item.dropped)) for item in shown],
            ((self.tr("used"), _USED_COLOUR), (self.tr("left out as meant"), _DROPPED_COLOUR)),
        )
        self.show_note(
            ChartNote(
                self._summary_of(series),
                self._caption_of(series),
                partial(behaviour_table, series),
                lambda index: self._words(shown[index]),
            )
        )

    def _figures(self, item: SafetyBehaviour) -> str:
        parts = [self.tr("used {used}×").format(used=figure(item.used))] if item.used else []
        if item.planned:
            parts.append(
                self.tr("left out {dropped} of {planned}").format(
                    dropped=figure(item.dropped), planned=figure(item.planned)
                )
            )
        return " · ".join(parts)

    def _words(self, item: SafetyBehaviour) -> str:
        return self.tr("{behaviour}: {figures}").format(behaviour=item.text, figures=self._figures(item))

    def _summary_of(self, series: SafetySeries) -> str:
        parts = []
        used = sorted(series.behaviours, key=lambda item: -item.used)
        dropped = sorted(series.behaviours, key=lambda item: -item.dropped)
        if used[0].used > 1 and (len(used) == 1 or used[1].used < used[0].used):
            parts.append(
                self.tr("Used most often: “{behaviour}”, {n} times.").format(
                    behaviour=used[0].text, n=figure(used[0].used)
                )
            )
        if dropped[0].dropped > 1 and (len(dropped) == 1 or dropped[1].dropped < dropped[0].dropped):
            parts.append(
                self.tr("Left out most often: “{behaviour}”, {n} of {planned} times.").format(
                    behaviour=dropped[0].text, n=figure(dropped[0].dropped), planned=figure(dropped[0].planned)
                )
            )
        if not parts and len(series.behaviours) == 1:
            return self.tr("One is noted so far: “{behaviour}”.").format(behaviour=series.behaviours[0].text)
        return " ".join(parts) or self.tr("{n} different ones are noted.").format(n=figure(len(series.behaviours)))

    def _caption_of(self, series: SafetySeries) -> str:
        parts = [self.tr("A bar counts attempts; one behaviour noted twice in an attempt counts once.")]
        if len(series.behaviours) > MOST_ROWS:
            parts.append(
                self.tr("Shown are the {shown} noted most often of {n}; the table has all.").format(
                    shown=MOST_ROWS, n=len(series.behaviours)
                )
            )
        return " ".join(parts)
