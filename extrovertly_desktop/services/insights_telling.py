"""What is to be said about each finished week: decided here, from figures and facts, and never said twice too soon.

Whatever was said stays said: an entry that is back-dated or deleted later changes what the next weeks are told and
nothing before. The account of looks goes on from where it was for the same reason. It is kept in the vault beside the
day through which it goes, so that a look is paid for even when what it rested on was deleted; older weeks that come to
light by an import are told everything but associations, since looking at them anew would be looks for which nobody has
paid. What they hold counts from the next look on.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from math import isfinite
from typing import Any

from extrovertly_desktop.domain.insights import OURS
from extrovertly_desktop.insights.account import Account, Claim, Standing
from extrovertly_desktop.insights.calibration import Forecast, calibrate, peak_difference
from extrovertly_desktop.insights.evidence import Evidence
from extrovertly_desktop.insights.series import WEEK
from extrovertly_desktop.insights.trend import change, stands_out
from extrovertly_desktop.services import insights_questions as questions
from extrovertly_desktop.services import insights_wording as wording
from extrovertly_desktop.services.insights_events import Events
from extrovertly_desktop.services.insights_series import CONFIDENCE, MOOD, Life
from extrovertly_desktop.services.insights_wording import Said
from extrovertly_desktop.store.queries.insights_days import Verdict

OUTCOMES = (MOOD, CONFIDENCE)
_MOST_CLAIMS = 3
"""Associations told at once; others that hold have their turn the week after."""
_REST = timedelta(weeks=12)
"""How long the same thing is not said again: twelve weeks on, no day of a trend is the same any more."""
_APART = timedelta(weeks=6)
"""How far apart two comparisons of fear and fact are told, of whatever kind."""
_GROWTH = 1.5
"""By how much the attempts must have grown before their likelihoods are spoken of again."""
_WIDER = 2.575829 / 1.959964
"""From a 95 % interval to one of 99 %: fears and facts are compared again and again, so they clear the wider one."""
_LOW_MOOD = 0.75
"""Points by which a week's mood lies below the usual one to be asked about gently."""
_OUTCOME = {"no": 0.0, "partly": 0.5, "yes": 1.0}

Claims = dict[int, list[tuple[str, Claim]]]


@dataclass
class Record:
    """What was said already: by what it was about, the weeks in which, and on how many it rested."""

    said: dict[str, list[tuple[date, int]]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, rows: Sequence[tuple[str, str, Any]]) -> "Record":
        """Read weeks, kinds and data of stored insights; rows of other programs count for nothing."""
        record = cls()
        for week, _, data in rows:
            if isinstance(data, Mapping) and data.get("by") == OURS:
                for told in (data, *data.get("also", ())):
                    record.note(told["about"], date.fromisoformat(week), told.get("n", 0))
        return record

    def note(self, about: str, week: date, n: int) -> None:
        """Take down that something was said."""
        self.said[about].append((week, n))

    def is_resting(self, about: str, week: date, rest: timedelta = _REST) -> bool:
        """Whether it was said within twelve weeks, or another rest, before or after."""
        return any(abs(week - other) < rest for other, _ in self.said.get(about, ()))

    def has_grown(self, about: str, n: int) -> bool:
        """Whether what it rests on is half as much again as it was when it was last said."""
        return all(n >= _GROWTH * before for _, before in self.said.get(about, ()))

    def knows(self, about: str) -> bool:
        """Whether it was ever said."""
        return bool(self.said.get(about))


def all_looks(
    life: Life, kept: Mapping[str, Account], told: Callable[[float], None]
) -> tuple[Claims, dict[str, Account]]:
    """Look at every week after those the accounts know, and return the claims by week and the accounts after it.

    Args:
        life: the days.
        kept: accounts by outcome; without one, all weeks are looked at.
        told: hears the fraction that is done.
    """
    # Imported here: it brings numpy along.
    from extrovertly_desktop.insights.association import history  # noqa: PLC0415

    found: Claims = defaultdict(list)
    after: dict[str, Account] = {}
    for number, outcome in enumerate(OUTCOMES):
        series = life.series[outcome]
        account = kept.get(outcome) or Account()
        for claims, account in history(series, account):  # noqa: B020 - each look goes on from the last one's account
            found[account.last_week] += [(outcome, claim) for claim in claims]
            told((number + (account.last_week + 1) / max(series.weeks, 1)) / len(OUTCOMES))
        after[outcome] = account
    return found, after


class Teller:
    """Says what there is to say about one week after the other, the oldest first.

    Args:
        life: the days.
        claims: what was found to go together, by week.
        verdicts: what was expected and what came, oldest first.
        events: what happened in each week.
        record: what was said already; what is said now is added.
    """

    def __init__(self, life: Life, claims: Claims, verdicts: Sequence[Verdict], events: Events, record: Record) -> None:
        self._life = life
        self._claims = claims
        self._verdicts = verdicts
        self._events = events
        self._record = record

    def week(self, week: date, *, is_newest: bool) -> list[Said]:
        """Return what is to be said of the week that begins on a day; nothing of one without any activity."""
        if not self._life.is_active(week):
            return []
        found = [self._trend(week), self._associations(week), self._calibration(week), self._events.achieved(week)]
        found.append(self._reflection(week, is_newest=is_newest))
        said = [item for item in found if item is not None]
        for item in said:
            self._note(item, week)
        return said

    def _note(self, said: Said, week: date) -> None:
        for told in (said.data, *said.data.get("also", ())):
            self._record.note(told["about"], week, told.get("n", 0))

    def _associations(self, week: date) -> Said | None:
        index = self._life.week_index(week)
        sayable = [(outcome, claim) for outcome, claim in self._claims.get(index, ()) if self._is_news(outcome, claim)]
        if not sayable:
            return None
        sayable.sort(key=lambda item: (item[1].standing is Standing.WITHDRAWN, -item[1].log_e))
        return wording.association(sayable[:_MOST_CLAIMS], self._life.words)

    def _is_news(self, outcome: str, claim: Claim) -> bool:
        is_known = self._record.knows(wording.about(outcome, claim.key))
        if claim.standing is Standing.WITHDRAWN:
            return is_known
        # One that was found in a week about which nothing was said still has to be told.
        return claim.standing is not Standing.HOLDS or not is_known

    def _trend(self, week: date) -> Said | None:
        index = self._life.week_index(week)
        series = self._life.series
        found = [(name, change(series[name], index)) for name in OUTCOMES if stands_out(series[name], index)]
        clear = [item for item in found if not self._rests(wording.trend(*item), week)]
        if not clear:
            return None
        return wording.trend(*max(clear, key=lambda item: abs(item[1].estimate) / (item[1].high - item[1].low)))

    def _rests(self, said: Said, week: date) -> bool:
        return self._record.is_resting(said.about, week)

    def _calibration(self, week: date) -> Said | None:
        """Return how fears stood to facts, where new outcomes have come and there are enough."""
        last = (week + timedelta(days=WEEK - 1)).isoformat()
        known = [item for item in self._verdicts if item.local_date <= last]
        is_new = bool(known) and known[-1].local_date >= week.isoformat()
        if not is_new or any(self._record.is_resting(about, week, _APART) for about in wording.CALIBRATIONS):
            return None
        return next((said for said in self._calibrations(known) if self._is_due(said, week)), None)

    def _is_due(self, said: Said, week: date) -> bool:
        n = said.figures.n if said.figures is not None else None
        return not self._rests(said, week) and self._record.has_grown(said.about, n or 0)

    @staticmethod
    def _calibrations(known: Sequence[Verdict]) -> Iterator[Said]:
        forecasts = [
            Forecast(item.likelihood / 100, _OUTCOME[item.came_true])
            for item in known
            if item.likelihood is not None and item.came_true is not None
        ]
        found = calibrate(forecasts)
        if found is not None and _is_clear(found.over_prediction):
            yield wording.over_prediction(found)
        pairs = [
            (float(item.expected_suds), float(item.peak_suds))
            for item in known
            if item.expected_suds is not None and item.peak_suds is not None
        ]
        peaks = peak_difference(pairs)
        if _is_clear(peaks):
            yield wording.expected_peak(peaks)

    def _reflection(self, week: date, *, is_newest: bool) -> Said | None:
        quoted = questions.reflection(self._events.learned(week), week)
        if quoted is not None or not is_newest:
            # A question about a week of long ago would be no question any more.
            return quoted
        here, usual = self._life.mean_mood(week), self._life.mean_mood()
        is_low = here is not None and usual is not None and here < usual - _LOW_MOOD
        return questions.question(week, is_low=is_low)


def rebased(account: Account, looked_through: date, first: date) -> Account:
    """Return an account whose weeks are counted from another first day, as after an import of older days."""
    last = (looked_through - first).days + 1
    shift = last // WEEK - 1 - account.last_week
    if not shift:
        return account
    told = tuple(replace(item, week=item.week + shift) for item in account.told)
    return replace(account, last_week=account.last_week + shift, told=told)


def _is_clear(evidence: Evidence) -> bool:
    """Whether there is enough, and zero lies outside even a wider interval."""
    figures = (evidence.estimate, evidence.low, evidence.high)
    if not evidence.missing.is_enough or not all(isfinite(figure) for figure in figures):
        return False
    to_zero = evidence.estimate - evidence.low if evidence.estimate > 0 else evidence.high - evidence.estimate
    return abs(evidence.estimate) > _WIDER * to_zero
