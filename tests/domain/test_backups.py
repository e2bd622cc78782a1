"""Which backups stay, and what their names tell."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.backups import (
    DAYS,
    MONTHS,
    SAFETIES,
    WEEKS,
    Backup,
    Reason,
    backup_name,
    kept,
    read_name,
)
from extrovertly_desktop.domain.clock import to_ms

HOUR = 3_600_000
INSTANTS = st.integers(min_value=0, max_value=3 * 365 * 24).map(lambda hours: hours * HOUR)


def backup(at_ms: int, reason: Reason = Reason.ROLLING) -> Backup:
    return Backup(Path(backup_name("my", ".vault", at_ms, reason)), at_ms, 1, reason)


ANY = st.builds(backup, INSTANTS, st.sampled_from(Reason))


@settings(max_examples=25, deadline=None)
@given(st.sets(ANY, max_size=60))
def test_what_stays_is_bounded_and_holds_the_newest(backups: set[Backup]) -> None:
    stay = kept(backups, UTC)
    assert len(stay) <= DAYS + WEEKS + MONTHS + SAFETIES
    if backups:
        assert max(backups, key=lambda each: (each.at_ms, each.path.name)).path in stay
    assert kept([each for each in backups if each.path in stay], UTC) == stay


@settings(max_examples=4, deadline=None)
@given(st.integers(min_value=400, max_value=450), st.integers(min_value=1, max_value=3))
def test_thinned_daily_they_reach_back_a_year(days: int, a_day: int) -> None:
    here: list[Backup] = []
    for number in range(days):
        here += [backup((number * 24 + hour) * HOUR) for hour in range(a_day)]
        stay = kept(here, UTC)
        here = [each for each in here if each.path in stay]
    newest = max(each.at_ms for each in here)
    ages = sorted((newest - each.at_ms) // (24 * HOUR) for each in here)
    assert ages[:DAYS] == list(range(DAYS))
    assert 300 <= ages[-1] <= 366
    assert all(later - sooner <= 31 for sooner, later in pairwise(ages))


def test_neither_a_long_absence_nor_a_wrong_clock_takes_any_away() -> None:
    old = [backup(day * 24 * HOUR) for day in range(10)]
    later = [backup(to_ms(datetime(2031, 1, 1, tzinfo=UTC)))]
    assert kept(old + later, UTC) == {each.path for each in old + later}


@settings(max_examples=25, deadline=None)
@given(
    st.text("ab.-Z0 ", min_size=1, max_size=12),
    st.integers(to_ms(datetime(1990, 1, 1, tzinfo=UTC)) // 1000, to_ms(datetime(2200, 1, 1, tzinfo=UTC)) // 1000),
    st.sampled_from(Reason),
    st.integers(1, 12),
)
def test_a_name_tells_what_it_was_made_from(stem: str, second: int, reason: Reason, number: int) -> None:
    at_ms = second * 1000
    assert read_name(stem, ".vault", backup_name(stem, ".vault", at_ms, reason, number)) == (at_ms, reason)


def test_names_sort_by_time_and_others_are_left_alone() -> None:
    start = datetime(2025, 12, 31, 23, 59, 59, tzinfo=UTC)
    names = [backup_name("my", ".vault", to_ms(start + timedelta(seconds=by)), Reason.ROLLING) for by in (0, 1, 90000)]
    assert names == sorted(names)
    same = [backup_name("my", ".vault", 0, Reason.BY_HAND, number) for number in range(1, 12)]
    assert same == sorted(same)
    assert read_name("my", ".vault", "my-before-version-3-2.vault") == (None, Reason.MIGRATION)
    strangers = ("my.vault", "other.2026-01-01T000000Z.vault", "my.2026-13-01T000000Z.vault", "my.2026-01-01T000000Z")
    assert [read_name("my", ".vault", name) for name in strangers] == [None] * 4
    assert read_name("my", ".vault", "my.2026-01-01T000000Z.because.vault") is None
