"""The well-being check: offered at most once a month, and only to those who want it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from extrovertly_desktop.domain.errors import NotFoundError
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.domain.well_being import (
    EVERY_DAYS,
    CheckStanding,
    CheckWishes,
    Questionnaires,
    WellBeingCheck,
)
from extrovertly_desktop.services.context import Done, ServiceContext
from extrovertly_desktop.services.kit_shelf import PreferenceKey
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import well_being as store

_KEY = "well_being"
_Change = Callable[[CheckWishes, date], CheckWishes]


class WellBeingService:
    """What a person does with the check. It moves no points, no streak and no goal: it is not a thing to earn with.

    Args:
        context: the open vault.
        folder: the content, with `well_being.toml` in it.
    """

    def __init__(self, context: ServiceContext, folder: Path) -> None:
        self._context = context
        self._folder = folder
        self._wishes = PreferenceKey(context, _KEY)

    @cached_property
    def questionnaires(self) -> Questionnaires:
        """The questions in their own words. Read from disk when somebody first turns to them."""
        from extrovertly_desktop.content.questionnaires import load_questionnaires  # noqa: PLC0415 - see above

        return load_questionnaires(self._folder)

    def standing(self) -> CheckStanding:
        """Return every check, and whether one is to be offered."""
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            checks = self._checks(unit, owner)
            today = self._context.today(owner)
        wishes = CheckWishes.read(self._wishes.of(owner))
        last = date.fromisoformat(checks[-1].local_date) if checks else None
        return CheckStanding(tuple(checks), wishes.offer(today, last), wishes.next_day(last), wishes.is_on)

    def switch_on(self) -> Done[CheckWishes]:
        """Have the check offered once a month, from now on."""
        return self._wish(lambda _before, _today: CheckWishes(is_on=True))

    def not_now(self) -> Done[CheckWishes]:
        """Offer nothing for a month."""
        return self._wish(lambda before, today: replace(before, not_before=today + timedelta(days=EVERY_DAYS)))

    def never(self) -> Done[CheckWishes]:
        """Offer it no more; what was answered stays, and a check can still be taken."""
        return self._wish(lambda _before, _today: CheckWishes(is_refused=True))

    def wishes(self) -> CheckWishes:
        """Return what the person wants of it."""
        return CheckWishes.read(self._wishes.load())

    def put_back_wishes(self, wishes: CheckWishes) -> Done[CheckWishes]:
        """Want again what was wanted before."""
        return self._wish(lambda _before, _today: wishes)

    def save(self, answers: Mapping[str, int]) -> Done[WellBeingCheck]:
        """Keep a check of today.

        Args:
            answers: the value chosen for each statement, by its slug: the five of the WHO-5 at least. Further scales
                may be left out or answered in part, and are then not scored.

        Raises:
            UserError: if one of the five is missing, or an answer is none of those that can be chosen.
        """
        kept = self.questionnaires.checked(answers)
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            moment = self._context.moment(owner)
            check = self._check((self._context.new_id(), moment.at_ms, moment.local_date, kept))
            store.add_check(unit, owner.id, check)
        return Done(check)

    def edit(self, check_id: str, answers: Mapping[str, int]) -> Done[WellBeingCheck]:
        """Answer a check anew; it stays on its day. Taken back by giving it its earlier answers.

        Raises:
            NotFoundError: if it is not there.
            UserError: as `save`.
        """
        kept = self.questionnaires.checked(answers)
        with self._context.database.unit() as unit:
            before = self._find(unit, check_id)
            store.set_answers(unit, check_id, kept)
        return Done(replace(before, answers=kept, scores=self.questionnaires.scores(kept)))

    def delete(self, check_id: str) -> Done[WellBeingCheck]:
        """Remove a check and return it for `restore`.

        Raises:
            NotFoundError: if it is not there.
        """
        with self._context.database.unit() as unit:
            check = self._find(unit, check_id)
            store.delete_check(unit, check_id)
        return Done(check)

    def restore(self, check: WellBeingCheck) -> Done[WellBeingCheck]:
        """Put a removed check back; one that is there is left alone."""
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            if all(found.id != check.id for found in self._checks(unit, owner)):
                store.add_check(unit, owner.id, check)
        return Done(check)

    def _wish(self, change: _Change) -> Done[CheckWishes]:
        made: list[CheckWishes] = []

        def changed(owner: User, stored: object) -> dict[str, object]:
            made.append(change(CheckWishes.read(stored), self._context.today(owner)))
            return made[0].as_json()

        self._wishes.update(changed)
        return Done(made[0])

    def _checks(self, unit: Unit, owner: User) -> list[WellBeingCheck]:
        return [self._check(facts) for facts in store.checks(unit, owner.id)]

    def _find(self, unit: Unit, check_id: str) -> WellBeingCheck:
        owner = self._context.owner(unit)
        found = next((check for check in self._checks(unit, owner) if check.id == check_id), None)
        if found is None:
            raise NotFoundError("That check is no longer there.")
        return found

    def _check(self, facts: store.CheckFacts) -> WellBeingCheck:
        check_id, at_ms, day, answers = facts
        return WellBeingCheck(check_id, at_ms, day, answers, self.questionnaires.scores(answers))
