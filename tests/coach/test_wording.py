"""Wordings: every one gets its turn, and none is heard twice running."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.coach.wording import choose_wording, wording_number


@settings(max_examples=30, deadline=None)
@given(line=st.text(max_size=20), among=st.integers(2, 7))
def test_no_wording_is_heard_twice_running_and_all_are_heard_equally_often(line: str, among: int) -> None:
    numbers = [wording_number(line, among, count) for count in range(among * 6)]
    assert all(before != after for before, after in pairwise(numbers))
    assert {numbers.count(each) for each in range(among)} == {6}


def test_the_same_line_and_count_give_the_same_wording_in_every_run() -> None:
    # Fixed figures: a conversation that is taken up again goes on in the words it would have had.
    assert [wording_number("prediction/opening/0", 3, count) for count in range(6)] == [2, 0, 1, 2, 0, 1]
    assert choose_wording("prediction/opening/0", ["a", "b", "c"], 0) == "c"
    assert wording_number("alone", 1, 5) == 0


def test_lines_do_not_all_begin_with_their_first_wording() -> None:
    assert {wording_number(f"flow/{node}/0", 3, 0) for node in "abcdefgh"} == {0, 1, 2}


@pytest.mark.parametrize(("among", "count"), [(0, 0), (3, -1)])
def test_a_line_without_a_wording_is_refused(among: int, count: int) -> None:
    with pytest.raises(ValueError, match="wording"):
        wording_number("x", among, count)
