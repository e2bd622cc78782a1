"""Any table: what its columns seem to mean, what the person says they mean, and that remembered for the next time."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import Found, Problem
from extrovertly_desktop.exchange.bringing.sources import opened_source
from extrovertly_desktop.services.context import ServiceContext
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import people

if TYPE_CHECKING:  # each format's code is imported when it is needed
    from extrovertly_desktop.exchange.csv_table import CsvMapping, TableLook

_KEY = "import_tables"
_MOST_KEPT = 50


@dataclass(frozen=True, slots=True)
class TableQuestion:
    """What is asked about a table: what its columns mean.

    Attributes:
        look: the table's columns and first rows.
        mapping: what they seem to mean, or what the person said the last time.
        is_remembered: whether the person said so.
    """

    look: "TableLook"
    mapping: "CsvMapping"
    is_remembered: bool


class TableService:
    """What a person does with a table that may mean anything; `TransferChoices.mapping` takes what they decide."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def question(self, path: Path) -> TableQuestion:
        """Return what a table looks like, with a mapping to begin with.

        Raises:
            UserError: if it is no table.
        """
        from extrovertly_desktop.exchange.csv_table import look_at, proposed  # noqa: PLC0415 - see above

        with opened_source(path) as source:
            look = look_at(source)
        guess = proposed(look)
        with self._context.database.reading() as unit:
            kept = _kept(unit).get(_signature([column.name for column in guess.columns]))
        remembered = None if kept is None else _read(kept)
        return TableQuestion(look, remembered or guess, remembered is not None)

    def preview(self, path: Path, mapping: "CsvMapping", rows: int = 20) -> "tuple[Found | Problem, ...]":
        """Return what the first rows would become; quick however long the table is.

        Raises:
            UserError: if the mapping does not fit it.
        """
        from extrovertly_desktop.exchange.csv_table import preview  # noqa: PLC0415 - see above

        with opened_source(path) as source:
            return preview(source, mapping, rows)


def remember_mapping(unit: Unit, mapping: "CsvMapping") -> None:
    """Keep a mapping for the next table with the same columns."""
    kept = _kept(unit)
    signature = _signature([column.name for column in mapping.columns])
    kept.pop(signature, None)
    kept[signature] = mapping.as_json()
    people.set_meta(unit, _KEY, dict(list(kept.items())[-_MOST_KEPT:]))


def _kept(unit: Unit) -> dict[str, str]:
    kept = people.get_meta(unit, _KEY)
    if not isinstance(kept, Mapping):
        return {}
    return {str(name): text for name, text in kept.items() if isinstance(text, str)}


def _signature(names: list[str]) -> str:
    return json.dumps(sorted(names), ensure_ascii=False)


def _read(text: str) -> "CsvMapping | None":
    from extrovertly_desktop.exchange.csv_table import CsvMapping  # noqa: PLC0415 - see above

    try:
        return CsvMapping.from_json(text)
    except UserError:
        return None
