"""A height on the ladder and the figure that belongs to it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.views.missions.ladder.heights import suds_at

RUNGS = [(100.0, 80.0), (200.0, 40.0), (300.0, 20.0)]


@pytest.mark.parametrize(
    ("y", "figure"),
    [(100, 80), (150, 60), (250, 30), (300, 20), (50, 100), (75, 90), (-900, 100), (325, 10), (350, 0), (900, 0)],
)
def test_it_moves_evenly_from_rung_to_rung_and_reaches_both_ends(y: float, figure: float) -> None:
    assert suds_at(y, RUNGS, 50) == pytest.approx(figure)


def test_without_any_rung_it_stands_in_the_middle() -> None:
    assert suds_at(10, [], 50) == 50


@settings(max_examples=30)
@given(
    figures=st.lists(st.floats(0, 100), min_size=1, max_size=5),
    low=st.floats(-100, 600),
    by=st.floats(0, 100),
)
def test_further_down_is_never_higher(figures: list[float], low: float, by: float) -> None:
    rungs = [(place * 50.0, figure) for place, figure in enumerate(sorted(figures, reverse=True))]
    assert 0 <= suds_at(low + by, rungs, 50) <= suds_at(low, rungs, 50) + 1e-9 <= 100 + 1e-9
