"""Chooses missions as someone who climbs would, and gives the figures of prediction and outcome.

Fears mostly do not come true, expected anxiety lies above what is met, and the distance shrinks with repeats.
"""

import math
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.missions import Mission
from extrovertly_desktop.services.demo.chance import pick, whole
from extrovertly_desktop.services.demo.course import Day
from extrovertly_desktop.services.demo.diarist import Diarist

_REPEAT_AFTER_DAYS = 6
_VERDICTS = {"no": 0.775, "partly": 0.155, "yes": 0.07}
_VERDICTS_IN_A_BAD_SPELL = {"no": 0.7, "partly": 0.19, "yes": 0.11}


@dataclass(frozen=True, slots=True)
class Forecast:
    """What will be met on an attempt and what is expected of it (SUDS, 0–100), and the stated likelihood (0–100)."""

    peak: float
    expected: int
    likelihood: int


@dataclass(frozen=True, slots=True)
class Intention:
    """A plan that waits for its day."""

    exposure_id: str
    mission: Mission
    due: date
    forecast: Forecast


class Climber:
    """The invented person before and after missions."""

    def __init__(
        self, missions: Sequence[Mission], habits: Sequence[str], diarist: Diarist, rng: random.Random
    ) -> None:
        self._missions = missions
        self._habits = habits
        self._diarist = diarist
        self._rng = rng
        self._done: Counter[str] = Counter()
        self._done_in: Counter[str] = Counter()
        self._last: dict[str, date] = {}
        self._offset = {category: rng.gauss(0, 6) for category in sorted({item.category for item in missions})}

    def choose(self, day: Day, taken: set[str]) -> Mission | None:
        """Return a mission within reach that is not taken, or None if there is none."""
        reach = 27 + 44 * day.growth + 8 * day.spell
        free = [item for item in self._missions if item.id not in taken and self._is_open(item)]
        again = [item for item in free if self._is_ripe(item, day.date)]
        if again and self._rng.random() < 0.55:
            return self._weighed(again, lambda item: 1.0 / (1 + self._done[item.id]))
        new = [item for item in free if not self._done[item.id] and _suds(item) <= reach + 6]
        if not new:
            return self._rng.choice(again) if again else None
        return self._weighed(new, lambda item: 0.04 + math.exp(-(((_suds(item) - 0.85 * reach) / 13) ** 2)))

    def predict(self, mission: Mission, day: Day) -> tuple[PredictionDraft, Forecast]:
        """Return what the person writes before an attempt, and what they will meet."""
        rng = self._rng
        times = self._done[mission.id]
        felt = 0.82 * _suds(mission) + self._offset[mission.category] - 7 * math.log1p(times) - 7 * day.growth
        excess = 4 + 19 * 0.72**times * (1 - 0.35 * day.growth)
        step = 1 if rng.random() < 0.15 else 5
        forecast = Forecast(
            peak=felt - 6 * day.spell + rng.gauss(0, 8),
            expected=whole(felt + excess - 4 * day.spell + rng.gauss(0, 6), 5, 98, step),
            likelihood=whole(42 + 0.3 * (felt - 30) + 1.1 * excess - 18 * day.growth + rng.gauss(0, 12), 5, 95, 5),
        )
        wordy = rng.random() < 0.92
        draft = PredictionDraft.of(
            worry=self._diarist.worry(mission.category) if wordy else None,
            likelihood=forecast.likelihood if wordy else None,
            expected_suds=forecast.expected,
            safety_behaviours_to_drop=rng.sample(self._habits, rng.choice((0, 0, 1, 1, 2))),
            place=self._context(mission, "places"),
            people=self._context(mission, "people"),
            time_of_day=self._context(mission, "times"),
        )
        return draft, forecast

    def conclude(self, intention: Intention, day: Day) -> tuple[OutcomeDraft, str]:
        """Return what the person writes after an attempt, and the verdict or attendance to tell of in the evening."""
        rng = self._rng
        low = day.spell < -0.25
        attendances = {"done": 0.86, "left_early": 0.07, "did_not_go": 0.07}
        if low:
            attendances = {"done": 0.74, "left_early": 0.11, "did_not_go": 0.15}
        attendance = pick(rng, attendances)
        if attendance == "did_not_go":
            note = self._diarist.note() if rng.random() < 0.3 else None
            return OutcomeDraft.of(attendance=attendance, notes=note), attendance
        mission = intention.mission
        self._done[mission.id] += 1
        self._done_in[mission.category] += 1
        self._last[mission.id] = day.date
        verdict = pick(rng, _VERDICTS_IN_A_BAD_SPELL if low else _VERDICTS)
        told = attendance if attendance == "left_early" else verdict
        return self._outcome(intention, attendance, verdict, told), told

    def _outcome(self, intention: Intention, attendance: str, verdict: str, told: str) -> OutcomeDraft:
        rng = self._rng
        forecast = intention.forecast
        peak = forecast.peak + {"no": 0, "partly": 4, "yes": 12}[verdict] + (6 if told == "left_early" else 0)
        surprise = {"no": 0.85, "partly": 0.5, "yes": 0.2}[verdict] * forecast.likelihood + rng.gauss(5, 10)
        satisfied = {"no": (3, 4, 4, 5, 5), "partly": (3, 3, 4), "yes": (2, 2, 3)}[verdict]
        return OutcomeDraft.of(
            attendance=attendance,
            came_true=verdict,
            evidence=self._diarist.evidence(verdict) if rng.random() < 0.75 else None,
            peak_suds=whole(peak, 2, 98, 1 if rng.random() < 0.15 else 5),
            surprise=whole(surprise, 0, 100, 5),
            learned=self._diarist.learned(told) if rng.random() < 0.85 else None,
            safety_behaviours_used=rng.sample(self._habits, rng.choice((0, 0, 0, 1, 1, 2))),
            difficulty_rating=whole(1 + peak / 22, 1, 5),
            satisfaction_rating=rng.choice(satisfied),
            notes=self._diarist.note() if rng.random() < 0.2 else None,
        )

    def _weighed(self, missions: list[Mission], weight: Callable[[Mission], float]) -> Mission:
        return self._rng.choices(missions, weights=[weight(item) for item in missions])[0]

    def _is_open(self, mission: Mission) -> bool:
        wanted = mission.requirements or {}
        return self._done.total() >= wanted.get("missions_completed", 0) and all(
            self._done_in[category] >= times for category, times in wanted.get("category_missions", {}).items()
        )

    def _is_ripe(self, mission: Mission, today: date) -> bool:
        last = self._last.get(mission.id)
        return last is not None and (today - last).days >= _REPEAT_AFTER_DAYS and self._done[mission.id] < 9

    def _context(self, mission: Mission, kind: str) -> str | None:
        choices = [item for item in mission.contexts.get(kind, ()) if item not in {"any", "anywhere"}]
        if not choices or self._rng.random() < 0.25:
            return None
        return self._rng.choice(choices).replace("cafe", "café")


def _suds(mission: Mission) -> int:
    return 50 if mission.typical_suds is None else mission.typical_suds
