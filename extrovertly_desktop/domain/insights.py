"""What is said about a finished week, and the figures it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Self


class InsightType(StrEnum):
    """What kind of thing is said (`weekly_insights.insight_type`); at most one of each kind about a week."""

    TREND = "trend"
    ASSOCIATION = "association"
    CALIBRATION = "calibration"
    ACHIEVEMENT = "achievement"
    REFLECTION = "reflection"
    SUGGESTION = "suggestion"

    @classmethod
    def place(cls, word: str) -> int:
        """Return where a kind stands among those of a week; words of other programs come last."""
        order = [str(kind) for kind in cls]
        return order.index(word) if word in order else len(order)


OURS = "extrovertly"
"""What `data` names as the writer of a row, so that rows of other programs are told apart."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A row that an insight quotes."""

    table: str
    id: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What an insight rests on, as `weekly_insights.data` keeps it; what does not apply is None or empty.

    Attributes:
        n: on how many days, outcomes or rows it rests.
        n_with, n_without: how many of them with and without what the insight is about.
        estimate, low, high: the figure and its interval, in `unit`.
        level: how sure the interval is, 0–1.
        unit: what one step of the figure is.
        method: how it was worked out, in one plain sentence.
        source: where the method comes from.
        what_would_change: what would make us say something else.
        more: further figures that belong to it, each as name and value.
    """

    n: int | None = None
    n_with: int | None = None
    n_without: int | None = None
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    level: float | None = None
    unit: str = ""
    method: str = ""
    source: str = ""
    what_would_change: str = ""
    more: tuple[tuple[str, float], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return what JSON can hold, without what is empty."""
        told = {item.name: getattr(self, item.name) for item in fields(self) if item.name != "more"}
        known = {name: value for name, value in told.items() if value not in (None, "")}
        return known | ({"more": dict(self.more)} if self.more else {})

    @classmethod
    def read(cls, data: object) -> "Self | None":
        """Read what `as_json` wrote; None where nothing of it can be read, as in rows of other programs."""
        if not isinstance(data, Mapping):
            return None
        known: dict[str, Any] = {}
        for name in ("n", "n_with", "n_without"):
            if isinstance(data.get(name), int) and not isinstance(data[name], bool):
                known[name] = data[name]
        for name in ("estimate", "low", "high", "level"):
            if _is_figure(data.get(name)):
                known[name] = float(data[name])
        for name in ("unit", "method", "source", "what_would_change"):
            if isinstance(data.get(name), str):
                known[name] = data[name]
        if isinstance(data.get("more"), Mapping):
            known["more"] = tuple((str(key), float(value)) for key, value in data["more"].items() if _is_figure(value))
        return cls(**known) if known else None


@dataclass(frozen=True, slots=True)
class Insight:
    """One thing said about a finished week (`weekly_insights`).

    Attributes:
        created_at: when it was written, milliseconds since the epoch.
        week_start: the first local day of the week, ISO text.
        type: a kind of `InsightType`, or the word of another program that it was imported with.
        title: what it is about, in a few words.
        description: what is said, in whole sentences.
        data: what it rests on and quotes; any JSON value.
        is_read: whether the person has looked at it.
    """

    id: str
    created_at: int
    week_start: str
    type: str
    title: str
    description: str
    data: Any
    is_read: bool

    @property
    def figures(self) -> Figures | None:
        """What it rests on, where that can be told."""
        return Figures.read(self.data)

    @property
    def also(self) -> tuple[tuple[str, Figures], ...]:
        """What else was said in the same breath: titles with the figures they rest on."""
        rows = self.data.get("also") if isinstance(self.data, Mapping) else None
        known = [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []
        read = ((str(row.get("title", "")), Figures.read(row)) for row in known)
        return tuple((title, figures) for title, figures in read if figures is not None)

    @property
    def mission_id(self) -> str | None:
        """The mission that it names, if it names one."""
        found = self.data.get("mission_id") if isinstance(self.data, Mapping) else None
        return found if isinstance(found, str) else None

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The rows that it quotes."""
        rows = self.data.get("rows") if isinstance(self.data, Mapping) else None
        found = [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []
        return tuple(Quote(str(row.get("table", "")), str(row.get("id", ""))) for row in found)


@dataclass(frozen=True, slots=True)
class InsightWeek:
    """All that is said about one week, first what the figures say."""

    week_start: str
    insights: tuple[Insight, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """What the person has not looked at yet: how much, and the newest of it; None where there is nothing."""

    count: int
    first: Insight | None


@dataclass(frozen=True, slots=True)
class Lacking:
    """What would have to be noted before the figures could say something.

    Attributes:
        mood_days: further days with a mood, until it is looked for what goes together with it.
        outcomes: further attempts with a likelihood and an outcome, until the two could be compared.
        least_side: on how many days something has to have been noted, and on how many not, before it is looked at.
    """

    mood_days: int
    outcomes: int
    least_side: int

    @property
    def is_nothing(self) -> bool:
        """Whether there is enough of everything."""
        return not (self.mood_days or self.outcomes)


def _is_figure(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < float("inf")
