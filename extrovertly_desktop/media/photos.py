"""Makes a picture file fit for a diary: upright, free of metadata, of a sensible size, with a thumbnail.

A phone writes into every photo where it was taken, when, and with which device. None of that may enter a vault, from
which pictures are exported and shared again, so only the pixels are taken over and every file is written anew.
"""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PIL import Image, UnidentifiedImageError

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.media.colours import as_srgb
from extrovertly_desktop.media.heic import is_heic

LONGEST_SIDE = 2560
"""Pixels along the longer side unless the person asks for the full size: sharp on any screen, about 1 MB."""
THUMBNAIL_SIDE = 320
MOST_BYTES = 100 * 1024 * 1024
MOST_PIXELS = 100_000_000
"""Pixels that may be unpacked in memory; JPEG files may have more, since they can be unpacked at a fraction."""
_LOSSLESS_BYTES = 1_500_000
"""A PNG up to this size is kept as one, since a screenshot's text suffers from JPEG; a photo as PNG is far larger."""
_QUALITY, _FULL_QUALITY, _THUMBNAIL_QUALITY = 88, 93, 80

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
_LOSSLESS_FORMATS = frozenset({"PNG", "GIF"})
_ORIENTATION_TAG = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What sets a picture upright, by the Exif tag Orientation (CIPA DC-008-2023, 4.6.5)."""
_DECODER_FAULTS = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    RuntimeError,
    AttributeError,
    MemoryError,
    struct.error,
    zlib.error,
)
"""What Pillow's readers raise for files that are broken or made to break something; they share no base class."""


@dataclass(frozen=True, slots=True)
class PreparedPhoto:
    """A picture that may enter a vault.

    Attributes:
        media_type: `image/jpeg`, `image/png` or `image/webp`; of `content`.
        width, height: of `content`, in pixels, upright.
        content: the file.
        thumbnail: a small JPEG, or WebP where there is transparency; at most `THUMBNAIL_SIDE` along the longer side.
    """

    media_type: str
    width: int
    height: int
    content: bytes = field(repr=False)
    thumbnail: bytes = field(repr=False)


def prepare(data: bytes, *, keep_size: bool = False) -> PreparedPhoto:
    """Return a picture as it may be kept: upright, in sRGB, without any metadata, the first frame of moving ones.

    Args:
        data: a JPEG, PNG, WebP, GIF or AVIF file.
        keep_size: leave pictures longer than `LONGEST_SIDE` as large as they are.

    Raises:
        UserError: if it is not a picture that can be read, is damaged, or is too large; the sentence says which.
    """
    _refuse_at_a_glance(data)
    with _told_in_a_sentence():
        image, lossless = _decoded(data, keep_size=keep_size)
        media_type, content = _encoded(image, lossless=lossless, quality=_FULL_QUALITY if keep_size else _QUALITY)
        small = _shrunk(image, THUMBNAIL_SIDE)
        thumbnail = _lossy(small, _THUMBNAIL_QUALITY)[1]
    return PreparedPhoto(media_type, image.width, image.height, content, thumbnail)


def _refuse_at_a_glance(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise UserError(f"That file is larger than {MOST_BYTES // 2**20} MB. Please make the picture smaller first.")
    if not data:
        raise UserError("That file is empty. Please choose another picture.")
    if is_heic(data):
        raise UserError("HEIC photos cannot be read on this computer. Please save this one as JPEG and add that.")


@contextmanager
def _told_in_a_sentence() -> Iterator[None]:
    try:
        # Pillow warns about odd metadata that is thrown away here anyway, and about sizes that are checked here.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except UnidentifiedImageError:
        raise UserError("That is not a picture that can be read here. JPEG, PNG and WebP files can.") from None
    except Image.DecompressionBombError:
        raise _too_large() from None
    except _DECODER_FAULTS:
        # Told without the cause, whose message may quote what stands in the file.
        raise UserError("That picture is damaged or was not copied whole. Please try the original again.") from None


def _too_large() -> UserError:
    return UserError("That picture has too many pixels to open safely. Please make it smaller first.")


def _decoded(data: bytes, *, keep_size: bool) -> tuple[Image.Image, bool]:
    """Return the pixels as RGB or RGBA in sRGB, upright and of the size wanted, and whether the file was lossless."""
    with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
        lossless = picture.format in _LOSSLESS_FORMATS
        if not keep_size:
            # Lets the JPEG reader unpack at a half, a quarter or an eighth; other readers take no notice.
            picture.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
        if picture.width * picture.height > MOST_PIXELS:
            raise _too_large()
        turn = _UPRIGHT.get(_orientation(picture))
        image = as_srgb(picture)
    if not keep_size:
        image = _shrunk(image, LONGEST_SIDE)
    if turn is not None:
        image = image.transpose(turn)
    image.info = {}
    return image, lossless


def _orientation(picture: Image.Image) -> int:
    try:
        return int(picture.getexif().get(_ORIENTATION_TAG, 1))
    except _DECODER_FAULTS:
        # Broken metadata is no reason to refuse a sound picture.
        return 1


def _shrunk(image: Image.Image, longest: int) -> Image.Image:
    scale = longest / max(image.size)
    if scale >= 1:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _encoded(image: Image.Image, *, lossless: bool, quality: int) -> tuple[str, bytes]:
    if lossless:
        png = _saved(image, "PNG")
        if len(png) <= _LOSSLESS_BYTES:
            return "image/png", png
    return _lossy(image, quality)


def _lossy(image: Image.Image, quality: int) -> tuple[str, bytes]:
    if image.mode == "RGBA":
        return "image/webp", _saved(image, "WEBP", quality=quality, method=4)
    return "image/jpeg", _saved(image, "JPEG", quality=quality, optimize=True)


def _saved(image: Image.Image, kind: str, **options: int) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()
