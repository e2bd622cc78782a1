"""Quoting: which rows have a name in a flow, what of them can be quoted, and how it is put into a sentence."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from extrovertly_desktop.coach.flows.packs import PickList
from extrovertly_desktop.domain.coach import FactUsed
from extrovertly_desktop.domain.coach_facts import AttemptFact, EventFact, Facts, GoalFact, StepFact

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*(?:\.[a-z_]+)?)\}")
_LONGEST = 140
"""Characters of a person's own words that are said back at once."""
_OPENING, _CLOSING = frozenset("\"'“‘«„"), frozenset("\"'”’»“")
_MARKS = re.compile(r"([\\`*_\[\]<>#])")

# Not by `strftime`, whose words follow the locale while the flows are English.
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

Row = StepFact | AttemptFact | EventFact | GoalFact
Known = Mapping[str, object]
"""A row as plain values: its fields, and `table`."""

_ROW_TYPES: dict[PickList, tuple[type[Row], ...]] = {
    PickList.STEPS: (StepFact,),
    PickList.PLANS: (StepFact,),
    PickList.OPEN_ATTEMPTS: (AttemptFact,),
    PickList.ATTEMPTS: (AttemptFact,),
    PickList.EVENTS: (EventFact,),
    PickList.UNPREDICTED: (EventFact,),
    PickList.GOALS: (GoalFact,),
}
_ALWAYS = {"table", "id", "title", "local_date"}
"""Fields that every row has that can have them."""
_MOST_OFFERED = 5


def known(row: Row) -> dict[str, object]:
    """Return a row as plain values, those that it has."""
    table = {AttemptFact: "exposures", EventFact: "events", GoalFact: "social_goals"}.get(type(row))
    values: dict[str, object] = {} if table is None else {"table": table}
    values |= {name: value for name, value in asdict(row).items() if value is not None and value != ""}
    return values


def rows_of(which: PickList, facts: Facts) -> list[Row]:
    """Return the rows that a pick offers, the likeliest first, a handful at most."""
    fresh = [event for event in facts.events if not event.has_prediction]
    rows: list[Row]
    match which:
        case PickList.STEPS:
            rows = [*_steps(facts)]
        case PickList.PLANS:
            steps = _steps(facts)
            kept = steps[: max(_MOST_OFFERED - len(fresh), _MOST_OFFERED - 2)]
            rows = [*kept, *(_step_of(event) for event in fresh)]
        case PickList.OPEN_ATTEMPTS:
            rows = [*facts.open_attempts]
        case PickList.ATTEMPTS:
            rows = [*facts.attempts]
        case PickList.EVENTS:
            rows = [*facts.events]
        case PickList.UNPREDICTED:
            rows = [*fresh]
        case PickList.GOALS:
            rows = [*facts.goals]
    return rows[:_MOST_OFFERED]


def _steps(facts: Facts) -> list[StepFact]:
    once = {(step.table, step.id): step for step in (*facts.picks, *facts.ladder) if step.table == "missions"}
    return list(once.values())


def _step_of(event: EventFact) -> StepFact:
    return StepFact("events", event.id, event.title, "")


@dataclass(frozen=True, slots=True)
class NamedFact:
    """A fact that a flow can quote without having asked for it.

    Attributes:
        fields: what of it can be quoted.
        find: gives the row, or None.
    """

    fields: frozenset[str]
    find: Callable[[Facts], Known | None]


def _first(rows: Sequence[Row]) -> Known | None:
    return known(rows[0]) if rows else None


def _first_attempt(fits: Callable[[AttemptFact], bool]) -> Callable[[Facts], Known | None]:
    return lambda facts: _first([attempt for attempt in facts.attempts if fits(attempt)])


def _person(facts: Facts) -> Known:
    return {"table": "users", "id": facts.user_id} | ({"called": facts.name} if facts.name else {})


def _week(facts: Facts) -> Known:
    # Counts over many rows are told on the word of the person they were counted for.
    counted = {name: value for name, value in asdict(facts.week).items() if value}
    return {"table": "users", "id": facts.user_id} | counted


_STEP = frozenset({"title", "category", "expected", "times_done", "table"})
_ATTEMPT = frozenset(
    {"title", "category", "local_date", "worry", "likelihood", "expected_suds", "peak_suds", "came_true", "learned"}
)
_EVENT = frozenset({"title", "local_date"})
_GOAL = frozenset({"title", "current", "target"})
NAMED: Mapping[str, NamedFact] = {
    "person": NamedFact(frozenset({"called"}), _person),
    "week": NamedFact(frozenset({"attempts", "entries", "check_ins", "events", "confidence"}), _week),
    "open": NamedFact(_ATTEMPT, lambda facts: _first(facts.open_attempts)),
    "last": NamedFact(_ATTEMPT, lambda facts: _first(facts.attempts)),
    "lesson": NamedFact(_ATTEMPT, _first_attempt(lambda attempt: attempt.learned is not None)),
    "spared": NamedFact(
        _ATTEMPT, _first_attempt(lambda attempt: attempt.came_true == "no" and attempt.worry is not None)
    ),
    "lowest": NamedFact(_STEP, lambda facts: _first(facts.ladder)),
    "today": NamedFact(_STEP, lambda facts: _first(facts.picks)),
    "coming": NamedFact(_EVENT, lambda facts: _first(facts.events)),
    "aim": NamedFact(_GOAL, lambda facts: _first(facts.goals)),
}
"""What a flow can quote by name; the newest or nearest of its sort.

`lesson` is an attempt with something learned, `spared` one whose worry did not come true, `today` the first of today's
missions, `lowest` the easiest step of the ladder, `coming` the next event, `aim` the first goal.
"""


def fields_of(which: PickList) -> frozenset[str]:
    """Return what can be quoted of a row that was picked."""
    return frozenset().union(*(row.__dataclass_fields__ for row in _ROW_TYPES[which])) | {"table"}


def is_certain(field_name: str) -> bool:
    """Whether every row has this field."""
    return field_name in _ALWAYS


class Quotes:
    """What can be quoted at one moment: the slots, and the named facts."""

    def __init__(self, slots: Mapping[str, object], facts: Facts) -> None:
        self._slots = slots
        self._facts = facts

    def value(self, reference: str) -> object | None:
        """Return what a reference stands for now, or None when it is not known."""
        name, _, field_name = reference.partition(".")
        row = self._row(name)
        if not field_name:
            return row
        return row.get(field_name) if isinstance(row, Mapping) else None

    def used(self, text: str) -> Iterator[FactUsed]:
        """Yield the rows behind the placeholders of a text."""
        for reference in PLACEHOLDER.findall(text):
            row = self._row(reference.partition(".")[0])
            if isinstance(row, Mapping):
                yield FactUsed(str(row["table"]), str(row["id"]))

    def fill(self, text: str) -> str | None:
        """Return a text with its placeholders replaced, or None if one of them stands for nothing."""
        values = {reference: self.value(reference) for reference in PLACEHOLDER.findall(text)}
        if any(value is None for value in values.values()):
            return None
        return PLACEHOLDER.sub(lambda match: in_words(values[match[1]]), text)

    def _row(self, name: str) -> object | None:
        if name in self._slots:
            return self._slots[name]
        named = NAMED.get(name)
        return named.find(self._facts) if named else None


def in_words(value: object) -> str:
    """Return a value as it stands in a sentence: own words on one line, cut and without a full stop, numbers bare."""
    if isinstance(value, Mapping):
        return in_words(value.get("title", ""))
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    text = str(value)
    day = _day(text)
    return _MARKS.sub(r"\\\1", _cut(_bare(" ".join(text.split())))) if day is None else day


def _bare(text: str) -> str:
    """Take away quotation marks around all of it: it is going to stand between others."""
    inside = text[1:-1].strip()
    is_quoted = len(text) > 2 and text[0] in _OPENING and text[-1] in _CLOSING
    return inside if is_quoted and inside and not set(inside) & (_OPENING | _CLOSING) - {"'", "’"} else text


def _cut(text: str) -> str:
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + "…"
    return text.removesuffix(".") if not text.endswith("..") else text


def _day(text: str) -> str | None:
    if len(text) != len("2026-01-01"):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
