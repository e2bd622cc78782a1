"""How the chart of well-being comes to be; as in `charts/specs`, its card is imported where it is made."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from extrovertly_desktop.views.progress.charts.frame import ChartFrame
from extrovertly_desktop.views.progress.charts.specs import ChartSpec, Section
from extrovertly_desktop.views.theme import ThemeManager

if TYPE_CHECKING:
    from extrovertly_desktop.views.progress.charts.chart_card import ChartCard


def _build(theme: ThemeManager) -> "ChartCard":
    from extrovertly_desktop.views.progress.well_being.chart_card import WellBeingChartCard  # noqa: PLC0415

    return WellBeingChartCard(theme)


def _figures(frame: ChartFrame) -> Any:  # noqa: ANN401 - each card knows its own
    from extrovertly_desktop.adapters.charts.well_being import well_being_series  # noqa: PLC0415

    checks = frame.source.vault.well_being.standing().checks
    return well_being_series(checks, frame.span), bool(checks)


def _show(card: Any, figures: Any, frame: ChartFrame) -> None:  # noqa: ANN401
    series, any_earlier = figures
    card.show_series(series, frame.source.first_weekday, any_earlier=any_earlier)


def _stem() -> str:
    return QCoreApplication.translate("Charts", "well-being")


WELL_BEING_CHART = ChartSpec("well_being_chart", Section.FELT, _stem, _build, _figures, _show)
