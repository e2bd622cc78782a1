"""Identifiers keep the order in which they were made."""

import random
import uuid

from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.ids import Uuid7Factory


@given(st.lists(st.integers(0, 2**48 - 2), min_size=1, max_size=200), st.integers())
@settings(deadline=None)
def test_ids_are_version_7_unique_and_in_order_whatever_the_clock_does(moments: list[int], seed: int) -> None:
    clock = iter(moments)
    new_id = Uuid7Factory(lambda: next(clock), random.Random(seed))
    made = [new_id() for _ in moments]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert {(uuid.UUID(each).version, uuid.UUID(each).variant) for each in made} == {(7, uuid.RFC_4122)}


def test_the_moment_stands_in_front() -> None:
    new_id = Uuid7Factory(lambda: 0x0123456789AB, random.Random(1))
    assert new_id().startswith("01234567-89ab-7000-")


def test_more_ids_in_one_millisecond_than_the_counter_holds() -> None:
    new_id = Uuid7Factory(lambda: 1_000, random.Random(1))
    made = [new_id() for _ in range(10_000)]
    assert made == sorted(set(made))


def test_the_same_seed_gives_the_same_ids() -> None:
    first, second = (Uuid7Factory(lambda: 5, random.Random(7)) for _ in range(2))
    assert [first() for _ in range(5)] == [second() for _ in range(5)]
