"""The ledger of points during one deed: what is written and struck, by how much the total moves, on which days."""

from collections.abc import Iterable, Mapping

from extrovertly_desktop.domain import points as rules
from extrovertly_desktop.domain.clock import Clock
from extrovertly_desktop.domain.exposure import Exposure
from extrovertly_desktop.domain.ids import IdFactory
from extrovertly_desktop.domain.points import Award, AwardKind
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import day_facts as day_store
from extrovertly_desktop.store.queries import exposures as exposure_store
from extrovertly_desktop.store.queries import progress as store
from extrovertly_desktop.store.queries.day_facts import DayFacts


class Ledger:
    """Writes awards for one owner in one unit of work.

    Attributes:
        delta: by how much the total of points has moved.
        days: local days whose points changed.
    """

    def __init__(self, unit: Unit, owner_id: str, clock: Clock, new_id: IdFactory) -> None:
        self._unit = unit
        self._owner_id = owner_id
        self._clock = clock
        self._new_id = new_id
        self.delta = 0
        self.days: set[str] = set()

    def put(self, award: Award) -> None:
        """Write an award over whatever the same source had."""
        before = store.get_award(self._unit, self._owner_id, award.kind, award.source)
        if before == award:
            return
        if before is None:
            store.add_award(self._unit, self._owner_id, award, self._new_id(), self._clock.now_ms())
        else:
            store.replace_award(self._unit, self._owner_id, award)
            self.days.add(before.local_date)
        self.days.add(award.local_date)
        self.delta += award.points - (before.points if before is not None else 0)

    def strike(self, kind: AwardKind, source: str) -> None:
        """Take an award back, if there is one."""
        before = store.get_award(self._unit, self._owner_id, kind, source)
        if before is None:
            return
        store.remove_award(self._unit, self._owner_id, kind, source)
        self.days.add(before.local_date)
        self.delta -= before.points

    def settle_mission(self, mission_id: str) -> None:
        """Give every attempt of a mission what it is worth."""
        attempts = exposure_store.attempts_of_mission(self._unit, self._owner_id, mission_id)
        for exposure, worth in mission_awards(attempts):
            if worth is None:
                self.strike(AwardKind.MISSION, exposure.id)
            else:
                self.put(Award(AwardKind.MISSION, exposure.id, exposure.local_date, worth))

    def settle_days(self, facts: Mapping[str, DayFacts]) -> None:
        """Give each of some days what its first entry and its first check-in are worth."""
        with_entry = {day for day, facts_of_day in facts.items() if facts_of_day.entries}
        with_check_in = {day for day, facts_of_day in facts.items() if facts_of_day.check_ins}
        self._settle_kind(AwardKind.JOURNAL_DAY, rules.FIRST_ENTRY_OF_DAY, list(facts), with_entry)
        self._settle_kind(AwardKind.CHECK_IN_DAY, rules.FIRST_CHECK_IN_OF_DAY, list(facts), with_check_in)

    def _settle_kind(self, kind: AwardKind, worth: int, days: list[str], earning: set[str]) -> None:
        before = day_store.awards_of_days(self._unit, self._owner_id, kind, days)
        due = {day: Award(kind, day, day, worth) for day in days if day in earning}
        given = [award for day, award in due.items() if before.get(day) != award]
        struck = [day for day in before if day not in due]
        day_store.put_awards(self._unit, self._owner_id, given, new_id=self._new_id, created_at=self._clock.now_ms())
        day_store.remove_awards(self._unit, self._owner_id, kind, struck)
        changed = {award.source for award in given} | set(struck)
        self.days |= changed | {before[day].local_date for day in changed if day in before}
        self.delta += sum(award.points for award in given)
        self.delta -= sum(before[day].points for day in changed if day in before)


def mission_awards(attempts: Iterable[Exposure]) -> list[tuple[Exposure, int | None]]:
    """Return what each attempt of one mission is worth, given in the order of their conclusion.

    The first attempt brings the mission's own points, later ones half of them; one that did not happen brings None.
    """
    worth: list[tuple[Exposure, int | None]] = []
    first = True
    for exposure in attempts:
        if exposure.attendance is None or not exposure.attendance.counts_as_attempt:
            worth.append((exposure, None))
            continue
        worth.append((exposure, rules.mission_points(exposure.points_base or 0, first_time=first)))
        first = False
    return worth
