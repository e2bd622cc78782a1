"""What was noted when: the raw figures behind charts of days, weekdays and hours."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class DayMoods:
    """Every mood (slug) noted on a local day (ISO text), by check-ins and journal entries together, in no order."""

    local_date: str
    moods: tuple[str, ...]


class CheckInMoment(NamedTuple):
    """When a check-in was made, and how the person was. A tuple: there are ten thousand of them in ten years.

    Attributes:
        local_date: the day the person called it, ISO text; before the hour a day starts, this is the day before.
        hour: 0–23 of the wall clock, in the zone the person is in now: the zone of the time is not kept.
        mood: a mood's slug.
        confidence_level: 1.0–10.0, or None.
    """

    local_date: str
    hour: int
    mood: str
    confidence_level: float | None
