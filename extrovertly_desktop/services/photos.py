"""Photos of journal entries: adding, looking, ordering, removing."""

from collections.abc import Sequence

from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.photos import Photo, WholePhoto
from extrovertly_desktop.services.consequences import PHOTO_METRICS, Consequences, Outcome, Touched
from extrovertly_desktop.services.context import Done, ServiceContext
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import attachments as store


class PhotoService:
    """What a person does with the photos of an entry, or of the draft of one.

    Photos that are added to a draft go over to its entry when that is written from the draft.
    """

    def __init__(self, context: ServiceContext, consequences: Consequences) -> None:
        self._context = context
        self._consequences = consequences

    def add(self, entry_id: str, data: bytes, *, keep_size: bool = False) -> Done[Photo]:
        """Add a picture file to an entry, behind its other photos; large ones take some tenths of a second.

        Args:
            entry_id: the entry.
            data: the file, JPEG, PNG, WebP, GIF or AVIF.
            keep_size: do not scale it down to 2560 pixels.

        Raises:
            UserError: if the file cannot be read as a picture, is damaged or too large.
            NotFoundError: if the entry is not there.
        """
        return self._add(data, keep_size=keep_size, entry_id=entry_id)

    def add_to_draft(self, draft_id: str, data: bytes, *, keep_size: bool = False) -> Done[Photo]:
        """Add a picture file to a draft; otherwise as `add`."""
        return self._add(data, keep_size=keep_size, draft_id=draft_id)

    def of_entry(self, entry_id: str) -> list[Photo]:
        """Return the photos of an entry in their order, with thumbnails and without the pictures themselves."""
        with self._context.database.reading() as unit:
            return store.photos_of_entry(unit, entry_id)

    def of_draft(self, draft_id: str) -> list[Photo]:
        """Return the photos of a draft in their order, with thumbnails and without the pictures themselves."""
        with self._context.database.reading() as unit:
            return store.photos_of_draft(unit, draft_id)

    def content(self, photo_id: str) -> bytes:
        """Return the picture itself, a file of the photo's media type.

        Raises:
            NotFoundError: if the photo is not there.
        """
        with self._context.database.reading() as unit:
            self._get(unit, photo_id)
            return store.picture(unit, photo_id) or b""

    def remove(self, photo_id: str) -> Done[WholePhoto]:
        """Remove a photo and return it, so that `restore` can put it back.

        Raises:
            NotFoundError: if the photo is not there.
        """
        with self._context.database.unit() as unit:
            photo = self._get(unit, photo_id)
            whole = WholePhoto(photo, store.picture(unit, photo_id) or b"")
            store.delete_photo(unit, photo_id)
            outcome = self._settle(unit, photo)
        return Done(whole, outcome.points, outcome.earned)

    def restore(self, whole: WholePhoto) -> Done[Photo]:
        """Put a removed photo back in its place; one that is there is left alone.

        Raises:
            NotFoundError: if its entry or draft has gone meanwhile.
        """
        with self._context.database.unit() as unit:
            there = store.get_photo(unit, whole.photo.id)
            if there is not None:
                return Done(there)
            self._check_home(unit, whole.photo.entry_id, whole.photo.draft_id)
            store.add_photo(unit, whole)
            outcome = self._settle(unit, whole.photo)
        return Done(whole.photo, outcome.points, outcome.earned)

    def reorder(self, photo_ids: Sequence[str]) -> Done[tuple[Photo, ...]]:
        """Put all photos of one entry or draft into the given order; `value` is them as they now stand.

        Raises:
            NotFoundError: if one of the photos is not there.
            UserError: if they are not all photos of one entry, each named once.
        """
        with self._context.database.unit() as unit:
            named = [self._get(unit, photo_id) for photo_id in photo_ids]
            homes = {(photo.entry_id, photo.draft_id) for photo in named}
            there = self._siblings(unit, named[0]) if len(homes) == 1 else []
            if sorted(photo_ids) != sorted(photo.id for photo in there):
                raise UserError("The photos have changed meanwhile. Please try again.")
            for position, photo_id in enumerate(photo_ids):
                store.set_position(unit, photo_id, position)
            return Done(tuple(self._siblings(unit, named[0])) if named else ())

    def counts(self, entry_ids: Sequence[str]) -> dict[str, int]:
        """Return how many photos each of a page of entries has; entries without any are left out."""
        with self._context.database.reading() as unit:
            return store.count_by_entry(unit, entry_ids)

    def covers(self, entry_ids: Sequence[str]) -> dict[str, Photo]:
        """Return the first photo of each of a page of entries, for lists; entries without any are left out."""
        with self._context.database.reading() as unit:
            return store.first_by_entry(unit, entry_ids)

    def _add(
        self, data: bytes, *, keep_size: bool, entry_id: str | None = None, draft_id: str | None = None
    ) -> Done[Photo]:
        # Pillow is loaded when the first photo is added, not when the application starts.
        from extrovertly_desktop.media.photos import prepare  # noqa: PLC0415

        prepared = prepare(data, keep_size=keep_size)
        with self._context.database.unit() as unit:
            self._check_home(unit, entry_id, draft_id)
            photo = Photo(
                id=self._context.new_id(),
                created_at=self._context.clock.now_ms(),
                entry_id=entry_id,
                draft_id=draft_id,
                position=store.next_position(unit, entry_id=entry_id, draft_id=draft_id),
                media_type=prepared.media_type,
                width=prepared.width,
                height=prepared.height,
                size=len(prepared.content),
                thumbnail=prepared.thumbnail,
            )
            store.add_photo(unit, WholePhoto(photo, prepared.content))
            outcome = self._settle(unit, photo)
        return Done(photo, outcome.points, outcome.earned)

    def _settle(self, unit: Unit, photo: Photo) -> Outcome:
        """Settle what follows from an entry's photo; that of a draft counts once its entry is written."""
        if photo.entry_id is None:
            return Outcome(0, ())
        return self._consequences.settle(unit, self._context.owner(unit), Touched(metrics=PHOTO_METRICS))

    def _siblings(self, unit: Unit, photo: Photo) -> list[Photo]:
        if photo.entry_id is not None:
            return store.photos_of_entry(unit, photo.entry_id)
        return store.photos_of_draft(unit, photo.draft_id or "")

    def _get(self, unit: Unit, photo_id: str) -> Photo:
        photo = store.get_photo(unit, photo_id)
        if photo is None:
            raise NotFoundError("That photo is no longer there.")
        return photo

    def _check_home(self, unit: Unit, entry_id: str | None, draft_id: str | None) -> None:
        if store.owner_of_home(unit, entry_id=entry_id, draft_id=draft_id) != self._context.owner(unit).id:
            raise NotFoundError("The entry that the photo belongs to is no longer there.")
