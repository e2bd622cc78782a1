"""An event as tests need one: board games next Monday evening, unless said otherwise."""

from extrovertly_desktop.domain.events import Event, EventDraft
from extrovertly_desktop.services.vaults import OpenVault

NEXT_WEEK = "2026-03-09"


def games(**typed: object) -> EventDraft:
    """Return the draft of an event."""
    plain: dict[str, object] = {
        "title": "Board games", "date": NEXT_WEEK, "time": "19:00", "category": "hobby", "comfort_level": "low",
    }  # fmt: skip
    return EventDraft.of(**(plain | typed))


def add(vault: OpenVault, **typed: object) -> Event:
    """Add an event and return it."""
    return vault.events.create(games(**typed)).value
