"""Student's t against printed tables, and Wilson's interval against printed examples."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.insights.proportions import wilson
from extrovertly_desktop.insights.student import reach, t_cdf, t_quantile


@pytest.mark.parametrize(
    ("share", "dof", "printed"),
    [
        (0.975, 1, 12.706),
        (0.975, 2, 4.303),
        (0.975, 5, 2.571),
        (0.975, 30, 2.042),
        (0.975, 120, 1.980),
        (0.995, 10, 3.169),
        (0.95, 8, 1.860),
        (0.9995, 20, 3.850),
        (0.975, 1e7, 1.960),
    ],
)
def test_quantiles_are_those_of_the_tables(share: float, dof: float, printed: float) -> None:
    assert t_quantile(share, dof) == pytest.approx(printed, abs=6e-4)
    assert t_quantile(1 - share, dof) == -t_quantile(share, dof)
    assert t_cdf(t_quantile(share, dof), dof) == pytest.approx(share, abs=1e-10)


def test_the_reach_of_an_interval() -> None:
    assert reach(10) == t_quantile(0.975, 10)
    assert reach(10, 0.99) == t_quantile(0.995, 10)
    assert reach(0) == float("inf")
    for share, dof in ((0, 5), (1, 5), (0.5, 0)):
        with pytest.raises(ValueError, match="quantile"):
            t_quantile(share, dof)


def test_a_share_has_wilsons_interval() -> None:
    assert wilson(0, 10) == pytest.approx((0.0, 0.2775), abs=1e-4)
    assert wilson(5, 10) == pytest.approx((0.2366, 0.7634), abs=1e-4)
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)  # Newcombe 1998, table I
    for hits, n in ((0, 0), (3, 2), (-1, 2)):
        with pytest.raises(ValueError, match="share"):
            wilson(hits, n)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
@settings(max_examples=30)
def test_wilsons_interval_holds_the_share_and_stays_a_share(pair: tuple[int, int]) -> None:
    hits, n = pair
    low, high = wilson(hits, n)
    assert 0.0 <= low <= hits / n <= high <= 1.0
