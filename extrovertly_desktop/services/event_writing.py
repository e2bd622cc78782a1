"""From what a person typed to the event that is stored."""

from dataclasses import replace

from extrovertly_desktop.domain.clock import to_ms
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.events import Event, EventDraft
from extrovertly_desktop.services.context import ServiceContext
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import people


def blank_event(event_id: str, created_at: int, draft: EventDraft) -> Event:
    """Return a new event that says nothing yet but what it must."""
    return Event(
        id=event_id,
        created_at=created_at,
        title=draft.title,
        description="",
        date="",
        time="",
        category=draft.category,
        comfort_level=draft.comfort_level,
        price=0.0,
        is_active=True,
    )


def described(context: ServiceContext, unit: Unit, event: Event, draft: EventDraft) -> Event:
    """Return an event with what a draft says; a picture of its own stays unless a link takes its place.

    Raises:
        UserError: if the organiser is not among the people of the vault.
    """
    if draft.organizer_id is not None and people.get_user(unit, draft.organizer_id) is None:
        raise UserError("That organiser is not among the people of this vault.", field="organizer_id")
    same = draft.model_dump(exclude={"date", "time", "end_date", "end_time", "description", "image_url"})
    after = replace(
        event,
        **same,
        description=draft.description or "",
        date=draft.date.isoformat(),
        time=draft.time.isoformat("minutes"),
        duration_minutes=draft.duration_minutes,
        image_url=draft.image_url or (event.image_url if event.has_picture else None),
    )
    has_moved = (after.date, after.time, after.all_day) != (event.date, event.time, event.all_day)
    if event.starts_at is None or not has_moved:
        return after
    if draft.all_day:
        return replace(after, starts_at=None, zone=None)
    # What was typed is what the clock will show where the person is.
    return replace(after, starts_at=to_ms(after.begins.replace(tzinfo=context.clock.zone())))
