"""Words and figures of the weekly insights, by the person's locale."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from extrovertly_desktop.adapters.local_dates import short_day
from extrovertly_desktop.domain.insights import Figures, InsightType, Lacking
from extrovertly_desktop.views.progress.words import figure

_CONTEXT = "WeeklyInsights"
ICONS = {
    InsightType.TREND: "chart-line-variant",
    InsightType.ASSOCIATION: "link-variant",
    InsightType.CALIBRATION: "scale-balance",
    InsightType.ACHIEVEMENT: "star-outline",
    InsightType.REFLECTION: "format-quote-open-outline",
    InsightType.SUGGESTION: "shoe-print",
}
UNKNOWN_ICON = "lightbulb-outline"
_LARGE = 10
"""Figures from this size on are told without decimals."""


def tr(text: str) -> str:
    """Translate a text of the weekly insights."""
    return QCoreApplication.translate(_CONTEXT, text)


def kind(word: str) -> str:
    """Return what a kind of insight is called; a word of another program stands as it is."""
    return {
        "trend": tr("Lately"),
        "association": tr("Goes together"),
        "calibration": tr("Fear and fact"),
        "achievement": tr("Done"),
        "reflection": tr("To think about"),
        "suggestion": tr("For the week ahead"),
    }.get(word, word)


def icon(word: str) -> str:
    """Return the icon of a kind of insight."""
    return ICONS[InsightType(word)] if word in set(InsightType) else UNKNOWN_ICON


def week(start: str) -> str:
    """Return which week is meant, by its first and last day."""
    first = date.fromisoformat(start)
    last = first + timedelta(days=6)
    return tr("{first} – {last}").format(
        first=short_day(first, with_year=first.year != last.year), last=short_day(last)
    )


def figures(told: Figures) -> list[tuple[str, str]]:
    """Return what an insight rests on as names and values, in the order in which one reads them."""
    rows = [
        (tr("Estimate"), _estimate(told)),
        (tr("Range"), _interval(told)),
        (tr("Rests on"), _basis(told)),
        *((name, figure(value, 2)) for name, value in told.more),
        (tr("How it was worked out"), told.method),
        (tr("What would change it"), told.what_would_change),
        (tr("Where the method is from"), told.source),
    ]
    return [(name, value) for name, value in rows if value]


def lacking(told: Lacking) -> str:
    """Return how much is missing before the figures can say something; nothing where there is enough."""
    sentences = []
    if told.mood_days:
        days = tr("one more day") if told.mood_days == 1 else tr("{n} more days").format(n=figure(told.mood_days))
        sentences.append(
            tr(
                "What goes together with your mood is looked for after {days} with a check-in or an entry; a tag or a "
                "trigger then has to stand on {least} days and be missing on {least}."
            ).format(days=days, least=figure(told.least_side))
        )
    if told.outcomes:
        attempts = tr("one more step") if told.outcomes == 1 else tr("{n} more steps").format(n=figure(told.outcomes))
        sentences.append(
            tr(
                "Fear and fact are compared after {attempts} for which you say how likely your worry is, and "
                "whether it came true."
            ).format(attempts=attempts)
        )
    return " ".join(sentences)


def has_to_show(told: Figures | None) -> bool:
    """Whether there is more to tell about how something is known than how much it rests on."""
    return told is not None and bool(told.method)


def _estimate(told: Figures) -> str:
    if told.estimate is None:
        return ""
    return f"{_signed(told.estimate, told)} {told.unit}".strip()


def _interval(told: Figures) -> str:
    if told.low is None or told.high is None:
        return ""
    between = tr("{low} to {high}").format(low=_signed(told.low, told), high=_signed(told.high, told))
    if told.level is None:
        return between
    sure = tr("made so that {n} of 100 such ranges hold the true figure").format(n=figure(100 * told.level))
    return f"{between} ({sure})"


def _basis(told: Figures) -> str:
    if told.n_with is not None and told.n_without is not None:
        words = tr("{n} days: {n_with} on the one side, {n_without} on the other")
        return words.format(n=figure(told.n or 0), n_with=figure(told.n_with), n_without=figure(told.n_without))
    return "" if told.n is None else tr("{n} attempts").format(n=figure(told.n))


def _signed(value: float, told: Figures) -> str:
    decimals = 0 if abs(told.estimate or 0) >= _LARGE else 2
    text = figure(abs(value), decimals)
    if not value or text == figure(0, decimals):
        return text
    locale = QLocale()
    return f"{locale.positiveSign() if value > 0 else '−'}{text}"
