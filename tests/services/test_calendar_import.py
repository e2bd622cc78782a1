"""Calendars from elsewhere: what is shown beforehand, what is written, again and again, and taking it back."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.event_lists import EventFilter, EventView
from extrovertly_desktop.domain.events import AttendanceDraft, AttendeeStatus, ComfortLevel, Event, EventDraft
from extrovertly_desktop.services.calendar_values import ImportChoices, RowKind
from extrovertly_desktop.services.tasks import Cancelled, TaskContext, quiet_context
from extrovertly_desktop.services.vaults import OpenVault
from tests.plans import watching
from tests.raw import execute
from tests.services.calendar_files import calendar, preview, take

BERLIN = ";TZID=Europe/Berlin:"
GAMES = (
    f"UID:games\nDTSTART{BERLIN}20260310T190000\nDTEND{BERLIN}20260310T220000\nSUMMARY:Board games\n"
    "LOCATION:Café\nDESCRIPTION:Come along\nATTENDEE;CN=Bo Li:mailto:bo@example.org"
)
CHOIR = f"UID:choir\nDTSTART{BERLIN}20260324T180000\nSUMMARY:Choir\nRRULE:FREQ=WEEKLY;COUNT=4"
CHOIR_MOVED = f"UID:choir\nRECURRENCE-ID{BERLIN}20260331T180000\nDTSTART{BERLIN}20260401T180000\nSUMMARY:Choir, moved"
FAIR = "UID:fair\nDTSTART;VALUE=DATE:20260401\nDTEND;VALUE=DATE:20260403\nSUMMARY:Fair"
EVERYTHING = calendar(GAMES, CHOIR, CHOIR_MOVED, FAIR)


def events(vault: OpenVault) -> list[Event]:
    return [vault.events.get(card.event.id) for card in vault.events.list(limit=500)]


def by_title(vault: OpenVault, title: str) -> Event:
    return next(event for event in events(vault) if event.title == title)


def rows_of(vault: OpenVault, *tables: str) -> dict[str, set[tuple[object, ...]]]:
    columns = {"events": "id, title, date, series_id, recurrence_id", "vault_meta": "key, value"}
    return {name: set(execute(vault.path, f"SELECT {columns.get(name, '*')} FROM {name}")) for name in tables}


def kinds(vault: OpenVault, data: bytes) -> dict[str, RowKind]:
    return {row.key: row.kind for row in preview(vault, data).rows}


def test_a_preview_tells_and_writes_nothing_and_an_import_brings_each_to_its_day(
    vault: OpenVault, clock: FixedClock
) -> None:
    clock.time_zone = ZoneInfo("America/New_York")
    seen = preview(vault, EVERYTHING)
    assert events(vault) == []
    assert [(row.title, row.when) for row in seen.rows] == [
        ("Board games", "Tuesday 10 March 2026, 14:00 to 17:00"),
        ("Choir", "Every week, 4 times, from Tuesday 24 March 2026, 13:00"),
        ("Fair", "Wednesday 1 April 2026 to Thursday 2 April 2026, all day"),
    ]
    games = seen.rows[0]
    assert (games.comfort_level, games.comfort_is_guess, games.attendee_count) == (ComfortLevel.LOW, True, 1)
    with watching(vault) as plans:
        result = take(vault, EVERYTHING, comfort={"choir": ComfortLevel.HIGH}, category={"games": "hobby"})
        again = preview(vault, EVERYTHING)
    assert plans.complaints() == []
    assert (result.added, result.dates, result.people) == (3, 4, 0)
    assert again.counts[RowKind.UNCHANGED] == 3
    # Clocks change on 8 March there and on 29 March here; what lasts all day stays on its days.
    assert [(event.title, event.date, event.time, event.duration_minutes) for event in events(vault)] == [
        ("Board games", "2026-03-10", "14:00", 180),
        ("Choir", "2026-03-24", "13:00", None),
        ("Fair", "2026-04-01", "00:00", 2880),
        ("Choir, moved", "2026-04-01", "12:00", None),
        ("Choir", "2026-04-07", "12:00", None),
        ("Choir", "2026-04-14", "12:00", None),
    ]
    assert by_title(vault, "Board games").category == "hobby"
    assert [event.title for event in vault.events.search("choir mov")] == ["Choir, moved"]
    choir = by_title(vault, "Choir")
    assert (choir.comfort_level, choir.comfort_is_guess) == (ComfortLevel.HIGH, False)


def test_an_import_is_taken_back_but_for_what_the_person_answered_since(vault: OpenVault) -> None:
    before = rows_of(vault, "events", "event_series", "users", "event_attendees", "reminders")
    result = take(vault, EVERYTHING, keep_attendees=True)
    assert result.people == 1
    assert vault.calendar_import.undo(result).value == 0
    assert rows_of(vault, "events", "event_series", "users", "event_attendees", "reminders") == before
    result = take(vault, EVERYTHING, keep_attendees=True)
    vault.attendance.rsvp(by_title(vault, "Choir, moved").id, AttendeeStatus.GOING)
    assert vault.calendar_import.undo(result).value == 1
    (left,) = events(vault)
    assert (left.title, left.series_id) == ("Choir, moved", None)


def test_a_second_version_changes_calls_off_and_respects_what_is_the_persons(
    vault: OpenVault, clock: FixedClock
) -> None:
    take(vault, EVERYTHING)
    fair = by_title(vault, "Fair")
    vault.events.edit(fair.id, EventDraft.of_event(fair).model_copy(update={"title": "My fair"}))
    choir = by_title(vault, "Choir, moved")
    vault.event_series.edit_this(choir.id, EventDraft.of_event(choir).model_copy(update={"location": "Hall"}))
    gone = by_title(vault, "Choir")
    vault.event_series.delete_this(gone.id)
    games = by_title(vault, "Board games")
    clock.advance(days=9)
    vault.attendance.attend(games.id, AttendanceDraft.of(rating=4))
    newer = calendar(
        GAMES.replace("Board games", "Board games!") + "\nSEQUENCE:2\nX-EXTROVERTLY-COMFORT-LEVEL:high",
        CHOIR.replace("COUNT=4", "COUNT=3").replace("SUMMARY:Choir", "SUMMARY:Chorus"),
        FAIR + "\nSTATUS:CANCELLED",
    )
    seen = {row.key: row for row in preview(vault, newer).rows}
    assert (seen["fair"].kind, seen["fair"].is_yours) == (RowKind.CANCELLED, True)
    assert "“Board games!” now" in seen["games"].sentence
    assert "The date that you changed here stays" in seen["choir"].sentence
    done = vault.calendar_import.apply(preview(vault, newer), ImportChoices.of(preview(vault, newer)), quiet_context())
    assert done.points == 20
    assert [(event.title, event.date, event.location) for event in events(vault)] == [
        ("My fair", "2026-04-01", None),
        ("Choir, moved", "2026-04-01", "Hall"),
        ("Chorus", "2026-04-07", None),
    ]
    standing = vault.attendance.of(games.id)
    assert standing is not None
    assert (standing.status, standing.rating) == (AttendeeStatus.ATTENDED, 4)
    # An older version than the one that is kept is left out; what is the person's goes only when it is ticked.
    assert kinds(vault, EVERYTHING)["games"] is RowKind.SKIPPED
    take(vault, newer, selected=frozenset({"fair"}))
    assert not by_title(vault, "Fair").is_active
    assert vault.doctor.check().ok
    assert vault.calendar_import.undo(done.value).points == -20
    assert vault.events.get(games.id).title == "Board games"
    assert vault.doctor.check().ok


def test_a_date_alone_a_series_that_ends_and_an_event_that_begins_to_repeat(vault: OpenVault) -> None:
    take(vault, EVERYTHING, keep_attendees=True)
    alone = calendar(f"UID:choir\nRECURRENCE-ID{BERLIN}20260407T180000\nDTSTART{BERLIN}20260408T190000\nSUMMARY:Late")
    assert kinds(vault, alone) == {"choir#20260407T160000Z": RowKind.CHANGED}
    take(vault, alone)
    assert by_title(vault, "Late").date == "2026-04-08"
    assert set(kinds(vault, alone).values()) == {RowKind.UNCHANGED}
    going = by_title(vault, "Board games")
    vault.attendance.rsvp(going.id, AttendeeStatus.GOING)
    turned = calendar(GAMES + "\nRRULE:FREQ=DAILY;COUNT=3", CHOIR.split("\nRRULE", maxsplit=1)[0])
    before = rows_of(vault, "events", "event_series", "users", "event_attendees")
    result = take(vault, turned)
    assert vault.calendar_import.undo(result).value == 0
    assert rows_of(vault, "events", "event_series", "users", "event_attendees") == before
    take(vault, turned)
    assert [event.date for event in events(vault) if event.title == "Board games"] == [
        "2026-03-10", "2026-03-11", "2026-03-12",
    ]  # fmt: skip
    assert vault.events.get(going.id).date == "2026-03-10"
    assert [event.date for event in events(vault) if event.title in {"Choir", "Late"}] == ["2026-03-24"]
    assert set(kinds(vault, turned).values()) == {RowKind.UNCHANGED}


def test_cancelling_in_the_middle_leaves_nothing(vault: OpenVault) -> None:
    seen = preview(vault, EVERYTHING)
    before = rows_of(vault, "events", "event_series", "users", "vault_meta")
    asked = iter((False, False, False))
    stopped = TaskContext(lambda _done, _text: None, lambda: next(asked, True))
    with pytest.raises(Cancelled):
        vault.calendar_import.apply(seen, ImportChoices.of(seen), stopped)
    with pytest.raises(Cancelled):
        vault.calendar_import.preview(EVERYTHING, TaskContext(lambda _done, _text: None, lambda: True))
    assert rows_of(vault, "events", "event_series", "users", "vault_meta") == before


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02" * 400, "calendar"),
        (b"Dear diary, today was a day.", "calendar"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", None),
        (calendar("UID:a\nDTSTART:00000101T000000\nSUMMARY:Year 0"), None),
        (calendar("UID:a\nDTSTART:99991231T235959\nSUMMARY:Year 9999"), None),
        (calendar("UID:a\nDTSTART:18991231T100000\nSUMMARY:Long ago"), None),
        (calendar("UID:a\nSUMMARY:Never"), None),
    ],
)
def test_bad_files_are_refused_or_told_about_and_write_nothing(
    vault: OpenVault, data: bytes, sentence: str | None
) -> None:
    if sentence is not None:
        with pytest.raises(UserError, match=sentence):
            preview(vault, data)
        return
    seen = preview(vault, data)
    assert not any(row.can_be_ticked for row in seen.rows)
    with pytest.raises(UserError, match="ticked"):
        vault.calendar_import.apply(seen, ImportChoices.of(seen), quiet_context())


def test_export_and_import_change_nothing_and_carry_what_is_ours(vault: OpenVault, clock: FixedClock) -> None:
    take(vault, EVERYTHING, comfort={"choir": ComfortLevel.HIGH, "games": ComfortLevel.LOW})
    own = EventDraft.of(
        title="Walk", date="2026-03-20", time="23:00", end_time="01:30", category="outside", comfort_level="high",
        price=2.5, max_attendees=4, tags=["a, b", "c"], social_context={"people": "few"}, description="Line; one\nTwo",
    )  # fmt: skip
    vault.events.create(own)
    choir = by_title(vault, "Choir")
    vault.event_series.edit_this(choir.id, EventDraft.of_event(choir).model_copy(update={"title": "Mine"}))
    moved = by_title(vault, "Choir, moved")
    vault.events.cancel(moved.id)
    written = vault.calendar_export.to_bytes()
    assert set(kinds(vault, written).values()) == {RowKind.UNCHANGED}
    there = [described(event) for event in events(vault)]
    one = vault.calendar_export.to_bytes([choir.id])
    assert (one.count(b"BEGIN:VEVENT"), b"UID:games" in one) == (3, False)
    for event in events(vault):
        if event.series_id is None:
            vault.events.delete(event.id)
    vault.event_series.delete_all(choir.id)
    assert events(vault) == []
    assert vault.events.list(EventFilter(view=EventView.PAST)) == ()
    take(vault, written)
    assert [described(event) for event in events(vault)] == there
    clock.advance(days=1)
    assert vault.calendar_export.to_bytes().count(b"BEGIN:VEVENT") == written.count(b"BEGIN:VEVENT")


def described(event: Event) -> tuple[object, ...]:
    return (
        event.title, event.date, event.time, event.duration_minutes, event.starts_at, event.zone, event.comfort_level,
        event.comfort_is_guess, event.category, event.price, event.max_attendees, event.tags, event.social_context,
        event.description, event.location, event.is_active,
    )  # fmt: skip


def test_long_events_and_odd_texts_are_kept_as_far_as_they_fit(vault: OpenVault) -> None:
    odd = calendar(
        "UID:long\nDTSTART;VALUE=DATE:20260401\nDTEND;VALUE=DATE:20260901\nSUMMARY:" + "x" * 500,
        "UID:bare\nDTSTART:20260402T080000\nURL:https://example.org/meet",
    )
    seen = preview(vault, odd)
    assert "the first 31 are kept" in seen.rows[0].sentence
    take(vault, odd)
    long, bare = events(vault)
    assert (len(long.title), long.ends and long.ends - long.begins) == (300, timedelta(days=31))
    assert (bare.title, bare.description) == ("Event without a title", "https://example.org/meet")
    assert EventDraft.of_event(long).title == long.title
    assert preview(vault, odd).counts[RowKind.UNCHANGED] == 2
