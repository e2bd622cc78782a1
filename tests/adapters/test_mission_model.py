"""The catalogue's rows: kept in place where they can be, and true to Qt's rules."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from extrovertly_desktop.adapters.mission_model import MissionFilter, MissionModel, MissionRole, Standing, fits
from extrovertly_desktop.domain.missions import Difficulty, Mission, MissionCard, MissionStatus


def card(name: str, status: MissionStatus | None = None, done: int = 0) -> MissionCard:
    """A mission of that name."""
    mission = Mission(name, name.title(), "What to do.", Difficulty.BEGINNER, "conversation", 10, slug=name)
    return MissionCard(mission, status, None, done)


def checked() -> tuple[MissionModel, QAbstractItemModelTester]:
    """A model under Qt's own examination."""
    model = MissionModel()
    return model, QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def names(model: MissionModel) -> list[str]:
    """Ids in the order shown."""
    return [model.index(row).data(MissionRole.ID) for row in range(model.rowCount())]


def test_rows_tell_title_id_and_card() -> None:
    model, _tester = checked()
    model.set_cards([card("a"), card("b")])
    index = model.index(1)
    assert index.data() == "B"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "B"
    assert index.data(MissionRole.ID) == "b"
    assert index.data(MissionRole.CARD) == card("b")
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.row_of("b") == 1
    assert model.row_of("z") is None


def test_a_row_that_stays_keeps_its_place_and_only_changed_rows_are_told() -> None:
    model, _tester = checked()
    model.set_cards([card("a"), card("b"), card("c"), card("d")])
    kept = QPersistentModelIndex(model.index(2))
    told: list[int] = []
    model.dataChanged.connect(lambda first, _last: told.append(first.row()))
    model.modelReset.connect(lambda: pytest.fail("the whole list was made anew"))
    model.set_cards([card("c", MissionStatus.IN_PROGRESS), card("cc"), card("d"), card("e")])
    assert names(model) == ["c", "cc", "d", "e"]
    assert kept.row() == 0
    assert told == [0]


def test_a_new_order_starts_afresh() -> None:
    model, _tester = checked()
    model.set_cards([card("a"), card("b")])
    model.set_cards([card("b"), card("a")])
    assert names(model) == ["b", "a"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from("abcdefgh"), unique=True), max_size=6))
def test_any_succession_of_lists_is_shown_as_given(lists: list[list[str]]) -> None:
    model, _tester = checked()
    for wanted in lists:
        model.set_cards([card(name) for name in wanted])
        assert names(model) == wanted


@pytest.mark.parametrize(
    ("status", "done", "standings"),
    [
        (None, 0, {Standing.NOT_TRIED}),
        (MissionStatus.ASSIGNED, 0, {Standing.PLANNED}),
        (MissionStatus.IN_PROGRESS, 0, {Standing.PLANNED}),
        (MissionStatus.IN_PROGRESS, 2, {Standing.PLANNED, Standing.DONE}),
        (MissionStatus.COMPLETED, 1, {Standing.DONE}),
        (MissionStatus.SKIPPED, 0, {Standing.SET_ASIDE}),
        (MissionStatus.SKIPPED, 1, {Standing.SET_ASIDE, Standing.DONE}),
    ],
)
def test_where_a_person_stands_decides_what_fits(
    status: MissionStatus | None, done: int, standings: set[Standing]
) -> None:
    mission = card("a", status, done)
    assert {standing for standing in Standing if fits(mission, standing)} == standings
    assert fits(mission, None)


def test_own_hidden_and_todays_missions_are_found_apart() -> None:
    mission = card("a").mission
    assert fits(replace(card("a"), mission=replace(mission, slug=None)), Standing.OWN)
    assert fits(replace(card("a"), mission=replace(mission, is_active=False)), Standing.HIDDEN)
    assert fits(replace(card("a"), is_picked_today=True), Standing.TODAY)


def test_a_filter_knows_when_it_leaves_nothing_out() -> None:
    assert MissionFilter(typed="  ").is_empty
    for part in ({"typed": "a"}, {"difficulty": "beginner"}, {"category": "x"}, {"standing": Standing.DONE}):
        assert not replace(MissionFilter(), **part).is_empty
