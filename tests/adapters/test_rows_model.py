"""The list model by keys: fetching in pages, and few signals for small changes."""

from array import array
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from extrovertly_desktop.adapters.rows_model import KEPT, PAGE, SMALL_CHANGE, RowsModel

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


class Words(RowsModel[str]):
    """Rows of one word each."""

    def row_data(self, row: str, role: int) -> str | None:
        return row if role == Qt.ItemDataRole.DisplayRole else None


class Shelf:
    """Gives words by key and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []
        self.gone: set[int] = set()
        self.prefix = "row"

    def fetch(self, keys: Sequence[int]) -> Mapping[int, str]:
        self.asked.append(list(keys))
        return {key: f"{self.prefix} {key}" for key in keys if key not in self.gone}


def keys(*numbers: int) -> "array[int]":
    return array("q", numbers)


def newest_first(count: int) -> "array[int]":
    return array("q", range(count, 0, -1))


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def model(qapp, shelf: Shelf) -> Words:
    model = Words(shelf.fetch)
    QAbstractItemModelTester(model, FATAL, model)
    return model


def shown(model: Words) -> list[object]:
    return [model.data(model.index(row)) for row in range(model.rowCount())]


def test_a_hundred_thousand_rows_are_fetched_only_where_they_are_looked_at(qapp, shelf: Shelf) -> None:
    model = Words(shelf.fetch)
    model.set_keys(newest_first(100_000))
    assert model.rowCount() == 100_000
    assert model.data(model.index(50_000)) == "row 50000"
    assert len(shelf.asked) == 1
    assert len(shelf.asked[0]) == PAGE
    model.data(model.index(50_001))
    assert len(shelf.asked) == 1


def test_what_is_kept_in_memory_is_bounded(qapp, shelf: Shelf) -> None:
    model = Words(shelf.fetch)
    model.set_keys(newest_first(KEPT * 3))
    for row in range(0, KEPT * 3, PAGE):
        model.data(model.index(row))
    assert len(model._rows) == KEPT


def test_a_row_that_is_gone_is_empty_and_not_asked_for_again(model: Words, shelf: Shelf) -> None:
    shelf.gone = {2}
    model.set_keys(keys(3, 2, 1))
    assert shown(model) == ["row 3", None, "row 1"]
    asked = len(shelf.asked)
    assert model.value_at(1) is None
    assert len(shelf.asked) == asked


def test_keys_and_rows_are_found_by_each_other(model: Words) -> None:
    model.set_keys(keys(30, 20, 10))
    assert model.key_at(1) == 20
    assert model.row_of(10) == 2
    assert model.key_at(3) is None
    assert model.key_at(-1) is None
    assert model.row_of(99) is None
    assert model.rowCount(model.index(0)) == 0


def test_one_new_row_is_one_insertion_and_leaves_selections_alone(model: Words) -> None:
    model.set_keys(keys(3, 2, 1))
    kept = QPersistentModelIndex(model.index(1))
    resets: list[int] = []
    inserted: list[tuple[int, int]] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    model.set_keys(keys(4, 3, 2, 1))
    assert inserted == [(0, 0)]
    assert resets == []
    assert kept.row() == 2


def test_removing_a_stretch_is_one_removal(model: Words) -> None:
    model.set_keys(newest_first(10))
    removed: list[tuple[int, int]] = []
    model.rowsRemoved.connect(lambda _parent, first, last: removed.append((first, last)))
    model.set_keys(keys(10, 9, 8, 3, 2, 1))
    assert removed == [(3, 6)]


def test_another_list_altogether_is_a_reset(model: Words) -> None:
    model.set_keys(newest_first(10))
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.set_keys(array("q", range(1000 + SMALL_CHANGE * 2, 1000, -1)))
    assert resets == [1]
    assert model.key_at(0) == 1000 + SMALL_CHANGE * 2


def test_another_order_is_a_reset(model: Words) -> None:
    model.set_keys(keys(3, 2, 1))
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.set_keys(keys(1, 2, 3))
    assert resets == [1]
    assert shown(model) == ["row 1", "row 2", "row 3"]


def test_the_same_keys_show_what_was_edited_meanwhile(model: Words, shelf: Shelf) -> None:
    model.set_keys(keys(2, 1))
    assert shown(model) == ["row 2", "row 1"]
    changes: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: changes.append((first.row(), last.row())))
    shelf.prefix = "edited"
    model.set_keys(keys(2, 1))
    assert shown(model) == ["edited 2", "edited 1"]
    assert changes == [(0, 1)]


def test_the_callers_vector_stays_the_callers(model: Words) -> None:
    mine = keys(2, 1)
    model.set_keys(mine)
    mine.append(0)
    assert model.rowCount() == 2


def test_an_index_from_nowhere_has_no_data(model: Words) -> None:
    assert model.data(QModelIndex()) is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sets(st.integers(1, 30), max_size=20), min_size=1, max_size=5))
def test_any_sequence_of_lists_ends_at_the_last(qapp, lists: list[set[int]]) -> None:
    model = Words(Shelf().fetch)
    QAbstractItemModelTester(model, FATAL, model)
    for numbers in lists:
        wanted = sorted(numbers, reverse=True)
        model.set_keys(array("q", wanted))
        assert [model.key_at(row) for row in range(model.rowCount())] == wanted
