"""Counting everything anew, on facts small enough to be counted by hand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from extrovertly_desktop.domain.achievements import Metric, Requirement, achievement_of_award, returns_after_a_break
from extrovertly_desktop.domain.facts import (
    AchievementFact,
    AttendanceFact,
    CheckInFact,
    EntryFact,
    ExposureFact,
    Facts,
)
from extrovertly_desktop.domain.points import AwardKind
from extrovertly_desktop.domain.progress import DayProgress
from extrovertly_desktop.domain.recount import recount

MONDAY, TUESDAY, THURSDAY = "2026-03-02", "2026-03-03", "2026-03-05"
ATTEMPT = ExposureFact(
    id="x1", local_date=MONDAY, mission_id="m", category="kindness", is_own=False, concluded_at=50, attendance="done",
    points_base=15, is_predicted=True, expected_suds=70, peak_suds=30, surprise=50, has_learning=True,
    has_evidence=False, came_true="no", place="home", people=None, time_of_day=None,
)  # fmt: skip
FACTS = Facts(
    entries=(EntryFact("e1", 10, MONDAY, "proud"), EntryFact("e2", 30, MONDAY, "nervous", has_photo=True)),
    check_ins=(
        CheckInFact("c1", 20, MONDAY, "excited", 4.0),
        CheckInFact("c2", 200, TUESDAY, "proud", 7.0),
        CheckInFact("c3", 210, TUESDAY, "excited", None),
    ),
    exposures=(
        replace(ATTEMPT, to_drop=("phone", "silence"), used=("silence",)),
        replace(
            ATTEMPT,
            id="x2",
            local_date=TUESDAY,
            concluded_at=40,
            has_learning=False,
            attendance="left_early",
            time_of_day="evening",
        ),
        replace(ATTEMPT, id="x3", concluded_at=45, attendance="did_not_go", came_true=None, surprise=None),
        replace(
            ATTEMPT,
            id="x4",
            concluded_at=None,
            attendance=None,
            came_true=None,
            points_base=None,
            surprise=None,
            to_drop=("phone",),
        ),
    ),
    attendances=(AttendanceFact("a1", THURSDAY, "high"),),
    placed=(("m", None), (None, "e"), ("m", None)),
    achievements=(
        AchievementFact("first", Requirement(Metric.JOURNAL_ENTRIES, 1), 10, is_active=True, earned_on=(TUESDAY,)),
        AchievementFact("kind", Requirement(Metric.KINDNESS_MISSIONS, 5), 25, is_active=True),
        AchievementFact("gone", Requirement(Metric.CHECK_INS, 5), 25, is_active=False),
        AchievementFact("unknown", None, 5, is_active=True),
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
    assert figures.progress == {"first": (1, 1), "kind": (2, 0)}


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
        Metric.LEVELS_CLIMBED: 1,
        Metric.MOODS_NAMED: 2,
        Metric.PHOTO_ENTRIES: 1,
        Metric.RETURNS_AFTER_A_BREAK: 0,
        Metric.STEPS_PLACED: 2,
        Metric.DIFFERENT_STEPS: 1,
        Metric.CATEGORIES_TRIED: 1,
        Metric.OWN_STEPS: 0,
        Metric.EVENTS_PREDICTED: 0,
        Metric.VARIED_REPEATS: 1,
        Metric.RETURNED_TO: 1,
        Metric.LEFT_EARLY_NOTED: 1,
        Metric.HARD_STEPS: 2,
        Metric.EVIDENCE_WRITTEN: 0,
        Metric.SURPRISES: 2,
        Metric.SAFETY_BEHAVIOURS_DROPPED: 1,
    }
    achievements = tuple(AchievementFact(metric, Requirement(metric, 1000), 0, is_active=True) for metric in Metric)
    measured = recount(replace(FACTS, achievements=achievements)).progress
    assert {metric: measured[metric][0] for metric in Metric} == {metric: wanted.get(metric, 0) for metric in Metric}


def test_what_repeats_is_earned_by_every_multiple_and_never_lost() -> None:
    requirement = Requirement(Metric.CHECK_INS, 2, repeats=True)
    assert Requirement.of(requirement.stored()) == requirement
    steps = [(0, 0), (1, 0), (2, 1), (5, 2), (3, 2), (1, 2), (6, 3)]
    times, reached = 0, []
    for measured, _ in steps:
        progress, times = requirement.reached(measured, times)
        reached.append((progress, times))
    assert reached == [(0, 0), (1, 0), (0, 1), (1, 2), (0, 2), (0, 2), (0, 3)]
    earned = AchievementFact("again", requirement, 4, is_active=True, earned_on=(MONDAY, THURSDAY))
    figures = recount(replace(FACTS, achievements=(earned,)))
    assert figures.progress == {"again": (0, 2)}
    sources = {source: award.local_date for (kind, source), award in figures.awards.items() if kind == "achievement"}
    assert sources == {"again": MONDAY, "again:2": THURSDAY}
    assert [achievement_of_award(source) for source in sources] == ["again", "again"]


@pytest.mark.parametrize(
    "stored",
    [None, [], "x", {}, {"kisses": 1}, {"check_ins": 0}, {"check_ins": "3"}, {"check_ins": True}, {"repeats": True},
     {"check_ins": 1, "journal_entries": 1}, {"check_ins": 1, "repeats": 2}],
)  # fmt: skip
def test_what_cannot_be_counted_is_nothing(stored: object) -> None:
    assert Requirement.of(stored) is None


def test_coming_back_counts_after_two_weeks_without_anything() -> None:
    first = date(2026, 3, 1)
    days = [first + timedelta(days=after) for after in (60, 0, 1, 15, 30, 30, 45)]
    assert returns_after_a_break(days) == 3
    assert returns_after_a_break([]) == 0
