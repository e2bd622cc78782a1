"""Tags as a table."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from extrovertly_desktop.adapters.tag_model import SORT_ROLE, TagModel
from extrovertly_desktop.domain.tags import TagUse


def test_tags_and_their_counts(qapp) -> None:
    model = TagModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_uses([TagUse("Work", 12, 0), TagUse("tea", 3, 0)])
    assert (model.rowCount(), model.columnCount()) == (2, 2)
    assert model.index(0, 0).data() == "Work"
    assert model.index(0, 1).data() == "12"
    assert model.index(0, 0).data(SORT_ROLE) == "work"
    assert model.index(1, 1).data(SORT_ROLE) == 3
    assert model.tag_at(1) == "tea"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Entries"
    assert model.headerData(1, Qt.Orientation.Vertical) is None
    assert model.data(QModelIndex()) is None
    model.set_uses([])
    assert model.rowCount() == 0
