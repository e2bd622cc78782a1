"""Counting everything anew, on facts small enough to be counted by hand."""

from dataclasses import replace

from extrovertly_desktop.domain.achievements import Metric
from extrovertly_desktop.domain.points import AwardKind
from extrovertly_desktop.domain.progress import DayProgress
from extrovertly_desktop.domain.recount import (
    AchievementFact,
    AttendanceFact,
    CheckInFact,
    EntryFact,
    ExposureFact,
    Facts,
    recount,
)

MONDAY, TUESDAY, THURSDAY = "2026-03-02", "2026-03-03", "2026-03-05"
ATTEMPT = ExposureFact(
    id="x1", local_date=MONDAY, mission_id="m", category="kindness", concluded_at=50, attendance="done", points_base=15,
    is_predicted=True, has_learning=True, came_true="no", place="home", people=None,
)  # fmt: skip
FACTS = Facts(
    entries=(EntryFact("e1", 10, MONDAY, "proud"), EntryFact("e2", 30, MONDAY, "nervous")),
    check_ins=(
        CheckInFact("c1", 20, MONDAY, "excited", 4.0),
        CheckInFact("c2", 200, TUESDAY, "proud", 7.0),
        CheckInFact("c3", 210, TUESDAY, "excited", None),
    ),
    exposures=(
        ATTEMPT,
        replace(ATTEMPT, id="x2", local_date=TUESDAY, concluded_at=40, has_learning=False, attendance="left_early"),
        replace(ATTEMPT, id="x3", concluded_at=60, attendance="did_not_go", came_true=None),
        replace(ATTEMPT, id="x4", concluded_at=None, attendance=None, came_true=None, points_base=None),
    ),
    attendances=(AttendanceFact("a1", THURSDAY, "high"),),
    achievements=(
        AchievementFact("first", Metric.JOURNAL_ENTRIES, 1, 10, is_active=True, earned_on=TUESDAY),
        AchievementFact("kind", Metric.KINDNESS_MISSIONS, 5, 25, is_active=True, earned_on=None),
        AchievementFact("gone", Metric.CHECK_INS, 5, 25, is_active=False, earned_on=None),
        AchievementFact("unknown", None, 1, 5, is_active=True, earned_on=None),
    ),
)


def test_no_facts_make_no_figures() -> None:
    figures = recount(Facts())
    assert (figures.total_points, figures.streak_days, figures.longest_streak) == (0, 0, 0)
    assert figures.confidence_level == 3.0
    assert (figures.awards, figures.days, figures.progress) == ({}, {}, {})


def test_awards_follow_from_what_happened() -> None:
    points = {key: (award.local_date, award.points) for key, award in recount(FACTS).awards.items()}
    assert points == {
        (AwardKind.JOURNAL_DAY, MONDAY): (MONDAY, 2),
        (AwardKind.CHECK_IN_DAY, MONDAY): (MONDAY, 1),
        (AwardKind.CHECK_IN_DAY, TUESDAY): (TUESDAY, 1),
        # Leaving early was concluded first, so it is the first attempt.
        (AwardKind.MISSION, "x2"): (TUESDAY, 15),
        (AwardKind.MISSION, "x1"): (MONDAY, 8),
        (AwardKind.EVENT, "a1"): (THURSDAY, 40),
        (AwardKind.ACHIEVEMENT, "first"): (TUESDAY, 10),
    }


def test_days_hold_counts_latest_mood_and_mean_confidence() -> None:
    assert recount(FACTS).days == {
        MONDAY: DayProgress(MONDAY, 4.0, "nervous", 4, 2, 0, 1, 11),
        TUESDAY: DayProgress(TUESDAY, 7.0, "excited", 3, 0, 0, 1, 26),
        THURSDAY: DayProgress(THURSDAY, None, None, 1, 0, 1, 0, 40),
    }


def test_the_owners_figures_and_progress() -> None:
    figures = recount(FACTS)
    assert (figures.total_points, figures.streak_days, figures.longest_streak) == (77, 3, 3)
    assert figures.confidence_level == 5.5
    assert figures.progress == {"first": 1, "kind": 2}


def test_every_metric_is_counted() -> None:
    wanted = {
        Metric.JOURNAL_ENTRIES: 2,
        Metric.CHECK_INS: 3,
        Metric.MISSIONS_COMPLETED: 2,
        Metric.KINDNESS_MISSIONS: 2,
        Metric.STREAK_DAYS: 3,
        Metric.EVENTS_ATTENDED: 1,
        Metric.PREDICTIONS_MADE: 4,
        Metric.LEARNINGS_WRITTEN: 3,
        Metric.FEARS_NOT_COME_TRUE: 2,
        Metric.CONTEXTS_VISITED: 1,
        Metric.DAYS_ACTIVE: 3,
        Metric.TOTAL_POINTS: 67,
    }
    achievements = tuple(AchievementFact(metric, metric, 1000, 0, is_active=True, earned_on=None) for metric in Metric)
    measured = recount(replace(FACTS, achievements=achievements)).progress
    assert {metric: measured[metric] for metric in Metric} == {metric: wanted.get(metric, 0) for metric in Metric}
