"""What a list of entries fetches for the rows in sight."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from extrovertly_desktop.adapters.journal_model import ListedEntry

if TYPE_CHECKING:
    from extrovertly_desktop.services.vaults import OpenVault


def listed_entries(vault: "OpenVault") -> Callable[[Sequence[int]], Mapping[int, ListedEntry]]:
    """Return what fetches a page of entries by key, with their photos."""

    def fetch(keys: Sequence[int]) -> dict[int, ListedEntry]:
        entries = vault.journal.by_keys(keys)
        ids = [entry.id for entry in entries.values()]
        counts = vault.photos.counts(ids)
        covers = vault.photos.covers([entry_id for entry_id in ids if entry_id in counts]) if counts else {}
        return {
            key: ListedEntry(
                entry,
                counts.get(entry.id, 0),
                covers[entry.id].thumbnail if entry.id in covers else None,
            )
            for key, entry in entries.items()
        }

    return fetch
