"""Tables as CSV: exact on the way back, harmless in a spreadsheet."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.exchange.bringing.found import FoundRow
from extrovertly_desktop.exchange.bringing.sources import MemorySource
from extrovertly_desktop.exchange.csv_out import READER, Column, Kind, Table, csv_files
from tests.exchange.diaries import in_memory, letters, problems_of, read

COLUMNS = (
    Column("id", Kind.TEXT), Column("content", Kind.TEXT), Column("count", Kind.WHOLE), Column("mean", Kind.NUMBER),
    Column("is_private", Kind.YES_NO), Column("tags", Kind.JSON),
)  # fmt: skip
PLAIN = st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(letters, max_size=5)
texts = st.text(st.sampled_from("=+-@'\"\n\t,; ä今") | letters, max_size=20)
rows = st.fixed_dictionaries(
    {
        "id": texts, "content": st.none() | texts, "count": st.none() | st.integers(-(2**63), 2**62),
        "mean": st.none() | st.floats(allow_nan=False), "is_private": st.none() | st.booleans(),
        "tags": st.none() | st.lists(PLAIN, max_size=3) | st.dictionaries(texts, PLAIN, max_size=2),
    }
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.lists(rows, max_size=4))
def test_what_goes_out_comes_back_and_nothing_in_it_is_a_formula(table: list[dict[str, object]]) -> None:
    files = in_memory(csv_files([Table("entries", COLUMNS, table)]))
    found = read(READER, {f"x/{name}": data for name, data in files.items()})
    assert [row.values for row in found if isinstance(row, FoundRow)] == table
    # As any other program reads it.
    again = list(csv.reader(io.StringIO(files["entries.csv"].decode("utf-8-sig"), newline="")))
    assert len(again) == len(table) + 1
    for cells, row in zip(again[1:], table, strict=True):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in cells[:2])
        assert cells[0].removeprefix("'") == row["id"]


def test_a_row_that_somebody_broke_leaves_the_others_and_added_columns_are_kept() -> None:
    files = in_memory(csv_files([Table("goals", COLUMNS[:3], [{"id": "a", "count": 1}, {"id": "b", "count": 2}])]))
    lines = files["goals.csv"].decode("utf-8-sig").replace(",2", ",two").split("\r\n")
    files["goals.csv"] = "\r\n".join([f"{lines[0]},mine", f"{lines[1]},note", *lines[2:3], "c,,3,4,5"]).encode()
    found = read(READER, files)
    assert (found[0].values, found[0].extras) == ({"id": "a", "content": None, "count": 1}, {"mine": "note"})
    assert [(problem.place.line, problem.lost) for problem in problems_of(found)] == [(3, 1), (4, 1)]


def test_other_tables_are_not_taken_for_ours() -> None:
    for files in ({"a.csv": b"id\n1"}, {"tables.json": b"{}"}, {"tables.json": b"["}, {}):
        assert not READER.recognises(MemorySource(files))
    with pytest.raises(UserError, match="tables"):
        list(READER.read(MemorySource({"a.csv": b"id"})))
    later = b'{"format": "extrovertly csv", "version": 2}'
    with pytest.raises(UserError, match="later version"):
        list(READER.read(MemorySource({"tables.json": later})))
    missing = b'{"format": "extrovertly csv", "version": 1, "tables": {"goals": {"id": "text"}}}'
    assert len(problems_of(read(READER, {"tables.json": missing}))) == 1


def test_a_value_that_its_column_cannot_hold_is_our_own_mistake() -> None:
    with pytest.raises(TypeError, match="count"):
        in_memory(csv_files([Table("goals", COLUMNS, [{"id": "a", "count": "many"}])]))
