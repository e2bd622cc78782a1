"""No deed gets slower as a history grows: every statement of every service runs on an index."""

from collections.abc import Callable
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.comfort import Situation
from extrovertly_desktop.domain.daily_reminders import DailyPlan, Snooze
from extrovertly_desktop.domain.event_lists import EventFilter, EventView, When
from extrovertly_desktop.domain.events import AttendanceDraft, AttendeeStatus, ComfortLevel, EventDraft
from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.first_start import FirstStep
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.missions import CardStatus
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.domain.own_missions import MissionDraft
from extrovertly_desktop.domain.people import ProfileDraft, SudsAnchors, UserDraft
from extrovertly_desktop.domain.preparations import PreparationDraft
from extrovertly_desktop.services.vaults import OpenVault
from tests.media.pictures import as_file, halves
from tests.plans import watching


def use_profile(vault: OpenVault, _clock: FixedClock) -> None:
    profile = vault.profile
    profile.create_user(UserDraft.of(first_name="Ben", email="ben@example.org", username="ben"))
    profile.rename_owner("Ada L.")
    profile.save_profile(ProfileDraft.of(bio="hello"))
    profile.save_profile(ProfileDraft.of(bio="hello again"))
    profile.profile()
    profile.set_preferences(day_start_hour=4)
    profile.pause_streak(date(2026, 3, 5), date(2026, 3, 6))
    profile.pause_streak()
    profile.is_streak_paused()
    profile.resume_streak()
    profile.preferences()
    profile.set_suds_anchors(SudsAnchors.of(at_0="reading in bed"))
    profile.suds_anchors()
    own = vault.own_profile
    own.save(own.read().model_copy(update={"username": "ada-l", "email": "ada@example.org"}))
    own.set_goals(["phone calls"])
    own.set_comfort({Situation.PHONE: 2})
    own.set_picture(as_file(halves(), "PNG"))
    own.picture()
    own.remove_picture()
    vault.first_start.turn_to(FirstStep.COMFORT)
    vault.first_start.step()
    vault.first_start.finish()


def use_check_ins(vault: OpenVault, clock: FixedClock) -> None:
    check_ins = vault.check_ins
    for level in (3.5, None):
        done = check_ins.check_in(CheckInDraft.of(mood="proud", confidence_level=level, triggers=["phone"]))
        clock.advance(days=1)
    check_ins.edit(done.value.id, CheckInDraft.of(mood="nervous", context="work"))
    check_ins.put_back(done.value)
    check_ins.restore(check_ins.delete(done.value.id).value)
    check_ins.today()
    check_ins.newest()
    check_ins.known_triggers()
    check_ins.known_contexts()


def use_journal(vault: OpenVault, clock: FixedClock) -> None:
    journal = vault.journal
    first = journal.write(JournalDraft.of(content="a good day", mood="proud", tags=["work"])).value
    clock.advance(days=1)
    second = journal.write(JournalDraft.of(content="another day", mood="proud")).value
    journal.edit(second.id, JournalDraft.of(content="another day", mood="proud", at_ms=first.created_at - 1))
    journal.delete(first.id)
    journal.restore(first.id)
    journal.put_back(journal.get(first.id))
    journal.by_keys(journal.keys())
    journal.search("day")
    journal.search("今日 day")
    page = journal.newest(1)
    journal.newest(1, page[-1])
    journal.on_this_day()
    journal.keys_on_this_day()
    journal.days_between(date(2026, 1, 1), date(2026, 12, 31))
    journal.ids_of(journal.newest_keys(10))
    journal.delete_many([first.id, second.id])
    journal.restore_many([first.id, second.id])
    journal.tag_many([first.id], add=["new"])


def use_missions(vault: OpenVault, clock: FixedClock) -> None:
    missions = vault.missions
    cards = missions.cards()
    missions.cards(difficulty="beginner", category="kindness", typed="say hello")
    one, other = cards[0].mission, cards[1].mission
    missions.get(one.slug or "")
    missions.assign(one.id)
    plan = missions.plan(one.id, PredictionDraft.of(worry="silence", likelihood=50)).value
    missions.revise(plan.id, PredictionDraft.of(worry="laughter", likelihood=60))
    missions.open_plans()
    missions.complete(plan.id, OutcomeDraft.of(came_true="no", learned="they smiled"))
    missions.reopen(plan.id)
    missions.complete(plan.id, OutcomeDraft.of(came_true="no"))
    clock.advance(days=1)
    again = missions.plan(one.id, PredictionDraft.of()).value
    missions.restore_plan(missions.unplan(again.id).value)
    missions.unskip(missions.skip(one.id))
    missions.skip(one.id)
    missions.skip(other.id)
    missions.standing(one.id)
    missions.exposure(plan.id)
    missions.attempts(one.id)
    missions.evidence(one.id)
    missions.history(one.id)
    missions.plan_and_history(missions.card(one.id))
    missions.card(one.id)
    missions.varied(one.id)
    for status in CardStatus:
        missions.cards(status=status)


def use_own_missions(vault: OpenVault, _clock: FixedClock) -> None:
    own = vault.own_missions
    mission = own.create(
        MissionDraft.of(title="Ask", description="Ask.", difficulty="beginner", category="groups", typical_suds=20)
    ).value
    vault.missions.assign(mission.id)
    vault.ladder.place("mission", mission.id, 30)
    own.put_back(own.edit(mission.id, own.draft_of(mission.id)).value)
    own.restore(own.delete(own.duplicate(mission.id).value.id))
    own.hide("thank-by-name")
    own.hidden()
    own.reset("thank-by-name")
    own.is_changed("thank-by-name")
    own.unhide("thank-by-name")
    own.set_hidden(own.hide_category("dating").value, hidden=False)
    own.hide_category("dating")
    own.unhide_category("dating")


def use_recommendations(vault: OpenVault, clock: FixedClock) -> None:
    chosen = vault.recommendations.choose()
    mission = chosen.picks[0].mission
    vault.missions.complete(vault.missions.plan(mission.id, PredictionDraft.of()).value.id, OutcomeDraft.of())
    vault.recommendations.today()
    vault.recommendations.reroll()
    vault.recommendations.restore(chosen)
    mark = vault.recommendations.feedback(mission.id, "too_easy").value
    vault.recommendations.withdraw(mark.id)
    clock.advance(days=1)
    vault.recommendations.choose()


def use_ladder(vault: OpenVault, _clock: FixedClock) -> None:
    event = vault.events.create(board_games()).value
    mark = vault.ladder.place("event", event.id, 40).value
    vault.ladder.rungs()
    vault.ladder.expected_of_events()
    vault.ladder.expected_of_missions()
    vault.ladder.withdraw(mark.id)
    vault.ladder.place("event", event.id, 50)
    vault.ladder.put_back(vault.ladder.clear("event", event.id).value)


def board_games(**more: Any) -> EventDraft:
    plain = {
        "title": "Board games", "date": "2026-03-05", "time": "19:00", "category": "hobby", "comfort_level": "low",
    }  # fmt: skip
    return EventDraft.of(**(plain | more))


def use_events(vault: OpenVault, _clock: FixedClock) -> None:
    events = vault.events
    event = events.create(board_games(max_attendees=3)).value
    events.create(board_games(date="2026-02-05"))
    events.search("board", category="hobby", comfort_level="low")
    for view in EventView:
        events.list(EventFilter(view=view))
        some = EventFilter(
            view=view, typed="boa", category="hobby", comfort_level=ComfortLevel.LOW, when=When.THIS_WEEK, max_price=5,
            with_place_free=True,
        )  # fmt: skip
        events.list(some, limit=1, after=next(iter(events.list(limit=1))))
    events.month(2026, 3)
    events.month(2026, 3, some)
    vault.attendance.rsvp(event.id, AttendeeStatus.GOING)
    events.next()
    events.waiting()
    events.get(event.id)
    events.card(event.id)
    events.categories()
    vault.event_plans.predict(event.id, PredictionDraft.of(worry="silence"))
    vault.reminders.set_for(event.id, (30,))
    events.put_back(events.edit(event.id, board_games(time="20:00", comfort_level="high")).value)
    events.cancel(event.id)
    events.uncancel(event.id)
    events.restore(events.delete(event.id).value)
    events.duplicate(event.id)


def use_attendance(vault: OpenVault, clock: FixedClock) -> None:
    event = vault.events.create(board_games(max_attendees=2)).value
    vault.event_plans.predict(event.id, PredictionDraft.of(worry="silence"))
    clock.advance(days=3)
    vault.attendance.rsvp(event.id, AttendeeStatus.GOING)
    vault.attendance.put_back(vault.attendance.rsvp(event.id, AttendeeStatus.NOT_GOING).value)
    vault.attendance.clear(event.id)
    vault.attendance.attend(event.id, AttendanceDraft.of(rating=3))
    vault.attendance.attend(event.id, AttendanceDraft.of(rating=4))
    vault.attendance.take_back(event.id)
    vault.attendance.possible(event.id)
    vault.attendance.of(event.id)


def use_event_plans(vault: OpenVault, clock: FixedClock) -> None:
    plans = vault.event_plans
    event = vault.events.create(board_games()).value
    plan = plans.predict(event.id, PredictionDraft.of(worry="silence")).value
    plans.revise(plan.id, PredictionDraft.of(worry="laughter"))
    plans.restore(plans.withdraw(plan.id).value)
    for draft in ({"want": "two names"}, {"want": "three names"}, {}):
        plans.prepare(event.id, PreparationDraft.of(**draft))
    plans.preparation(event.id)
    clock.advance(days=4)
    plans.debrief(event.id, OutcomeDraft.of(came_true="no"), AttendanceDraft.of(rating=4))
    plans.debrief(event.id, OutcomeDraft.of(attendance="did_not_go"), AttendanceDraft.of())
    plans.evidence(event.id)
    plans.of(event.id)


def use_reminders(vault: OpenVault, clock: FixedClock) -> None:
    event = vault.events.create(board_games()).value
    vault.reminders.set_for(event.id, (0, 30))
    vault.reminders.set_for(event.id, (0, 30, 60))
    vault.reminders.of(event.id)
    vault.reminders.next_due_at()
    clock.advance(days=4)
    vault.reminders.deliver([item.id for item in vault.reminders.due()[:1]])
    clock.time_zone = ZoneInfo("America/New_York")
    vault.reminders.missed()
    vault.reminders.snooze(vault.reminders.of(event.id)[0].id, Snooze.HOUR)
    vault.reminders.ahead(clock.now_ms() + 86_400_000)
    vault.reminders.daily.choose(DailyPlan())
    vault.reminders.deliver([vault.reminders.daily.due()[0].id] if vault.reminders.daily.due() else ["daily:0"])


def use_event_suggestions(vault: OpenVault, _clock: FixedClock) -> None:
    vault.events.create(board_games())
    vault.event_suggestions.suggestions()


def use_event_pictures(vault: OpenVault, _clock: FixedClock) -> None:
    event = vault.events.create(board_games()).value
    vault.event_pictures.set(event.id, as_file(halves(), "PNG"))
    vault.event_pictures.content(event.id)
    vault.events.put_back(vault.event_pictures.remove(event.id).value)


def use_progress(vault: OpenVault, _clock: FixedClock) -> None:
    vault.check_ins.check_in(CheckInDraft.of(mood="proud"))
    vault.progress.standing()
    vault.progress.days()
    vault.progress.days(30)
    vault.progress.attempts()
    vault.progress.achievements()


def use_insights(vault: OpenVault, clock: FixedClock) -> None:
    insights = vault.insights
    vault.journal.write(JournalDraft.of(content="a good day", mood="proud", tags=["work"]))
    vault.check_ins.check_in(CheckInDraft.of(mood="proud", triggers=["phone"]))
    mission = vault.missions.cards()[0].mission
    plan = vault.missions.plan(mission.id, PredictionDraft.of(worry="silence", likelihood=50)).value
    vault.missions.complete(plan.id, OutcomeDraft.of(came_true="no", learned="they smiled"))
    clock.advance(days=7)
    insights.is_due()
    insights.write_due()
    clock.advance(days=7)
    insights.is_due()
    insights.week_of(date(2026, 3, 4))
    insights.weeks(4, insights.weeks(1)[0].week_start)
    first = insights.unread().first
    insights.mark_read([first.id] if first else [])
    insights.lacking()


USES: dict[str, Callable[[OpenVault, FixedClock], None]] = {
    "profile": use_profile,
    "check_ins": use_check_ins,
    "journal": use_journal,
    "missions": use_missions,
    "own_missions": use_own_missions,
    "recommendations": use_recommendations,
    "ladder": use_ladder,
    "events": use_events,
    "attendance": use_attendance,
    "event_plans": use_event_plans,
    "reminders": use_reminders,
    "event_suggestions": use_event_suggestions,
    "event_pictures": use_event_pictures,
    "progress": use_progress,
    "insights": use_insights,
}
ELSEWHERE = {
    "profile": {"owner", "set_up_owner"},  # before there is anything
    "journal": {"of_user", "ids_of", "key_after"},  # what `newest` calls; what the list asks for in the journeys
    "missions": {"categories", "safety_behaviours"},  # from the catalogue
    "check_ins": {"moods"},
}


@pytest.mark.parametrize("noun", USES)
def test_every_statement_of_a_service_runs_on_an_index(
    vault: OpenVault, clock: FixedClock, noun: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = type(getattr(vault, noun))
    own = {name: value for base in reversed(service.__mro__[:-1]) for name, value in vars(base).items()}
    public = {name for name, value in own.items() if callable(value) and not name.startswith("_")}
    called: set[str] = set()

    def counting(name: str, original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            called.add(name)
            return original(*arguments, **named)

        return call

    for name in public:
        monkeypatch.setattr(service, name, counting(name, getattr(service, name)))
    with watching(vault) as plans:
        USES[noun](vault, clock)
    assert plans.complaints() == []
    assert len(plans.plans) > 3
    assert public - called - ELSEWHERE.get(noun, set()) == set(), "not driven yet: please add them to this test"
    assert vault.doctor.check().ok


SCANS = [
    "SELECT count(*) FROM journal_entries WHERE mood_intensity = 3",
    "SELECT id FROM mood_tracking AS m ORDER BY created_at",
    "UPDATE exposures SET notes = NULL WHERE notes = 'x'",
    "DELETE FROM point_awards WHERE points > 3",
    "SELECT 1 WHERE EXISTS (SELECT 1 FROM progress_tracking WHERE mood = 'x')",
]
SEARCHES = [
    "SELECT max(seq) FROM journal_entries WHERE seq BETWEEN 3 AND 5",
    "SELECT id FROM mood_tracking WHERE user_id = 'x' ORDER BY created_at",
    "SELECT rowid FROM journal_entries_fts WHERE journal_entries_fts MATCH 'x'",
    "SELECT * FROM missions WHERE points > 3",
    "SELECT 1",
]


@pytest.mark.parametrize("statement", [*SCANS, *SEARCHES])
def test_the_watch_notices_scans_and_nothing_else(vault: OpenVault, statement: str) -> None:
    with watching(vault) as plans, vault._context.database.unit() as unit:
        unit.session.execute(text(statement))
    assert bool(plans.complaints()) == (statement in SCANS)
