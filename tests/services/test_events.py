"""Events themselves: what is typed, lists and months, changes, and removing and bringing back."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from extrovertly_desktop.domain.clock import FixedClock, to_ms
from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.event_lists import EventFilter, EventView, When
from extrovertly_desktop.domain.events import AttendanceDraft, AttendeeStatus, ComfortLevel, Event
from extrovertly_desktop.domain.exposure import PredictionDraft
from extrovertly_desktop.domain.preparations import PreparationDraft
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.store.queries import events as store
from tests.media.pictures import as_file, halves
from tests.raw import execute
from tests.services.calendar_files import calendar, take
from tests.services.events_made import NEXT_WEEK, add, games


@pytest.fixture
def events(vault: OpenVault) -> dict[str, str]:
    """Three events; their ids by title."""
    rows = [
        ("Board games at Łódź", "hobby", "low"),
        ("Board meeting", "networking", "high"),
        ("Evening of games", "hobby", "medium"),
    ]
    return {
        title: add(vault, title=title, category=category, comfort_level=comfort, description="Come along").id
        for title, category, comfort in rows
    }


@pytest.mark.parametrize(
    ("term", "category", "comfort", "titles"),
    [
        ("board", None, None, {"Board games at Łódź", "Board meeting"}),
        ("GAME", "hobby", None, {"Board games at Łódź", "Evening of games"}),
        ("game", "hobby", ComfortLevel.MEDIUM, {"Evening of games"}),
        ("board", None, "high", {"Board meeting"}),
        ("lodz", None, None, {"Board games at Łódź"}),
        ("come", None, None, set()),
        ("", None, None, set()),
    ],
)
@pytest.mark.usefixtures("events")
def test_searching_events_is_the_schemas_example(
    vault: OpenVault, term: str, category: str | None, comfort: ComfortLevel | str | None, titles: set[str]
) -> None:
    found = vault.events.search(term, category=category, comfort_level=comfort)
    assert {event.title for event in found} == titles


def test_an_unknown_comfort_level_is_told(vault: OpenVault) -> None:
    with pytest.raises(UserError, match="low, medium, high"):
        vault.events.search("x", comfort_level="extreme")


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"title": " "}, "title", "empty"),
        ({"price": -1}, "price", "0 or more"),
        ({"price": float("nan")}, "price", "number"),
        ({"max_attendees": 0}, "max_attendees", "1 or more"),
        ({"date": "1899-12-31"}, "date", "between 1900 and 2200"),
        ({"date": "2201-01-01"}, "date", "between 1900 and 2200"),
        ({"time": None}, "time", "time is missing"),
        ({"comfort_level": "wild"}, "comfort_level", "one of"),
        ({"end_date": "2026-03-08"}, "end_date", "before it begins"),
        ({"end_date": "2026-05-09"}, "end_date", "up to 31 days"),
        ({"end_time": "19:00"}, "end_time", "the moment it begins"),
        ({"end_date": "2026-03-09", "end_time": "18:00"}, "end_time", "before it begins"),
        ({"image_url": "file:///etc/passwd"}, "image_url", "http"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(typed: dict[str, object], field: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence) as refused:
        games(**typed)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("typed", "minutes", "ends"),
    [
        ({}, None, None),
        ({"end_time": "21:30"}, 150, datetime(2026, 3, 9, 21, 30)),  # noqa: DTZ001 - wall clocks have no zone
        ({"end_time": "01:00"}, 360, datetime(2026, 3, 10, 1)),  # noqa: DTZ001
        ({"end_date": "2026-03-10", "end_time": "20:00"}, 1500, datetime(2026, 3, 10, 20)),  # noqa: DTZ001
        ({"all_day": True}, 1440, datetime(2026, 3, 10)),  # noqa: DTZ001
        ({"all_day": True, "end_date": "2026-03-11"}, 4320, datetime(2026, 3, 12)),  # noqa: DTZ001
    ],
)
def test_an_end_survives_being_written_and_opened_in_a_form_again(
    vault: OpenVault, typed: dict[str, object], minutes: int | None, ends: datetime | None
) -> None:
    event = add(vault, **typed)
    assert (event.duration_minutes, vault.events.get(event.id).ends) == (minutes, ends)
    again = vault.events.edit(event.id, type(games()).of_event(event)).value
    assert again.after == event


def titles(vault: OpenVault, **wanted: object) -> list[str]:
    return [card.event.title for card in vault.events.list(EventFilter(**wanted))]  # type: ignore[arg-type]


def test_lists_show_what_is_to_come_and_what_has_been(vault: OpenVault, clock: FixedClock) -> None:
    for title, day, time in [
        ("later", "2026-04-02", "10:00"),
        ("over", "2026-03-02", "07:00"),
        ("old", "2026-02-02", "10:00"),
    ]:
        add(vault, title=title, date=day, time=time)
    add(vault, title="running", date="2026-03-01", all_day=True, end_date="2026-03-03")
    add(vault, title="Sunday", date="2026-03-08", price=5.0, category="walks", max_attendees=1)
    assert titles(vault) == ["running", "Sunday", "later"]
    assert titles(vault, view=EventView.PAST) == ["over", "old"]
    assert titles(vault, when=When.THIS_WEEK) == ["Sunday"]
    vault.profile.set_preferences(first_weekday=6)
    assert titles(vault, when=When.THIS_WEEK) == ["running"]
    assert titles(vault, when=When.THIS_MONTH, free_only=True) == ["running"]
    assert titles(vault, max_price=5, category="walks") == ["Sunday"]
    assert titles(vault, comfort_level=ComfortLevel.HIGH) == []
    assert titles(vault, typed="sun") == ["Sunday"]
    clock.advance(days=2)
    assert titles(vault, view=EventView.PAST) == ["over", "running", "old"]


def test_answers_choose_the_list_and_the_next_event(vault: OpenVault, clock: FixedClock) -> None:
    near, far = add(vault, title="near"), add(vault, title="far", date="2026-03-20")
    assert vault.events.next() is None
    vault.attendance.rsvp(near.id, AttendeeStatus.INTERESTED)
    vault.attendance.rsvp(far.id, AttendeeStatus.GOING)
    assert titles(vault, view=EventView.INTERESTED) == ["near"]
    assert titles(vault, view=EventView.GOING) == ["far"]
    following = vault.events.next()
    assert following is not None
    assert following.event.title == "far"
    vault.events.cancel(far.id)
    following = vault.events.next()
    assert following is not None
    assert following.event.title == "near"
    vault.events.uncancel(far.id)
    clock.advance(days=30)
    assert [card.event.title for card in vault.events.waiting()] == ["far"]
    vault.attendance.attend(far.id, AttendanceDraft.of())
    assert vault.events.waiting() == ()


def test_pages_follow_each_other_without_a_gap(vault: OpenVault) -> None:
    for number in range(7):
        add(vault, title=f"{number}", date=f"2026-03-{10 + number // 3:02}")
        add(vault, title=f"-{number}", date=f"2026-02-{10 + number // 3:02}")
    for view in (EventView.DISCOVER, EventView.PAST):
        wanted = EventFilter(view=view)
        pages = [page := vault.events.list(wanted, limit=3)]
        while page:
            pages.append(page := vault.events.list(wanted, limit=3, after=page[-1]))
        assert [card for each in pages for card in each] == list(vault.events.list(wanted))
        assert len(vault.events.list(wanted)) == 7


def test_a_month_shows_an_event_under_each_of_its_days(vault: OpenVault) -> None:
    add(vault, title="across", date="2026-02-27", time="20:00", end_date="2026-03-02", end_time="00:00")
    add(vault, title="once", date="2026-03-02")
    month = vault.events.month(2026, 3)
    assert {day: [card.event.title for card in cards] for day, cards in month.items()} == {
        date(2026, 3, 1): ["across"],
        date(2026, 3, 2): ["once"],
    }
    assert list(vault.events.month(2026, 2)) == [date(2026, 2, 27), date(2026, 2, 28)]
    assert list(vault.events.month(2026, 3, EventFilter(typed="onc"))) == [date(2026, 3, 2)]
    assert list(vault.events.month(2026, 3, EventFilter(view=EventView.PAST))) == [date(2026, 3, 1)]
    assert vault.events.month(2026, 3, EventFilter(view=EventView.GOING)) == {}


def test_what_names_no_price_counts_neither_as_free_nor_as_cheap(vault: OpenVault) -> None:
    own, shared = "UID:own\nDTSTART:20260310T190000\nSUMMARY:Who knows", "DTSTART:20260311T190000\nSUMMARY:Weekly"
    take(vault, calendar(own, f"UID:weekly\nRRULE:FREQ=WEEKLY;COUNT=2\n{shared}"))
    add(vault, title="Costs nothing", date="2026-03-12")
    add(vault, title="Full", date="2026-03-13", price=4.0, max_attendees=1)
    assert len(titles(vault)) == 5
    assert titles(vault, free_only=True) == ["Costs nothing"]
    assert titles(vault, max_price=10) == ["Costs nothing", "Full"]
    execute(vault.path, "UPDATE events SET price = 3 WHERE title = 'Who knows'")
    assert titles(vault, max_price=10) == ["Who knows", "Costs nothing", "Full"]
    assert [card.event.title for card in vault.events.month(2026, 3, EventFilter(max_price=3))[date(2026, 3, 10)]] == [
        "Who knows"
    ]


def test_a_moved_event_with_an_instant_keeps_the_wall_clock_that_was_typed(vault: OpenVault, clock: FixedClock) -> None:
    clock.time_zone = ZoneInfo("Europe/Berlin")
    begins = to_ms(datetime(2026, 3, 28, 18, tzinfo=UTC))
    event = Event(
        "e", 0, "Talk", "", "2026-03-28", "19:00", "talks", ComfortLevel.LOW, 0.0, is_active=True,
        starts_at=begins, zone="Europe/Berlin", uid="talk@example.org",
    )  # fmt: skip
    with vault._context.database.unit() as unit:
        store.add_event(unit, event)
    draft = type(games()).of_event(event)
    assert vault.events.edit("e", draft).value.after == event
    # The clocks go forward that night: the same wall time is an hour earlier.
    moved = vault.events.edit("e", draft.model_copy(update={"date": date(2026, 3, 29)}))
    assert moved.value.after.starts_at == begins + 23 * 3_600_000
    assert moved.value.after.is_detached
    assert vault.events.put_back(moved.value).value.after == event


def test_what_was_changed_again_is_not_taken_back(vault: OpenVault) -> None:
    event = add(vault)
    change = vault.events.edit(event.id, games(title="Chess")).value
    vault.events.cancel(event.id)
    with pytest.raises(UserError, match="changed again since"):
        vault.events.put_back(change)
    copy = vault.events.duplicate(event.id).value
    assert (copy.title, copy.is_active) == ("Chess", True)


def test_deleting_takes_everything_along_and_restoring_brings_it_back(vault: OpenVault, clock: FixedClock) -> None:
    event = add(vault, comfort_level="high")
    vault.event_plans.predict(event.id, PredictionDraft.of(worry="silence", likelihood=70))
    vault.event_plans.prepare(event.id, PreparationDraft.of(want="two names"))
    vault.reminders.set_for(event.id, (30,))
    clock.advance(days=8)
    vault.attendance.attend(event.id, AttendanceDraft.of(rating=4))

    def all_of_it() -> tuple[object, ...]:
        plan, prepared = vault.event_plans.of(event.id), vault.event_plans.preparation(event.id)
        return vault.events.get(event.id), vault.attendance.of(event.id), plan, prepared, vault.reminders.of(event.id)

    before, total = all_of_it(), vault.progress.standing().total_points
    deleted = vault.events.delete(event.id)
    assert deleted.points == -40
    assert vault.reminders.of(event.id) == ()
    with pytest.raises(NotFoundError, match="no longer there"):
        vault.events.card(event.id)
    assert vault.doctor.check().ok
    assert vault.events.restore(deleted.value).points == 40
    assert (all_of_it(), vault.progress.standing().total_points) == (before, total)
    assert vault.events.restore(deleted.value).points == 0
    assert vault.doctor.check().ok


def test_points_follow_the_comfort_level_of_what_was_attended(vault: OpenVault, clock: FixedClock) -> None:
    event = add(vault)
    clock.advance(days=8)
    vault.attendance.attend(event.id, AttendanceDraft.of())
    harder = vault.events.edit(event.id, games(comfort_level="high"))
    assert harder.points == 20
    assert vault.events.put_back(harder.value).points == -20
    assert vault.doctor.check().ok


def test_a_picture_is_made_small_and_lists_leave_it_out(vault: OpenVault) -> None:
    event = add(vault, image_url="https://example.org/a.png")
    assert vault.events.list()[0].event.image_url == "https://example.org/a.png"
    change = vault.event_pictures.set(event.id, as_file(halves((2000, 900)), "PNG")).value
    content = vault.event_pictures.content(event.id)
    assert content is not None
    assert len(content) <= 300_000
    assert vault.events.edit(event.id, games(title="Chess")).value.after.has_picture
    card = vault.events.card(event.id)
    assert card.has_picture
    with pytest.raises(UserError, match="not a picture"):
        vault.event_pictures.set(event.id, b"hello")
    vault.events.put_back(vault.event_pictures.remove(event.id).value)
    assert vault.event_pictures.content(event.id) == content
    assert change.before.image_url == "https://example.org/a.png"


def test_an_organiser_must_be_known(vault: OpenVault) -> None:
    with pytest.raises(UserError, match="not among the people") as refused:
        add(vault, organizer_id="nobody")
    assert refused.value.field == "organizer_id"
    assert NEXT_WEEK not in {card.event.date for card in vault.events.list()}


def test_suggestions_say_why_and_leave_out_what_is_too_much_full_or_over(vault: OpenVault) -> None:
    add(vault, title="soon", comfort_level="medium")
    add(vault, title="gentle", date="2026-03-20", category="walks")
    add(vault, title="past", date="2026-02-20")
    gone = add(vault, title="called off")
    vault.events.cancel(gone.id)
    found = vault.event_suggestions.suggestions()
    assert {item.card.event.title for item in found} == {"soon", "gentle"}
    assert all(item.why.endswith(".") and "not been to yet" in item.why for item in found)
    vault.ladder.place("event", found[0].card.event.id, 95)
    assert found[0].card.event.title not in {item.card.event.title for item in vault.event_suggestions.suggestions()}
