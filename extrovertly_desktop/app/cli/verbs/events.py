"""`extrovertly events`: list, show, add, answer and attend events."""

from argparse import Namespace
from dataclasses import asdict
from typing import Any

from extrovertly_desktop.app.cli.shapes import done_data, done_text
from extrovertly_desktop.app.cli.terminal import Terminal, columns
from extrovertly_desktop.app.cli.typed import moment_ms, readable
from extrovertly_desktop.app.cli.vaults import opened
from extrovertly_desktop.domain.event_changes import Answer
from extrovertly_desktop.domain.event_lists import EventCard, EventFilter, EventView, When
from extrovertly_desktop.domain.events import AttendanceDraft, AttendeeStatus, ComfortLevel, EventDraft
from extrovertly_desktop.services.context import Done

_SAID = {
    AttendeeStatus.INTERESTED: "You are interested in",
    AttendeeStatus.GOING: "You are going to",
    AttendeeStatus.NOT_GOING: "You are not going to",
    AttendeeStatus.ATTENDED: "You were at",
    None: "You have not answered",
}


def run(args: Namespace, terminal: Terminal) -> int:
    """Do what was asked of the events.

    Raises:
        UserError: if what was typed cannot be used.
        EnvironmentFault: if the vault cannot be opened or written.
    """
    deeds = {"list": _list, "show": _show, "add": _add, "rsvp": _rsvp, "attend": _attend}
    return deeds[args.action](args, terminal)


def _list(args: Namespace, terminal: Terminal) -> int:
    wanted = EventFilter(
        view=EventView(args.view),
        typed=readable(args.search, "search") or "",
        category=readable(args.category, "category"),
        comfort_level=ComfortLevel(args.comfort) if args.comfort else None,
        when=When(args.when),
        max_price=args.max_price,
        free_only=args.free,
        with_place_free=args.place_free,
    )
    with opened(args) as vault:
        cards = vault.events.list(wanted, limit=args.limit)
    text = columns([_row(card) for card in cards]) or "No event fits. Please ask for less at once."
    terminal.answer(text, {"events": [_data(card) for card in cards]})
    return 0


def _show(args: Namespace, terminal: Terminal) -> int:
    with opened(args) as vault:
        card = vault.events.card(readable(args.event, "event") or "")
        said = vault.attendance.of(card.event.id)
    event = card.event
    rating = None if said is None else said.rating
    lines = (
        event.title,
        _when(card),
        event.location,
        event.organizer_name,
        f"{event.category}, {event.comfort_level}" + (" (a guess)" if event.comfort_is_guess else ""),
        None if card.places_left is None else f"{card.places_left} of {event.max_attendees} places free",
        None if event.is_active else "Called off",
        None if card.status is None else f"{_SAID[card.status]} this." + (f" Rated {rating} of 5." if rating else ""),
        event.description,
    )
    feedback = None if said is None else said.feedback
    data = _data(card) | {"rating": rating, "feedback": feedback}
    terminal.answer("\n".join(line for line in lines if line), {"event": data})
    return 0


def _add(args: Namespace, terminal: Terminal) -> int:
    draft = EventDraft.of(
        title=readable(args.title, "title"),
        description=readable(args.description, "description"),
        date=readable(args.date, "date"),
        time=readable(args.time, "time"),
        all_day=args.all_day,
        end_date=readable(args.end_date, "last day"),
        end_time=readable(args.end_time, "end"),
        category=readable(args.category, "category"),
        comfort_level=args.comfort,
        price=args.price,
        location=readable(args.place, "place"),
        max_attendees=args.places,
        organizer_name=readable(args.organiser, "organiser"),
        tags=[readable(tag, "tag") for tag in args.tag],
    )
    with opened(args) as vault:
        done = vault.events.create(draft)
        card = vault.events.card(done.value.id)
    terminal.answer(f"Added: {card.event.title}, {_when(card)}. Its id is {card.event.id}", {"event": _data(card)})
    return 0


def _rsvp(args: Namespace, terminal: Terminal) -> int:
    event_id = readable(args.event, "event") or ""
    with opened(args) as vault:
        if args.answer == "none":
            done = vault.attendance.clear(event_id)
        else:
            done = vault.attendance.rsvp(event_id, AttendeeStatus(args.answer))
        card = vault.events.card(event_id)
    _tell(terminal, card, done)
    return 0


def _attend(args: Namespace, terminal: Terminal) -> int:
    event_id = readable(args.event, "event") or ""
    draft = AttendanceDraft.of(rating=args.rating, feedback=readable(args.feedback, "feedback"))
    with opened(args) as vault:
        at_ms = moment_ms(args.at, vault.clock.zone())
        done = vault.attendance.attend(event_id, draft.model_copy(update={"at_ms": at_ms}))
        card = vault.events.card(event_id)
    _tell(terminal, card, done)
    return 0


def _tell(terminal: Terminal, card: EventCard, done: Done[Answer]) -> None:
    sentence = done.value.note or f"{_SAID[card.status]}: {card.event.title}."
    after = done.value.after
    data = {"event_id": card.event.id, "title": card.event.title, "note": done.value.note}
    answer: dict[str, Any] = {"status": None} if after is None else asdict(after)
    terminal.answer(done_text(sentence, done), done_data("answer", done, data | answer))


def _when(card: EventCard) -> str:
    event = card.event
    day = f"{event.begins:%Y-%m-%d}"
    if not event.all_day:
        day += f" {event.begins:%H:%M}"
        return day if card.ends is None else f"{day} to {card.ends:%Y-%m-%d %H:%M}"
    return f"{day}, all day"


def _row(card: EventCard) -> tuple[str, ...]:
    """Return an event as one row: id, when, the answer, comfort level, category, title."""
    event = card.event
    begins = f"{event.begins:%Y-%m-%d}" + ("" if event.all_day else f" {event.begins:%H:%M}")
    answer = "" if card.status is None else str(card.status).replace("_", " ")
    title = event.title if event.is_active else f"{event.title} (called off)"
    return event.id, begins, answer, str(event.comfort_level), event.category, title


def _data(card: EventCard) -> dict[str, Any]:
    """Return an event with the person's standing for a program; days and times by the wall clock."""
    event = asdict(card.event)
    event["tags"] = list(card.event.tags)
    return event | {
        "status": None if card.status is None else str(card.status),
        "places_left": card.places_left,
        "exposure_id": card.exposure_id,
        "has_prediction": card.has_prediction,
        "has_outcome": card.has_outcome,
        "is_over": card.is_over,
        "ends": None if card.ends is None else card.ends.isoformat(timespec="minutes"),
        "has_picture": card.has_picture,
    }
