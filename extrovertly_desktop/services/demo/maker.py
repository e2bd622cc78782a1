"""Lives an invented life through the services, day by day, so that a made-up vault holds what a real one would."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from extrovertly_desktop.domain.clock import FixedClock, from_ms, to_ms
from extrovertly_desktop.domain.people import ProfileDraft, UserDraft
from extrovertly_desktop.services.demo.climber import Climber
from extrovertly_desktop.services.demo.course import Day, life_course, summer_holidays
from extrovertly_desktop.services.demo.diarist import Diarist
from extrovertly_desktop.services.demo.goals import Wishes
from extrovertly_desktop.services.demo.monthly import MonthlyChecks
from extrovertly_desktop.services.demo.routine import Routine
from extrovertly_desktop.services.demo.town import Town
from extrovertly_desktop.services.demo.words import DemoWords
from extrovertly_desktop.services.tasks import TaskContext
from extrovertly_desktop.services.vaults import OpenVault

_DAYS_PER_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class DemoSpan:
    """The time that a made-up vault covers.

    Attributes:
        first: the first local day.
        until_ms: the moment after which nothing is written, milliseconds since the epoch.
        zone: the zone the invented person lives in.
    """

    first: date
    until_ms: int
    zone: tzinfo

    @classmethod
    def of(cls, years: float, until_ms: int, zone: tzinfo) -> "DemoSpan":
        """Return the span of so many years before a moment; at least a week."""
        days = max(round(years * _DAYS_PER_YEAR), 7)
        return cls(from_ms(until_ms, zone).date() - timedelta(days=days), until_ms, zone)

    @property
    def last(self) -> date:
        """The last local day."""
        return from_ms(self.until_ms, self.zone).date()

    def clock(self) -> FixedClock:
        """Return a clock that stands at the beginning: open the vault with it, so that all of it is of one time."""
        beginning = datetime.combine(self.first, time(7, 0), tzinfo=self.zone)
        return FixedClock(to_ms(beginning), self.zone)


@dataclass(frozen=True, slots=True)
class DemoCounts:
    """What a made-up vault holds."""

    days: int
    check_ins: int
    entries: int
    attempts: int
    events: int
    open_plans: int


def make_demo(
    vault: OpenVault, clock: FixedClock, span: DemoSpan, *, seed: int, words: DemoWords, context: TaskContext
) -> DemoCounts:
    """Fill a new vault with a lifelike time of an invented person, and mark it as made up.

    The same seed, span and content give the same rows, identifiers included, if the vault was opened with the span's
    clock and an id factory whose randomness has a fixed seed.

    Args:
        vault: a new vault without an owner, opened with `clock`.
        clock: the span's clock; it ends at the end of the span.
        span: the time to cover.
        seed: any whole number.
        words: the sentences to write with.
        context: told how far the work is.

    Raises:
        Cancelled: if the person asked to stop; the vault is then half full.
        UserError: if the vault has an owner already.
    """
    rng = random.Random(f"life {seed}")  # noqa: S311 - an invented life, no secret
    course = life_course(random.Random(f"course {seed}"), span.first, span.last)  # noqa: S311
    vault.mark_made_up()
    vault.profile.set_up_owner(UserDraft.of(first_name="Robin"))
    vault.profile.save_profile(_profile())
    diarist = Diarist(words, rng)
    missions = [card.mission for card in vault.missions.cards()]
    climber = Climber(missions, vault.missions.safety_behaviours(), diarist, rng)
    # The town has a chance of its own, so that what goes on there leaves the rest of the life as it is.
    fortune = random.Random(f"town {seed}")  # noqa: S311
    town = Town(vault, Diarist(words, fortune), words.days.events, fortune)
    routine = Routine(vault, diarist, climber, town, rng)
    monthly = MonthlyChecks(vault, random.Random(f"checks {seed}"))  # noqa: S311 - chance of its own, as above
    wishes = Wishes(vault, words.goals.goals, span.first, span.last)
    holidays = {first: last for first, last in summer_holidays(course) if (last - first).days >= 3}
    for number, day in enumerate(course):
        context.progress(number / len(course), f"{day.date:%B %Y}")
        is_ending = (span.last - day.date).days < 2
        deeds = [*routine.day(day, is_ending=is_ending), *wishes.deeds(day.date), *monthly.deeds(day)]
        if day.date in holidays:
            deeds.append((7 * 60, _pause(vault, day, holidays[day.date])))
        _live(clock, span, day, deeds)
    clock.instant_ms = span.until_ms
    vault.insights.write_due()
    context.progress(1.0, "")
    return DemoCounts(
        days=len(course),
        check_ins=routine.check_ins,
        entries=routine.entries,
        attempts=routine.attempts + town.debriefed,
        events=town.attended,
        open_plans=len(vault.missions.open_plans()),
    )


def _live(clock: FixedClock, span: DemoSpan, day: Day, deeds: list[tuple[int, Callable[[], None]]]) -> None:
    """Do the deeds of a day in their order, each at its minute after midnight, up to the end of the span."""
    for minute, deed in sorted(deeds, key=lambda item: item[0]):
        moment = datetime.combine(day.date, time(minute // 60, minute % 60), tzinfo=span.zone)
        at_ms = to_ms(moment)
        if at_ms > span.until_ms:
            return
        # Two deeds of one minute follow each other; where clocks go back, none happens before the last.
        clock.instant_ms = max(at_ms, clock.instant_ms + 1_000)
        deed()


def _pause(vault: OpenVault, day: Day, last: date) -> Callable[[], None]:
    def deed() -> None:
        vault.profile.pause_streak(day.date, last)

    return deed


def _profile() -> ProfileDraft:
    return ProfileDraft.of(
        bio="I draw old streets for a town archive. I like people more than my face lets on.",
        social_goals=["speaking up in meetings", "meeting new people", "phone calls"],
        interests=["maps", "swimming", "sketching", "board games"],
    )
