"""The charts that look closer: mood within the day, years, weekdays and hours, what was done, safety behaviours.

As in `specs`, a card's module is imported where the card is made. `EVERY_CHART` has these after the ones in `specs`,
section by section.
"""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from extrovertly_desktop.views.progress.charts.frame import ChartFrame
from extrovertly_desktop.views.progress.charts.specs import CHARTS, ChartSpec, Section
from extrovertly_desktop.views.progress.well_being.chart_spec import WELL_BEING_CHART
from extrovertly_desktop.views.theme import ThemeManager

if TYPE_CHECKING:
    from extrovertly_desktop.views.progress.charts.chart_card import ChartCard


def _mood(theme: ThemeManager) -> "ChartCard":
    from extrovertly_desktop.views.progress.charts.mood_range_card import MoodRangeCard  # noqa: PLC0415

    return MoodRangeCard(theme)


def _mood_figures(frame: ChartFrame) -> Any:  # noqa: ANN401 - each card knows its own
    from extrovertly_desktop.adapters.charts.mood_days import mood_ranges  # noqa: PLC0415

    return mood_ranges(frame.source.mood_days, frame.span)


def _show_mood(card: Any, series: Any, frame: ChartFrame) -> None:  # noqa: ANN401
    earlier = not series.days and bool(frame.source.mood_days.ranges)
    card.show_series(series, frame.source.first_weekday, any_earlier=earlier)


def _mood_counts(theme: ThemeManager) -> "ChartCard":
    from extrovertly_desktop.views.progress.charts.mood_counts_card import MoodCountsCard  # noqa: PLC0415

    return MoodCountsCard(theme)


def _count_figures(frame: ChartFrame) -> Any:  # noqa: ANN401
    from extrovertly_desktop.adapters.charts.daily import mood_counts  # noqa: PLC0415

    return mood_counts(frame.days, frame.span, frame.source.moods)


def _year(theme: ThemeManager) -> "ChartCard":
    from extrovertly_desktop.views.progress.charts.year_pixels_card import YearPixelsCard  # noqa: PLC0415

    return YearPixelsCard(theme)


def _year_figures(frame: ChartFrame) -> Any:  # noqa: ANN401
    from extrovertly_desktop.adapters.charts import year_pixels as figures  # noqa: PLC0415
    from extrovertly_desktop.views.progress.charts.year_pixels_card import YearFigures  # noqa: PLC0415

    source = frame.source
    values = {
        figures.PixelMeasure.MOOD: figures.mood_values(source.mood_days),
        figures.PixelMeasure.CONFIDENCE: figures.confidence_values(source.days),
        figures.PixelMeasure.ACTIVITY: figures.activity_values(source.days),
    }
    days = (day for found in values.values() for day in found)
    return YearFigures(values, figures.years_with(days, source.today), source.today)


def _show_figures(card: Any, figures: Any, _frame: ChartFrame) -> None:  # noqa: ANN401
    card.show_figures(figures)


def _weekday(theme: ThemeManager) -> "ChartCard":
    from extrovertly_desktop.views.progress.charts.weekday_card import WeekdayCard  # noqa: PLC0415

    return WeekdayCard(theme)


def _weekday_figures(frame: ChartFrame) -> Any:  # noqa: ANN401
    from extrovertly_desktop.adapters.charts import year_pixels as days  # noqa: PLC0415
    from extrovertly_desktop.adapters.charts.weekdays import weekday_means  # noqa: PLC0415
    from extrovertly_desktop.views.progress.charts.weekday_card import WeekdayFigures  # noqa: PLC0415

    source, first = frame.source, frame.source.first_weekday
    moods = days.mood_values(source.mood_days)
    levels = days.confidence_values(frame.days)
    return WeekdayFigures(
        weekday_means(moods, days.PixelMeasure.MOOD, frame.span, first),
        weekday_means(levels, days.PixelMeasure.CONFIDENCE, frame.span, first),
        any_earlier=bool(source.mood_days.ranges),
    )


def _hours(theme: ThemeManager) -> "ChartCard":
    from extrovertly_desktop.views.progress.charts.hours_card import HoursCard  # noqa: PLC0415

    return HoursCard(theme)


def _hour_figures(frame: ChartFrame) -> Any:  # noqa: ANN401
    from extrovertly_desktop.adapters.charts.weekdays import hour_grid  # noqa: PLC0415

    source = frame.source
    return hour_grid(
        frame.moments,
        frame.span,
        source.moods,
        first_weekday=source.first_weekday,
        day_start_hour=source.day_start_hour,
    )


def _show_hours(card: Any, grid: Any, frame: ChartFrame) -> None:  # noqa: ANN401
    card.show_grid(grid, any_earlier=any(day.confidence_level is not None for day in frame.source.days))


def _activity(theme: ThemeManager) -> "ChartCard":
    from extrovertly_desktop.views.progress.charts.activity_card import ActivityCard  # noqa: PLC0415

    return ActivityCard(theme)


def _activity_figures(frame: ChartFrame) -> Any:  # noqa: ANN401
    from extrovertly_desktop.adapters.charts.activity import activity_series  # noqa: PLC0415

    # All days: the first bar is whole, and may begin before the span.
    return activity_series(frame.source.days, frame.span, frame.source.first_weekday)


def _show_activity(card: Any, series: Any, frame: ChartFrame) -> None:  # noqa: ANN401
    card.show_series(series, any_earlier=bool(frame.source.days))


def _safety(theme: ThemeManager) -> "ChartCard":
    from extrovertly_desktop.views.progress.charts.safety_card import SafetyCard  # noqa: PLC0415

    return SafetyCard(theme)


def _safety_figures(frame: ChartFrame) -> Any:  # noqa: ANN401
    from extrovertly_desktop.adapters.charts.safety import safety_series  # noqa: PLC0415

    return safety_series(frame.source.attempts, frame.span, frame.source.first_weekday)


def _show_safety(card: Any, series: Any, frame: ChartFrame) -> None:  # noqa: ANN401
    earlier = not series.says_something and any(
        item.safety_behaviours_used or item.safety_behaviours_to_drop for item in frame.source.attempts
    )
    card.show_series(series, any_earlier=earlier)


def _behaviours(theme: ThemeManager) -> "ChartCard":
    from extrovertly_desktop.views.progress.charts.behaviours_card import BehavioursCard  # noqa: PLC0415

    return BehavioursCard(theme)


def _show_series(card: Any, series: Any, _frame: ChartFrame) -> None:  # noqa: ANN401
    card.show_series(series)


def _outcomes(theme: ThemeManager) -> "ChartCard":
    from extrovertly_desktop.views.progress.charts.outcomes_card import OutcomesCard  # noqa: PLC0415

    return OutcomesCard(theme)


def _outcome_figures(frame: ChartFrame) -> Any:  # noqa: ANN401
    from extrovertly_desktop.adapters.charts.outcomes import outcomes_by_category  # noqa: PLC0415

    return outcomes_by_category(frame.source.attempts, frame.span, frame.source.vault.missions.categories())


def _show_outcomes(card: Any, categories: Any, frame: ChartFrame) -> None:  # noqa: ANN401
    card.show_outcomes(categories, any_earlier=bool(frame.source.attempts))


def _tr(words: str) -> str:
    return QCoreApplication.translate("Charts", words)


CLOSER_CHARTS: tuple[ChartSpec, ...] = (
    ChartSpec("mood_chart", Section.FELT, lambda: _tr("moods"), _mood, _mood_figures, _show_mood),
    ChartSpec(
        "mood_counts",
        Section.FELT,
        lambda: _tr("days-by-mood"),
        _mood_counts,
        _count_figures,
        _show_series,
        height_em=22.0,
    ),
    ChartSpec(
        "year_pixels", Section.FELT, lambda: _tr("year-in-pixels"), _year, _year_figures, _show_figures, height_em=32.0
    ),
    ChartSpec("weekday_chart", Section.FELT, lambda: _tr("weekdays"), _weekday, _weekday_figures, _show_figures),
    ChartSpec("hours_chart", Section.FELT, lambda: _tr("hours"), _hours, _hour_figures, _show_hours, height_em=28.0),
    ChartSpec("activity_chart", Section.DONE, lambda: _tr("activity"), _activity, _activity_figures, _show_activity),
    ChartSpec("safety_chart", Section.DONE, lambda: _tr("safety"), _safety, _safety_figures, _show_safety),
    ChartSpec(
        "behaviours_chart",
        Section.DONE,
        lambda: _tr("safety-behaviours"),
        _behaviours,
        _safety_figures,
        _show_series,
        height_em=34.0,
    ),
    ChartSpec(
        "outcomes_chart",
        Section.PREDICTED,
        lambda: _tr("worries-by-kind"),
        _outcomes,
        _outcome_figures,
        _show_outcomes,
        height_em=30.0,
    ),
)

EVERY_CHART: tuple[ChartSpec, ...] = tuple(
    spec for section in Section for spec in (*CHARTS, *CLOSER_CHARTS, WELL_BEING_CHART) if spec.section is section
)
