"""Gathering what a report on paper holds: values only, names left out, private entries only when asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

from extrovertly_desktop.domain.achievements import Achievement
from extrovertly_desktop.domain.clock import from_ms
from extrovertly_desktop.domain.event_lists import EventCard, EventFilter, EventView
from extrovertly_desktop.domain.events import AttendeeStatus
from extrovertly_desktop.domain.exposure import Exposure
from extrovertly_desktop.domain.goals import Goal, GoalStatus
from extrovertly_desktop.domain.insights import Insight
from extrovertly_desktop.domain.journal import JournalEntry
from extrovertly_desktop.domain.moods import MoodVocabulary
from extrovertly_desktop.domain.noted import DayMoods
from extrovertly_desktop.domain.progress import DayProgress
from extrovertly_desktop.domain.report import RememberedReport, ReportSection, ReportWishes, redactor
from extrovertly_desktop.domain.well_being import WellBeingCheck
from extrovertly_desktop.services.chunks import CHUNK
from extrovertly_desktop.services.context import ServiceContext
from extrovertly_desktop.services.kit_shelf import PreferenceKey
from extrovertly_desktop.services.tasks import TaskContext, quiet_context

if TYPE_CHECKING:
    from extrovertly_desktop.services.vaults import OpenVault

_KEY = "report"
_EVERY = 1_000_000
_WEEKS = 60
_PAGE = 200
ValueT = TypeVar("ValueT")


@dataclass(frozen=True, slots=True)
class AttendedEvent:
    """An event the person went to: its day (ISO text), and what they said of it; `rating` 1–5."""

    title: str
    local_date: str
    category: str
    rating: int | None
    feedback: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """What a report holds. Parts that are not wanted are empty.

    Attributes:
        wishes: what was asked for.
        made_on: the local day.
        is_made_up: whether the vault holds made-up data.
        days, day_moods: what was noted on each day that holds something, up to a week before the first included.
        attempts: concluded attempts at missions and events, oldest first.
        insights: by week, oldest first.
        entry_count: how many entries there are; `entries` yields them from the vault, oldest first.
    """

    wishes: ReportWishes
    made_on: date
    is_made_up: bool
    moods: MoodVocabulary
    categories: Mapping[str, str]
    days: tuple[DayProgress, ...]
    day_moods: tuple[DayMoods, ...]
    check_ins: int
    checks: tuple[WellBeingCheck, ...]
    attempts: tuple[Exposure, ...]
    events: tuple[AttendedEvent, ...]
    goals: tuple[Goal, ...]
    achievements: tuple[tuple[str, Achievement], ...]
    insights: tuple[Insight, ...]
    entry_count: int
    private_left_out: int
    entries: Callable[[], Iterator[JournalEntry]]

    def counts(self) -> dict[ReportSection, int]:
        """Return how much each wanted part holds."""
        amounts = {
            ReportSection.SUMMARY: 1,
            ReportSection.FELT: self.check_ins,
            ReportSection.WELL_BEING: len(self.checks),
            ReportSection.PREDICTIONS: sum(1 for item in self.attempts if item.worry is not None),
            ReportSection.ATTEMPTS: len(self.attempts),
            ReportSection.EVENTS: len(self.events),
            ReportSection.GOALS: len(self.goals),
            ReportSection.ACHIEVEMENTS: len(self.achievements),
            ReportSection.INSIGHTS: len(self.insights),
            ReportSection.JOURNAL: self.entry_count,
        }
        return {section: amounts[section] for section in ReportSection if section in self.wishes.sections}


class ReportService:
    """Makes reports, and remembers what was chosen for the last one.

    Args:
        context: the open vault.
        vault: its services, through which everything is read.
    """

    def __init__(self, context: ServiceContext, vault: "OpenVault") -> None:
        self._context, self._vault = context, vault
        self._remembered = PreferenceKey(context, _KEY)

    def remembered(self) -> RememberedReport:
        """Return what was chosen the last time."""
        return RememberedReport.read(self._remembered.load())

    def remember(self, wishes: ReportWishes) -> None:
        """Keep the parts and the names for the next time."""
        chosen = RememberedReport(wishes.sections, wishes.hidden)
        self._remembered.update(lambda _owner, _before: chosen.as_json())

    def first_day(self) -> date | None:
        """Return the first day that holds something, or None for an empty vault."""
        days = self._vault.progress.days()
        return date.fromisoformat(days[0].tracking_date) if days else None

    def gather(self, wishes: ReportWishes, ctx: TaskContext | None = None) -> Report:
        """Read what a report holds.

        Args:
            wishes: what it is to hold.
            ctx: told how far it is, from 0 to 1.

        Raises:
            UserError: if what is wished for cannot be.
            Cancelled: if the person asked to stop.
        """
        wishes.check()
        ctx = ctx or quiet_context()
        vault, wants = self._vault, wishes.sections
        hide = redactor(wishes.hidden)
        ctx.progress(0.0, "Gathering days")
        before = (wishes.first - timedelta(days=7)).isoformat()
        days = [day for day in vault.progress.days() if before <= day.tracking_date <= wishes.last.isoformat()]
        needs_days = wants & {ReportSection.SUMMARY, ReportSection.FELT}
        moments = vault.progress_figures.check_in_moments(wishes.first, wishes.last) if needs_days else []
        ctx.progress(0.1, "Gathering attempts")
        needs_attempts = wants & {ReportSection.SUMMARY, ReportSection.PREDICTIONS, ReportSection.ATTEMPTS}
        attempts = vault.progress.attempts(_EVERY) if needs_attempts else []
        ctx.progress(0.3, "Gathering events")
        events = list(self._events(wishes, hide)) if ReportSection.EVENTS in wants else []
        ctx.progress(0.5, "Gathering weeks")
        insights = self._insights(wishes, hide, ctx) if ReportSection.INSIGHTS in wants else []
        ctx.progress(0.7, "Gathering entries")
        needs_entries = wants & {ReportSection.JOURNAL, ReportSection.SUMMARY}
        keys, left_out = self._entry_keys(wishes, ctx) if needs_entries else ([], 0)
        wants_felt = ReportSection.FELT in wants
        report = Report(
            wishes=replace(wishes, name=wishes.name.strip()),
            made_on=vault.days.today(),
            is_made_up=vault.is_made_up(),
            moods=vault.moods.vocabulary(),
            categories=vault.missions.categories(),
            days=tuple(days) if needs_days else (),
            day_moods=tuple(vault.progress_figures.moods_noted(wishes.first, wishes.last)) if wants_felt else (),
            check_ins=len(moments),
            checks=self._checks(wishes),
            attempts=tuple(_hidden(item, hide) for item in attempts if wishes.holds(item.local_date)),
            events=tuple(events),
            goals=tuple(_hidden(goal, hide) for goal in self._goals(wishes)),
            achievements=tuple(self._achievements(wishes)),
            insights=tuple(insights),
            entry_count=len(keys),
            private_left_out=left_out,
            entries=lambda: self._entries(keys, hide),
        )
        ctx.progress(1.0)
        return report

    def _checks(self, wishes: ReportWishes) -> tuple[WellBeingCheck, ...]:
        if ReportSection.WELL_BEING not in wishes.sections:
            return ()
        return tuple(item for item in self._vault.well_being.standing().checks if wishes.holds(item.local_date))

    def _events(self, wishes: ReportWishes, hide: Callable[[str], str]) -> Iterator[AttendedEvent]:
        """Yield the events the person went to, newest first."""
        past = EventFilter(view=EventView.PAST)
        after: EventCard | None = None
        while True:
            page = self._vault.events.list(past, limit=_PAGE, after=after)
            for card in page:
                if card.status is AttendeeStatus.ATTENDED and wishes.holds(card.event.date):
                    said = self._vault.attendance.of(card.event.id)
                    feedback = said.feedback if said is not None else None
                    yield AttendedEvent(
                        hide(card.event.title),
                        card.event.date,
                        card.event.category,
                        said.rating if said is not None else None,
                        hide(feedback) if feedback else None,
                    )
            if len(page) < _PAGE or page[-1].event.date < wishes.first.isoformat():
                return
            after = page[-1]

    def _goals(self, wishes: ReportWishes) -> Iterator[Goal]:
        if ReportSection.GOALS not in wishes.sections:
            return
        for card in self._vault.goals.cards():
            ended = card.completed_on is not None and card.completed_on < wishes.first
            is_begun = card.goal.counted_from <= wishes.last.isoformat()
            if is_begun and not ended and card.goal.status is not GoalStatus.CANCELLED:
                yield card.goal

    def _achievements(self, wishes: ReportWishes) -> Iterator[tuple[str, Achievement]]:
        """Yield what was earned in the stretch, with its day (ISO text), in the order in which it was earned."""
        if ReportSection.ACHIEVEMENTS not in wishes.sections:
            return
        zone = self._context.clock.zone()
        earned = [item for item in self._vault.progress.achievements() if item.earned_at is not None]
        for item in sorted(earned, key=lambda each: each.earned_at or 0):
            day = from_ms(item.earned_at or 0, zone).date().isoformat()
            if wishes.holds(day):
                yield day, item

    def _insights(self, wishes: ReportWishes, hide: Callable[[str], str], ctx: TaskContext) -> list[Insight]:
        found: list[Insight] = []
        before: str | None = (wishes.last + timedelta(days=1)).isoformat()
        while before is not None:
            ctx.progress(0.5, "Gathering weeks")
            weeks = self._vault.insights.weeks(_WEEKS, before)
            inside = [week for week in weeks if week.week_start >= wishes.first.isoformat()]
            found += [_hidden(item, hide) for week in inside for item in reversed(week.insights)]
            before = weeks[-1].week_start if weeks and len(inside) == len(weeks) else None
        return found[::-1]

    def _entry_keys(self, wishes: ReportWishes, ctx: TaskContext) -> tuple[list[int], int]:
        """Return the keys of the entries that go along, oldest first, and how many private ones do not."""
        journal = self._vault.journal
        # Keys follow the moments entries are for; two days more, since a day is what the person called it.
        low = journal.key_after(wishes.first - timedelta(days=3))
        high = journal.key_after(wishes.last + timedelta(days=2))
        near = [key for key in reversed(journal.keys()) if low <= key <= high]
        kept: list[int] = []
        left_out = 0
        for start in range(0, len(near), CHUNK):
            ctx.progress(0.7 + 0.3 * start / len(near), "Gathering entries")
            some = near[start : start + CHUNK]
            found = journal.by_keys(some)
            for key in some:
                entry = found.get(key)
                if entry is None or not wishes.holds(entry.local_date):
                    continue
                if entry.is_private and not wishes.with_private:
                    left_out += 1
                else:
                    kept.append(key)
        return kept, left_out

    def _entries(self, keys: Sequence[int], hide: Callable[[str], str]) -> Iterator[JournalEntry]:
        for start in range(0, len(keys), CHUNK):
            some = keys[start : start + CHUNK]
            found = self._vault.journal.by_keys(some)
            yield from (_hidden(found[key], hide) for key in some if key in found)


def _hidden(value: ValueT, hide: Callable[[str], str]) -> ValueT:
    """Return a value with names left out of every text that a person can have written in it."""
    changed: dict[str, object] = {}
    for part in fields(value):  # type: ignore[arg-type]
        if part.name in {"id", "mission_id", "event_id", "local_date", "week_start", "mood", "category", "type"}:
            continue
        found = getattr(value, part.name)
        if type(found) is str:
            changed[part.name] = hide(found)
        elif isinstance(found, tuple) and all(isinstance(item, str) for item in found):
            changed[part.name] = tuple(hide(item) for item in found)
    return replace(value, **changed)  # type: ignore[type-var]
