"""What happened in each week that is worth telling: what has become easy, was earned, was new, and was learned."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import dropwhile

from extrovertly_desktop.domain.achievements import achievement_of_award
from extrovertly_desktop.insights.series import WEEK
from extrovertly_desktop.recommender.records import StepRecord
from extrovertly_desktop.services import insights_questions as questions
from extrovertly_desktop.services.estimation import Known
from extrovertly_desktop.services.insights_wording import Said
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import achievements as achievement_store
from extrovertly_desktop.store.queries import insights_days as store
from extrovertly_desktop.store.queries.insights_days import Learning


@dataclass(frozen=True, slots=True)
class Events:
    """By local day: missions that became easy, achievements earned, firsts in a category, learnings, the first event.

    Attributes:
        mastered: mission ids by day.
        earned: achievement ids by day.
        firsts: mission ids by day, each the first attempt in its category.
        learnings: by day.
        first_event: the first event gone to, with its day; None before there was one.
        titles: of missions, events and achievements, by id.
        categories: the title of the category of each mission, by the mission's id.
    """

    mastered: Mapping[date, Sequence[str]]
    earned: Mapping[date, Sequence[str]]
    firsts: Mapping[date, Sequence[str]]
    learnings: Mapping[date, Sequence[Learning]]
    first_event: tuple[date, str] | None
    titles: Mapping[str, str]
    categories: Mapping[str, str]

    def learned(self, week: date) -> list[Learning]:
        """Return what was learned in the week that begins on a day."""
        return [item for day in _days(week) for item in self.learnings.get(day, ())]

    def achieved(self, week: date) -> Said | None:
        """Return what was achieved in the week that begins on a day: what has become easy before all else."""
        easy, earned = self._in(week, self.mastered), self._in(week, self.earned)
        if easy:
            said = questions.mastered([self.titles[item] for item in easy], easy)
            if earned:
                also = questions.earned([self.titles[item] for item in earned], earned)
                said = replace(said, description=f"{said.description} {also.title} besides.")
            return said
        if earned:
            return questions.earned([self.titles[item] for item in earned], earned)
        firsts = self._in(week, self.firsts)
        if firsts:
            return questions.first_times([self.titles[firsts[0]]], firsts, self.categories.get(firsts[0], ""))
        if self.first_event is not None and self.first_event[0] in set(_days(week)):
            return questions.first_event(self.titles[self.first_event[1]], self.first_event[1])
        return None

    def _in(self, week: date, by_day: Mapping[date, Sequence[str]]) -> list[str]:
        found = [item for day in _days(week) for item in by_day.get(day, ())]
        return [item for item in dict.fromkeys(found) if item in self.titles]


def read_events(unit: Unit, user_id: str, told: Known, categories: Mapping[str, str], last: date) -> Events:
    """Read what happened up to a day.

    Args:
        unit: the unit of work.
        user_id: whose weeks.
        told: what is known of the person's attempts.
        categories: titles of the categories of missions by slug.
        last: the last day.
    """
    titles = {item.id: item.title for item in told.missions.values()}
    titles |= {item.id: item.title for item in told.events.values()}
    earned: dict[date, list[str]] = defaultdict(list)
    for day, source in store.achievements_earned(unit, user_id, date.min.isoformat(), last.isoformat()):
        earned[date.fromisoformat(day)].append(achievement_of_award(source))
    titles |= {item.id: item.title for item in achievement_store.achievements(unit, user_id)}
    learnings: dict[date, list[Learning]] = defaultdict(list)
    for item in store.learnings(unit, user_id, date.min.isoformat(), last.isoformat()):
        learnings[date.fromisoformat(item.local_date)].append(item)
    mastered, firsts = _steps(told)
    events = dropwhile(lambda item: item.step not in told.events or not item.attended, told.attempts)
    first = next(events, None)
    return Events(
        mastered,
        earned,
        firsts,
        learnings,
        None if first is None else (date.fromordinal(first.day), first.step),
        titles,
        {item.id: categories.get(item.category, item.category) for item in told.missions.values()},
    )


def _steps(told: Known) -> tuple[dict[date, list[str]], dict[date, list[str]]]:
    """Return by day the missions that became easy for the first time, and the first attempts in their category."""
    mastered: dict[date, list[str]] = defaultdict(list)
    firsts: dict[date, list[str]] = defaultdict(list)
    records: dict[str, StepRecord] = {}
    easy: set[str] = set()
    seen: set[str] = set()
    for attempt in told.attempts:
        mission = told.missions.get(attempt.step)
        if mission is None or not attempt.attended:
            continue
        day = date.fromordinal(attempt.day)
        record = records.setdefault(attempt.step, StepRecord())
        record.add(attempt)
        if record.is_mastered and attempt.step not in easy:
            easy.add(attempt.step)
            mastered[day].append(attempt.step)
        if mission.category not in seen:
            seen.add(mission.category)
            firsts[day].append(attempt.step)
    return mastered, firsts


def _days(week: date) -> list[date]:
    return [week + timedelta(days=offset) for offset in range(WEEK)]
