"""Rows of our own tables from elsewhere: what they refer to, whether they are here, and what cannot be kept."""

from collections.abc import Mapping, Sequence
from typing import Any

from extrovertly_desktop.domain.clock import local_day
from extrovertly_desktop.domain.journal import count_words
from extrovertly_desktop.exchange.bringing.found import FoundRow
from extrovertly_desktop.services.context import ServiceContext
from extrovertly_desktop.services.transfer.fitting import Fitted, fit, plain_json, plain_text
from extrovertly_desktop.services.transfer.people import People
from extrovertly_desktop.services.transfer.tally import Ready, Tally
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import transfer as store
from extrovertly_desktop.store.queries import transfer_lookups as lookups
from extrovertly_desktop.store.queries.transfer_shapes import DERIVED, TableShape, parents, shape_of

COMPLETE = "complete"
_ONCE_ONLY = "This stands in the file twice; the first one is taken."
_NO_ID = "This row has no identifier, so it was left out."
_DANGLING = "This refers to something that is not in the file (column {column}), so {fate}."
_LEFT, _EMPTIED = "it was left out", "the reference was left empty"
_LACKING = "This row lacks {column}, or it holds what cannot be kept there, so it was left out."
_REFUSED = "What stands under {column} cannot be kept there, so it was left empty; the original goes out again."
_SENSELESS = "What this row says does not fit together, so it was left out."
_FOLLOWS = frozenset({"confidence_level", "total_points", "streak_days", "longest_streak", "current_value", "status",
                      "completed_at", "word_count", "local_date"})  # fmt: skip
"""Columns that follow from others or move by themselves: that they differ is no difference."""
_PROFILES = "user_profiles"  # there is one, which is looked after on its own
_LARGE = frozenset({"attachments"})
_LOCAL_DAY_OF = {"journal_entries": "created_at", "mood_tracking": "created_at", "exposures": "created_at",
                 "well_being_checks": "created_at"}  # fmt: skip


class Rows:
    """Sorts the rows of one file.

    Args:
        unit: reads what is here; nothing is written.
        context: for the time, the zone and identifiers.
        slug: of the format.
        people: who is who.
        tally: told of everything.
    """

    def __init__(self, unit: Unit, context: ServiceContext, slug: str, *, people: People, tally: Tally) -> None:
        self._unit, self._context, self._slug, self._people, self._tally = unit, context, slug, people, tally
        # Only our own format keeps attempts; elsewhere a completed mission is all that tells of one.
        self._makes_attempts = slug != COMPLETE
        self._aliases: dict[str, dict[str, str]] = {}
        self._kept: set[int] = set()
        self._points: dict[str, int] = {}
        self._named: dict[str, dict[tuple[str, str], str]] = {}

    def ready(self, table: str, founds: Sequence[FoundRow]) -> list[Ready]:
        """Return those rows of one table that are to be added."""
        shape = shape_of(table)
        rows = [ready for found in founds if (ready := self._fitted(shape, found)) is not None]
        here = self._here(shape, rows)
        rows = self._new(shape, self._referring(shape, self._unknown(rows, here)), here)
        rows = self._without_twins(shape, rows)
        if table in parents():
            self._kept.update(hash((table, row.values["id"])) for row in rows)
        if table == "missions":
            self._points |= {row.values["id"]: row.values.get("points", 0) for row in rows}
        return rows + (self._attempts(rows) if table == "user_missions" and self._makes_attempts else [])

    def stand_for(self, table: str, theirs: str, ours: str) -> None:
        """Note that a row of the file is one of ours."""
        self._aliases.setdefault(table, {})[theirs] = ours

    def _format_key(self, key: str) -> str:
        return f"{self._slug}:{key}"

    def keep(self, table: str, row_id: str) -> None:
        """Note that a row will be there, so that others may refer to it."""
        self._kept.add(hash((table, row_id)))

    def fitted_row(self, found: FoundRow) -> Ready | None:
        """Return one row as it can be kept, without looking at what else there is."""
        return self._fitted(shape_of(found.table), found)

    def _fitted(self, shape: TableShape, found: FoundRow) -> Ready | None:
        given = dict(found.values)
        row_id = given.get("id")
        if not isinstance(row_id, str) or not plain_text(row_id):
            self._tally.problem(found.place, _NO_ID, lost=1)
            return None
        fitted = fit(shape, given)
        self._complete(shape, fitted)
        lacking = [name for name in fitted.lacking if name not in fitted.values]
        if lacking:
            self._tally.problem(found.place, _LACKING.format(column=lacking[0]), lost=1)
            return None
        if not is_coherent(shape.name, fitted.values):
            self._tally.problem(found.place, _SENSELESS, lost=1)
            return None
        for name in fitted.refused:
            self._tally.problem(found.place, _REFUSED.format(column=name))
        extras: dict[str, Any] = {}
        if found.extras:
            extras["fields"] = plain_json(dict(found.extras))
        if fitted.refused:
            extras["figures"] = {
                name: {"was": _told(value), "is": fitted.values.get(name)} for name, value in fitted.refused.items()
            }
        if shape.name == "journal_entries":
            _count_words(fitted.values, extras)
        return Ready(shape.name, fitted.values, fitted.values["id"], found.place, extras)

    def _complete(self, shape: TableShape, fitted: Fitted) -> None:
        values = fitted.values
        if "created_at" in fitted.lacking and "created_at" not in fitted.refused:
            values["created_at"] = self._context.clock.now_ms()
        if "created_at" in shape.columns and "created_at" not in values:
            return
        name = shape.name
        if name in _LOCAL_DAY_OF and values.get("local_date") is None:
            values["local_date"] = self._day_of(values[_LOCAL_DAY_OF[name]])
        if name == "event_attendees":
            moment = values.get("attended_at") or values.get("rsvp_at")
            is_there = values.get("status") == "attended"
            if is_there and values.get("local_date") is None and moment is not None:
                values["local_date"] = self._day_of(moment)
            if not is_there:
                values["local_date"] = None
        if name == "user_achievements" and "times_earned" not in values:
            values["times_earned"] = int(values.get("earned_at") is not None)

    def _day_of(self, at_ms: int) -> str | None:
        try:
            return local_day(at_ms, self._context.clock.zone(), self._people.start_hour).isoformat()
        except (OverflowError, ValueError):
            return None

    def _referring(self, shape: TableShape, rows: list[Ready]) -> list[Ready]:
        there: dict[str, set[str]] = {}
        for column in shape.references:
            parent = column.refers_to or ""
            aliases = self._aliases.get(parent, {})
            asked: set[str] = set()
            for row in rows:
                named = row.values.get(column.name)
                if named is not None:
                    row.values[column.name] = aliases.get(named, named)
                    if hash((parent, row.values[column.name])) not in self._kept:
                        asked.add(row.values[column.name])
            if asked:
                there.setdefault(parent, set()).update(store.ids_there(self._unit, parent, asked))
        return [row for row in rows if self._refers(shape, row, there)]

    def _refers(self, shape: TableShape, row: Ready, there: Mapping[str, set[str]]) -> bool:
        for column in shape.references:
            named, parent = row.values.get(column.name), column.refers_to or ""
            if named is None or hash((parent, named)) in self._kept or named in there.get(parent, ()):
                continue
            row.values[column.name] = None
            is_lost = column.is_required or not is_coherent(shape.name, row.values)
            fate = _LEFT if is_lost else _EMPTIED
            self._tally.problem(row.place, _DANGLING.format(column=column.name, fate=fate), lost=int(is_lost))
            if is_lost:
                return False
            row.extras.setdefault("figures", {})[column.name] = {"was": named, "is": None}
        return True

    def _here(self, shape: TableShape, rows: list[Ready]) -> Mapping[str, Mapping[str, Any]]:
        """Return the rows that have the same ids here, by id; empty ones where what they say does not matter."""
        ids = [row.values["id"] for row in rows]
        if shape.name in DERIVED | _LARGE:
            return {row_id: {} for row_id in store.ids_there(self._unit, shape.name, ids)}
        return store.rows_by_id(self._unit, shape.name, ids)

    def _unknown(self, rows: list[Ready], here: Mapping[str, object]) -> list[Ready]:
        """Return the rows that were not brought before and have gone since: those are not brought again."""
        gone = [row for row in rows if row.values["id"] not in here]
        known = {key for key, _table in store.known_keys(self._unit, [self._format_key(row.key) for row in gone])}
        kept = []
        for row in rows:
            if row.values["id"] not in here and self._format_key(row.key) in known:
                self._tally.duplicates += 1
            else:
                kept.append(row)
        return kept

    def _new(self, shape: TableShape, rows: list[Ready], here: Mapping[str, Mapping[str, Any]]) -> list[Ready]:
        """Return the rows whose ids are not here; of the others only the number is told."""
        new = []
        for row in rows:
            stored = here.get(row.values["id"])
            if not self._tally.is_first(shape.name, row.values["id"]):
                self._tally.problem(row.place, _ONCE_ONLY, lost=1)
            elif stored is None:
                new.append(row)
            else:
                self._tally.duplicates += 1
                self._tally.differing += bool(stored) and any(
                    stored[name] != value for name, value in row.values.items() if name not in _FOLLOWS
                )
        return new

    def _without_twins(self, shape: TableShape, rows: list[Ready]) -> list[Ready]:
        for columns in shape.unique:
            named = {id(row): tuple(row.values.get(name) for name in columns) for row in rows}
            asked = [values for values in named.values() if None not in values]
            twins = dict(store.twins(self._unit, shape.name, columns, asked)) if asked else {}
            formerly = {} if shape.name == _PROFILES else self._people.formerly(columns, asked)
            if formerly:
                found = store.twins(self._unit, shape.name, columns, list(formerly))
                twins |= {formerly[values]: row_id for values, row_id in found.items()}
            rows = [
                row
                for row in rows
                if None in named[id(row)] or self._is_alone(row, twins.get(named[id(row)]), (columns, *named[id(row)]))
            ]
        if shape.name in lookups.CATALOGUED:
            rows = [row for row in rows if row.instead_of or self._is_alone(row, self._catalogued(row), None)]
        return rows

    def _is_alone(self, row: Ready, twin: str | None, key: tuple[Any, ...] | None) -> bool:
        if twin is None:
            if key is None or self._tally.is_first(row.table, *key):
                return True
            self._tally.problem(row.place, _ONCE_ONLY, lost=1)
            return False
        if row.table in lookups.CATALOGUED and lookups.is_unused(self._unit, row.table, twin):
            # What came with the application and was never touched makes room, so that the file's identifier stays.
            row.instead_of = twin
            return True
        self.stand_for(row.table, row.values["id"], twin)
        self._tally.duplicates += 1
        return False

    def _catalogued(self, row: Ready) -> str | None:
        if row.values.get("slug") is not None:
            return None
        if row.table not in self._named:
            self._named[row.table] = lookups.catalogue_names(self._unit, row.table)
        return self._named[row.table].get((row.values["title"], row.values["description"]))

    def _attempts(self, rows: list[Ready]) -> list[Ready]:
        """Return an attempt for each mission that the owner completed: elsewhere nothing but its completion is kept."""
        done = [
            row
            for row in rows
            if row.values.get("status") == "completed"
            and row.values.get("completed_at") is not None
            and row.values["user_id"] == self._people.owner_id
        ]
        unknown = {row.values["mission_id"] for row in done} - set(self._points)
        here = store.rows_by_id(self._unit, "missions", unknown) if unknown else {}
        self._points |= {row_id: stored["points"] for row_id, stored in here.items()}
        attempts = []
        for row in done:
            values, day = row.values, self._day_of(row.values["completed_at"])
            if day is None:
                continue
            attempt = {
                "id": self._context.new_id(),
                "created_at": values["completed_at"],
                "user_id": values["user_id"],
                "mission_id": values["mission_id"],
                "local_date": day,
                "concluded_at": values["completed_at"],
                "attendance": "done",
                "difficulty_rating": values.get("difficulty_rating"),
                "satisfaction_rating": values.get("satisfaction_rating"),
                "notes": values.get("notes"),
                "points_base": self._points.get(values["mission_id"], 0),
            }
            attempts.append(Ready("exposures", attempt, f"{row.key}:attempt", row.place))
        return attempts


def is_coherent(table: str, values: Mapping[str, Any]) -> bool:
    """Whether the columns of a row fit together, as the tables' rules over several columns ask."""
    given = {name for name, value in values.items() if value is not None}
    match table:
        case "exposures":
            one_target = ("mission_id" in given) != ("event_id" in given)
            return one_target and ("concluded_at" in given) == ("attendance" in given) and "local_date" in given
        case "suds_marks":
            return ("mission_id" in given) != ("event_id" in given)
        case "attachments":
            return ("entry_id" in given) != ("draft_id" in given)
        case "reminders":
            return (values.get("kind") == "event") == ("event_id" in given)
        case "journal_entries" | "mood_tracking" | "well_being_checks":
            return "local_date" in given
        case _:
            return True


def _count_words(values: dict[str, Any], extras: dict[str, Any]) -> None:
    was, words = values.get("word_count"), count_words(values["content"])
    if was != words:
        extras.setdefault("figures", {})["word_count"] = {"was": was, "is": words}
    values["word_count"] = words


def _told(value: Any) -> Any:  # noqa: ANN401 - whatever a file holds
    return f"{len(value)} bytes" if isinstance(value, bytes) else plain_json(value)
