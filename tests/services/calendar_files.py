"""Calendar files as tests need them."""

from extrovertly_desktop.services.calendar_values import ImportChoices, ImportPreview, ImportResult
from extrovertly_desktop.services.tasks import quiet_context
from extrovertly_desktop.services.vaults import OpenVault


def calendar(*events: str) -> bytes:
    """Return a calendar of events, each given by its lines; `DTSTAMP` is added."""
    blocks = [
        "\r\n".join(("BEGIN:VEVENT", "DTSTAMP:20260101T000000Z", *event.split("\n"), "END:VEVENT")) for event in events
    ]
    return "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//EN", *blocks, "END:VCALENDAR", "")).encode()


def preview(vault: OpenVault, data: bytes) -> ImportPreview:
    """Return what a file would bring."""
    return vault.calendar_import.preview(data, quiet_context())


def take(vault: OpenVault, data: bytes, **choices: object) -> ImportResult:
    """Import everything that is ticked at first, and what else is told."""
    seen = preview(vault, data)
    wanted = ImportChoices.of(seen)
    given = {"selected": wanted.selected} | choices
    return vault.calendar_import.apply(seen, ImportChoices(**given), quiet_context()).value  # type: ignore[arg-type]
