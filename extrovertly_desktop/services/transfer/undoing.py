"""Takes an import back: what it added goes, as far as nobody has touched it since."""

from collections.abc import Mapping
from typing import Any

from extrovertly_desktop.domain.achievements import award_source
from extrovertly_desktop.domain.points import AwardKind
from extrovertly_desktop.services.chunks import in_chunks
from extrovertly_desktop.services.context import OWNER_KEY, ServiceContext
from extrovertly_desktop.services.tasks import TaskContext
from extrovertly_desktop.services.transfer.values import Undone
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import imports, people, transfer_lookups
from extrovertly_desktop.store.queries import progress as progress_store
from extrovertly_desktop.store.queries import transfer as store
from extrovertly_desktop.store.queries.imports import Item, StoredImport
from extrovertly_desktop.store.queries.transfer_shapes import ORDER

ROWS, EARNED, INSIGHTS = "rows", "earned", "insights"
"""What `imports.owner_before` tells: rows that were changed, what was earned before, how far weeks were told."""
_SHARE = 0.8
_LATE = "attachments"


class Undoing:
    """Takes one import back in one unit of work."""

    def __init__(self, context: ServiceContext, unit: Unit, done: StoredImport, ctx: TaskContext) -> None:
        self._context, self._unit, self._done, self._ctx = context, unit, done, ctx

    def run(self) -> Undone:
        """Remove what was added and put back what was changed; figures are settled by the caller."""
        by_table: dict[str, list[Item]] = {}
        for item in imports.items_of(self._unit, self._done.id):
            by_table.setdefault(item.table, []).append(item)
        removed = stay = 0
        # What refers goes before what it refers to.
        for table in reversed(ORDER):
            gone, kept = self._remove(table, by_table.get(table, []))
            removed, stay = removed + gone, stay + kept
        before = self._done.owner_before if isinstance(self._done.owner_before, Mapping) else {}
        self._put_back(before.get(ROWS, {}))
        self._unearn(before.get(EARNED, {}))
        if INSIGHTS in before:
            # What was said since rests on what goes now; it is due again.
            owner_id = self._context.owner(self._unit).id
            transfer_lookups.remove_insights_since(self._unit, owner_id, self._done.created_at)
            people.set_meta(self._unit, "weekly_insights", before[INSIGHTS])
        imports.forget(self._unit, self._done.id)
        imports.set_import(self._unit, self._done.id, undone_at=self._context.clock.now_ms())
        return Undone(removed, stay)

    def _remove(self, table: str, items: list[Item]) -> tuple[int, int]:
        removed = stay = 0
        digests = {item.row_id: item.digest for item in items}
        for some in in_chunks(list(digests), self._ctx, "Taking it back", _SHARE):
            free = list(some) if table == _LATE else self._unchanged(table, some, digests)
            there = len(store.ids_there(self._unit, table, some))
            gone = store.delete_unused(self._unit, table, free) if free else 0
            removed, stay = removed + gone, stay + there - gone
        return removed, stay

    def _unchanged(self, table: str, ids: Any, digests: Mapping[str, int]) -> list[str]:  # noqa: ANN401 - a slice
        rows = store.rows_by_id(self._unit, table, ids)
        return [row_id for row_id, row in rows.items() if digests[row_id] in (0, store.digest_of(table, row))]

    def _put_back(self, rows: Mapping[str, Mapping[str, Mapping[str, list[Any]]]]) -> None:
        for table, changed in rows.items():
            there = store.rows_by_id(self._unit, table, changed)
            for row_id, columns in changed.items():
                if row_id not in there:
                    continue
                if table == "users" and "id" in columns:
                    self._name_owner_again(row_id, columns["id"][0])
                    row_id = columns["id"][0]  # noqa: PLW2901 - the same row
                    there[row_id] = there[columns["id"][1]]
                values = {
                    name: was
                    for name, (was, became) in columns.items()
                    if name != "id" and there[row_id].get(name) == became
                }
                if values:
                    store.update_row(self._unit, table, row_id, values)

    def _name_owner_again(self, now: str, before: str) -> None:
        """Give the owner the identifier back that they had before they were found in the file."""
        if people.get_meta(self._unit, OWNER_KEY) == now:
            store.move_user(self._unit, now, before)
            people.set_meta(self._unit, OWNER_KEY, before)

    def _unearn(self, earned: Mapping[str, list[Any]]) -> None:
        """Let what only the import's rows earned be in progress again; what the rest supports is earned anew."""
        owner = self._context.owner(self._unit)
        for achievement_id, (times, earned_at, became) in earned.items():
            transfer_lookups.set_earned(self._unit, owner.id, achievement_id, times, earned_at)
            for number in range(times + 1, became + 1):
                source = award_source(achievement_id, number)
                progress_store.remove_award(self._unit, owner.id, AwardKind.ACHIEVEMENT, source)
