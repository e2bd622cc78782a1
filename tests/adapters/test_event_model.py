"""The agenda's rows: under their days, fetched a page at a time, kept in place, and true to Qt's rules."""

from collections.abc import Sequence
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from extrovertly_desktop.adapters.event_model import EventModel, EventRole, is_narrowed
from extrovertly_desktop.domain.event_lists import EventCard, EventFilter, EventView, When
from extrovertly_desktop.domain.events import AttendeeStatus, ComfortLevel, Event

ALL = QModelIndex()


def card(name: str, day: int = 2, status: AttendeeStatus | None = None) -> EventCard:
    """An event of that name on a day of March."""
    event = Event(
        name, 0, name.title(), "", f"2026-03-{day:02}", "19:00", "social", ComfortLevel.LOW, 0.0, is_active=True
    )
    return EventCard(
        event,
        status,
        places_left=None,
        exposure_id=None,
        has_prediction=False,
        has_outcome=False,
        is_today=False,
        is_over=False,
        ends=None,
        has_picture=False,
    )


def checked(pages: Sequence[Sequence[EventCard]] = ()) -> tuple[EventModel, QAbstractItemModelTester]:
    """A model under Qt's own examination; each question for more takes the next page."""
    waiting = [list(page) for page in pages]
    model = EventModel(lambda _last: waiting.pop(0) if waiting else [], lambda item: f"{item.event.title} in words")
    return model, QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def names(model: EventModel) -> list[str]:
    """Ids in the order shown."""
    return [model.index(row).data(EventRole.ID) for row in range(model.rowCount())]


def days(model: EventModel) -> list[date | None]:
    """The day above each row, where it is the first of it."""
    return [model.index(row).data(EventRole.DAY) for row in range(model.rowCount())]


def test_rows_tell_themselves_and_the_first_of_a_day_its_day() -> None:
    model, _tester = checked()
    model.set_cards([card("a"), card("b"), card("c", 3)], whole=True)
    assert model.index(0).data() == "A"
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "A in words"
    assert model.index(2).data(EventRole.CARD) == card("c", 3)
    assert model.index(0).data(Qt.ItemDataRole.DecorationRole) is None
    assert days(model) == [date(2026, 3, 2), None, date(2026, 3, 3)]
    assert (model.row_of("c"), model.row_of("d")) == (2, None)
    model.set_cards([card("b"), card("c", 3)], whole=True)
    assert days(model) == [date(2026, 3, 2), date(2026, 3, 3)]


def test_more_is_fetched_until_there_is_none_and_nothing_stands_twice() -> None:
    model, _tester = checked([[card("b"), card("c")], []])
    model.set_cards([card("a"), card("b")], whole=False)
    assert model.canFetchMore(ALL)
    model.fetchMore(ALL)
    assert names(model) == ["a", "b", "c"]
    model.fetchMore(ALL)
    assert not model.canFetchMore(ALL)
    model.set_cards([card("a")], whole=True)
    assert not model.canFetchMore(ALL)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.sampled_from("abcdefgh"), unique=True), min_size=1, max_size=4))
def test_whatever_follows_what_the_rows_are_right_and_those_that_stay_keep_their_place(steps: list[list[str]]) -> None:
    model, _tester = checked()
    kept: dict[str, QPersistentModelIndex] = {}
    for step in steps:
        wanted = sorted(step)
        model.set_cards([card(name, 1 + ord(name) % 3) for name in wanted], whole=True)
        assert names(model) == wanted
        for name, place in kept.items():
            assert place.isValid() == (name in wanted)
            assert not place.isValid() or place.data(EventRole.ID) == name
        kept = {name: QPersistentModelIndex(model.index(row)) for row, name in enumerate(wanted)}


def test_only_a_row_that_changed_is_told_as_changed() -> None:
    model, _tester = checked()
    model.set_cards([card("a"), card("b")], whole=True)
    told: list[int] = []
    model.dataChanged.connect(lambda first, _last: told.append(first.row()))
    model.set_cards([card("a"), card("b", status=AttendeeStatus.GOING)], whole=True)
    assert told == [1]


def test_the_view_alone_narrows_nothing() -> None:
    assert not is_narrowed(EventFilter(view=EventView.PAST, typed="  "))
    assert is_narrowed(EventFilter(when=When.TODAY))
    assert is_narrowed(EventFilter(typed="choir"))
