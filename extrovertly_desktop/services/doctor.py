"""The doctor: recounts every derived figure from the facts and tells each difference; changes nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from extrovertly_desktop.domain.errors import VaultDamaged
from extrovertly_desktop.domain.facts import Facts
from extrovertly_desktop.domain.journal import count_words
from extrovertly_desktop.domain.progress import DayProgress
from extrovertly_desktop.domain.recount import Figures, recount
from extrovertly_desktop.services.context import OWNER_KEY, ServiceContext, preferences_of
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import facts as store
from extrovertly_desktop.store.queries import insights as insight_store
from extrovertly_desktop.store.queries import integrity, people
from extrovertly_desktop.store.queries.achievements import StoredProgress
from extrovertly_desktop.store.queries.facts import StoredFigures

_OWNER_COLUMNS = ("total_points", "streak_days", "longest_streak", "confidence_level")
_AWARD_COLUMNS = ("local_date", "points")
_DAY_COLUMNS = tuple(part.name for part in fields(DayProgress) if part.name != "tracking_date")
_THERE = "a row"


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure that is not what follows from the facts.

    Attributes:
        table, column: where it is stored; the column is "" when a whole row is missing or too much.
        row: which row: the owner's id, a local day, kind and source of an award, an achievement's or entry's id.
        stored: what the vault holds; None when the row is missing.
        expected: what follows from the facts; None when there should be no row.
    """

    table: str
    row: str
    column: str
    stored: object
    expected: object


@dataclass(frozen=True, slots=True)
class Report:
    """What the doctor found: differences in figures, and sentences about the file itself."""

    differences: tuple[Difference, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether there is nothing to tell."""
        return not self.differences and not self.problems


class DoctorService:
    """Checks an open vault."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def check(self) -> Report:
        """Return what is wrong with the vault; everything is read in one consistent state.

        Looked at: the owner's `total_points`, `streak_days`, `longest_streak` and `confidence_level`, every row of
        `progress_tracking`, `point_awards` and `user_achievements`, `current_value` of every goal that counts by
        itself, every `word_count`; the file's pages, foreign keys and search indexes; the kinds of weekly insights.
        Not looked at: goals that are kept by hand, which follow from no fact; what weekly insights say, which stays as
        it was told; figures of users other than the owner, which are kept as they were imported.

        Raises:
            EnvironmentFault: if the vault cannot be read at all.
        """
        problems: list[str] = []
        differences: list[Difference] = []
        try:
            with self._context.database.reading() as unit:
                problems.extend(integrity.problems(unit))
                owner_id = people.get_meta(unit, OWNER_KEY)
                problems.extend(insight_store.problems(unit, owner_id) if owner_id else ())
                differences.extend(self._differences(unit))
        except VaultDamaged as fault:
            problems.append(str(fault))
        return Report(tuple(differences), tuple(problems))

    def _differences(self, unit: Unit) -> Iterator[Difference]:
        owner_id = people.get_meta(unit, OWNER_KEY)
        owner = people.get_user(unit, owner_id) if owner_id else None
        if owner is None:
            return
        facts = store.load_facts(unit, owner.id, preferences_of(owner).pauses())
        figures = recount(facts)
        stored = store.load_stored(unit, owner.id)
        yield from _columns("users", owner.id, owner, figures, _OWNER_COLUMNS)
        yield from _rows("progress_tracking", stored.days, figures.days, _DAY_COLUMNS)
        yield from _awards(stored, figures)
        yield from _achievements(facts, figures, stored.progress)
        for goal_id, value in figures.goals.items():
            if stored.goals[goal_id] != value:
                yield Difference("social_goals", goal_id, "current_value", stored.goals[goal_id], value)
        for entry_id, text, word_count in store.entry_texts(unit, owner.id):
            words = count_words(text)
            if word_count != words:
                yield Difference("journal_entries", entry_id, "word_count", word_count, words)


def _columns(table: str, row: str, stored: object, expected: object, names: tuple[str, ...]) -> Iterator[Difference]:
    for name in names:
        here, there = getattr(stored, name), getattr(expected, name)
        if here != there:
            yield Difference(table, row, name, here, there)


def _rows(
    table: str, stored: Mapping[str, Any], expected: Mapping[str, Any], columns: tuple[str, ...]
) -> Iterator[Difference]:
    for row in sorted({*stored, *expected}):
        if row not in stored:
            yield Difference(table, row, "", None, _THERE)
        elif row not in expected:
            yield Difference(table, row, "", _THERE, None)
        else:
            yield from _columns(table, row, stored[row], expected[row], columns)


def _awards(stored: StoredFigures, figures: Figures) -> Iterator[Difference]:
    def named(awards: Mapping[Any, Any]) -> dict[str, Any]:
        return {f"{kind} {source}": award for (kind, source), award in awards.items()}

    yield from _rows("point_awards", named(stored.awards), named(figures.awards), _AWARD_COLUMNS)


def _achievements(facts: Facts, figures: Figures, stored: Mapping[str, StoredProgress]) -> Iterator[Difference]:
    """Compare progress. What was earned stays earned, whatever was deleted since; its row stays too."""
    table = "user_achievements"
    for item in facts.achievements:
        if item.requirement is None or item.id not in figures.progress:
            continue
        progress, times = figures.progress[item.id]
        row = stored.get(item.id)
        is_wanted = progress > 0 or times > 0
        if row is None:
            if is_wanted:
                yield Difference(table, item.id, "", None, _THERE)
            continue
        if not is_wanted:
            yield Difference(table, item.id, "", _THERE, None)
            continue
        expected = {"progress": progress, "max_progress": item.requirement.threshold, "times_earned": times}
        for column, figure in expected.items():
            if getattr(row, column) != figure:
                yield Difference(table, item.id, column, getattr(row, column), figure)
        if (row.earned_at is not None) != (times > 0):
            yield Difference(table, item.id, "earned_at", row.earned_at, "the moment it was earned" if times else None)
