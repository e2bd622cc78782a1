"""What leaves the vault: its rows as other programs would have them, and entries as their writers take them."""

from collections.abc import Iterator, Mapping
from typing import Any

from extrovertly_desktop.domain.clock import from_ms
from extrovertly_desktop.exchange.bringing.given import GivenEntry, GivenPhoto
from extrovertly_desktop.services.context import ServiceContext
from extrovertly_desktop.services.moods import MoodService
from extrovertly_desktop.services.tasks import TaskContext
from extrovertly_desktop.services.transfer.values import ExportRequest
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import attachments as photo_store
from extrovertly_desktop.store.queries import imports
from extrovertly_desktop.store.queries import transfer_export as store
from extrovertly_desktop.store.queries.transfer_shapes import DERIVED, ORDER, ColumnShape, shape_of

_CHUNK = 500
_STEP = 250
"""Rows between two words of how far it is."""


class Outgoing:
    """One export under way: all of it is read from one consistent state of the vault.

    Args:
        context: for the time and the zone.
        unit: reads that state.
        moods: what moods are called.
        request: what the person wants.
        ctx: told how far it is.
    """

    def __init__(
        self, context: ServiceContext, unit: Unit, moods: MoodService, request: ExportRequest, ctx: TaskContext
    ) -> None:
        self._unit, self._request, self._ctx = unit, request, ctx
        self.owner = context.owner(unit)
        self.now_ms = context.clock.now_ms()
        self._zone = context.clock.zone()
        self._moods = moods.of(self.owner)
        self._first = request.first.isoformat() if request.first else ""
        self._last = request.last.isoformat() if request.last else ""
        self._all = max(store.count_rows(unit, ORDER), 1)
        self._done = 0
        ctx.progress(0.0, "Writing the file")

    def everything(self, table: str) -> Iterator[dict[str, Any]]:
        """Yield every row of a table as it stands."""
        return self._told(store.rows_of(self._unit, table))

    def meta(self) -> Iterator[dict[str, Any]]:
        """Yield what the vault knows about itself."""
        return store.meta(self._unit)

    def items(self) -> Iterator[dict[str, Any]]:
        """Yield what was brought in from elsewhere."""
        return store.items(self._unit)

    def extras(self) -> Iterator[dict[str, Any]]:
        """Yield what is kept beside rows."""
        return store.extras(self._unit)

    def chosen(self, table: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of a table that were chosen by day and privacy; nothing from the bin."""
        return self._told(
            store.rows_of(
                self._unit, table, first=self._first, last=self._last, private=self._request.private, binned=False
            )
        )

    def given_back(self, table: str, slug: str) -> Iterator[tuple[dict[str, Any], Mapping[str, Any]]]:
        """Yield the chosen rows of a table with figures as the other program had them, and the fields it had besides.

        A figure is given back as long as ours is still what followed from the facts when it came. Rows that came and
        for which nothing follows here, such as a day without anything, are given back as well.
        """
        chunk: list[dict[str, Any]] = []
        for row in self.chosen(table):
            chunk.append(row)
            if len(chunk) == _CHUNK:
                yield from self._with_extras(table, slug, chunk)
                chunk = []
        yield from self._with_extras(table, slug, chunk)
        if table in DERIVED:
            there = {row_id for row_id, _row in imports.rows_kept_of(self._unit, slug, table)}
            there -= set(store.ids_of(self._unit, table))
            for row_id, row in imports.rows_kept_of(self._unit, slug, table):
                if row_id in there:
                    yield row, {}

    def _with_extras(
        self, table: str, slug: str, rows: list[dict[str, Any]]
    ) -> Iterator[tuple[dict[str, Any], Mapping[str, Any]]]:
        extras = imports.extras_of(self._unit, table, [row["id"] for row in rows]) if rows else {}
        for row in rows:
            of_row = extras.get(row["id"], {})
            for data in of_row.values():
                for column, figure in data.get("figures", {}).items():
                    if row.get(column) == figure["is"]:
                        row[column] = figure["was"]
            yield row, of_row.get(slug, {}).get("fields", {})

    def columns(self, table: str) -> tuple[ColumnShape, ...]:
        """Return the columns of a table."""
        return tuple(shape_of(table).columns.values())

    def foreign_tables(self, slug: str) -> list[str]:
        """Return the tables that are not ours of which rows came in one format."""
        return imports.foreign_tables(self._unit, slug, ORDER)

    def foreign(self, slug: str, table: str) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Yield the rows of such a table: id, row, and the name of the file that it describes or ""."""
        return imports.files_kept_of(self._unit, slug, table)

    def file(self, slug: str, table: str, row_id: str) -> str:
        """Return the bytes of the file that a row of such a table describes, as base64."""
        return imports.file_of(self._unit, slug, table, row_id)

    def entries(self) -> Iterator[GivenEntry]:
        """Yield the owner's chosen entries, oldest first."""
        for row in self.chosen("journal_entries"):
            if row["user_id"] != self.owner.id:
                continue
            mood = self._moods.find(row["mood"])
            yield GivenEntry(
                id=row["id"],
                created_at=row["created_at"],
                local=from_ms(row["created_at"], self._zone).replace(tzinfo=None),
                local_date=row["local_date"],
                text=row["content"],
                mood=row["mood"] if mood is None else mood.title,
                tags=tuple(row["tags"] or ()),
                is_private=bool(row["is_private"]),
                intensity=row["mood_intensity"],
                prompt=row["reflection_prompt"],
                zone=getattr(self._zone, "key", None),
                photos=self._photos(row["id"]),
            )

    def _photos(self, entry_id: str) -> tuple[GivenPhoto, ...]:
        found = photo_store.photos_of_entry(self._unit, entry_id)
        return tuple(GivenPhoto(photo.media_type, self._reading(photo.id)) for photo in found)

    def _reading(self, photo_id: str) -> Any:  # noqa: ANN401 - what reads one photo
        return lambda: photo_store.picture(self._unit, photo_id) or b""

    def _told(self, rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for row in rows:
            self._done += 1
            if self._done % _STEP == 0:
                self._ctx.progress(min(self._done / self._all, 1.0), "Writing the file")
            yield row
