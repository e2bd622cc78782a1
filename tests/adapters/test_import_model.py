"""The table of what a calendar would bring."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from extrovertly_desktop.adapters.import_model import ImportColumn, ImportModel, ImportRole, ImportWords
from extrovertly_desktop.domain.events import ComfortLevel
from extrovertly_desktop.services.calendar_values import ImportRow, RowKind

WORDS = ImportWords(
    kinds={kind: kind.value for kind in RowKind},
    comfort={level: level.value for level in ComfortLevel},
    category=str.title,
    guess="{words}?",
    when=lambda row: row.when,
)


def row(key: str, kind: RowKind, *, sentence: str = "", is_yours: bool = False) -> ImportRow:
    return ImportRow(
        key=key,
        kind=kind,
        title=f"Event {key}",
        when="Tuesday",
        begins=datetime(2026, 3, 3, 19),  # noqa: DTZ001 - a wall clock
        all_day=False,
        repeats=False,
        sentence=sentence,
        comfort_level=ComfortLevel.LOW,
        comfort_why="from “quiet”",
        comfort_is_guess=True,
        category="social",
        category_why="",
        is_yours=is_yours,
    )


def made() -> ImportModel:
    model = ImportModel(WORDS)
    model.set_rows(
        (
            row("a", RowKind.ADDED),
            row("b", RowKind.CHANGED, is_yours=True),
            row("c", RowKind.SKIPPED, sentence="It has been."),
        )
    )
    return model


def test_ticks_and_guesses_follow_the_person(qtbot: QtBot) -> None:
    model = made()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    first, second, third = (model.index(line, ImportColumn.TITLE) for line in range(3))
    check = Qt.ItemDataRole.CheckStateRole
    assert first.data(check) == Qt.CheckState.Checked
    assert second.data(check) == Qt.CheckState.Unchecked, "what the person changed here is not overwritten unasked"
    assert third.data(check) is None
    assert not model.setData(third, Qt.CheckState.Checked, check)
    assert model.setData(second, Qt.CheckState.Checked, check)
    model.tick(range(3), ticked=True)
    assert model.choices(keep_attendees=False).selected == {"a", "b"}
    comfort = ImportColumn.COMFORT
    assert model.index(0, comfort).data() == "low?"
    model.set_comfort([0, 2], ComfortLevel.HIGH)
    model.set_category([0], "hobby")
    assert model.index(0, comfort).data() == "high", "what a person chose is no guess"
    assert model.index(2, comfort).data() == ""
    choices = model.choices(keep_attendees=True)
    assert (choices.comfort, choices.category) == ({"a": ComfortLevel.HIGH}, {"a": "hobby"})
    assert choices.keep_attendees


def test_ticks_out_of_sight_stay(qtbot: QtBot) -> None:
    model = made()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_kinds([RowKind.SKIPPED])
    assert [model.index(line, 0).data(ImportRole.KEY) for line in range(model.rowCount())] == ["c"]
    assert model.index(0, ImportColumn.BECOMES).data(Qt.ItemDataRole.ToolTipRole) == "It has been."
    assert model.ticked_count() == 1
    model.show_kinds(())
    assert model.rowCount() == 3
    assert model.is_ticked(0)
