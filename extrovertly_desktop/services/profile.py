"""The owner of the vault: setting up, profile, preferences, and pausing the streak."""

import re
import unicodedata
from datetime import date
from typing import Any

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.people import (
    PausePreference,
    Preferences,
    Profile,
    ProfileDraft,
    SudsAnchors,
    User,
    UserDraft,
)
from extrovertly_desktop.services.consequences import Consequences, Touched
from extrovertly_desktop.services.context import OWNER_KEY, ServiceContext, preferences_of
from extrovertly_desktop.services.kit_shelf import PreferenceKey
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import people


class ProfileService:
    """What a person does with themselves as the owner."""

    def __init__(self, context: ServiceContext, consequences: Consequences) -> None:
        self._context = context
        self._consequences = consequences
        self._anchors = PreferenceKey(context, "suds_anchors")

    def owner(self) -> User | None:
        """Return the owner, or None before the first start was finished."""
        with self._context.database.reading() as unit:
            owner_id = people.get_meta(unit, OWNER_KEY)
            return people.get_user(unit, owner_id) if owner_id else None

    def set_up_owner(self, draft: UserDraft) -> User:
        """Make the owner of a new vault; a vault has one and keeps it.

        Raises:
            UserError: if there is an owner already.
        """
        with self._context.database.unit() as unit:
            if people.get_meta(unit, OWNER_KEY) is not None:
                raise UserError("This vault already has an owner. To start afresh, make a new vault.")
            user = self._create(unit, draft)
            people.set_meta(unit, OWNER_KEY, user.id)
            return user

    def create_user(self, draft: UserDraft) -> User:
        """Add a user: the schema's `createUser`. Someone other than the owner, such as an organiser.

        Raises:
            UserError: if the e-mail address or the user name is taken.
        """
        with self._context.database.unit() as unit:
            if draft.email and people.find_user_by_email(unit, draft.email) is not None:
                raise UserError("Someone with this e-mail address is already here.", field="email")
            if draft.username and people.find_user_by_username(unit, draft.username) is not None:
                raise UserError("This user name is taken. Please choose another.", field="username")
            return self._create(unit, draft)

    def rename_owner(self, first_name: str) -> User:
        """Change what the owner is called.

        Raises:
            UserError: if the name is blank or too long.
        """
        draft = UserDraft.of(first_name=first_name)
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            people.set_user(unit, owner.id, first_name=draft.first_name)
            return self._context.owner(unit)

    def profile(self) -> Profile | None:
        """Return the owner's profile, or None before there is one."""
        with self._context.database.reading() as unit:
            return people.get_profile(unit, self._context.owner(unit).id)

    def save_profile(self, draft: ProfileDraft) -> Profile:
        """Write the owner's profile."""
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            people.save_profile(
                unit,
                owner.id,
                self._context.new_id(),
                self._context.clock.now_ms(),
                bio=draft.bio,
                social_goals=list(draft.social_goals) or None,
                interests=list(draft.interests) or None,
            )
            saved = people.get_profile(unit, owner.id)
        if saved is None:
            raise LookupError("The profile that was just written is not there.")
        return saved

    def preferences(self) -> Preferences:
        """Return the owner's preferences."""
        with self._context.database.reading() as unit:
            return preferences_of(self._context.owner(unit))

    def set_preferences(self, **changes: Any) -> Preferences:  # noqa: ANN401 - checked below
        """Change some preferences; keys of other programs are kept.

        Raises:
            UserError: if a value is out of range.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            merged = {**preferences_of(owner).model_dump(mode="json"), **changes}
            try:
                wanted = Preferences.model_validate(merged)
            except ValueError:
                raise UserError("That setting cannot be used. Please choose one of the values offered.") from None
            self._write_preferences(unit, owner, wanted)
            if wanted.streak_pauses != preferences_of(owner).streak_pauses:
                self._consequences.settle(unit, self._context.owner(unit), Touched(pauses=True))
            return wanted

    def suds_anchors(self) -> SudsAnchors:
        """Return what five marks of the scale of anxiety mean to the owner, in their own words."""
        return SudsAnchors.read(self._anchors.load())

    def set_suds_anchors(self, anchors: SudsAnchors) -> SudsAnchors:
        """Write what the marks mean; they are kept in the preferences, so that they travel with an export."""
        words = {str(mark): text for mark, text in anchors.words().items()}
        self._anchors.update(lambda _owner, _before: words or None)
        return anchors

    def is_streak_paused(self) -> bool:
        """Whether the streak is paused today."""
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            today = self._context.today(owner)
            return any(pause.holds(today) for pause in preferences_of(owner).pauses())

    def pause_streak(self, first: date | None = None, last: date | None = None) -> Preferences:
        """Pause the streak from a day (today by default) to a day, both included, or until it is resumed.

        Raises:
            UserError: if the end lies before the beginning, or a pause already holds the beginning.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            preferences = preferences_of(owner)
            begin = first or self._context.today(owner)
            if last is not None and last < begin:
                raise UserError("The pause would end before it begins. Please choose a later end.", field="last")
            if any(pause.holds(begin) for pause in preferences.pauses()):
                raise UserError("The streak is already paused then.", field="first")
            pauses = (*preferences.streak_pauses, PausePreference(first=begin, last=last))
            return self._set_pauses(unit, owner, preferences, pauses)

    def resume_streak(self) -> Preferences:
        """End a running pause: yesterday was its last day, or it never was when it began today."""
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            preferences = preferences_of(owner)
            today = self._context.today(owner)
            kept = []
            for pause in preferences.streak_pauses:
                running = pause.first <= today and (pause.last is None or pause.last >= today)
                if not running:
                    kept.append(pause)
                elif pause.first < today:
                    yesterday = date.fromordinal(today.toordinal() - 1)
                    kept.append(PausePreference(first=pause.first, last=yesterday))
            return self._set_pauses(unit, owner, preferences, tuple(kept))

    def _set_pauses(
        self, unit: Unit, owner: User, preferences: Preferences, pauses: tuple[PausePreference, ...]
    ) -> Preferences:
        wanted = preferences.model_copy(update={"streak_pauses": pauses})
        self._write_preferences(unit, owner, wanted)
        self._consequences.settle(unit, self._context.owner(unit), Touched(pauses=True))
        return wanted

    def _write_preferences(self, unit: Unit, owner: User, wanted: Preferences) -> None:
        kept = owner.preferences if isinstance(owner.preferences, dict) else {}
        people.set_user(unit, owner.id, preferences={**kept, **wanted.model_dump(mode="json")})

    def _create(self, unit: Unit, draft: UserDraft) -> User:
        user_id = self._context.new_id()
        people.add_user(
            unit,
            user_id,
            self._context.clock.now_ms(),
            email=draft.email,
            username=draft.username or username_of(draft.first_name),
            first_name=draft.first_name,
            last_name=draft.last_name,
            date_of_birth=draft.date_of_birth.isoformat() if draft.date_of_birth else None,
        )
        user = people.get_user(unit, user_id)
        if user is None:
            raise LookupError("The user who was just written is not there.")
        return user


def username_of(first_name: str) -> str:
    """Return the user name of someone who chose none."""
    plain = unicodedata.normalize("NFKC", first_name).casefold()
    return re.sub(r"\W+", "-", plain).strip("-") or "owner"
