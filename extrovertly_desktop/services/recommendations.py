"""The day's missions: chosen once, the same until another is asked for, each with the reason in one sentence."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from extrovertly_desktop.domain.day_picks import DayPick, DayPicks, StoredPick
from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.ladder import MarkKind, StepKind, SudsMark
from extrovertly_desktop.domain.missions import MissionCard
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.domain.recommendation import Slot
from extrovertly_desktop.domain.recommendation_explained import reason_sentence
from extrovertly_desktop.services.context import Done, ServiceContext
from extrovertly_desktop.services.estimation import known
from extrovertly_desktop.services.mission_locks import unlock_sentence
from extrovertly_desktop.services.step_marks import StepMarks
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import exposures as exposure_store
from extrovertly_desktop.store.queries import missions as mission_store
from extrovertly_desktop.store.queries import picks as store

_REMEMBERED_DAYS = 7
"""Days for which an offer that was not taken is remembered: others get their turn first."""


class RecommendationService:
    """What is recommended for today, and what a person says to it.

    `today` is quick and loads nothing; the others fit the model where they have to (numpy is loaded the first time) and
    belong in a task.
    """

    def __init__(self, context: ServiceContext, marks: StepMarks) -> None:
        self._context = context
        self._marks = marks

    def today(self) -> DayPicks | None:
        """Return what is chosen for today, or None before `choose`.

        A mission that was hidden or deleted since is left out; `choose` fills its place.
        """
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            day = self._context.today(owner).isoformat()
            shown = self._shown(unit, owner, day, store.picks_on(unit, owner.id, day))
        return shown if shown.picks else None

    def choose(self) -> DayPicks:
        """Return what is chosen for today, choosing now where a slot is empty; fewer than three if no more fit."""
        chosen = self.today()
        if chosen is not None and len(chosen.picks) == len(Slot):
            return chosen
        _load_engine()
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            today = self._context.today(owner)
            stored = store.picks_on(unit, owner.id, today.isoformat())
            shown = self._shown(unit, owner, today.isoformat(), stored)
            empty = set(Slot) - {pick.slot for pick in shown.picks}
            kept = {pick.id for pick in shown.picks}
            # What stood in an empty slot is not to be seen any more.
            self._put(unit, owner, stored, self._picked(unit, owner, today, stored, empty), kept)
            return self._shown(unit, owner, today.isoformat(), store.picks_on(unit, owner.id, today.isoformat()))

    def reroll(self, slot: Slot | None = None) -> DayPicks:
        """Choose another mission for a slot, or for all; what was offered today is not offered again that day.

        For all, what has been planned or done today stays. `restore` takes it back.

        Raises:
            UserError: if there is no other mission left.
        """
        _load_engine()
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            today = self._context.today(owner)
            stored = store.picks_on(unit, owner.id, today.isoformat())
            shown = self._shown(unit, owner, today.isoformat(), stored)
            staying = {pick.slot for pick in shown.picks if pick.is_done_today or pick.open_exposure_id is not None}
            wanted = {slot} if slot is not None else set(Slot) - staying
            if not wanted:
                raise UserError("All of today's missions are planned or done already. Tomorrow brings others.")
            picked = self._picked(unit, owner, today, stored, wanted)
            if not picked:
                raise UserError("There is no other mission left for today. Tomorrow brings others.")
            found = {pick.slot for pick in picked}
            kept = {pick.id for pick in shown.picks if pick.slot not in found}
            self._put(unit, owner, stored, picked, kept)
            return self._shown(unit, owner, today.isoformat(), store.picks_on(unit, owner.id, today.isoformat()))

    def restore(self, previous: DayPicks) -> DayPicks:
        """Take a reroll back: today's missions are again those that were shown before.

        Raises:
            UserError: if another day has begun.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            day = self._context.today(owner).isoformat()
            if previous.local_date != day:
                raise UserError("A new day has begun, so today's missions stay as they are.")
            stored = store.picks_on(unit, owner.id, day)
            self._put(unit, owner, stored, (), {pick.id for pick in previous.picks})
            return self._shown(unit, owner, day, store.picks_on(unit, owner.id, day))

    def feedback(self, mission_id: str, kind: MarkKind | str) -> Done[SudsMark]:
        """Say that a mission is too much or too easy: it counts as about 15 above or below what was shown.

        Today's three stay; a reroll and tomorrow's choice follow it.

        Raises:
            NotFoundError: if there is no such mission.
            UserError: if it is neither too much nor too easy.
        """
        if kind not in {MarkKind.TOO_MUCH, MarkKind.TOO_EASY}:
            raise UserError("Please say whether it is too much or too easy.", field="kind")
        shown = self._shown_figure(mission_id)
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            return self._marks.put(unit, owner, MarkKind(kind), StepKind.MISSION, mission_id, suds=shown)

    def withdraw(self, mark_id: str) -> Done[SudsMark]:
        """Take back what was said about a mission.

        Raises:
            NotFoundError: if it is not there any more.
        """
        return self._marks.withdraw(mark_id)

    def _shown_figure(self, mission_id: str) -> float:
        """Return what the person sees as expected of a mission: today's figure, or else what is expected now."""
        chosen = self.today()
        for pick in chosen.picks if chosen is not None else ():
            if pick.mission.id == mission_id:
                return pick.expected_suds
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            told = known(unit, owner.id, self._context.today(owner))
        if mission_id not in told.missions:
            raise NotFoundError("There is no such mission. Please choose one from the catalogue.", field="mission")
        return told.fit().expect(mission_id).mean

    def _shown(self, unit: Unit, owner: User, day: str, stored: Sequence[StoredPick]) -> DayPicks:
        current = {pick.slot: pick for pick in stored if pick.is_current}
        ids = [pick.mission_id for pick in current.values()]
        attempts = mission_store.attempts_by_mission(unit, owner.id, ids) if ids else {}
        listed = mission_store.mission_cards(unit, owner.id, attempts, ids=ids) if ids else []
        cards = {card.mission.id: card for card in listed}
        done = mission_store.done_on_day(unit, owner.id, day) if ids else set()
        picks = (current[slot] for slot in Slot if slot in current and current[slot].mission_id in cards)
        return DayPicks(
            day,
            tuple(self._day_pick(pick, cards[pick.mission_id], is_done=pick.mission_id in done) for pick in picks),
        )

    def _day_pick(self, pick: StoredPick, card: MissionCard, *, is_done: bool) -> DayPick:
        titles = self._context.catalogue.mission_categories
        return DayPick(
            id=pick.id,
            slot=pick.slot,
            mission=card.mission,
            status=card.status,
            open_exposure_id=card.open_exposure_id,
            times_done=card.times_done,
            place=pick.place,
            people=pick.people,
            time_of_day=pick.time_of_day,
            expected_suds=pick.expected_suds,
            low=pick.low,
            high=pick.high,
            reason=pick.reason,
            sentence="" if pick.reason is None else reason_sentence(pick.reason, titles, _turn(pick)),
            is_done_today=is_done,
        )

    def _picked(
        self, unit: Unit, owner: User, today: date, stored: Sequence[StoredPick], slots: Collection[Slot]
    ) -> list[StoredPick]:
        """Choose for some slots of a day among the missions that were not offered that day."""
        from extrovertly_desktop.recommender.choice import choose  # noqa: PLC0415 - loads numpy

        told = known(unit, owner.id, today)
        titles = self._context.catalogue.mission_categories
        plans = {plan.mission_id for plan in exposure_store.open_exposures(unit, owner.id)}
        met = {attempt.step for attempt in told.attempts if attempt.attended}
        candidates = {
            mission.id
            for mission in told.missions.values()
            if mission.is_active
            and unlock_sentence(mission.requirements, told.done, titles, is_begun=mission.id in met) is None
        }
        first = (today - timedelta(days=_REMEMBERED_DAYS)).isoformat()
        offered = store.last_offers(unit, owner.id, first, today.isoformat())
        rounds = len(stored)
        picks = choose(
            told.fit(),
            [step for step in told.steps if step.key in candidates],
            told.attempts,
            today=today.toordinal(),
            seed=_seed(owner.id, rounds),
            exclude=frozenset(pick.mission_id for pick in stored) | {item for item in plans if item is not None},
            recently_offered={key: date.fromisoformat(day).toordinal() for key, day in offered.items()},
        )
        return [
            StoredPick(
                id=self._context.new_id(),
                created_at=self._context.clock.now_ms(),
                local_date=today.isoformat(),
                slot=pick.slot,
                round=1 + max((other.round for other in stored if other.slot is pick.slot), default=-1),
                mission_id=pick.step,
                place=pick.place,
                people=pick.people,
                time_of_day=pick.time,
                expected_suds=pick.expectation.mean,
                low=pick.expectation.low,
                high=pick.expectation.high,
                reason=pick.reason,
                is_current=True,
            )
            for pick in picks
            if pick.slot in slots
        ]

    @staticmethod
    def _put(
        unit: Unit, owner: User, stored: Iterable[StoredPick], picked: Collection[StoredPick], kept: Collection[str]
    ) -> None:
        """Let what is kept and what was picked now be all that is current."""
        away = [pick.id for pick in stored if pick.is_current and pick.id not in kept]
        back = [pick.id for pick in stored if not pick.is_current and pick.id in kept]
        if away:
            store.set_current(unit, away, is_current=False)
        if back:
            store.set_current(unit, back, is_current=True)
        if picked:
            store.add_picks(unit, owner.id, picked)


def _load_engine() -> None:
    """Load numpy before the unit of work begins: nobody else should wait for that with their writing."""
    import extrovertly_desktop.recommender.choice  # noqa: F401, PLC0415 - loads numpy


def _turn(pick: StoredPick) -> int:
    """Return which wording is a pick's: another one in each slot of a day, and in a slot from day to day."""
    return date.fromisoformat(pick.local_date).toordinal() + list(Slot).index(pick.slot)


def _seed(owner_id: str, number: int) -> int:
    """Return where the chance of a choice begins: the same for the same person after as many picks that day."""
    return int.from_bytes(hashlib.blake2s(f"{owner_id} {number}".encode(), digest_size=6).digest())
