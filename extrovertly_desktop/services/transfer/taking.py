"""Writes what a look through a file found ready, in one unit of work."""

import base64
from collections.abc import Iterator, Sequence
from typing import Any

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.context import OWNER_KEY, ServiceContext
from extrovertly_desktop.services.transfer.sifting import EXTRAS, FOREIGN, ITEMS, META, Sifter
from extrovertly_desktop.services.transfer.tally import Ready
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import imports, people
from extrovertly_desktop.store.queries import transfer as store
from extrovertly_desktop.store.queries.imports import Item, StoredImport
from extrovertly_desktop.store.queries.transfer_shapes import DERIVED

_KEPT_FIGURES = {
    "users": ("total_points", "streak_days", "longest_streak", "confidence_level"),
    "social_goals": ("current_value", "status"),
}
"""Columns that follow from the facts here: what the file said of them is kept where it differs."""
_OWN_META = frozenset({OWNER_KEY, "content_digest"})
"""What a vault knows about itself alone."""


class Taking:
    """One import under way.

    Args:
        context: for the time and identifiers.
        unit: the unit of work.
        sifter: what looks through the file.
        source_name: of the file, to be told later.

    Attributes:
        originals: by table and id, what the file said of what follows from the facts here.
        rows: what was written, by table, as far as something follows from it.
        is_begun: whether there was anything to look at twice.
        has_changed: whether anything is otherwise in the vault than before.
        before: what was changed about rows that were here: table → id → column → [before, after].
    """

    def __init__(self, context: ServiceContext, unit: Unit, sifter: Sifter, source_name: str) -> None:
        self._context, self._unit, self._sifter, self._slug = context, unit, sifter, sifter.slug
        self._source_name = source_name
        self.import_id = context.new_id()
        self.originals: dict[tuple[str, str], dict[str, Any]] = {}
        self.rows: dict[str, list[dict[str, Any]]] = {}
        self.before: dict[str, dict[str, dict[str, list[Any]]]] = {}
        self.is_begun = self.has_changed = False
        self._extras: list[tuple[str, str, dict[str, Any]]] = []

    def write(self, batch: Sequence[Ready]) -> None:
        """Write some rows."""
        for table, rows in _groups(batch):
            if table == "users":
                self._write_people(rows)
                continue
            self._begin()
            if table == FOREIGN:
                self._keep_foreign(rows)
            elif table == META:
                self._know([row.values for row in rows])
            elif table == EXTRAS:
                self._keep_again([row.values for row in rows])
            elif table == ITEMS:
                imports.add_items(self._unit, self.import_id, [_known(row.values) for row in rows])
            else:
                self._write_rows(table, rows)
        if self._extras:
            self._begin()
            store.put_extras(self._unit, self.import_id, self._slug, self._extras)
            self._extras = []

    def finish(self, counts: dict[str, int], owner_before: dict[str, Any]) -> None:
        """Write down what the import added, and what it changed about what was here."""
        self._begin()
        imports.set_import(self._unit, self.import_id, counts=counts, owner_before=owner_before)

    def withdraw(self) -> None:
        """Note no import at all: all that came is here already."""
        imports.remove(self._unit, self.import_id)

    def _begin(self) -> None:
        if self.is_begun:
            return
        self.is_begun = True
        owner_id = self._sifter.people.owner_id
        if not owner_id:
            raise UserError("This vault has no owner yet. Please start with your name.")
        now = self._context.clock.now_ms()
        noted = StoredImport(self.import_id, now, self._slug, self._source_name, {}, None, None)
        imports.add_import(self._unit, owner_id, noted)

    def _write_people(self, rows: list[Ready]) -> None:
        people_of = self._sifter.people
        mine = [row for row in rows if row.values["id"] == people_of.owner_id]
        if mine and people_of.takes_place and not mine[0].fills:
            self._take_place_of_owner(mine[0])
            rows = [row for row in rows if row is not mine[0]]
        self._begin()
        self._write_rows("users", rows)

    def _take_place_of_owner(self, row: Ready) -> None:
        self.has_changed = True
        before = self._sifter.people.former_owner_id
        self._note_figures("users", row)
        values = {name: value for name, value in row.values.items() if name not in _KEPT_FIGURES["users"]}
        if before is None:
            store.insert_rows(self._unit, "users", [values])
            people.set_meta(self._unit, OWNER_KEY, values["id"])
        else:
            there = store.rows_by_id(self._unit, "users", [before])[before]
            values = self._joined(there, values, row)
            self._note_before("users", values["id"], there, values)
            store.move_user(self._unit, before, values["id"])
            store.update_row(self._unit, "users", values["id"], values)
            people.set_meta(self._unit, OWNER_KEY, values["id"])
        self._begin()
        self.rows.setdefault("users", []).append(values)
        if row.extras:
            self._extras.append(("users", values["id"], row.extras))

    def _joined(self, there: dict[str, Any], values: dict[str, Any], row: Ready) -> dict[str, Any]:
        """Return the owner's row as it will be: what was set here and is not in the file stays."""
        joined = {name: value for name, value in values.items() if value is not None}
        ours, theirs = there["preferences"], joined.get("preferences")
        if isinstance(ours, dict) and (theirs is None or isinstance(theirs, dict)):
            joined["preferences"] = {**ours, **(theirs or {})} or None
        kept = {
            name: {"was": values.get(name), "is": joined.get(name, there.get(name))}
            for name in ("preferences", "last_name", "avatar_url", "date_of_birth", "last_login_at")
            if joined.get(name, there.get(name)) != values.get(name)
        }
        if kept:
            row.extras.setdefault("figures", {}).update(kept)
        return joined

    def _write_rows(self, table: str, rows: list[Ready]) -> None:
        fresh = [row for row in rows if not row.fills and row.instead_of is None]
        self.has_changed = self.has_changed or any(not row.fills for row in rows)
        for row in rows:
            self._note_figures(table, row)
            if row.instead_of is not None:
                store.update_row(self._unit, table, row.instead_of, row.values)
            elif row.fills:
                self._fill(table, row)
            if row.extras:
                self._extras.append((table, row.values["id"], row.extras))
        if fresh:
            self._insert(table, fresh)
        for row in rows:
            if row.photos:
                self._add_photos(row)

    def _insert(self, table: str, rows: list[Ready]) -> None:
        # A row written anew is followed from here on; one that was here is looked at as it stands at the end.
        store.insert_rows(self._unit, table, [row.values for row in rows])
        items = [
            Item(
                self._sifter.format_key(row.key),
                table,
                row.values["id"],
                store.digest_of(table, dict(store.with_defaults(table, row.values))),
            )
            for row in rows
        ]
        imports.add_items(self._unit, self.import_id, items)
        self.rows.setdefault(table, []).extend(_essence(table, row.values) for row in rows)

    def _note_figures(self, table: str, row: Ready) -> None:
        if row.values.get("user_id", row.values["id"]) != self._sifter.people.owner_id:
            return
        if row.fills:
            return
        if table in DERIVED:
            self.originals[table, row.values["id"]] = dict(row.values)
        elif table in _KEPT_FIGURES:
            was = {name: row.values[name] for name in _KEPT_FIGURES[table] if name in row.values}
            if was:
                self.originals[table, row.values["id"]] = was

    def _fill(self, table: str, row: Ready) -> None:
        there = store.rows_by_id(self._unit, table, [row.values["id"]]).get(row.values["id"])
        if there is None:
            return
        filled = {
            name: value
            for name, value in row.values.items()
            if name in there and there[name] in (None, "", [], {}) and value not in (None, "", [], {})
        }
        if filled:
            self.has_changed = True
            self._note_before(table, row.values["id"], there, filled)
            store.update_row(self._unit, table, row.values["id"], filled)

    def _note_before(self, table: str, row_id: str, there: dict[str, Any], after: dict[str, Any]) -> None:
        changed = {name: [there.get(name), value] for name, value in after.items() if there.get(name) != value}
        self.before.setdefault(table, {}).setdefault(row_id, {}).update(changed)

    def _know(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            key, value = row.get("key"), row.get("value")
            if not isinstance(key, str) or key in _OWN_META:
                continue
            if self._sifter.people.takes_place or people.get_meta(self._unit, key) is None:
                self.has_changed = True
                people.set_meta(self._unit, key, value)

    def _keep_foreign(self, rows: list[Ready]) -> None:
        self.has_changed = True
        for row in rows:
            data = {"row": row.values["row"]}
            for file in row.photos:
                # What a stored file holds goes to the disk at once: files may be large.
                data["content"] = {"name": file.name, "base64": base64.b64encode(file.read()).decode()}
            store.put_extras(self._unit, self.import_id, self._slug, [(row.values["table"], row.values["id"], data)])

    def _keep_again(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            table, row_id, slug, data = (row.get(name) for name in ("row_table", "row_id", "format", "data"))
            if all(isinstance(text, str) for text in (table, row_id, slug)) and isinstance(data, dict):
                parts = {name: part for name, part in data.items() if isinstance(part, dict)}
                store.put_extras(self._unit, self.import_id, str(slug), [(str(table), str(row_id), parts)])

    def _add_photos(self, row: Ready) -> None:
        # Pillow is loaded when the first photo comes, not when the application starts.
        from extrovertly_desktop.media.photos import prepare  # noqa: PLC0415

        position = 0
        for photo in row.photos:
            try:
                prepared = prepare(photo.read())
            except UserError as trouble:
                self._sifter.tally.problem(row.place, f"A photo could not be taken along. {trouble}")
                continue
            values = {
                "id": self._context.new_id(),
                "created_at": row.values["created_at"],
                "entry_id": row.values["id"],
                "position": position,
                "media_type": prepared.media_type,
                "width": prepared.width,
                "height": prepared.height,
                "thumbnail": prepared.thumbnail,
                "content": prepared.content,
            }
            self._insert("attachments", [Ready("attachments", values, f"{row.key}/{position}", row.place)])
            self._sifter.tally.added["attachments"] += 1
            position += 1


_ESSENTIAL = {
    "journal_entries": ("id", "user_id", "local_date"),
    "mood_tracking": ("id", "user_id", "local_date"),
    "exposures": ("id", "user_id", "local_date", "mission_id"),
    "event_attendees": ("id", "user_id", "local_date", "status", "event_id"),
    "user_achievements": ("id", "user_id", "achievement_id", "times_earned", "earned_at"),
}


def _essence(table: str, values: dict[str, Any]) -> dict[str, Any]:
    """Return as much of a row as what follows from it depends on; what was written need not be held."""
    return {name: values.get(name) for name in _ESSENTIAL.get(table, ())}


def _groups(batch: Sequence[Ready]) -> Iterator[tuple[str, list[Ready]]]:
    """Yield rows by table, in the order in which they came."""
    group: list[Ready] = []
    for row in batch:
        if group and group[0].table != row.table:
            yield group[0].table, group
            group = []
        group.append(row)
    if group:
        yield group[0].table, group


def _known(values: dict[str, Any]) -> Item:
    return Item(str(values["format_key"]), str(values["row_table"]), str(values["row_id"]), int(values["digest"]))
