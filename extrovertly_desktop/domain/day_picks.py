"""The missions that are chosen for one day, as they are stored and as they are shown."""

from dataclasses import dataclass

from extrovertly_desktop.domain.missions import Mission, MissionStatus
from extrovertly_desktop.domain.recommendation import Reason, Slot


@dataclass(frozen=True, slots=True)
class StoredPick:
    """One row of `daily_picks`.

    Attributes:
        round: how often others had been asked for in this slot that day.
        place, people, time_of_day: the context that is proposed, where one is.
        expected_suds, low, high: what the model expected then, with the interval of 80 %.
        is_current: False once another was asked for.
    """

    id: str
    created_at: int
    local_date: str
    slot: Slot
    round: int
    mission_id: str
    place: str | None
    people: str | None
    time_of_day: str | None
    expected_suds: float
    low: float
    high: float
    reason: Reason | None
    is_current: bool


@dataclass(frozen=True, slots=True)
class DayPick:
    """One of the day's three, with where the person stands with it.

    Attributes:
        id: of the pick; another round brings another.
        place, people, time_of_day: the context that is proposed, where one is.
        expected_suds, low, high: what they are likely to meet, with the interval of 80 %, SUDS.
        reason: why it was chosen, in the model's terms.
        sentence: the same in one sentence.
        is_done_today: whether they were there today.
    """

    id: str
    slot: Slot
    mission: Mission
    status: MissionStatus | None
    open_exposure_id: str | None
    times_done: int
    place: str | None
    people: str | None
    time_of_day: str | None
    expected_suds: float
    low: float
    high: float
    reason: Reason | None
    sentence: str
    is_done_today: bool


@dataclass(frozen=True, slots=True)
class DayPicks:
    """What is chosen for a local day (ISO text), in the order of the slots."""

    local_date: str
    picks: tuple[DayPick, ...]
