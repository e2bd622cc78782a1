"""What is said of a check: the score, what has changed, and, where it is low, where help is. Never a diagnosis."""

from PySide6.QtCore import QCoreApplication

from extrovertly_desktop.adapters.charts.spans import ordinal
from extrovertly_desktop.adapters.charts.well_being import is_noticeable
from extrovertly_desktop.domain.well_being import NOTICEABLE, WELL_BEING, CheckStanding, Questionnaires, WellBeingCheck
from extrovertly_desktop.views.progress.words import figure, short_day


def result(standing: CheckStanding) -> str:
    """Return the latest score, and how it compares with the one before."""
    last = standing.last
    if last is None or last.well_being is None:
        return ""
    told = _tr("{score} of 100 on {day}.").format(score=figure(last.well_being), day=_day(last))
    before = next((check for check in standing.checks[-2::-1] if check.well_being is not None), None)
    if before is None or before.well_being is None:
        return told
    return f"{told} {_compared(last.well_being - before.well_being, _day(before))}"


def facets(check: WellBeingCheck, questionnaires: Questionnaires) -> str:
    """Return the scores of the further scales that were answered whole; empty without any."""
    parts = [
        _tr("{title} {score}").format(title=scale.title, score=figure(check.scores[scale.slug], 1))
        for part in questionnaires.questionnaires
        for scale in part.scales
        if scale.slug != WELL_BEING and scale.slug in check.scores
    ]
    return _tr("Among people, from 1 to 5: {scales}.").format(scales=" · ".join(parts)) if parts else ""


def gentle(check: WellBeingCheck) -> str:
    """Return the sentence for a low score; empty for any other."""
    if check.is_very_low:
        return _tr(
            "That is very low. It says how these two weeks were, not why. You need not carry it alone: speaking with "
            "a doctor, or with someone you trust, would be a good next step, and soon rather than later."
        )
    if check.is_low:
        return _tr(
            "That is on the low side. It says how these two weeks were, not why. If it goes on, it is worth talking "
            "over with someone you trust, or with a doctor."
        )
    return ""


def meaning() -> str:
    """Return what change means something."""
    return _tr(
        "A change of {points} points or more is regarded as one that people notice (Topp and others, 2015)."
    ).format(points=figure(NOTICEABLE))


def _compared(change: float, day: str) -> str:
    if change == 0:
        return _tr("The same as on {day}.").format(day=day)
    points = figure(abs(change))
    if is_noticeable(change):
        words = (
            _tr("{points} points more than on {day}: a noticeable change.")
            if change > 0
            else _tr("{points} points less than on {day}: a noticeable change.")
        )
    else:
        words = (
            _tr("{points} points more than on {day}, which is within what comes and goes.")
            if change > 0
            else _tr("{points} points less than on {day}, which is within what comes and goes.")
        )
    return words.format(points=points, day=day)


def _day(check: WellBeingCheck) -> str:
    return short_day(ordinal(check.local_date))


def _tr(words: str) -> str:
    return QCoreApplication.translate("WellBeing", words)
