"""Which events to come fit where a person stands on their ladder, and why."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from extrovertly_desktop.domain.event_lists import EventCard, Suggestion
from extrovertly_desktop.domain.events import AttendeeStatus, ComfortLevel
from extrovertly_desktop.services.context import ServiceContext
from extrovertly_desktop.services.event_common import asking
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import attendances as attendance_store
from extrovertly_desktop.store.queries import event_cards as store

TYPICAL_SUDS = {ComfortLevel.LOW: 25.0, ComfortLevel.MEDIUM: 45.0, ComfortLevel.HIGH: 65.0}
"""The anxiety (SUDS, 0–100) that an event of a comfort level is taken to bring while nothing better is known."""
_AHEAD_DAYS = 60
_LOOKED_AT = 40
_REACH, _STRETCH = 40.0, 70.0
_COUNTED = 9

Expected = Callable[[], Mapping[str, float]]
"""Tells the expected peak SUDS of events to come by their id, as far as it is known."""


class EventSuggestionService:
    """Suggests events from what is expected of them for this person."""

    def __init__(self, context: ServiceContext, expected: Expected) -> None:
        """Make the service; `expected` is asked only when suggestions are."""
        self._context = context
        self._expected = expected

    def suggestions(self, limit: int = 3) -> tuple[Suggestion, ...]:
        """Return events of the next two months that fit, best first, each of another category as far as there are.

        What is within reach comes before a stretch, what the person is interested in before the rest, sooner before
        later; what is full, or likely to be too much (SUDS above 70), is not suggested.
        """
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            now = asking(self._context, owner)
            last = now.wall_clock.date() + timedelta(days=_AHEAD_DAYS)
            cards = store.open_cards(unit, now, last, _LOOKED_AT)
            if not cards:
                return ()
            known = self._expected()
            found = [(card, known.get(card.event.id, TYPICAL_SUDS[card.event.comfort_level])) for card in cards]
            fitting = [(card, suds) for card, suds in found if suds <= _STRETCH and card.places_left != 0]
            fitting.sort(key=_order)
            chosen = _varied(fitting, limit)
            return tuple(
                Suggestion(card, suds, self._why(unit, owner.id, card, suds, is_known=card.event.id in known))
                for card, suds in chosen
            )

    def _why(self, unit: Unit, owner_id: str, card: EventCard, suds: float, *, is_known: bool) -> str:
        about = f"about {round(suds / 5) * 5}"
        if not is_known:
            fit = f"Our rough guess for events like this is anxiety of {about} of 100"
        elif suds <= _REACH:
            fit = f"Your anxiety here is likely to peak near {round(suds)}, well within reach"
        else:
            fit = f"Your anxiety here is likely to peak near {round(suds)}, a stretch worth trying"
        been = attendance_store.times_attended(unit, owner_id, card.event.category, _COUNTED)
        if card.status is AttendeeStatus.INTERESTED:
            return f"{fit}, and you said that it interests you."
        if been == 0:
            return f"{fit}, and it is a kind of event you have not been to yet."
        often = "once" if been == 1 else f"{been} times" if been < _COUNTED else "many times"
        return f"{fit}, and you have been to something like it {often}."


def _order(item: tuple[EventCard, float]) -> tuple[bool, bool, str, str, str]:
    card, suds = item
    event = card.event
    return suds > _REACH, card.status is not AttendeeStatus.INTERESTED, event.date, event.time, event.id


def _varied(fitting: list[tuple[EventCard, float]], limit: int) -> list[tuple[EventCard, float]]:
    chosen: list[tuple[EventCard, float]] = []
    seen: set[str] = set()
    for item in fitting:
        if item[0].event.category not in seen:
            seen.add(item[0].event.category)
            chosen.append(item)
    chosen += [item for item in fitting if item not in chosen]
    return chosen[:limit]
