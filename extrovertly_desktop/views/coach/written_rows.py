"""Where in the window stands what was written in a conversation."""

from typing import TYPE_CHECKING

from extrovertly_desktop.coach.message_details import WrittenRow
from extrovertly_desktop.domain.errors import NotFoundError

if TYPE_CHECKING:
    from extrovertly_desktop.services.vaults import OpenVault

_PLACES = {
    "missions": "missions",
    "journal_entries": "journal",
    "events": "events",
}
_FIXED = {"suds_marks": ("missions", "ladder"), "social_goals": ("progress", "")}


def place_of(row: WrittenRow, vault: "OpenVault") -> tuple[str, str] | None:
    """Return the slug of a tab and the subject it has to show, or None for what has no tab or is gone."""
    if row.table == "exposures":
        try:
            exposure = vault.missions.exposure(row.id)
        except NotFoundError:
            return None
        return ("missions", exposure.mission_id) if exposure.mission_id else ("events", exposure.event_id or "")
    if row.table in _PLACES:
        return _PLACES[row.table], row.id
    return _FIXED.get(row.table)


def has_place(row: WrittenRow) -> bool:
    """Whether what was written can be looked at on a tab."""
    return row.table == "exposures" or row.table in _PLACES or row.table in _FIXED
