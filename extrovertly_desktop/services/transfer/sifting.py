"""One look through what a reader finds: what would be added, what is here already, what cannot be kept.

A preview and the import itself take the same look, so that they say the same; only the import writes what is ready.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.exchange.bringing.found import (
    Found,
    FoundCheckIn,
    FoundEntry,
    FoundForeign,
    FoundRow,
    Problem,
)
from extrovertly_desktop.services.context import ServiceContext
from extrovertly_desktop.services.transfer.diary import Diary
from extrovertly_desktop.services.transfer.fitting import plain_json, plain_text
from extrovertly_desktop.services.transfer.moods import MoodMap
from extrovertly_desktop.services.transfer.people import People
from extrovertly_desktop.services.transfer.rows import COMPLETE, Rows
from extrovertly_desktop.services.transfer.tally import Ready, Tally
from extrovertly_desktop.services.transfer.values import TransferChoices
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import transfer as store
from extrovertly_desktop.store.queries import transfer_lookups as lookups
from extrovertly_desktop.store.queries.transfer_shapes import ORDER, shape_of

FOREIGN, META, EXTRAS, ITEMS = "foreign", "vault_meta", "import_extras", "import_items"
"""Where else something may go than to the tables: kept beside, what the vault knows about itself, and what an earlier
import left."""
_USERS = "users"
_BATCH, _HEAVY = 500, 4_000_000
"""So many things, or characters and bytes, are looked at together."""
_UNKNOWN = "This belongs to a table that is not known here, so it was left out."
_NOT_CHOSEN = "Not chosen."
_KEPT_BESIDE = (
    "Rows of tables that are not known here. They are kept and go out again with an export of the same format."
)


class Sifter:
    """Looks through one file.

    Args:
        unit: reads what is here.
        context: for the time, the zone and identifiers.
        slug: of the format.
        owner: of the vault; None before there is one.
        choices: what the person decided.
        moods: what words for moods become.

    Attributes:
        slug: of the format.
        tally: what came by so far.
        people: who is who.
        has_rows: whether rows of our own tables came by.
    """

    def __init__(
        self,
        unit: Unit,
        context: ServiceContext,
        slug: str,
        owner: User | None,
        *,
        choices: TransferChoices,
        moods: MoodMap,
    ) -> None:
        self._unit, self.slug, self._choices = unit, slug, choices
        self.tally = Tally()
        is_fresh = owner is not None and not lookups.has_facts(unit, owner.id)
        self.people = People(owner, choices.owner_id, is_fresh=is_fresh)
        self._diary = None if owner is None else Diary(context, owner, moods, self.tally, private=choices.private)
        self._rows = Rows(unit, context, slug, people=self.people, tally=self.tally)
        self._users: dict[str, FoundRow] = {}
        self._have_met = False
        self.has_rows = False

    def batches(self, found: Iterable[Found | Problem]) -> Iterator[list[Ready]]:
        """Yield what is to be added, some hundred rows at a time."""
        batch: list[Found] = []
        weight = 0
        for item in found:
            if isinstance(item, Problem):
                self.tally.problem(item.place, item.what, item.lost)
                continue
            if isinstance(item, FoundRow) and item.table == _USERS and not self._have_met:
                self._meet_later(item)
                continue
            self.has_rows = self.has_rows or isinstance(item, FoundRow)
            batch.append(item)
            weight += _weight(item)
            if len(batch) >= _BATCH or weight >= _HEAVY:
                yield self._ready(batch)
                batch, weight = [], 0
        yield self._ready(batch)

    def _meet_later(self, user: FoundRow) -> None:
        row_id = user.values.get("id")
        self._users[plain_text(row_id) if isinstance(row_id, str) else f"?{len(self._users)}"] = user

    def _ready(self, batch: list[Found]) -> list[Ready]:
        ready: list[Ready] = []
        if not self._have_met:
            self._have_met = True
            ready += self._met()
        diary = [item for item in batch if isinstance(item, (FoundEntry, FoundCheckIn))]
        if diary:
            ready += self._of_diary(diary)
        for table, rows in _runs(batch):
            ready += self._of_table(table, rows)
        foreign = [item for item in batch if isinstance(item, FoundForeign)]
        if foreign:
            ready += self._of_foreign(foreign)
        for row in ready:
            self._count(row)
        return ready

    def _count(self, row: Ready) -> None:
        if row.instead_of is not None and row.table != _USERS:
            self.tally.duplicates += 1
        elif row.table in ORDER and not row.fills:
            self.tally.add(row)

    def _met(self) -> list[Ready]:
        """Return the people who are to be added, once all of them are known."""
        if not self._users:
            return []
        self.has_rows = True
        named = {row_id: user.values for row_id, user in self._users.items() if isinstance(user.values.get("id"), str)}
        self.people.meet(named, store.ids_there(self._unit, _USERS, named))
        mine = self.people.file_owner
        others = [user for row_id, user in self._users.items() if row_id != mine]
        ready = self._rows.ready(_USERS, others)
        if mine is not None:
            ready = self._owner(self._users[mine]) + ready
        self._users.clear()
        return ready

    def _owner(self, user: FoundRow) -> list[Ready]:
        row = self._rows.fitted_row(user)
        if row is None:
            self.people.give_up()
            return []
        before, owner_id = self.people.former_owner_id, self.people.owner_id
        self._rows.keep(_USERS, owner_id)
        if self.people.takes_place and before != row.values["id"]:
            row.instead_of = before
            return [row]
        self.tally.duplicates += 1
        self._rows.stand_for(_USERS, row.values["id"], owner_id)
        row.values["id"], row.fills = owner_id, True
        return [row]

    def _of_table(self, table: str, found: list[FoundRow]) -> list[Ready]:
        if table in (META, EXTRAS, ITEMS):
            return [self._beside(table, row) for row in found if self.slug == COMPLETE and _is_whole(row)]
        if table not in ORDER:
            for row in found:
                self.tally.problem(row.place, _UNKNOWN, lost=1)
            return []
        if self._choices.tables is not None and table not in self._choices.tables:
            self.tally.leave_out(_NOT_CHOSEN, len(found))
            return []
        if "user_id" in shape_of(table).columns:
            self.people.rows.update(str(row.values.get("user_id")) for row in found)
        ready = self._rows.ready(table, found)
        if table == "user_profiles":
            self._one_profile(ready)
        return ready

    def _beside(self, table: str, row: FoundRow) -> Ready:
        return Ready(table, plain_json(dict(row.values)), "", row.place)

    def _one_profile(self, ready: list[Ready]) -> None:
        """Let the owner's profile be one: the file's takes the place of an untouched one, or fills it."""
        former = self.people.former_owner_id
        there = lookups.profile_id(self._unit, former) if former is not None else None
        for row in ready:
            if row.values["user_id"] == self.people.owner_id and there is not None:
                if self.people.takes_place:
                    row.instead_of = there
                else:
                    row.values["id"], row.fills = there, True

    def _of_diary(self, found: list[FoundEntry | FoundCheckIn]) -> list[Ready]:
        diary = self._diary
        if diary is None:
            raise UserError("This vault has no owner yet. Please start with your name.")
        known = store.known_keys(self._unit, [self.format_key(item.key) for item in found])
        ready: list[Ready] = []
        for item in found:
            table = diary.table_of(item)
            if self._choices.tables is not None and table not in self._choices.tables:
                self.tally.leave_out(_NOT_CHOSEN)
            elif (self.format_key(item.key), table) in known or not self.tally.is_first(table, item.key):
                self.tally.duplicates += 1
            elif (row := diary.ready(item)) is not None:
                ready.append(row)
        return ready

    def _of_foreign(self, found: list[FoundForeign]) -> list[Ready]:
        named = [(item, foreign_id(item.data)) for item in found]
        by_table: dict[str, list[str]] = {}
        for item, row_id in named:
            by_table.setdefault(item.table, []).append(row_id)
        there = {table: store.foreign_there(self._unit, self.slug, table, ids) for table, ids in by_table.items()}
        ready = []
        for item, row_id in named:
            if row_id in there[item.table] or not self.tally.is_first(FOREIGN, item.table, row_id):
                self.tally.duplicates += 1
                continue
            self.tally.leave_out(_KEPT_BESIDE)
            values = {"table": plain_text(item.table), "id": row_id, "row": plain_json(dict(item.data))}
            photos = () if item.content is None else (item.content,)
            ready.append(Ready(FOREIGN, values, row_id, item.place, photos=photos))
        return ready

    def format_key(self, key: str) -> str:
        """Return how something of the source is known in the vault."""
        return f"{self.slug}:{plain_text(key)}"


_NEEDED: dict[str, tuple[tuple[str, type], ...]] = {
    META: (("key", str),),
    EXTRAS: (("row_table", str), ("row_id", str), ("format", str), ("data", dict)),
    ITEMS: (("format_key", str), ("row_table", str), ("row_id", str), ("digest", int)),
}
_LARGEST = 2**63


def _is_whole(row: FoundRow) -> bool:
    """Whether a row that stands beside the tables has all that it needs."""
    given = row.values
    return all(isinstance(given.get(name), kind) for name, kind in _NEEDED[row.table]) and (
        row.table != ITEMS or -_LARGEST <= given["digest"] < _LARGEST
    )


def foreign_id(data: Mapping[str, Any]) -> str:
    """Return what a row of a table that is not ours is called: its own identifier, or a digest where it has none."""
    for name in ("_id", "id"):
        if isinstance(data.get(name), str):
            return plain_text(str(data[name]))
    text = json.dumps(data, sort_keys=True, default=str).encode("utf-8", "replace")
    return hashlib.blake2b(text, digest_size=16).hexdigest()


def _runs(batch: list[Found]) -> Iterator[tuple[str, list[FoundRow]]]:
    """Yield the rows of a batch by table, in the order in which they came."""
    run: list[FoundRow] = []
    for item in batch:
        if not isinstance(item, FoundRow):
            continue
        if run and run[0].table != item.table:
            yield run[0].table, run
            run = []
        run.append(item)
    if run:
        yield run[0].table, run


def _weight(item: Found) -> int:
    match item:
        case FoundEntry():
            return len(item.text)
        case FoundRow():
            return sum(len(value) for value in item.values.values() if isinstance(value, (str, bytes)))
        case _:
            return 100
