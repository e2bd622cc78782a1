"""Writing an event down, or changing it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.domain.clock import from_ms
from extrovertly_desktop.domain.errors import NotFoundError
from extrovertly_desktop.domain.events import Event, EventDraft
from extrovertly_desktop.services.context import Done
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.events.event_form_fields import EventFields, shown_price
from extrovertly_desktop.views.events.series_question import SeriesScope, SeriesScopeCard
from extrovertly_desktop.views.missions.form_page import FormPage

_FIRST_CATEGORY = "social"
_WEEK = 7


@dataclass(frozen=True, slots=True)
class _Written:
    """What saving did.

    Attributes:
        event_id: the event.
        done: the first deed, with its points.
        undo: what takes each deed back, in the order they were done.
    """

    event_id: str
    done: Done[Any]
    undo: list[Callable[[], object]]


class EventForm(FormPage):
    """Every field of an event: a new one, a copy of another, or a change.

    Signals:
        saved: id of the event that was just made or changed; before `left`.
    """

    saved = Signal(str)

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context.theme, "event_edit", self.tr("Save event"))
        self._context = context
        self._event: Event | None = None
        self._subject = ""
        self._scope = SeriesScopeCard(context.theme, "event_edit")
        self._fields = EventFields(context)
        self.main.addWidget(self._scope)
        for part in self._fields.main:
            self.main.addWidget(part)
        self.main.addStretch(1)
        for part in self._fields.beside:
            self.beside.addWidget(part)
        self.beside.addStretch(1)
        self._fields.answered.connect(self.clear_error)

    def open_new(self, day: date | None = None) -> None:
        """Start the form for a new event, on a day the person was looking at if there is one."""
        values = {name: field.default for name, field in EventDraft.model_fields.items()}
        values.update(title="", category=_FIRST_CATEGORY, comfort_level=None, date=day or self._today(), time=None)
        self._subject = "new" if day is None else f"new:{day.isoformat()}"
        self._open(None, values, b"", self.tr("New event"))

    def open_copy(self, event_id: str) -> None:
        """Start the form for a new event with everything that another has; a past one moves to the same weekday ahead.

        Raises:
            NotFoundError: if there is no such event.
            UserError: if it came from elsewhere with something that cannot be typed here.
        """
        event = self._context.vault.events.get(event_id)
        values = EventDraft.of_event(event).model_dump()
        behind = (self._today() - event.begins.date()).days
        if behind > 0:
            ahead = timedelta(days=-(-behind // _WEEK) * _WEEK)
            values["date"] += ahead
            values["end_date"] = values["end_date"] and values["end_date"] + ahead
        self._subject = f"copy:{event_id}"
        self._open(None, values, self._picture_of(event), self.tr("New event"))

    def open_for(self, event_id: str) -> None:
        """Start the form to change an event.

        Raises:
            NotFoundError: if there is no such event.
            UserError: if it came from elsewhere with something that cannot be typed here.
        """
        event = self._context.vault.events.get(event_id)
        self._subject = f"edit:{event_id}"
        self._open(event, EventDraft.of_event(event).model_dump(), self._picture_of(event), event.title)

    def subject(self) -> str:
        """Return the subject of writing this event."""
        return self._subject

    def obstacle(self) -> str:
        """Say so when the event that is being changed is there no more."""
        if self._event is not None:
            try:
                self._context.vault.events.card(self._event.id)
            except NotFoundError:
                return self.tr("The event you were changing is there no more, so this page closed.")
        return ""

    def values(self) -> dict[str, Any]:
        """Return what is written, as `EventFields` tells it, and what a change is meant for (`scope`)."""
        return {**self._fields.values(), "scope": self._scope.scope()}

    def show_values(self, values: dict[str, Any]) -> None:
        """Show what `values` tells."""
        self._fields.show_values(values)
        self._scope.set_scope(values["scope"])

    def save(self) -> None:
        """Add the event, or change it: together with its picture and whether it was called off."""
        draft, event = self._fields.draft(), self._event
        written = self._create(draft) if event is None else self._change(event, draft)
        words = self.tr("Event added.") if event is None else self.tr("Event changed.")
        self._context.notices.tell(written.done, words, undo=lambda: [back() for back in reversed(written.undo)])
        self.saved.emit(written.event_id)

    def widget_of(self, field: str | None) -> QWidget | None:
        """Return the widget of a field of `EventDraft`."""
        return self._fields.widget_of(field)

    def focus_first(self) -> None:
        """Put the keyboard on the name."""
        self._fields.focus_first()

    def _open(self, event: Event | None, values: dict[str, Any], picture: bytes, title: str) -> None:
        vault = self._context.vault
        self._event = event
        self._fields.set_categories(vault.events.categories())
        self._fields.offer_calling_off(event is not None)
        is_dated = event is not None and event.series_id is not None
        self._scope.ask(vault.event_series.of(event.id) if event is not None and is_dated else None)
        places = values["max_attendees"]
        values["price"] = shown_price(values["price"])
        values["max_attendees"] = "" if places is None else str(places)
        called_off = event is not None and not event.is_active
        shown = {**values, "picture": picture, "called_off": called_off, "scope": None}
        self.show_values(shown)
        self.begin(title, "")

    def _create(self, draft: EventDraft) -> _Written:
        events = self._context.vault.events
        done = events.create(draft)
        event_id = done.value.id
        if picture := self._fields.values()["picture"]:
            self._context.vault.event_pictures.set(event_id, picture)
        return _Written(event_id, done, [lambda: events.delete(event_id)])

    def _change(self, event: Event, draft: EventDraft) -> _Written:
        vault, values = self._context.vault, self._fields.values()
        scope = self._scope.scope()
        if scope in {SeriesScope.FOLLOWING, SeriesScope.ALL}:
            return self._change_several(event, draft, scope)
        if scope is None:
            done = vault.events.edit(event.id, draft)
            written = _Written(event.id, done, [lambda: vault.events.put_back(done.value)])
        else:
            series = vault.event_series
            changed = series.edit_this(event.id, draft)
            event_id = changed.value.event_id or event.id
            written = _Written(event_id, changed, [lambda: series.put_back(changed.value)])
        # A link takes the place of a picture by itself.
        if values["picture"] != self._picture_of(event) and (values["picture"] or draft.image_url is None):
            pictures, picture = vault.event_pictures, values["picture"]
            seen = pictures.set(written.event_id, picture) if picture else pictures.remove(written.event_id)
            written.undo.append(lambda: vault.events.put_back(seen.value))
        if values["called_off"] == event.is_active:
            turn = vault.events.cancel if event.is_active else vault.events.uncancel
            turned = turn(written.event_id)
            written.undo.append(lambda: vault.events.put_back(turned.value))
        return written

    def _change_several(self, event: Event, draft: EventDraft, scope: SeriesScope | None) -> _Written:
        series, values = self._context.vault.event_series, self._fields.values()
        picture = values["picture"]
        # A link takes the place of a picture by itself.
        is_other = picture != self._picture_of(event) and (picture or draft.image_url is None)
        edit = series.edit_all if scope is SeriesScope.ALL else series.edit_following
        changed = edit(
            event.id,
            draft,
            picture=picture if is_other else None,
            called_off=values["called_off"] if values["called_off"] == event.is_active else None,
        )
        return _Written(changed.value.event_id or event.id, changed, [lambda: series.put_back(changed.value)])

    def _picture_of(self, event: Event) -> bytes:
        if not event.has_picture:
            return b""
        return self._context.vault.event_pictures.content(event.id) or b""

    def _today(self) -> date:
        clock = self._context.vault.clock
        return from_ms(clock.now_ms(), clock.zone()).date()
