"""Prints what made-up lives are told, and how much of it is true: `python3 packaging/dev.py simulate insights`."""

import argparse
import concurrent.futures
import os
import statistics
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from math import sqrt

# One thread each: all processors are busy with a life of their own.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from extrovertly_desktop.insights.account import Account
from extrovertly_desktop.insights.association import history, look
from extrovertly_desktop.insights.proportions import wilson
from extrovertly_desktop.insights.rules import Rules
from tests.insights.simulated import Nature, live
from tests.insights.simulation import YEAR, Course, follow

BASELINE = Nature()
EFFECT = 0.5
STRESS = {
    "days resemble their neighbours more (φ 0.7)": Nature(phi=0.7),
    "30 % of days missing": Nature(missing=0.3),
    "activities in spells (correlation 0.7 from day to day)": Nature(stay=0.7),
    "25 activities": Nature(tags=25),
    "a mood that drifts": Nature(drift=1.0),
    "better weekends, activities mostly at weekends": Nature(by_weekday=0.7, bound=6.0),
    "slow moods under daily noise (φ 0.9, half of the variance), activities in spells (0.5)": Nature(
        phi=0.9, noise=0.5, stay=0.5
    ),
    "moods on seven points": Nature(points=7),
    "all of these at once": Nature(
        phi=0.7, missing=0.3, stay=0.5, tags=25, drift=1.0, by_weekday=0.7, bound=6.0, points=7
    ),
}
MILD = 0.3
"""Correlation of a mildly clustered activity with the day before."""
SMALL = 0.25


def main() -> None:
    """Simulate every kind of life and print its shares, then the time a look takes."""
    parser = argparse.ArgumentParser(prog="packaging/dev.py simulate insights", description=__doc__)
    parser.add_argument(
        "--lives", type=int, default=200, help="lives of each kind; three tenths of that for stress (200)"
    )
    parser.add_argument("--seed", type=int, default=1, help="another seed is another crowd (1)")
    wanted = parser.parse_args()
    began = time.perf_counter()
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        crowd = partial(_crowd, pool, wanted.seed)
        _head(f"Nothing goes together: {wanted.lives} lives of two years, {len(live(BASELINE, 0).factors)} factors")
        _tell_null(crowd(BASELINE, wanted.lives, trends=True))
        for name, nature in {
            "half a standard deviation better on 30 % of days, independent": replace(BASELINE, effect=EFFECT),
            "the same, mildly clustered": replace(BASELINE, effect=EFFECT, stay=MILD),
            "a quarter of a standard deviation, independent": replace(BASELINE, effect=SMALL),
        }.items():
            _head(f"One activity goes together: {name}; {wanted.lives} lives")
            _tell_effect(crowd(nature, wanted.lives), nature.effect)
        few = max(3 * wanted.lives // 10, 1)
        for name, nature in STRESS.items():
            _head(f"Stress: {name}; {few} lives with and {few} without an effect")
            _tell_null(crowd(nature, few))
            _tell_effect(crowd(replace(nature, effect=EFFECT), few), EFFECT)
    print(f"\nsimulated in {time.perf_counter() - began:.0f} s")
    _tell_time()


def _crowd(
    pool: concurrent.futures.Executor, seed: int, nature: Nature, lives: int, *, trends: bool = False
) -> list[Course]:
    # Another kind of life is another crowd, so that chance does not strike all of them alike.
    begin = zlib.crc32(repr((seed, nature)).encode())
    seeds = [begin + number for number in range(lives)]
    return list(pool.map(partial(_follow, nature, trends), seeds, chunksize=5))


def _follow(nature: Nature, trends: bool, seed: int) -> Course:
    return follow(nature, Rules(), seed, trends=trends)


def _head(name: str) -> None:
    print(f"\n{name}", flush=True)


def _tell_null(courses: Sequence[Course]) -> None:
    _line("ever told any association, over 104 weekly looks", [c.false for c in courses])
    if courses[0].trend_held:
        _line_of_lives("intervals of a change (4 weeks, 8 before) that hold none", [c.trend_held for c in courses])
        _line("told a change within a year of weekly looks", [c.trend_told for c in courses])


def _tell_effect(courses: Sequence[Course], effect: float) -> None:
    told = [c for c in courses if c.week is not None]
    _line("told by week 52", [c.week is not None and c.week < YEAR for c in courses])
    _line("told within two years", [c.week is not None for c in courses])
    _line("told something false beside it", [c.false for c in courses])
    if not told:
        return
    _line("intervals at the first telling that hold the truth", [c.first_held for c in told])
    _line("   the same without the correction", [c.plain_held for c in told])
    _line_of_lives("intervals told in later weeks that hold it", [c.later_held for c in told])
    _line_of_lives("all measured intervals, told or not", [c.measured_held for c in courses])
    _line("claims ever withdrawn", [c.withdrawn for c in told])
    estimates = [statistics.median(c.first[part] for c in told) for part in (0, 1)]
    print(
        f"    median estimate when told: {estimates[0]:.2f}, uncorrected {estimates[1]:.2f}, truth {effect:.2f};",
        end="",
    )
    print(f" median week {1 + statistics.median(c.week for c in told if c.week is not None):.0f}", flush=True)


def _line(name: str, hits: Sequence[bool]) -> None:
    """Print a share of lives with Wilson's interval."""
    low, high = wilson(sum(hits), len(hits))
    print(f"  {name:<58} {100 * sum(hits) / len(hits):6.1f} %   ({100 * low:.1f} to {100 * high:.1f})", flush=True)


def _line_of_lives(name: str, lives: Sequence[Sequence[bool]]) -> None:
    """Print a share of intervals; those of one life go together, so that its interval is made of lives."""
    shares = [sum(held) / len(held) for held in lives if held]
    if len(shares) < 2:
        return
    mean = statistics.fmean(shares)
    margin = 1.96 * statistics.stdev(shares) / sqrt(len(shares))
    low, high = 100 * (mean - margin), min(100 * (mean + margin), 100)
    print(f"  {name:<58} {100 * mean:6.1f} %   ({low:.1f} to {high:.1f})", flush=True)


def _tell_time() -> None:
    two_years = live(replace(BASELINE, tags=20), 1)
    with _timed(f"two years, {len(two_years.factors)} factors, all 104 looks"):
        list(history(two_years))
    ten_years = live(replace(BASELINE, days=3640, tags=20), 1)
    with _timed(f"one look at ten years, {len(ten_years.factors)} factors"):
        look(ten_years, ten_years.weeks - 1, Account())
    gaps = live(replace(BASELINE, days=3640, tags=20, missing=0.3), 1)
    with _timed("the same with 30 % of days missing"):
        look(gaps, gaps.weeks - 1, Account())


@contextmanager
def _timed(name: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    print(f"{name}: {1000 * (time.perf_counter() - began):.0f} ms")


if __name__ == "__main__":
    main()
