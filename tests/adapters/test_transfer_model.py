"""The tables of what a file from elsewhere would bring."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.transfer_model import (
    ColumnColumn,
    ColumnModel,
    ColumnRow,
    MoodColumn,
    MoodWordModel,
    MoodWords,
    PastColumn,
    PastModel,
    PastWords,
    SampleColumn,
    SampleModel,
    SampleWords,
    TransferRole,
)
from extrovertly_desktop.exchange.csv_table import ColumnLook, ColumnUse, Kind, Role
from extrovertly_desktop.services.transfer.values import FormatChoice, MoodQuestion, PastImport, SampleRow

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def test_rows_are_shown_as_they_would_stand_here(qtbot: QtBot) -> None:
    model = SampleModel(SampleWords(str.title, lambda when: f"on {when}", lambda row: ", ".join(row.details)))
    tester = QAbstractItemModelTester(model, FATAL)
    model.set_rows([SampleRow("events", "2026-03-02", "# Choir sings", ("calm", "friends"))])
    shown = [model.index(0, column).data() for column in SampleColumn]
    assert shown == ["Events", "on 2026-03-02", "Choir sings", "calm, friends"]
    assert model.index(0, 0).data(TransferRole.KEY) == "events"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "When"
    model.set_rows([])
    assert model.rowCount() == 0
    tester.deleteLater()


def test_chosen_moods_are_shown_and_told(qtbot: QtBot) -> None:
    model = MoodWordModel(MoodWords("(none)", str.title, lambda _slug: QIcon(), str))
    tester = QAbstractItemModelTester(model, FATAL)
    model.set_rows([MoodQuestion("rad", 3, "calm"), MoodQuestion("", 1, "calm")])
    with qtbot.waitSignal(model.dataChanged):
        model.choose([0], "proud")
    assert [model.index(0, column).data() for column in MoodColumn] == ["rad", "3", "Proud"]
    assert model.index(1, MoodColumn.WORD).data() == "(none)"
    assert model.chosen() == {"rad": "proud", "": "calm"}
    tester.deleteLater()


def test_columns_and_past_imports(qtbot: QtBot) -> None:
    columns = ColumnModel({Role.TEXT: "Text"})
    columns.set_rows([ColumnRow(ColumnLook("Note", Kind.TEXT, ("a\nb", "c")), ColumnUse(name="Note", role=Role.TEXT))])
    assert [columns.index(0, column).data() for column in ColumnColumn] == ["Note", "a b · c", "Text"]
    past = PastModel(PastWords(str, lambda each: each.source_name, lambda each: str(sum(each.added.values()))))
    testers = [QAbstractItemModelTester(model, FATAL) for model in (columns, past)]
    past.set_rows([PastImport("one", 5, FormatChoice("jrnl", "jrnl"), "my.txt", {"events": 2}, None)])
    assert [past.index(0, column).data() for column in PastColumn] == ["5", "my.txt", "2"]
    for tester in testers:
        tester.deleteLater()
