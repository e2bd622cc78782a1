"""Events that repeat: which dates stand in the lists, and changes to one date or to all."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.events import AttendanceDraft, AttendeeStatus, Event, EventDraft
from extrovertly_desktop.services.calendar_values import RowKind
from extrovertly_desktop.services.tasks import Cancelled, TaskContext
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.store.queries import calendar_events as store
from tests.plans import watching
from tests.raw import execute
from tests.services.calendar_files import calendar, preview, take
from tests.services.events_made import add

CHOIR = calendar(
    "UID:choir\nDTSTART;TZID=Europe/Berlin:20260303T180000\nDTEND;TZID=Europe/Berlin:20260303T193000\n"
    "RRULE:FREQ=WEEKLY\nSUMMARY:Choir"
)


def events(vault: OpenVault) -> list[Event]:
    ids = [str(row[0]) for row in execute(vault.path, "SELECT id FROM events ORDER BY date, time, seq")]
    with vault._context.database.reading() as unit:
        found = store.events_by_id(unit, ids)
    return [found[event_id] for event_id in ids]


def days(vault: OpenVault) -> list[str]:
    return [event.date for event in events(vault)]


def picture(colour: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (4, 3), colour).save(file, "PNG")
    return file.getvalue()


def changed(event: Event, **fields: object) -> EventDraft:
    return EventDraft.of(**(EventDraft.of_event(event).model_dump() | {"end_date": None} | fields))


def snapshot(vault: OpenVault) -> list[object]:
    series = "SELECT id, uid, title, calendar, defaults, from_date, until_date FROM event_series ORDER BY id"
    return [{event.id: event for event in events(vault)}, execute(vault.path, series)]


@pytest.fixture
def choir(vault: OpenVault, clock: FixedClock) -> list[Event]:
    """A choir on Tuesdays at six in Berlin, where the person is, too."""
    clock.time_zone = ZoneInfo("Europe/Berlin")
    take(vault, CHOIR)
    return events(vault)


def test_only_a_window_of_an_endless_rule_stands_in_the_lists_and_moves_on(vault: OpenVault, clock: FixedClock) -> None:
    often = "UID:often\nDTSTART:20260101T000000Z\nRRULE:FREQ=HOURLY;INTERVAL=6\nSUMMARY:Often"
    take(vault, calendar("UID:daily\nDTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY\nSUMMARY:Daily", often))
    daily = [event for event in events(vault) if event.title == "Daily"]
    assert (daily[0].date, daily[-1].date, len(daily)) == ("2026-01-30", "2026-06-29", 151)
    assert sum(event.title == "Often" for event in events(vault)) == 400
    kept = daily[3]
    vault.attendance.attend(kept.id, AttendanceDraft.of(rating=3))
    clock.advance(days=100)
    with watching(vault) as plans:
        assert vault.event_series.roll_forward() > 100
        assert vault.event_series.roll_forward() == 0
    assert plans.complaints() == []
    moved = [event for event in events(vault) if event.title == "Daily"]
    assert [moved[0].id, moved[1].date, moved[-1].date] == [kept.id, "2026-05-10", "2026-10-07"]
    assert sum(event.title == "Often" for event in events(vault)) == 400
    assert vault.doctor.check().ok


def test_a_later_month_is_brought_when_it_is_looked_at_up_to_five_years_ahead(
    vault: OpenVault, choir: list[Event]
) -> None:
    later = date(2027, 2, 28)
    assert not vault.event_series.reaches(later)
    with pytest.raises(Cancelled):
        vault.event_series.extend_to(later, TaskContext(lambda _done, _text: None, lambda: True))
    assert vault.event_series.extend_to(later) == 35
    assert vault.event_series.reaches(later)
    assert vault.event_series.extend_to(later) == 0
    assert date(2027, 2, 23) in vault.events.month(2027, 2)
    vault.event_series.extend_to(date(2100, 1, 1))
    assert days(vault)[-1] == "2031-02-25"
    assert vault.event_series.reaches(date(2100, 1, 1))
    assert len(choir) == 17


def test_one_date_is_changed_alone_and_put_back(vault: OpenVault, choir: list[Event]) -> None:
    before = snapshot(vault)
    done = vault.event_series.edit_this(choir[2].id, changed(choir[2], title="Concert", date="2026-03-18"))
    now = vault.events.get(choir[2].id)
    assert (now.title, now.date, now.time, now.is_detached) == ("Concert", "2026-03-18", "18:00", True)
    assert now.starts_at == choir[2].starts_at + 86_400_000 if choir[2].starts_at else False
    assert b"RECURRENCE-ID;TZID=Europe/Berlin:20260317T180000" in vault.calendar_export.to_bytes()
    assert vault.event_series.put_back(done.value).value == 0
    assert snapshot(vault) == before
    with pytest.raises(UserError, match="does not repeat"):
        vault.event_series.edit_this(add(vault).id, changed(choir[2]))


def test_all_dates_move_together_across_a_clock_change_and_keep_answers(
    vault: OpenVault, clock: FixedClock, choir: list[Event]
) -> None:
    clock.advance(days=2)
    vault.attendance.attend(choir[0].id, AttendanceDraft.of(rating=5))
    vault.attendance.rsvp(choir[5].id, AttendeeStatus.GOING)
    before = snapshot(vault)
    draft = changed(choir[1], date="2026-03-11", time="19:15", end_time="20:00", comfort_level="high", title="Chorus")
    done = vault.event_series.edit_all(choir[1].id, draft)
    now = {event.id: event for event in events(vault)}
    assert (now[choir[0].id].title, now[choir[0].id].date) == ("Choir", "2026-03-03")
    going = now[choir[5].id]
    assert (going.title, going.date, going.time, going.duration_minutes) == ("Chorus", "2026-04-08", "19:15", 45)
    assert {(event.time, event.comfort_level) for event in now.values() if event.id != choir[0].id} == {
        ("19:15", "high")
    }
    assert len(now) == len(choir)
    facts = vault.event_series.of(choir[5].id)
    assert facts is not None
    assert (facts.title, facts.rule_sentence, facts.is_endless) == ("Chorus", "Every week", True)
    assert vault.event_series.put_back(done.value).value == 0
    assert snapshot(vault) == before
    fewer = vault.event_series.edit_all(choir[1].id, changed(choir[1]), rule="FREQ=WEEKLY;INTERVAL=2;COUNT=2")
    facts = vault.event_series.of(choir[2].id)
    assert facts is not None
    assert (facts.rule_sentence, facts.is_endless) == ("Every 2 weeks, 2 times", False)
    left = [event for event in events(vault) if event.is_active]
    assert [event.date for event in left] == ["2026-03-03", "2026-03-17"]
    assert not vault.events.get(choir[5].id).is_active
    vault.event_series.put_back(fewer.value)
    assert snapshot(vault) == before
    with pytest.raises(UserError) as refused:
        vault.event_series.edit_all(choir[1].id, changed(choir[1]), rule="FREQ=NEVER")
    assert refused.value.field == "rule"
    assert vault.doctor.check().ok


def test_dates_are_removed_one_or_all_and_come_back(vault: OpenVault, clock: FixedClock, choir: list[Event]) -> None:
    clock.advance(days=2)
    attended = vault.attendance.attend(choir[0].id, AttendanceDraft.of(rating=5))
    vault.reminders.set_for(choir[3].id, (30,))
    before = snapshot(vault)
    one = vault.event_series.delete_this(choir[0].id)
    assert one.points == -attended.points
    assert one.value.event_id is None
    assert days(vault)[0] == "2026-03-10"
    assert vault.event_series.put_back(one.value).points == attended.points
    assert snapshot(vault) == before
    every = vault.event_series.delete_all(choir[4].id)
    (left,) = events(vault)
    assert (left.id, left.series_id, every.value.title) == (choir[0].id, None, "Choir")
    assert vault.event_series.of(left.id) is None
    assert vault.event_series.put_back(every.value).value == 0
    assert snapshot(vault) == before
    assert [item.minutes_before for item in vault.reminders.of(choir[3].id)] == [30]
    undone = vault.event_series.delete_this(choir[5].id)
    vault.event_series.delete_this(choir[6].id)
    with pytest.raises(UserError, match="changed again"):
        vault.event_series.put_back(undone.value)
    assert vault.doctor.check().ok


def test_events_to_come_follow_the_person_into_another_zone(
    vault: OpenVault, clock: FixedClock, choir: list[Event]
) -> None:
    own = add(vault, date="2026-03-10", time="19:00")
    clock.time_zone = ZoneInfo("Asia/Tokyo")
    clock.advance(days=2)
    vault.event_series.roll_forward()
    assert (vault.events.get(choir[0].id).date, vault.events.get(choir[0].id).time) == ("2026-03-03", "18:00")
    assert (vault.events.get(choir[1].id).date, vault.events.get(choir[1].id).time) == ("2026-03-11", "02:00")
    assert vault.events.get(own.id).time == "19:00"


rules = st.builds(
    lambda often, every, end: f"{often};INTERVAL={every}{end}",
    st.sampled_from(
        ["FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=DAILY", "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYDAY=2TU", "FREQ=YEARLY"]
    ),
    st.integers(9, 14),
    st.sampled_from(["", ";COUNT=12", ";UNTIL=20290401T000000Z"]),
)


@given(
    rule=rules,
    begin=st.builds(
        lambda day, minute, zone: datetime(2026, 1, 1, tzinfo=ZoneInfo(zone)) + timedelta(days=day, minutes=minute),
        st.integers(0, 360),
        st.integers(0, 1439),
        st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"]),
    ),
    different=st.tuples(st.integers(0, 5), st.integers(0, 5)),
)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_ten_years_of_any_series_are_those_of_recurring_ical_events(
    vault: OpenVault, clock: FixedClock, rule: str, begin: datetime, different: tuple[int, int]
) -> None:
    clock.set_local(datetime(2026, 3, 2, 10, tzinfo=UTC))
    without, moved = different
    plain = icalendar.Event()
    plain.add("uid", "any")
    plain.add("summary", "Any")
    plain.add("dtstart", begin)
    plain.add("rrule", icalendar.vRecur.from_ical(rule))
    source = icalendar.Calendar()
    source.add_component(plain)
    span = (datetime(2026, 1, 30, tzinfo=UTC), datetime(2035, 12, 31, tzinfo=UTC))
    dates = [one.DTSTART for one in recurring_ical_events.of(source).between(*span)]
    if without < len(dates):
        plain.add("exdate", dates[without])
    if moved < len(dates) and moved != without:
        changed_one = icalendar.Event()
        changed_one.add("uid", "any")
        changed_one.add("summary", "Moved")
        changed_one.add("recurrence-id", dates[moved])
        changed_one.add("dtstart", dates[moved] + timedelta(hours=30))
        source.add_component(changed_one)
    wanted = {one.DTSTART.timestamp() for one in recurring_ical_events.of(source).between(*span)}
    result = take(vault, source.to_ical())
    vault.event_series.extend_to(date(2031, 1, 1))
    found = {(event.starts_at or 0) / 1000 for event in events(vault)}
    clock.set_local(datetime(2031, 1, 2, tzinfo=UTC))
    vault.event_series.extend_to(date(2036, 1, 1))
    found |= {(event.starts_at or 0) / 1000 for event in events(vault)}
    vault.calendar_import.undo(result)
    assert events(vault) == []
    assert {one for one in found if one < span[1].timestamp()} == wanted


def test_all_dates_lose_what_was_taken_away_and_share_picture_and_calling_off(
    vault: OpenVault, choir: list[Event]
) -> None:
    series, first = vault.event_series, choir[0].id
    series.edit_all(first, changed(choir[0], price=5, max_attendees=8, tags=["song"]), picture=picture("red"))
    priced = events(vault)
    assert {(each.price, each.max_attendees, each.tags) for each in priced} == {(5.0, 8, ("song",))}
    assert all(each.has_picture for each in priced)
    before = snapshot(vault)
    plain = changed(priced[0], price=0, max_attendees=None, tags=[], image_url=None)
    change = series.edit_all(first, plain, picture=b"", called_off=True).value
    assert {(each.price, each.max_attendees, each.tags, each.image_url, each.is_active) for each in events(vault)} == {
        (0.0, None, (), None, False)
    }
    series.put_back(change)
    assert snapshot(vault) == before


def test_a_date_that_takes_place_after_all_does_so_whatever_happens_to_the_others(
    vault: OpenVault, choir: list[Event]
) -> None:
    vault.events.cancel(choir[1].id)
    vault.event_series.edit_all(choir[2].id, changed(choir[2], title="Singing"))
    vault.events.uncancel(choir[1].id)
    vault.event_series.edit_all(choir[2].id, changed(choir[2], title="Choir again"))
    assert {(each.title, each.is_active) for each in events(vault)} == {("Choir again", True)}


def test_a_date_deleted_by_itself_stays_away_and_comes_back_by_undo(vault: OpenVault, choir: list[Event]) -> None:
    before = snapshot(vault)
    deleted = vault.events.delete(choir[1].id).value
    vault.events.restore(deleted)
    assert snapshot(vault) == before
    deleted = vault.events.delete(choir[1].id).value
    vault.event_series.edit_all(choir[2].id, changed(choir[2], title="Singing"))
    assert choir[1].date not in days(vault)
    with pytest.raises(UserError, match="stays deleted"):
        vault.events.restore(deleted)
    assert vault.doctor.check().ok


def test_as_much_as_may_be_typed_reaches_all_dates_whole(vault: OpenVault) -> None:
    take(vault, calendar("UID:twice\nDTSTART:20260303T180000\nRRULE:FREQ=WEEKLY;COUNT=2\nSUMMARY:Twice"))
    (first, _second) = events(vault)
    vault.event_series.edit_all(first.id, changed(first, description="a" * 200_000))
    assert [len(each.description) for each in events(vault)] == [200_000, 200_000]


def test_this_and_all_later_dates_become_a_series_of_their_own_and_go_back(
    vault: OpenVault, clock: FixedClock, choir: list[Event]
) -> None:
    clock.advance(days=2)
    series = vault.event_series
    vault.attendance.attend(choir[0].id, AttendanceDraft.of(rating=5))
    vault.attendance.rsvp(choir[6].id, AttendeeStatus.GOING)
    series.edit_this(choir[2].id, changed(choir[2], title="Early concert"))
    series.edit_this(choir[7].id, changed(choir[7], title="Concert"))
    series.delete_this(choir[8].id)
    before = snapshot(vault)
    # The sixth: a week after the clocks change; it moves to Wednesdays at seven.
    draft = changed(choir[5], date="2026-04-08", time="19:00", end_time="20:00", title="Chorus")
    done = series.edit_following(choir[5].id, draft).value
    now = {event.id: event for event in events(vault)}
    first, later = now[choir[4].id], now[choir[6].id]
    assert (first.title, first.date, first.time) == ("Choir", "2026-03-31", "18:00")
    assert (later.title, later.date, later.time) == ("Chorus", "2026-04-15", "19:00")
    assert (now[choir[2].id].title, now[choir[7].id].title) == ("Early concert", "Concert")
    assert len({event.series_id for event in now.values()}) == 2
    one, other = series.of(first.id), series.of(later.id)
    assert one is not None
    assert other is not None
    assert (one.rule_sentence, one.is_endless) == ("Every week until 31 March 2026", False)
    assert (other.title, other.rule_sentence, other.is_endless) == ("Chorus", "Every week, one left out", True)
    assert vault.attendance.of(later.id) is not None
    file = vault.calendar_export.to_bytes()
    assert b"RELATED-TO;RELTYPE=SIBLING:choir" in file
    assert {row.kind for row in preview(vault, file).rows} == {RowKind.UNCHANGED}
    assert {row.kind for row in preview(vault, CHOIR).rows} == {RowKind.UNCHANGED}
    series.extend_to(date(2026, 9, 1))
    assert series.put_back(done).value == 0
    assert snapshot(vault)[0] == before[0]
    assert vault.doctor.check().ok


def test_this_and_all_later_dates_are_called_off_or_removed_and_come_back(vault: OpenVault, choir: list[Event]) -> None:
    series = vault.event_series
    vault.reminders.set_for(choir[9].id, (30,))
    vault.attendance.rsvp(choir[3].id, AttendeeStatus.GOING)
    before = snapshot(vault)
    off = series.edit_following(choir[4].id, changed(choir[4]), called_off=True).value
    assert [event.is_active for event in events(vault)] == [True] * 4 + [False] * 13
    series.put_back(off)
    assert snapshot(vault) == before
    fewer = series.edit_following(choir[4].id, changed(choir[4]), rule="FREQ=WEEKLY;COUNT=3").value
    assert [event.date for event in events(vault) if event.is_active][-1] == "2026-04-14"
    assert series.put_back(fewer).value == 0
    assert snapshot(vault) == before
    gone = series.delete_following(choir[4].id).value
    assert (gone.event_id, gone.dates, days(vault)[-1]) == (None, 13, "2026-03-24")
    assert series.put_back(gone).value == 0
    assert snapshot(vault) == before
    assert [item.minutes_before for item in vault.reminders.of(choir[9].id)] == [30]
    whole = series.edit_following(choir[0].id, changed(choir[0], title="Chorus")).value
    assert {event.title for event in events(vault)} == {"Chorus"}
    assert len({event.series_id for event in events(vault)}) == 1
    series.put_back(whole)
    series.delete_following(choir[0].id)
    assert events(vault) == []
    assert vault.doctor.check().ok
