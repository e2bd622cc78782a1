"""Statements about photos. Only `picture` and `whole` read the pictures themselves."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, update
from sqlalchemy.orm import aliased

from extrovertly_desktop.domain.photos import Photo, WholePhoto
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.tables import AttachmentRow, JournalDraftRow, JournalEntryRow

_COLUMNS = (
    AttachmentRow.id,
    AttachmentRow.created_at,
    AttachmentRow.entry_id,
    AttachmentRow.draft_id,
    AttachmentRow.position,
    AttachmentRow.media_type,
    AttachmentRow.width,
    AttachmentRow.height,
    # SQLite knows a blob's length without reading it.
    func.length(AttachmentRow.content).label("size"),
    AttachmentRow.thumbnail,
)

_ENTRY_CHANGES = (JournalEntryRow.__tablename__,)
"""A trigger indexes the entry anew with its first and last photo, and its line in the list shows them."""


def owner_of_home(unit: Unit, *, entry_id: str | None, draft_id: str | None) -> str | None:
    """Return whose entry or draft it is, or None if it is not there."""
    if entry_id is not None:
        return unit.session.scalar(select(JournalEntryRow.user_id).where(JournalEntryRow.id == entry_id))
    return unit.session.scalar(select(JournalDraftRow.user_id).where(JournalDraftRow.id == draft_id))


def add_photo(unit: Unit, whole: WholePhoto) -> None:
    """Insert a photo as it is, id and position included."""
    photo = whole.photo
    unit.session.add(
        AttachmentRow(
            id=photo.id,
            created_at=photo.created_at,
            entry_id=photo.entry_id,
            draft_id=photo.draft_id,
            position=photo.position,
            media_type=photo.media_type,
            width=photo.width,
            height=photo.height,
            thumbnail=photo.thumbnail,
            content=whole.content,
        )
    )
    unit.session.flush()
    if photo.entry_id is not None:
        unit.touch(*_ENTRY_CHANGES)


def get_photo(unit: Unit, photo_id: str) -> Photo | None:
    """Return a photo by id."""
    row = unit.session.execute(select(*_COLUMNS).where(AttachmentRow.id == photo_id)).one_or_none()
    return None if row is None else _photo(row)


def picture(unit: Unit, photo_id: str) -> bytes | None:
    """Return the picture of a photo, or None if it is not there."""
    return unit.session.scalar(select(AttachmentRow.content).where(AttachmentRow.id == photo_id))


def photos_of_entry(unit: Unit, entry_id: str) -> list[Photo]:
    """Return the photos of an entry in their order."""
    return _photos(unit, AttachmentRow.entry_id == entry_id)


def photos_of_draft(unit: Unit, draft_id: str) -> list[Photo]:
    """Return the photos of a draft in their order."""
    return _photos(unit, AttachmentRow.draft_id == draft_id)


def whole_photos_of_draft(unit: Unit, draft_id: str) -> list[WholePhoto]:
    """Return the photos of a draft with their pictures, to be put back should its removal be undone."""
    return [WholePhoto(photo, picture(unit, photo.id) or b"") for photo in photos_of_draft(unit, draft_id)]


def next_position(unit: Unit, *, entry_id: str | None = None, draft_id: str | None = None) -> int:
    """Return the place after the last photo of an entry or a draft."""
    home = AttachmentRow.draft_id == draft_id if entry_id is None else AttachmentRow.entry_id == entry_id
    last = unit.session.scalar(select(func.max(AttachmentRow.position)).where(home))
    return 0 if last is None else last + 1


def delete_photo(unit: Unit, photo_id: str) -> None:
    """Remove a photo for good."""
    unit.session.execute(
        delete(AttachmentRow).where(AttachmentRow.id == photo_id).execution_options(synchronize_session=False)
    )
    unit.touch(*_ENTRY_CHANGES)


def set_position(unit: Unit, photo_id: str, position: int) -> None:
    """Give a photo another place."""
    unit.session.execute(
        update(AttachmentRow)
        .where(AttachmentRow.id == photo_id)
        .values(position=position)
        .execution_options(synchronize_session=False)
    )
    unit.touch(*_ENTRY_CHANGES)


def adopt(unit: Unit, draft_id: str, entry_id: str) -> None:
    """Move the photos of a draft to the entry that was written from it, behind those it has.

    To be called in the transaction that writes the entry, before the draft goes: its photos would go with it.
    """
    first = next_position(unit, entry_id=entry_id)
    unit.session.execute(
        update(AttachmentRow)
        .where(AttachmentRow.draft_id == draft_id)
        .values(entry_id=entry_id, draft_id=None, position=AttachmentRow.position + first)
        .execution_options(synchronize_session=False)
    )


def count_by_entry(unit: Unit, entry_ids: Sequence[str]) -> dict[str, int]:
    """Return how many photos each of a page of entries has; entries without any are left out."""
    statement = (
        select(AttachmentRow.entry_id, func.count())
        .where(AttachmentRow.entry_id.in_(bindparam("ids", expanding=True)))
        .group_by(AttachmentRow.entry_id)
    )
    rows = unit.session.execute(statement, {"ids": list(entry_ids)})
    return {entry_id: count for entry_id, count in rows if entry_id is not None}


def first_by_entry(unit: Unit, entry_ids: Sequence[str]) -> dict[str, Photo]:
    """Return the first photo of each of a page of entries; entries without any are left out."""
    sibling = aliased(AttachmentRow)
    first = (
        select(sibling.id)
        .where(sibling.entry_id == AttachmentRow.entry_id)
        .order_by(sibling.position, sibling.id)
        .limit(1)
        .scalar_subquery()
    )
    statement = select(*_COLUMNS).where(
        AttachmentRow.entry_id.in_(bindparam("ids", expanding=True)), AttachmentRow.id == first
    )
    photos = [_photo(row) for row in unit.session.execute(statement, {"ids": list(entry_ids)})]
    return {photo.entry_id: photo for photo in photos if photo.entry_id is not None}


def _photos(unit: Unit, home: Any) -> list[Photo]:  # noqa: ANN401 - a SQL condition
    statement = select(*_COLUMNS).where(home).order_by(AttachmentRow.position, AttachmentRow.id)
    return [_photo(row) for row in unit.session.execute(statement)]


def _photo(row: Row[*tuple[Any, ...]]) -> Photo:
    return Photo(
        id=row.id,
        created_at=row.created_at,
        entry_id=row.entry_id,
        draft_id=row.draft_id,
        position=row.position,
        media_type=row.media_type,
        width=row.width,
        height=row.height,
        size=row.size,
        thumbnail=row.thumbnail,
    )
