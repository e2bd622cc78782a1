"""Answers to events, predictions, preparation and debrief."""

import pytest

from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.events import AttendanceDraft, AttendeeStatus
from extrovertly_desktop.domain.exposure import Attendance, OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.people import UserDraft
from extrovertly_desktop.domain.preparations import PreparationDraft
from extrovertly_desktop.services.vaults import OpenVault
from tests.raw import execute
from tests.services.events_made import add

INTERESTED, GOING, NOT_GOING, ATTENDED = AttendeeStatus
WORRIED = PredictionDraft.of(worry="Nobody talks to me", likelihood=80, expected_suds=70)
TO_COME = {INTERESTED: True, GOING: True, NOT_GOING: True, ATTENDED: False}
OVER = {INTERESTED: False, GOING: False, NOT_GOING: True, ATTENDED: True}
TODAY = dict.fromkeys(AttendeeStatus, True)
CALLED_OFF = {INTERESTED: False, GOING: False, NOT_GOING: True, ATTENDED: False}
WAS_THERE = {INTERESTED: False, GOING: False, NOT_GOING: False, ATTENDED: True}


@pytest.mark.parametrize(
    ("days", "wanted"), [(0, TO_COME), (7, TODAY), (8, OVER)], ids=["to come", "on its day", "over"]
)
def test_only_answers_that_make_sense_are_possible(
    vault: OpenVault, clock: FixedClock, days: int, wanted: dict[AttendeeStatus, bool]
) -> None:
    event = add(vault)
    vault.attendance.rsvp(event.id, INTERESTED)
    clock.advance(days=days)
    assert {status: why is None for status, why in vault.attendance.possible(event.id).items()} == wanted
    for status, allowed in wanted.items():
        if not allowed:
            with pytest.raises(UserError) as refused:
                vault.attendance.rsvp(event.id, status)
            assert refused.value.field == "status"
    vault.events.cancel(event.id)
    assert {status: why is None for status, why in vault.attendance.possible(event.id).items()} == CALLED_OFF
    vault.events.uncancel(event.id)
    if wanted[ATTENDED]:
        vault.attendance.rsvp(event.id, ATTENDED)
        assert {status: why is None for status, why in vault.attendance.possible(event.id).items()} == WAS_THERE
        with pytest.raises(UserError, match="take that back first"):
            vault.attendance.clear(event.id)


def test_every_answer_can_be_changed_and_put_back(vault: OpenVault) -> None:
    event = add(vault)
    plan = vault.event_plans.predict(event.id, WORRIED).value
    for first, second in ((INTERESTED, GOING), (GOING, NOT_GOING), (NOT_GOING, INTERESTED)):
        vault.attendance.rsvp(event.id, first)
        before, planned = vault.attendance.of(event.id), vault.event_plans.of(event.id)
        change = vault.attendance.rsvp(event.id, second).value
        assert change.after is not None
        assert change.after.status is second
        concluded = vault.event_plans.of(event.id)
        assert concluded is not None
        assert concluded.is_open == (second is not NOT_GOING)
        vault.attendance.put_back(change)
        assert (vault.attendance.of(event.id), vault.event_plans.of(event.id)) == (before, planned)
        cleared = vault.attendance.clear(event.id).value
        assert (vault.attendance.of(event.id), vault.event_plans.of(event.id)) == (None, plan)
        vault.attendance.put_back(cleared)
        assert vault.attendance.of(event.id) == before
    with pytest.raises(UserError, match="More has been said"):
        vault.attendance.put_back(cleared)


def test_a_full_event_keeps_the_person_as_interested_until_a_place_frees(vault: OpenVault) -> None:
    event = add(vault, max_attendees=1)
    other = vault.profile.create_user(UserDraft.of(first_name="Ben", username="ben"))
    execute(
        vault.path,
        "INSERT INTO event_attendees (id, created_at, event_id, user_id, status, rsvp_at) "
        f"VALUES ('a', 0, '{event.id}', '{other.id}', 'going', 0)",
    )
    answer = vault.attendance.rsvp(event.id, GOING).value
    assert answer.after is not None
    assert answer.after.status is INTERESTED
    assert answer.note is not None
    assert "full" in answer.note
    assert vault.events.card(event.id).places_left == 0
    execute(vault.path, "UPDATE event_attendees SET status = 'not_going' WHERE id = 'a'")
    assert vault.events.card(event.id).places_left == 1
    done = vault.attendance.rsvp(event.id, GOING).value
    assert done.after is not None
    assert done.after.status is GOING
    assert done.note is None


@pytest.mark.parametrize(("comfort", "points"), [("low", 20), ("medium", 30), ("high", 40)])
def test_attending_brings_points_by_comfort_level_once(
    vault: OpenVault, clock: FixedClock, comfort: str, points: int
) -> None:
    event = add(vault, comfort_level=comfort)
    clock.advance(days=7, hours=12)
    attended = vault.attendance.attend(event.id, AttendanceDraft.of(rating=4))
    assert attended.points == points
    clock.advance(days=1)
    again = vault.attendance.attend(event.id, AttendanceDraft.of(rating=5, feedback="Even better in hindsight"))
    assert again.value.before == attended.value.after
    assert again.value.after is not None
    assert (again.points, again.value.after.rating, again.value.after.local_date) == (0, 5, "2026-03-09")
    moved = vault.attendance.attend(event.id, AttendanceDraft.of(at_ms=clock.now_ms()))
    assert moved.value.after is not None
    assert (moved.points, moved.value.after.local_date) == (0, "2026-03-10")
    assert [(day.tracking_date, day.events_attended) for day in vault.progress.days()] == [("2026-03-10", 1)]
    assert vault.attendance.take_back(event.id).points == -points
    assert [day for day in vault.progress.days() if day.events_attended] == []
    with pytest.raises(UserError, match="nothing to take back"):
        vault.attendance.take_back(event.id)
    with pytest.raises(NotFoundError, match="no longer there"):
        vault.attendance.attend("nowhere", AttendanceDraft.of())


def test_an_attendance_told_later_counts_for_the_day_of_the_event(vault: OpenVault, clock: FixedClock) -> None:
    event = add(vault, end_time="22:00")
    clock.advance(days=20)
    with pytest.raises(UserError, match="before the event"):
        vault.attendance.attend(event.id, AttendanceDraft.of(at_ms=clock.now_ms() - 19 * 86_400_000))
    answer = vault.attendance.rsvp(event.id, ATTENDED).value
    assert answer.after is not None
    assert answer.after.local_date == "2026-03-09"


def test_a_debrief_is_one_deed_and_can_be_put_back(vault: OpenVault, clock: FixedClock) -> None:
    event = add(vault, comfort_level="medium")
    vault.attendance.rsvp(event.id, GOING)
    plan = vault.event_plans.predict(event.id, WORRIED).value
    assert vault.events.card(event.id).has_prediction
    assert vault.missions.open_plans() == []
    clock.advance(days=7, hours=12)
    outcome = OutcomeDraft.of(attendance="left_early", came_true="no", peak_suds=40, learned="They asked me things")
    done = vault.event_plans.debrief(event.id, outcome, AttendanceDraft.of(rating=4, feedback="Kind people"))
    assert done.points >= 30
    written = vault.event_plans.of(event.id)
    assert written is not None
    assert (written.attendance, written.local_date) == (Attendance.LEFT_EARLY, "2026-03-09")
    assert (written.worry, written.peak_suds) == (plan.worry, 40)
    card = vault.events.card(event.id)
    assert (card.status, card.has_outcome) == (ATTENDED, True)
    assert vault.doctor.check().ok
    with pytest.raises(UserError, match="stays as it was"):
        vault.event_plans.revise(plan.id, WORRIED)
    vault.attendance.put_back(done.value)
    assert vault.event_plans.of(event.id) == plan
    assert vault.events.card(event.id).status is GOING
    assert vault.doctor.check().ok


def test_not_going_after_all_is_written_down_without_penalty(vault: OpenVault, clock: FixedClock) -> None:
    event = add(vault)
    vault.event_plans.predict(event.id, WORRIED)
    clock.advance(days=7, hours=12)
    vault.attendance.attend(event.id, AttendanceDraft.of())
    total = vault.progress.standing().total_points
    with pytest.raises(UserError, match="can be rated") as refused:
        vault.event_plans.debrief(event.id, OutcomeDraft.of(attendance="did_not_go"), AttendanceDraft.of(rating=2))
    assert refused.value.field == "rating"
    done = vault.event_plans.debrief(
        event.id, OutcomeDraft.of(attendance="did_not_go", learned="The phone call drained me"), AttendanceDraft.of()
    )
    assert vault.progress.standing().total_points == total + done.points
    assert vault.events.card(event.id).status is NOT_GOING
    assert vault.doctor.check().ok


def test_a_prediction_is_made_before_and_only_once(vault: OpenVault, clock: FixedClock) -> None:
    event = add(vault)
    plan = vault.event_plans.predict(event.id, WORRIED).value
    with pytest.raises(UserError, match="already"):
        vault.event_plans.predict(event.id, WORRIED)
    revised = vault.event_plans.revise(plan.id, PredictionDraft.of(worry="Silence")).value
    assert vault.event_plans.withdraw(plan.id).value == revised
    assert vault.event_plans.of(event.id) is None
    assert vault.event_plans.restore(revised).value == revised
    vault.event_plans.withdraw(plan.id)
    vault.attendance.rsvp(event.id, NOT_GOING)
    with pytest.raises(UserError, match="not going"):
        vault.event_plans.predict(event.id, WORRIED)
    clock.advance(days=8)
    with pytest.raises(UserError, match="has been"):
        vault.event_plans.predict(event.id, WORRIED)
    with pytest.raises(NotFoundError, match="no longer there"):
        vault.event_plans.revise(plan.id, WORRIED)


def test_preparing_and_what_was_found_before(vault: OpenVault, clock: FixedClock) -> None:
    event, like_it, other = add(vault), add(vault, date="2026-03-20"), add(vault, category="talks")
    first = vault.event_plans.prepare(like_it.id, PreparationDraft.of(want="Two names", exit_plan="Bus at ten")).value
    vault.event_plans.prepare(like_it.id, PreparationDraft())
    assert vault.event_plans.preparation(like_it.id) is None
    again = vault.event_plans.prepare(like_it.id, PreparationDraft.of_preparation(first)).value
    assert again is not None
    assert (again.want, again.exit_plan) == ("Two names", "Bus at ten")
    clock.advance(days=8)
    for each in (event, other):
        vault.event_plans.debrief(each.id, OutcomeDraft.of(came_true="partly"), AttendanceDraft.of())
    evidence = vault.event_plans.evidence(like_it.id)
    assert [item.event_id for item in evidence.recent] == [event.id]
    assert (evidence.attempts, evidence.came_true, evidence.partly) == (1, 0, 1)
