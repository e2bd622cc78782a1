"""What every metric of achievements measures, counted over all facts at once.

`store/queries/metrics.py` counts the same things a second way, by statements; what a metric means stands at its name.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from extrovertly_desktop.domain.achievements import HARD, SURPRISED, Metric, returns_after_a_break
from extrovertly_desktop.domain.facts import ExposureFact, Facts
from extrovertly_desktop.domain.points import level
from extrovertly_desktop.domain.progress import DayProgress

_BY_CATEGORY = {metric.mission_category: metric for metric in Metric if metric.mission_category}


def measured(
    facts: Facts, days: Mapping[str, DayProgress], *, longest_streak: int, total_points: int
) -> Counter[Metric]:
    """Return what each metric measures; those at nought may be left out.

    Args:
        facts: everything that happened.
        days: the rows that follow from it, by local day.
        longest_streak: active days in the longest streak.
        total_points: the total of the ledger.
    """
    active = [row.tracking_date for row in days.values() if row.activities_completed]
    counts = Counter(
        {
            Metric.JOURNAL_ENTRIES: len(facts.entries),
            Metric.PHOTO_ENTRIES: sum(entry.has_photo for entry in facts.entries),
            Metric.CHECK_INS: len(facts.check_ins),
            Metric.MOODS_NAMED: len({check_in.mood for check_in in facts.check_ins}),
            Metric.STREAK_DAYS: longest_streak,
            Metric.DAYS_ACTIVE: len(active),
            Metric.RETURNS_AFTER_A_BREAK: returns_after_a_break(date.fromisoformat(day) for day in active),
            Metric.TOTAL_POINTS: total_points,
            Metric.LEVELS_CLIMBED: level(total_points).number - 1,
            Metric.EVENTS_ATTENDED: len(facts.attendances),
            Metric.STEPS_PLACED: len(set(facts.placed)),
        }
    )
    for exposure in facts.exposures:
        counts.update(_what_counts(exposure))
    attempts = [exposure for exposure in facts.exposures if exposure.is_attempt]
    contexts = {(item.place, item.people) for item in attempts}
    counts[Metric.CONTEXTS_VISITED] = len(contexts - {(None, None)})
    counts.update(_over_missions([item for item in attempts if item.mission_id is not None], facts))
    return counts


def _what_counts(exposure: ExposureFact) -> Iterable[Metric]:
    """Yield the metrics that one exposure adds to, as often as it does."""
    told = exposure.came_true, exposure.peak_suds
    is_told = told != (None, None) or exposure.has_evidence or exposure.has_learning
    at_a_mission = exposure.is_attempt and exposure.mission_id is not None
    for metric, holds in (
        (Metric.PREDICTIONS_MADE, exposure.is_predicted),
        (Metric.EVENTS_PREDICTED, exposure.is_predicted and exposure.mission_id is None),
        (Metric.LEARNINGS_WRITTEN, exposure.has_learning),
        (Metric.EVIDENCE_WRITTEN, exposure.has_evidence),
        (Metric.FEARS_NOT_COME_TRUE, exposure.came_true == "no"),
        (Metric.SURPRISES, exposure.surprise is not None and exposure.surprise >= SURPRISED),
        (Metric.LEFT_EARLY_NOTED, exposure.attendance == "left_early" and is_told),
        (Metric.HARD_STEPS, exposure.is_attempt and (exposure.expected_suds or 0) >= HARD),
        (Metric.MISSIONS_COMPLETED, at_a_mission),
        (Metric.OWN_STEPS, at_a_mission and exposure.is_own),
    ):
        if holds:
            yield metric
    if at_a_mission and exposure.category in _BY_CATEGORY:
        yield _BY_CATEGORY[exposure.category]
    if exposure.is_attempt:
        yield from (Metric.SAFETY_BEHAVIOURS_DROPPED for name in exposure.to_drop if name not in exposure.used)


def _over_missions(attempts: list[ExposureFact], facts: Facts) -> dict[Metric, int]:
    """Return what is counted over the attempts at missions taken together."""
    settings: dict[str | None, set[tuple[str | None, ...]]] = defaultdict(set)
    for item in attempts:
        setting = (item.place, item.people, item.time_of_day)
        if any(part is not None for part in setting):
            settings[item.mission_id].add(setting)
    not_gone: dict[str | None, int] = {}
    for item in facts.exposures:
        if item.attendance == "did_not_go" and item.concluded_at is not None:
            first = not_gone.get(item.mission_id, item.concluded_at)
            not_gone[item.mission_id] = min(first, item.concluded_at)
    returned = {
        item.mission_id
        for item in attempts
        if item.mission_id in not_gone and (item.concluded_at or 0) > not_gone[item.mission_id]
    }
    return {
        Metric.DIFFERENT_STEPS: len({item.mission_id for item in attempts}),
        Metric.CATEGORIES_TRIED: len({item.category for item in attempts}),
        Metric.VARIED_REPEATS: sum(len(found) - 1 for found in settings.values()),
        Metric.RETURNED_TO: len(returned),
    }
