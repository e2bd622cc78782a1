"""Rungs as rows: the highest first, marks of the scale between them, selections that follow a step."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from extrovertly_desktop.adapters.ladder_model import Heading, LadderFilter, LadderModel, LadderRole, Reach
from extrovertly_desktop.domain.ladder import Rung, StepKind


def rung(name: str, expected: float, done: int = 0, kind: StepKind = StepKind.MISSION) -> Rung:
    """A step that stands there."""
    return Rung(
        kind, name, name.title(), "conversation", "beginner", expected, expected, expected, expected, done, None,
        is_mastered=False, is_own=False, is_placed=False, unlock=None, day=None,
    )  # fmt: skip


def checked() -> tuple[LadderModel, QAbstractItemModelTester]:
    """A model under Qt's own examination."""
    model = LadderModel(lambda rung: f"{rung.title} at {rung.expected:.0f}", lambda heading: heading.words)
    return model, QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def shown(model: LadderModel) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_the_highest_stands_first_and_marks_stand_where_they_belong() -> None:
    model, _tester = checked()
    model.set_rungs([rung("hello", 10), rung("lift", 25), rung("talk", 60)], {0: "sofa", 25: "lobby", 50: "meeting"})
    assert shown(model) == ["Talk", "meeting", "Lift", "lobby", "Hello", "sofa"]
    assert not model.index(1).flags() & Qt.ItemFlag.ItemIsEnabled
    assert model.index(1).data(LadderRole.HEADING) == Heading(50, "meeting")
    assert model.index(0).data(LadderRole.KEY) == "mission:talk"
    assert model.index(0).data(LadderRole.RUNG) == rung("talk", 60)
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Talk at 60"
    assert model.index(0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.row_of("mission:hello") == 4
    assert model.row_of("mission:other") is None


STEPS = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 100), max_size=6)


@settings(max_examples=30, deadline=None)
@given(before=STEPS, after=STEPS)
def test_whatever_changes_a_row_in_hand_stays_with_its_step(before: dict[str, int], after: dict[str, int]) -> None:
    model, _tester = checked()

    def show(steps: dict[str, int]) -> None:
        rungs = [rung(name, figure) for name, figure in steps.items()]
        model.set_rungs(sorted(rungs, key=lambda each: (each.expected, each.id)), {50: "halfway"})

    show(before)
    held = {name: QPersistentModelIndex(model.index(model.row_of(f"mission:{name}") or 0)) for name in before}
    show(after)
    figures = [each.expected for row in range(model.rowCount()) if (each := model.rung_at(row)) is not None]
    assert figures == sorted(after.values(), reverse=True)
    for name, index in held.items():
        if before.keys() == after.keys():
            assert index.data(LadderRole.KEY) == f"mission:{name}"
        else:
            assert not index.isValid()


@pytest.mark.parametrize(
    ("looked_for", "names"),
    [
        (LadderFilter(), ["ask", "walk", "fair"]),
        (LadderFilter(typed=" AS "), ["ask"]),
        (LadderFilter(reach=Reach.NOT_TRIED), ["ask", "fair"]),
        (LadderFilter(reach=Reach.DONE), ["walk"]),
        (LadderFilter(reach=Reach.MASTERED), ["walk"]),
        (LadderFilter(category="conversation"), ["ask", "walk"]),
    ],
)
def test_filters_leave_what_is_looked_for(looked_for: LadderFilter, names: list[str]) -> None:
    steps = [rung("ask", 1), replace(rung("walk", 2, done=2), is_mastered=True), rung("fair", 3, kind=StepKind.EVENT)]
    assert [each.id for each in steps if looked_for.fits(each)] == names
