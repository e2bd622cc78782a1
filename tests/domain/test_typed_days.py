"""Days as they are typed in passing."""

from datetime import date

import pytest

from extrovertly_desktop.domain.typed_days import typed_day

TODAY = date(2026, 3, 2)
MONTHS = {name: number for number, name in enumerate(("january", "february", "march", "april", "may"), start=1)} | {
    "june": 6,
    "july": 7,
}


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12 March", date(2025, 3, 12)),  # this year's is still to come
        ("2 march", TODAY),
        ("march 1st", date(2026, 3, 1)),
        ("Mar 12 2024", date(2024, 3, 12)),
        ("29 feb", date(2024, 2, 29)),
        ("2024-02-29", date(2024, 2, 29)),
        (" yesterday ", date(2026, 3, 1)),
        ("12", None),
        ("march", None),
        ("31 february", None),
        ("12 ju", None),
        ("12 march 13", None),
        ("coffee in march 12", None),
        ("2026-13-01", None),
        ("", None),
    ],
)
def test_a_day_is_the_last_that_has_been(typed: str, day: date | None) -> None:
    assert typed_day(typed, TODAY, MONTHS, {"yesterday": date(2026, 3, 1)}) == day
