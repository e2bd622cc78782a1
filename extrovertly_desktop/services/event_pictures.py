"""The picture of an event: made small and kept inside the event, so that it travels with it."""

from dataclasses import replace

from extrovertly_desktop.domain.event_changes import EventChange
from extrovertly_desktop.services.context import Done, ServiceContext
from extrovertly_desktop.services.event_common import event_by_id
from extrovertly_desktop.store.queries import events as store


class EventPictureService:
    """What a person does with the picture of an event. `events.put_back` takes a change of it back."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def content(self, event_id: str) -> bytes | None:
        """Return the picture file of an event, or None if it has none of its own; a link is never followed.

        Raises:
            NotFoundError: if the event is not there.
        """
        from extrovertly_desktop.media.covers import cover_bytes  # noqa: PLC0415 - Pillow, when the first is shown

        with self._context.database.reading() as unit:
            event = event_by_id(unit, event_id)
        return (cover_bytes(event.image_url or "") or None) if event.has_picture else None

    def set(self, event_id: str, data: bytes) -> Done[EventChange]:
        """Give an event a picture from a JPEG, PNG, WebP, GIF or AVIF file, made small and freed of metadata.

        Raises:
            NotFoundError: if the event is not there.
            UserError: if that is no picture, or one that cannot be read.
        """
        from extrovertly_desktop.media.covers import cover_address  # noqa: PLC0415 - Pillow, when one is added

        return self._put(event_id, cover_address(data))

    def remove(self, event_id: str) -> Done[EventChange]:
        """Take the picture, or the link to one, from an event.

        Raises:
            NotFoundError: if the event is not there.
        """
        return self._put(event_id, None)

    def _put(self, event_id: str, address: str | None) -> Done[EventChange]:
        with self._context.database.unit() as unit:
            before = event_by_id(unit, event_id)
            came_along = before.uid is not None or before.series_id is not None
            has_changed = came_along and address != before.image_url
            after = replace(before, image_url=address, is_detached=before.is_detached or has_changed)
            if after != before:
                store.replace_event(unit, after)
        return Done(EventChange(before, after))
