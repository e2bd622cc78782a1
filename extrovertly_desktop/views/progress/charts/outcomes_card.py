"""What became of worries, by kind of mission."""

from functools import partial

from PySide6.QtWidgets import QWidget

from extrovertly_desktop.adapters.charts.figure_tables import outcome_table
from extrovertly_desktop.adapters.charts.outcomes import CategoryOutcomes
from extrovertly_desktop.adapters.charts.predictions import LEAST_ATTEMPTS
from extrovertly_desktop.views.progress.charts.chart_card import ChartCard, ChartNote
from extrovertly_desktop.views.progress.charts.row_bars import BarRow, RowBars
from extrovertly_desktop.views.progress.words import figure, percent
from extrovertly_desktop.views.theme import ThemeManager

_NO_COLOUR, _PARTLY_COLOUR, _YES_COLOUR = 0, 3, 4


class OutcomesCard(ChartCard):
    """Shows `CategoryOutcomes`."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "outcomes_chart", "shape-outline", parent)
        self.set_title(self.tr("Worries by kind of mission"))
        self._bars = RowBars(theme, "outcomes_bars", self.tr("Bars of what became of worries, by kind of mission"))
        self.set_drawing(self._bars)
        self._bars.pointed.connect(self.read_out)

    def show_outcomes(self, categories: tuple[CategoryOutcomes, ...], *, any_earlier: bool = False) -> None:
        """Show the categories that say something; `any_earlier` says that a longer stretch would hold attempts."""
        shown = tuple(item for item in categories if item.n)
        if not shown:
            self.show_empty(
                self.tr("No attempt in this stretch of time says what became of a worry. Another one may.")
                if any_earlier
                else self.tr("After a mission you note whether your worry came true. Here that is sorted by kind.")
            )
            return
        self._bars.show_rows(
            [BarRow(item.title, self._figures(item), (item.no, item.partly, item.yes)) for item in shown],
            (
                (self.tr("did not come true"), _NO_COLOUR),
                (self.tr("in part"), _PARTLY_COLOUR),
                (self.tr("came true"), _YES_COLOUR),
            ),
        )
        self.show_note(
            ChartNote(
                self._summary_of(shown),
                self._caption_of(categories),
                partial(outcome_table, categories),
                lambda index: self._words(shown[index]),
            )
        )

    def _figures(self, item: CategoryOutcomes) -> str:
        if item.n == 1:
            return self.tr("1 attempt")
        return self.tr("{no} of {n} did not come true").format(no=figure(item.no), n=figure(item.n))

    def _words(self, item: CategoryOutcomes) -> str:
        said = self.tr("{category}: {no} did not come true, {partly} in part, {yes} fully, of {n}").format(
            category=item.title, no=item.no, partly=item.partly, yes=item.yes, n=item.n
        )
        share = item.unharmed
        if share is not None:
            said += self.tr("; {share} did not, {low} to {high} would fit").format(
                share=percent(share[0]), low=percent(share[1]), high=percent(share[2])
            )
        return said

    def _summary_of(self, shown: tuple[CategoryOutcomes, ...]) -> str:
        n, no = sum(item.n for item in shown), sum(item.no for item in shown)
        if n == 1:
            return self.tr("One attempt so far, “{category}”.").format(category=shown[0].title)
        said = self.tr("In {no} of {n} missions the worry did not come true.").format(no=figure(no), n=figure(n))
        kinds = self.tr("One kind of mission.") if len(shown) == 1 else self.tr("{n} kinds of missions.")
        few = sum(item.n < LEAST_ATTEMPTS for item in shown)
        parts = [said, kinds.format(n=len(shown))]
        if few:
            parts.append(self.tr("{few} of them on fewer than {n} attempts.").format(few=few, n=LEAST_ATTEMPTS))
        return " ".join(parts)

    def _caption_of(self, categories: tuple[CategoryOutcomes, ...]) -> str:
        parts = [self.tr("A bar counts attempts, so a short one stands on few. Events are not among them.")]
        silent = sum(item.attempts - item.n for item in categories)
        if silent:
            parts.append(self.tr("Attempts that do not say: {n}.").format(n=figure(silent)))
        return " ".join(parts)
