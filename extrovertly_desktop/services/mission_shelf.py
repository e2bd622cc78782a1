"""Missions as a person looks at them: the catalogue, their plans and attempts, and what these say."""

from collections.abc import Mapping
from dataclasses import replace

from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.exposure import Exposure
from extrovertly_desktop.domain.missions import (
    CardStatus,
    Evidence,
    Mission,
    MissionCard,
    MissionHistory,
    UserMission,
    VariedRepeat,
)
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.services.context import ServiceContext
from extrovertly_desktop.services.mission_locks import done_by_category, unlock_sentence
from extrovertly_desktop.services.varied_repeats import vary
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import exposures as exposure_store
from extrovertly_desktop.store.queries import missions as store
from extrovertly_desktop.store.queries import picks as pick_store

_EVIDENCE = 5


class MissionShelf:
    """What can be read of missions; `MissionService` adds what can be done with them."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def categories(self) -> dict[str, str]:
        """Return the titles of all categories by slug: the catalogue's, then the person's own, which are words."""
        titles = dict(self._context.catalogue.mission_categories)
        with self._context.database.reading() as unit:
            own = store.category_slugs(unit) - titles.keys()
        return titles | {category: category for category in sorted(own, key=str.casefold)}

    def safety_behaviours(self) -> tuple[str, ...]:
        """Return the written list of safety behaviours to pick from."""
        return tuple(item.text for item in self._context.catalogue.safety_behaviours)

    def cards(
        self,
        *,
        difficulty: str | None = None,
        category: str | None = None,
        typed: str = "",
        status: CardStatus | str | None = None,
    ) -> list[MissionCard]:
        """Return the catalogue with the person's standing, easiest first, filtered and searched.

        Hidden missions are left out unless they alone are asked for.

        Raises:
            UserError: if the status is none of `CardStatus`.
        """
        if status is not None and status not in set(CardStatus):
            raise UserError(f"The status must be one of: {', '.join(CardStatus)}.", field="status")
        wanted = None if status is None else CardStatus(status)
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            hidden = wanted is CardStatus.HIDDEN
            attempts = store.attempts_by_mission(unit, owner.id)
            cards = store.mission_cards(
                unit, owner.id, attempts, difficulty=difficulty, category=category, typed=typed, hidden=hidden
            )
            return [card for card in self._completed(unit, owner, cards, attempts) if card.fits(wanted)]

    def card(self, mission_id: str) -> MissionCard:
        """Return one mission, hidden or not, with the person's standing.

        Raises:
            NotFoundError: if there is none.
        """
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            mission = self._mission(unit, mission_id)
            attempts = store.attempts_by_mission(unit, owner.id)
            cards = store.mission_cards(unit, owner.id, attempts, ids=[mission.id], hidden=not mission.is_active)
            return self._completed(unit, owner, cards, attempts)[0]

    def get(self, mission_id: str) -> Mission:
        """Return a mission by its id, or by its slug in the catalogue.

        Raises:
            NotFoundError: if there is none.
        """
        with self._context.database.reading() as unit:
            return self._mission(unit, mission_id)

    def standing(self, mission_id: str) -> UserMission | None:
        """Return where the person stands with a mission, or None if they never chose it."""
        with self._context.database.reading() as unit:
            return store.get_user_mission(unit, self._context.owner(unit).id, mission_id)

    def open_plans(self) -> list[Exposure]:
        """Return the plans that wait for an outcome, oldest first."""
        with self._context.database.reading() as unit:
            return exposure_store.open_exposures(unit, self._context.owner(unit).id)

    def exposure(self, exposure_id: str) -> Exposure:
        """Return a plan or attempt.

        Raises:
            NotFoundError: if it is not there.
        """
        with self._context.database.reading() as unit:
            return self._exposure(unit, self._context.owner(unit), exposure_id)

    def attempts(self, mission_id: str) -> list[Exposure]:
        """Return the concluded attempts of a mission, oldest first."""
        with self._context.database.reading() as unit:
            return exposure_store.attempts_of_mission(unit, self._context.owner(unit).id, mission_id)

    def evidence(self, mission_id: str) -> Evidence:
        """Return the person's own past beside a new prediction: this mission first, then its category."""
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            mission = self._mission(unit, mission_id)
            own = exposure_store.newest_concluded(unit, owner.id, _EVIDENCE, mission_id=mission.id)
            near = exposure_store.newest_concluded(unit, owner.id, 2 * _EVIDENCE, category=mission.category)
            others = [item for item in near if item.mission_id != mission.id]
            verdicts = exposure_store.verdicts_of_category(unit, owner.id, mission.category)
        return Evidence(
            recent=tuple((own + others)[:_EVIDENCE]),
            attempts=sum(verdicts.values()),
            came_true=verdicts.get("yes", 0),
            partly=verdicts.get("partly", 0),
        )

    def history(self, mission_id: str) -> MissionHistory:
        """Return all concluded attempts of a mission with what was expected and what came, oldest first.

        Raises:
            NotFoundError: if there is no such mission.
        """
        with self._context.database.reading() as unit:
            mission = self._mission(unit, mission_id)
            attempts = exposure_store.attempts_of_mission(unit, self._context.owner(unit).id, mission.id)
        return MissionHistory(mission, tuple(attempts))

    def plan_and_history(self, card: MissionCard) -> tuple[Exposure | None, MissionHistory]:
        """Return what a card only points at: the plan that waits for an outcome, and all concluded attempts."""
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            waiting = card.open_exposure_id
            plan = None if waiting is None else exposure_store.get_exposure(unit, owner.id, waiting)
            attempts = exposure_store.attempts_of_mission(unit, owner.id, card.mission.id)
        return plan, MissionHistory(card.mission, tuple(attempts))

    def varied(self, mission_id: str) -> VariedRepeat:
        """Return the last plan of a mission again, with one part of its context changed to one that is least known.

        Raises:
            NotFoundError: if there is no such mission.
            UserError: if it was never planned.
        """
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            mission = self._mission(unit, mission_id)
            last = exposure_store.newest_plan(unit, owner.id, mission.id)
            if last is None:
                raise UserError("There is no plan of this mission yet that could be varied. Please plan it first.")
            return vary(mission, last, exposure_store.visits(unit, owner.id))

    def _mission(self, unit: Unit, mission_id: str) -> Mission:
        mission = store.get_mission(unit, mission_id) or store.get_mission_by_slug(unit, mission_id)
        if mission is None:
            raise NotFoundError("There is no such mission. Please choose one from the catalogue.", field="mission")
        return mission

    def _exposure(self, unit: Unit, owner: User, exposure_id: str) -> Exposure:
        exposure = exposure_store.get_exposure(unit, owner.id, exposure_id)
        if exposure is None or exposure.mission_id is None:
            raise NotFoundError("That plan is no longer there.")
        return exposure

    def _open_mission(self, unit: Unit, owner: User, mission_id: str) -> Mission:
        """Return a mission that can be chosen now.

        Raises:
            NotFoundError: if there is none.
            UserError: if other missions come first.
        """
        mission = self._mission(unit, mission_id)
        if mission.requirements is not None:
            is_begun = sum(exposure_store.count_of_mission(unit, owner.id, mission.id)) > 0
            titles = self._context.catalogue.mission_categories
            done = done_by_category(unit, store.attempts_by_mission(unit, owner.id))
            unlock = unlock_sentence(mission.requirements, done, titles, is_begun=is_begun)
            if unlock is not None:
                raise UserError(f"This mission is still to come. {unlock}", field="mission")
        return mission

    def _completed(
        self, unit: Unit, owner: User, cards: list[MissionCard], attempts: Mapping[str, tuple[int, str]]
    ) -> list[MissionCard]:
        """Add to cards what is locked and what is chosen for today."""
        titles = self._context.catalogue.mission_categories
        done = done_by_category(unit, attempts)
        today = self._context.today(owner).isoformat()
        picked = {pick.mission_id for pick in pick_store.picks_on(unit, owner.id, today) if pick.is_current}
        completed = []
        for card in cards:
            is_begun = card.times_done > 0 or card.open_exposure_id is not None
            unlock = unlock_sentence(card.mission.requirements, done, titles, is_begun=is_begun)
            is_picked = card.mission.id in picked
            completed.append(replace(card, unlock=unlock, is_picked_today=is_picked) if unlock or is_picked else card)
        return completed
