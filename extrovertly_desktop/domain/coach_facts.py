"""What the coach may know of a person: a typed record of their own rows, and nothing made up."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StepFact:
    """A mission or an event that the person could take on.

    Attributes:
        table, id: its row (`missions` or `events`).
        title, category: as stored.
        expected: expected highest SUDS, 0–100, or None when nothing is known.
        times_done: attempts the person went to.
        slug: the lasting name of a mission of the catalogue; empty for others.
    """

    table: str
    id: str
    title: str
    category: str
    expected: int | None = None
    times_done: int = 0
    slug: str = ""


@dataclass(frozen=True, slots=True)
class AttemptFact:
    """A prediction, and what came of it when it is concluded.

    Attributes:
        id: its row of `exposures`.
        local_date: ISO day.
        is_open: whether the outcome is still to come.
        came_true: `no`, `partly` or `yes`, or None when it was not said.
    """

    id: str
    title: str
    category: str
    local_date: str
    is_open: bool
    worry: str | None = None
    likelihood: int | None = None
    expected_suds: int | None = None
    peak_suds: int | None = None
    came_true: str | None = None
    learned: str | None = None


@dataclass(frozen=True, slots=True)
class EventFact:
    """An event ahead that the person is interested in or going to."""

    id: str
    title: str
    local_date: str
    is_going: bool
    has_prediction: bool


@dataclass(frozen=True, slots=True)
class GoalFact:
    """A goal under way; `current` and `target` in its own unit, `target` None when it has none."""

    id: str
    title: str
    current: float
    target: float | None


@dataclass(frozen=True, slots=True)
class WeekFact:
    """The last seven days, counted.

    Attributes:
        attempts, entries, check_ins, events: how many.
        confidence: mean of the check-ins that have one, or None.
    """

    attempts: int = 0
    entries: int = 0
    check_ins: int = 0
    events: int = 0
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the coach may draw on for one answer; lists are newest or nearest first.

    Attributes:
        user_id: the owner's row.
        name: what they want to be called; may be empty.
        picks: today's missions.
        ladder: steps by expected SUDS, least first.
        open_attempts: predictions without outcome.
        attempts: concluded ones, private notes left out.
        events: ahead.
        goals: under way.
        week: the last seven days.
        today: the person's calendar day, ISO text; empty when it is not known.
    """

    user_id: str
    name: str = ""
    picks: tuple[StepFact, ...] = ()
    ladder: tuple[StepFact, ...] = ()
    open_attempts: tuple[AttemptFact, ...] = ()
    attempts: tuple[AttemptFact, ...] = ()
    events: tuple[EventFact, ...] = ()
    goals: tuple[GoalFact, ...] = ()
    week: WeekFact = WeekFact()
    today: str = ""
