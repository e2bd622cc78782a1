"""Which parts of a person's days go together with how they are: looked at every week, told only when it is sure.

    claims, account = look(series, week_index, account)

A life without any association is ever told one with a chance of at most `Rules.alpha`, over all factors and all weekly
looks for ever; `testing` says why and under what assumptions, `measuring` how a difference is measured. Nothing here is
drawn anew or depends on the time of running: the same days give the same claims.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import copysign, log, sqrt

from extrovertly_desktop.insights.account import Account, Claim, Standing, Told
from extrovertly_desktop.insights.evidence import Evidence, Method, Missing, WhatWouldChange
from extrovertly_desktop.insights.lives import Life
from extrovertly_desktop.insights.measuring import Measurement, measure, missing
from extrovertly_desktop.insights.past import informed_looks
from extrovertly_desktop.insights.rules import Rules
from extrovertly_desktop.insights.series import DailySeries
from extrovertly_desktop.insights.student import reach
from extrovertly_desktop.insights.testing import centre_and_error, log_e, pooled, told_interval


def look(
    series: DailySeries, week_index: int, account: Account, rules: Rules | None = None
) -> tuple[tuple[Claim, ...], Account]:
    """Look at all days up to the end of a week, and return what is to be said of it and the account after it.

    Claims: those told for the first time, those told before that still hold, and those not seen any more.

    Raises:
        ValueError: if the week is not over, or not later than the last one looked at.
    """
    if not account.last_week < week_index < series.weeks:
        raise ValueError("A week is looked at once, after it is over, and in its order.")
    return _Look(Life.of(series).until(week_index), week_index, rules or Rules()).take(account)


def history(
    series: DailySeries, account: Account | None = None, rules: Rules | None = None
) -> Iterator[tuple[tuple[Claim, ...], Account]]:
    """Yield for each finished week after the account's last one (all weeks without it) its claims and the new account.

    It is the same as `look` week by week, so a history that was imported can be caught up with at once, and stopped
    between two weeks.
    """
    life, now = Life.of(series), account or Account()
    for week in range(now.last_week + 1, life.weeks):
        claims, now = _Look(life.until(week), week, rules or Rules()).take(now)
        yield claims, now


def readiness(series: DailySeries, rules: Rules | None = None) -> dict[str, Missing]:
    """Return by factor key how much is missing before it can be looked at, over all days of the series."""
    rules, life = rules or Rules(), Life.of(series)
    needs = missing(life, rules)
    ready = [column for column, need in enumerate(needs) if need.is_enough]
    measured = measure(life, ready, rules)
    return {
        key: Missing(entangled=True) if column in ready and column not in measured else needs[column]
        for column, key in enumerate(life.keys)
    }


def measurements(series: DailySeries, rules: Rules | None = None) -> dict[str, Measurement]:
    """Return by factor key what all days of the series say of it, whether or not it is to be told."""
    rules, life = rules or Rules(), Life.of(series)
    ready = [column for column, need in enumerate(missing(life, rules)) if need.is_enough]
    return {life.keys[column]: found for column, found in measure(life, ready, rules).items()}


@dataclass(frozen=True, slots=True)
class _Look:
    """One look: all days up to the end of a week."""

    life: Life
    week: int
    rules: Rules

    def take(self, account: Account) -> tuple[tuple[Claim, ...], Account]:
        """Return what is to be said, the surest first, and the account afterwards."""
        keys = self.life.keys
        ready = [column for column, need in enumerate(missing(self.life, self.rules)) if need.is_enough]
        measured = measure(self.life, ready, self.rules)
        # Those with most to say come first, by their days alone, so that the order knows nothing of the outcome.
        arrived = sorted(measured, key=lambda column: (-_balance(measured[column]), keys[column]))
        account = account.enrolled(tuple(keys[column] for column in arrived))
        claims = []
        for column, found in measured.items():
            needed = -log(self.rules.share(account.rank(keys[column])))
            judged = self.judge(column, found, needed, account.of(keys[column]))
            if judged is not None:
                claims.append(judged[0])
                account = account.noted(judged[1])
        return tuple(sorted(claims, key=lambda claim: -claim.log_e)), account.closed(self.week)

    def judge(self, column: int, found: Measurement, needed: float, told: Told | None) -> tuple[Claim, Told] | None:
        """Return what is to be said of a factor and noted of it; None when there is nothing to say."""
        strength = log_e(found.estimate / found.error, found.dof, found.information, self.rules.effect)
        is_strong = strength >= needed
        if told is None:
            if not is_strong:
                return None
            told = self.first_told(column, found, needed)
            estimate, error, standing = told.centre, told.spread, Standing.NEW
        else:
            estimate, error = _since(told, found)
            is_clear = abs(estimate) > reach(found.dof) * error
            if not told.stands and not (is_clear and is_strong):
                return None
            clear = Standing.HOLDS if told.stands else Standing.SEEN_AGAIN
            standing = clear if is_clear else Standing.WITHDRAWN
            told = replace(told, stands=is_clear)
        evidence = _evidence(found, estimate, error, self.life.unit)
        return Claim(told.key, self.life.kinds[column], standing, self.week, evidence, strength), told

    def first_told(self, column: int, found: Measurement, needed: float) -> Told:
        """Return what to keep of a first telling: the estimate corrected for having been told just now."""
        scale = found.error * sqrt(found.information)  # one standard deviation of the outcome, as measured
        looks = informed_looks(self.life, column, found.information, self.rules)
        z = found.estimate / found.error
        low, high = told_interval(abs(z), looks, needed, self.rules.effect)
        centre, spread = centre_and_error(low * scale, high * scale)
        return Told(
            key=self.life.keys[column],
            week=self.week,
            stands=True,
            naive=found.estimate,
            information=found.error**-2,
            centre=copysign(centre, z),
            spread=spread,
        )


def _since(told: Told, found: Measurement) -> tuple[float, float]:
    """Return estimate and standard error now: what was told, corrected, pooled with the days that came afterwards."""
    now = found.error**-2
    fresh = now - told.information
    if fresh <= 0:  # days were taken back, or look noisier now: nothing can be split off
        shift = (told.centre - told.naive) * min(1.0, now / told.information)
        return found.estimate + shift, max(found.error, told.spread)
    later = (found.estimate * now - told.naive * told.information) / fresh
    return pooled((told.centre, told.spread), (later, fresh**-0.5))


def _evidence(found: Measurement, estimate: float, error: float, unit: str) -> Evidence:
    n = found.n_with + found.n_without
    margin = reach(found.dof) * error
    return Evidence(
        n=n,
        estimate=estimate,
        low=estimate - margin,
        high=estimate + margin,
        unit=unit,
        method=Method.ASSOCIATION,
        n_with=found.n_with,
        n_without=found.n_without,
        what_would_change=WhatWouldChange.of(n, estimate, margin),
    )


def _balance(found: Measurement) -> int:
    return min(found.n_with, found.n_without)
