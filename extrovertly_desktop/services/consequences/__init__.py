"""What follows from a deed: points, the day's row, streak, confidence, achievements, goals; in the
deed's own transaction.

A service says what it touched; `settle` brings every derived figure that depends on it up to date. All of them are
functions of the facts alone, so `doctor` can recompute each and compare.
"""

from extrovertly_desktop.services.consequences.settle import Consequences, Outcome
from extrovertly_desktop.services.consequences.touched import (
    CHECK_IN_METRICS,
    EVENT_METRICS,
    JOURNAL_METRICS,
    LADDER_METRICS,
    PHOTO_METRICS,
    Touched,
    exposure_metrics,
)

__all__ = [
    "CHECK_IN_METRICS",
    "EVENT_METRICS",
    "JOURNAL_METRICS",
    "LADDER_METRICS",
    "PHOTO_METRICS",
    "Consequences",
    "Outcome",
    "Touched",
    "exposure_metrics",
]
