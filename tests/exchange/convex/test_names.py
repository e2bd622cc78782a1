"""The table of names against the store's tables and the schema document."""

import tomllib
from pathlib import Path

import pytest
from sqlalchemy import JSON, Float, Integer

from extrovertly_desktop.exchange.convex.names import NULL_AS_ZERO, TABLES, Kind, Table
from extrovertly_desktop.store.tables import Row

DOCUMENT = tomllib.loads((Path(__file__).parents[2] / "data" / "convex_schema.toml").read_text(encoding="utf-8"))
TYPES = {
    Kind.WHOLE: Integer,
    Kind.INSTANT: Integer,
    Kind.FLAG: Integer,
    Kind.REAL: Float,
    Kind.WORDS: JSON,
    Kind.ANYTHING: JSON,
}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_table_is_as_the_document_and_the_store_have_it(table: Table) -> None:
    fields = DOCUMENT[table.convex]["fields"]
    assert [column.field for column in table.columns] == list(fields)
    stored = Row.metadata.tables[table.name].c
    for column in table.columns:
        rule = fields[column.field]
        ours = stored[column.name]
        assert ours.nullable is not column.required, column
        if (table.name, column.name) not in NULL_AS_ZERO:
            assert rule.get("optional", False) is not column.required, column
        if column.kind in TYPES:
            assert isinstance(ours.type, TYPES[column.kind]), column
        targets = {key.column.table.name for key in ours.foreign_keys}
        assert targets == ({column.target} if column.target else set()), column
        if rule["type"] in ("number", "boolean", "any", "strings"):
            assert column.kind not in {Kind.TEXT, Kind.REFERENCE}, column


def test_every_table_is_there_after_those_that_it_refers_to() -> None:
    assert {table.convex for table in TABLES} == set(DOCUMENT)
    seen: set[str] = set()
    for table in TABLES:
        assert {column.target for column in table.columns if column.target} <= seen
        seen.add(table.name)
