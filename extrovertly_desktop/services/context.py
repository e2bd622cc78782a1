"""What every service of an open vault works with."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.achievements import Achievement
from extrovertly_desktop.domain.clock import Clock, from_ms, local_day
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.goals import Goal
from extrovertly_desktop.domain.ids import IdFactory
from extrovertly_desktop.domain.people import Preferences, User
from extrovertly_desktop.store.database import Database, Unit
from extrovertly_desktop.store.queries import people

T = TypeVar("T")

OWNER_KEY = "owner_id"
_EARLIEST_YEAR = 1900


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What a deed brought about.

    Attributes:
        value: the stored value.
        points: by how much the total of points moved; negative when something was taken back.
        earned: achievements that were earned and goals that were reached by it, to be celebrated once.
    """

    value: T
    points: int = 0
    earned: tuple[Achievement | Goal, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant with the person's calendar day."""

    at_ms: int
    local_date: str


@dataclass(frozen=True, slots=True)
class ServiceContext:
    """The vault's database, the time, identifiers and the catalogue of content."""

    database: Database
    clock: Clock
    new_id: IdFactory
    catalogue: Catalogue

    def owner(self, unit: Unit) -> User:
        """Return the owner of the vault.

        Raises:
            UserError: if nobody has been set up yet.
        """
        owner = people.get_user_named_by(unit, OWNER_KEY)
        if owner is None:
            raise UserError("This vault has no owner yet. Please start with your name.")
        return owner

    def moment(self, owner: User, at_ms: int | None = None) -> Moment:
        """Return the moment something is for, now by default, with the day the person would call it.

        Raises:
            UserError: if it lies after tomorrow, or before the year 1900.
        """
        preferences = preferences_of(owner)
        now = self.clock.now_ms()
        instant = now if at_ms is None else at_ms
        latest = local_day(now, self.clock.zone(), preferences.day_start_hour) + timedelta(days=1)
        try:
            day = local_day(instant, self.clock.zone(), preferences.day_start_hour)
            from_ms(instant, self.clock.zone())
        except (OverflowError, ValueError):
            raise UserError("That date cannot be used. Please choose another.", field="at_ms") from None
        if day > latest:
            raise UserError("That date is still to come. Please choose today or a day that has been.", field="at_ms")
        if day.year < _EARLIEST_YEAR:
            raise UserError("That date is too long ago. Please choose one after 1900.", field="at_ms")
        return Moment(instant, day.isoformat())

    def today(self, owner: User) -> date:
        """Return the person's calendar day."""
        return local_day(self.clock.now_ms(), self.clock.zone(), preferences_of(owner).day_start_hour)


def preferences_of(user: User) -> Preferences:
    """Return a user's preferences; a value that cannot be read falls back to its default, the rest is kept."""
    raw = user.preferences if isinstance(user.preferences, dict) else {}
    try:
        return Preferences.model_validate(raw)
    except ValueError:
        known = {}
        for name in Preferences.model_fields:
            if name in raw:
                try:
                    Preferences.model_validate({name: raw[name]})
                except ValueError:
                    continue
                known[name] = raw[name]
        return Preferences.model_validate(known)
