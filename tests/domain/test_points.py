"""Points and levels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extrovertly_desktop.domain.points import level, mission_points

totals = st.integers(0, 10_000_000)


@given(totals)
def test_a_level_holds_its_total(total: int) -> None:
    reached = level(total)
    floor = 25 * reached.number * (reached.number - 1)
    assert reached.number >= 1
    assert reached.span == 50 * reached.number
    assert 0 <= reached.into < reached.span
    assert floor + reached.into == total


@given(totals, st.integers(0, 1000))
def test_more_points_never_lower_the_level(total: int, more: int) -> None:
    before, after = level(total), level(total + more)
    assert (after.number, after.into) >= (before.number, before.into)


@pytest.mark.parametrize(("total", "number", "into"), [(-5, 1, 0), (0, 1, 0), (49, 1, 49), (50, 2, 0), (150, 3, 0)])
def test_levels_written_out(total: int, number: int, into: int) -> None:
    assert (level(total).number, level(total).into) == (number, into)


@given(st.integers(0, 10_000))
def test_a_repeat_is_worth_half_rounded_up(base: int) -> None:
    again = mission_points(base, first_time=False)
    assert mission_points(base, first_time=True) == base
    assert 2 * again - base in {0, 1}
