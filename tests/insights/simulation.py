"""Follows a made-up life through all its weekly looks and notes what it was told, and whether that was true."""

from dataclasses import dataclass, field, replace

from extrovertly_desktop.insights.account import Standing
from extrovertly_desktop.insights.association import history, measurements
from extrovertly_desktop.insights.evidence import Evidence
from extrovertly_desktop.insights.rules import Rules
from extrovertly_desktop.insights.student import reach
from extrovertly_desktop.insights.trend import change, stands_out
from tests.insights.simulated import ACTIVE, Nature, live

YEAR = 52
_MEASURED_EVERY = 4
_TREND_EVERY = 12
"""Weeks: so far apart, two comparisons share no day."""


@dataclass(slots=True)
class Course:
    """What came of one life.

    Attributes:
        false: whether it was ever told anything of a factor that has nothing to do with the mood.
        week: when it was first told of the one that has, or None.
        first: at that moment the estimate and, in the same units, the one as measured, uncorrected.
        first_held: whether the interval told then held the truth; `plain_held` whether the uncorrected one did.
        later_held: the same for each interval told in the weeks after.
        measured_held: the same for each interval measured of the factor, told or not, every fourth week.
        withdrawn: whether the true claim was ever taken back.
        trend_held: whether each interval of a change held none, every twelfth week.
        trend_told: whether a change would ever have been told in the first year, looked for every week.
    """

    false: bool = False
    week: int | None = None
    first: tuple[float, float] = (0.0, 0.0)
    first_held: bool = False
    plain_held: bool = False
    later_held: list[bool] = field(default_factory=list)
    measured_held: list[bool] = field(default_factory=list)
    withdrawn: bool = False
    trend_held: list[bool] = field(default_factory=list)
    trend_told: bool = False


def follow(nature: Nature, rules: Rules, seed: int, *, trends: bool = False) -> Course:
    """Live a life, look at it every week, and return what came of it.

    Where the mood is the same at weekends and all along, any statement on a weekday or a trend is false as well; else
    weekdays do go together with it, and only statements on activities are counted.
    """
    series, course = live(nature, seed), Course()
    alone = replace(series, factors=tuple(factor for factor in series.factors if factor.key == ACTIVE))
    for claims, account in history(series, rules=rules):
        week = account.last_week
        for claim in claims:
            if claim.key != ACTIVE or not nature.effect:
                course.false |= claim.key.startswith("tag") or not nature.by_weekday
            elif claim.standing is Standing.NEW:
                found = measurements(alone.until(week), rules)[ACTIVE]
                course.week, course.first = week, (claim.evidence.estimate, found.estimate)
                course.first_held = _holds(claim.evidence, nature.effect)
                course.plain_held = abs(found.estimate - nature.effect) <= reach(found.dof) * found.error
            else:
                course.later_held.append(_holds(claim.evidence, nature.effect))
                course.withdrawn |= claim.standing is Standing.WITHDRAWN
        if nature.effect and week % _MEASURED_EVERY == _MEASURED_EVERY - 1:
            measured = measurements(alone.until(week), rules).get(ACTIVE)
            if measured is not None:
                distance = abs(measured.estimate - nature.effect)
                course.measured_held.append(distance <= reach(measured.dof) * measured.error)
    if trends:
        looks = range(_TREND_EVERY - 1, series.weeks, _TREND_EVERY)
        course.trend_held = [_holds(found, 0) for week in looks if (found := change(series, week)).missing.is_enough]
        course.trend_told = any(stands_out(series, week) for week in range(_TREND_EVERY - 1, _TREND_EVERY - 1 + YEAR))
    return course


def _holds(evidence: Evidence, truth: float) -> bool:
    return evidence.low <= truth <= evidence.high
