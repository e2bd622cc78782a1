"""What the owner tells about themselves, all of it or a part, and their picture."""

from collections.abc import Mapping, Sequence
from typing import Any

from extrovertly_desktop.domain.comfort import Situation, write_comfort
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.own_profile import OwnProfile, write_contexts
from extrovertly_desktop.domain.people import ProfileDraft, User
from extrovertly_desktop.services.context import Done, ServiceContext
from extrovertly_desktop.services.profile import username_of
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import people

_WEBP = b"RIFF"


class OwnProfileService:
    """What a person does with their own profile. Deeds return what stood there before, which takes them back."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def read(self) -> OwnProfile:
        """Return all of it."""
        with self._context.database.reading() as unit:
            return self._stored(unit, self._context.owner(unit))

    def save(self, wanted: OwnProfile) -> Done[OwnProfile]:
        """Write all of it.

        Raises:
            UserError: if the e-mail address or the user name is somebody else's, or the birthday is still to come.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            before = self._stored(unit, owner)
            self._check(unit, owner, wanted)
            birth = wanted.date_of_birth
            people.set_user(
                unit,
                owner.id,
                first_name=wanted.first_name,
                last_name=wanted.last_name,
                username=wanted.username.strip() or username_of(wanted.first_name),
                email=wanted.email,
                date_of_birth=None if birth is None else birth.isoformat(),
            )
            profile = people.get_profile(unit, owner.id)
            self._change(
                unit,
                owner,
                bio=wanted.bio,
                social_goals=list(wanted.social_goals) or None,
                interests=list(wanted.interests) or None,
                comfort_levels=write_comfort(None if profile is None else profile.comfort_levels, wanted.comfort),
                social_contexts=write_contexts(
                    None if profile is None else profile.social_contexts, wanted.social_contexts
                ),
            )
            return Done(before)

    def set_goals(self, goals: Sequence[str]) -> Done[tuple[str, ...]]:
        """Write what they would like to become easier.

        Raises:
            UserError: if one is too long, or there are too many.
        """
        draft = ProfileDraft.of(social_goals=tuple(goals))
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            before = self._stored(unit, owner).social_goals
            self._change(unit, owner, social_goals=list(draft.social_goals) or None)
            return Done(before)

    def set_comfort(self, ratings: Mapping[Situation, int]) -> Done[dict[Situation, int]]:
        """Write how at ease they are in situations, 1–5.

        What the model expects of every mission follows from it at the next look (`domain.comfort` says how much).

        Raises:
            UserError: if a rating lies outside 1–5.
        """
        draft = OwnProfile.of(first_name="-", comfort=dict(ratings))
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            before = self._stored(unit, owner).comfort
            profile = people.get_profile(unit, owner.id)
            stored = None if profile is None else profile.comfort_levels
            self._change(unit, owner, comfort_levels=write_comfort(stored, draft.comfort))
            return Done(before)

    def picture(self) -> bytes | None:
        """Return their picture as a file, or None if there is none of their own; a link is never followed."""
        from extrovertly_desktop.media.covers import cover_bytes  # noqa: PLC0415 - Pillow, when one is shown

        with self._context.database.reading() as unit:
            address = people.avatar_address(unit, self._context.owner(unit).id)
        return (cover_bytes(address) or None) if address and address.startswith("data:") else None

    def set_picture(self, data: bytes) -> Done[str | None]:
        """Keep a picture from a JPEG, PNG, WebP, GIF or AVIF file, made small and freed of metadata, in the vault.

        Raises:
            UserError: if that is no picture, or one that cannot be read.
        """
        import base64  # noqa: PLC0415 - when one is added

        from extrovertly_desktop.media.photos import prepare  # noqa: PLC0415 - likewise

        small = prepare(data).thumbnail
        media_type = "image/webp" if small.startswith(_WEBP) else "image/jpeg"
        return self.put_picture_back(f"data:{media_type};base64,{base64.b64encode(small).decode('ascii')}")

    def remove_picture(self) -> Done[str | None]:
        """Take the picture, or the link to one, away."""
        return self.put_picture_back(None)

    def put_picture_back(self, address: str | None) -> Done[str | None]:
        """Write what `set_picture` or `remove_picture` told of before."""
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            before = people.avatar_address(unit, owner.id)
            people.set_user(unit, owner.id, avatar_url=address)
            return Done(before)

    def _stored(self, unit: Unit, owner: User) -> OwnProfile:
        return OwnProfile.stored(owner, people.get_profile(unit, owner.id))

    def _check(self, unit: Unit, owner: User, wanted: OwnProfile) -> None:
        birth = wanted.date_of_birth
        if birth is not None and birth > self._context.today(owner):
            raise UserError("That day is still to come. Please check the date of birth.", field="date_of_birth")
        if wanted.email and wanted.email != owner.email:
            other = people.find_user_by_email(unit, wanted.email)
            if other is not None and other.id != owner.id:
                raise UserError("Someone else here has this e-mail address.", field="email")
        name = wanted.username.strip()
        if name and name != owner.username:
            other = people.find_user_by_username(unit, name)
            if other is not None and other.id != owner.id:
                raise UserError("This user name is taken. Please choose another.", field="username")

    def _change(self, unit: Unit, owner: User, **fields: Any) -> None:  # noqa: ANN401 - column values
        people.save_profile(unit, owner.id, self._context.new_id(), self._context.clock.now_ms(), **fields)
