"""The part of a time axis in sight never leaves the data, whatever is done to it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.adapters.charts.time_window import TimeWindow

places = st.floats(-50, 150)
steps = st.one_of(
    st.tuples(st.just("move"), places),
    st.tuples(st.just("zoom"), st.floats(0.05, 20), places),
    st.tuples(st.just("reveal"), places),
)


@given(st.lists(steps, max_size=12))
@settings(max_examples=30)
def test_it_stays_within_the_whole_and_no_narrower_than_it_may(deeds):
    window = TimeWindow(least=5.0)
    window.set_whole(0.0, 100.0)
    for name, *figures in deeds:
        getattr(window, name)(*figures)
        left, right = window.shown
        assert -1e-6 <= left < right <= 100 + 1e-6
        assert right - left >= 5 - 1e-6
    window.show_everything()
    assert not window.is_closer


def test_the_place_about_which_one_looks_closer_stays_where_it_is():
    window = TimeWindow()
    window.set_whole(0.0, 100.0)
    assert window.zoom(0.5, 30.0)
    assert window.shown == pytest.approx((15.0, 65.0))
    assert window.move(-10)
    assert window.shown == pytest.approx((5.0, 55.0))
    assert not window.reveal(20.0)
    assert window.reveal(80.0)
    assert window.shown[1] > 80.0


def test_the_same_whole_leaves_the_part_and_a_short_one_cannot_be_looked_at_closer():
    window = TimeWindow()
    window.set_whole(0.0, 100.0)
    window.zoom(0.5, 50.0)
    window.set_whole(0.0, 100.0)
    assert window.is_closer
    window.set_whole(0.0, 4.0)
    assert not window.is_closer
    assert not window.zoom(0.5, 2.0)
