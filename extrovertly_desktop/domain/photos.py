"""Photos of journal entries, as they are kept."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Photo:
    """A stored photo (`attachments`) without the picture itself, which is fetched when it is looked at.

    Attributes:
        created_at: when it was added, milliseconds since the epoch.
        entry_id, draft_id: what it belongs to, an entry or the draft of one; the other is None.
        position: its place among the photos of its entry; smaller comes first, gaps do not matter.
        media_type: of the picture, e.g. `image/jpeg`.
        width, height: of the picture, in pixels, upright; None in imported rows that do not say.
        size: of the picture, in bytes.
        thumbnail: a small JPEG or WebP picture, or None where there is none.
    """

    id: str
    created_at: int
    entry_id: str | None
    draft_id: str | None
    position: int
    media_type: str
    width: int | None
    height: int | None
    size: int
    thumbnail: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class WholePhoto:
    """A photo with its picture: what is needed to put a removed one back."""

    photo: Photo
    content: bytes = field(repr=False)
