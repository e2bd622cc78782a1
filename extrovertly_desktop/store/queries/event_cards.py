"""Statements behind lists of events: filtered, in order, a page at a time, with where the person stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, false, func, or_, select, text, tuple_

from extrovertly_desktop.domain.event_lists import EventCard, EventFilter, EventView
from extrovertly_desktop.domain.events import ASSUMED_MINUTES, LONGEST_DAYS, MINUTES_PER_DAY, AttendeeStatus
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.folding import match_query
from extrovertly_desktop.store.queries.events import LIST_COLUMNS, event_of
from extrovertly_desktop.store.tables import EventAttendeeRow, EventRow, ExposureRow

_STATUS_OF_VIEW = {EventView.INTERESTED: AttendeeStatus.INTERESTED, EventView.GOING: AttendeeStatus.GOING}
_HOUR = 60


@dataclass(frozen=True, slots=True)
class Asking:
    """Who looks at a list and when: `wall_clock` is now, where the person is, without a zone."""

    user_id: str
    wall_clock: datetime

    @property
    def earliest(self) -> str:
        """The day before which nothing can still run, ISO text."""
        return (self.wall_clock.date() - timedelta(days=LONGEST_DAYS)).isoformat()


def cards(
    unit: Unit,
    asking: Asking,
    wanted: EventFilter,
    days: tuple[date, date] | None,
    *,
    limit: int,
    after: EventCard | None = None,
) -> list[EventCard]:
    """Return a page of a list; `after` is the last card of the page before, `days` the first and last day."""
    statement = _cards(asking.user_id)
    is_past = wanted.view is EventView.PAST
    if is_past:
        today = asking.wall_clock.date().isoformat()
        statement = statement.where(
            EventRow.date <= today, or_(EventRow.date < asking.earliest, _is_over(asking.wall_clock))
        )
    else:
        statement = statement.where(*_to_come(asking))
    key = (EventRow.date, EventRow.time, EventRow.id)
    if after is not None:
        place = tuple_(after.event.date, after.event.time, after.event.id)
        statement = statement.where(tuple_(*key) < place if is_past else tuple_(*key) > place)
    order = [column.desc() for column in key] if is_past else list(key)
    conditions = _filters(wanted, days, asking.user_id)
    rows = unit.session.execute(statement.where(*conditions).order_by(*order).limit(limit))
    return [_card(row, asking.wall_clock) for row in rows]


def cards_between(
    unit: Unit,
    asking: Asking,
    span: tuple[date, date],
    wanted: EventFilter,
    days: tuple[date, date] | None,
) -> list[EventCard]:
    """Return the events that begin within a span of days, both included, in their order.

    Of the views only the past asks when an event is: a month shows days that have been, too. `days` is the stretch
    that the filter names.
    """
    over = (_is_over(asking.wall_clock),) if wanted.view is EventView.PAST else ()
    statement = (
        _cards(asking.user_id)
        .where(EventRow.date.between(span[0].isoformat(), span[1].isoformat()), *over)
        .where(*_filters(wanted, days, asking.user_id))
        .order_by(EventRow.date, EventRow.time, EventRow.id)
    )
    return [_card(row, asking.wall_clock) for row in unit.session.execute(statement)]


def card(unit: Unit, asking: Asking, event_id: str) -> EventCard | None:
    """Return one event with where the person stands, or None."""
    row = unit.session.execute(_cards(asking.user_id).where(EventRow.id == event_id)).one_or_none()
    return None if row is None else _card(row, asking.wall_clock)


def next_card(unit: Unit, asking: Asking, status: AttendeeStatus) -> EventCard | None:
    """Return the soonest event that the person answered so, if it is neither over nor called off."""
    statement = (
        _cards(asking.user_id)
        .where(*_to_come(asking), EventRow.is_active == 1, EventAttendeeRow.status == str(status))
        .order_by(EventRow.date, EventRow.time, EventRow.id)
        .limit(1)
    )
    row = unit.session.execute(statement).one_or_none()
    return None if row is None else _card(row, asking.wall_clock)


def waiting_cards(unit: Unit, asking: Asking, limit: int) -> list[EventCard]:
    """Return the latest events the person was going to that are over and not told about yet, newest first."""
    statement = (
        _cards(asking.user_id)
        .where(
            EventRow.date.between(asking.earliest, asking.wall_clock.date().isoformat()),
            _is_over(asking.wall_clock),
            EventRow.is_active == 1,
            EventAttendeeRow.status == str(AttendeeStatus.GOING),
        )
        .order_by(EventRow.date.desc(), EventRow.time.desc(), EventRow.id.desc())
        .limit(limit)
    )
    return [_card(row, asking.wall_clock) for row in unit.session.execute(statement)]


def open_cards(unit: Unit, asking: Asking, last: date, limit: int) -> list[EventCard]:
    """Return the soonest events up to a day to which the person has not said more than being interested."""
    statement = (
        _cards(asking.user_id)
        .where(
            *_to_come(asking),
            EventRow.date <= last.isoformat(),
            EventRow.is_active == 1,
            or_(EventAttendeeRow.status.is_(None), EventAttendeeRow.status == str(AttendeeStatus.INTERESTED)),
        )
        .order_by(EventRow.date, EventRow.time, EventRow.id)
        .limit(limit)
    )
    return [_card(row, asking.wall_clock) for row in unit.session.execute(statement)]


def _cards(user_id: str) -> Select[*tuple[Any, ...]]:
    exposure = (
        select(ExposureRow.id)
        .where(ExposureRow.event_id == EventRow.id, ExposureRow.user_id == user_id)
        .order_by(ExposureRow.created_at.desc())
        .limit(1)
        .correlate(EventRow)
        .scalar_subquery()
    )
    has_prediction = or_(
        ExposureRow.worry.is_not(None), ExposureRow.likelihood.is_not(None), ExposureRow.expected_suds.is_not(None)
    )
    mine = and_(EventAttendeeRow.event_id == EventRow.id, EventAttendeeRow.user_id == user_id)
    return (
        select(
            *LIST_COLUMNS,
            EventAttendeeRow.status.label("status"),
            _places_left(user_id).label("places_left"),
            ExposureRow.id.label("exposure_id"),
            # An empty prediction that waits for its outcome is one as well.
            or_(has_prediction, and_(ExposureRow.id.is_not(None), ExposureRow.concluded_at.is_(None))).label(
                "has_prediction"
            ),
            ExposureRow.concluded_at.is_not(None).label("has_outcome"),
        )
        .outerjoin(EventAttendeeRow, mine)
        .outerjoin(ExposureRow, ExposureRow.id == exposure)
    )


def _places_left(user_id: str) -> ColumnElement[Any]:
    taken = EventAttendeeRow.__table__.alias("taken")
    others = (
        select(func.count())
        .where(
            taken.c.event_id == EventRow.id,
            taken.c.status.in_(["going", "attended"]),
            taken.c.user_id != user_id,
        )
        .correlate(EventRow)
        .scalar_subquery()
    )
    return case((EventRow.max_attendees.is_(None), None), else_=func.max(EventRow.max_attendees - others, 0))


def _filters(wanted: EventFilter, days: tuple[date, date] | None, user_id: str) -> Iterable[ColumnElement[bool]]:
    if wanted.view in _STATUS_OF_VIEW:
        yield EventAttendeeRow.status == str(_STATUS_OF_VIEW[wanted.view])
    if days is not None:
        yield EventRow.date.between(days[0].isoformat(), days[1].isoformat())
    if wanted.typed.strip():
        query = match_query(wanted.typed)
        if query is None:
            yield false()
        else:
            # As a subquery, since there may be more hits than a statement can have parameters.
            hits = text("SELECT rowid FROM events_fts WHERE events_fts MATCH :query").bindparams(query=query)
            yield EventRow.seq.in_(hits.columns(EventRow.seq))
    if wanted.category is not None:
        yield EventRow.category == wanted.category
    if wanted.comfort_level is not None:
        yield EventRow.comfort_level == str(wanted.comfort_level)
    if wanted.free_only or wanted.max_price is not None:
        yield EventRow.price <= (0 if wanted.free_only else wanted.max_price)
        # The rule of `Event.is_price_known`.
        yield or_(EventRow.price > 0, and_(EventRow.uid.is_(None), EventRow.series_id.is_(None)))
    if wanted.with_place_free:
        yield or_(EventRow.max_attendees.is_(None), _places_left(user_id) > 0)


def _to_come(asking: Asking) -> tuple[ColumnElement[bool], ...]:
    return EventRow.date >= asking.earliest, ~_is_over(asking.wall_clock)


def _is_over(wall_clock: datetime) -> ColumnElement[bool]:
    """Return the same rule as `Event.is_over_at`, in minutes since the epoch of a calendar without zones."""
    begins = func.coalesce(func.unixepoch(EventRow.date + " " + EventRow.time), func.unixepoch(EventRow.date), 0)
    lasts = case(
        (EventRow.all_day == 1, func.max(func.coalesce(EventRow.duration_minutes, 0), MINUTES_PER_DAY)),
        else_=func.coalesce(EventRow.duration_minutes, ASSUMED_MINUTES),
    )
    now = int(wall_clock.replace(tzinfo=UTC).timestamp()) // _HOUR
    return begins // _HOUR + lasts <= now


def _card(row: Row[*tuple[Any, ...]], wall_clock: datetime) -> EventCard:
    event = event_of(row)
    begins, over = event.begins, event.is_over_at
    return EventCard(
        event=event,
        status=AttendeeStatus(row.status) if row.status else None,
        places_left=row.places_left,
        exposure_id=row.exposure_id,
        has_prediction=bool(row.has_prediction),
        has_outcome=bool(row.has_outcome),
        is_today=begins.date() <= wall_clock.date() <= (over - timedelta(microseconds=1)).date(),
        is_over=over <= wall_clock,
        ends=event.ends,
        has_picture=bool(row.has_picture) or event.has_picture,
    )
