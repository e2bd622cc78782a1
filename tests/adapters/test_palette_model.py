"""Findings as rows of a list."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from extrovertly_desktop.adapters.palette_model import PaletteModel, PaletteRole
from extrovertly_desktop.domain.palette import PaletteGroup, PaletteItem, PaletteKind


def test_headings_stand_above_items_and_are_passed_over(qapp: object) -> None:
    model = PaletteModel(str, lambda item: f"{item.title}!")
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.next_item(-1, 1) is None
    one, two = (PaletteItem(PaletteKind.GOAL, name, name) for name in ("one", "two"))
    model.show_groups([PaletteGroup(PaletteKind.GOAL, (one,)), PaletteGroup(PaletteKind.DAY, (two,))])
    assert [model.index(row).data() for row in range(4)] == ["goal", "one", "day", "two"]
    assert model.index(0).flags() == Qt.ItemFlag.NoItemFlags
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "one!"
    assert (model.index(0).data(PaletteRole.ITEM), model.index(1).data(PaletteRole.ITEM)) == (None, one)
    assert [model.next_item(row, 1) for row in (-1, 1, 3)] == [1, 3, 1]
    assert model.next_item(1, -1) == 3
    model.show_groups([])
    assert model.rowCount() == 0
