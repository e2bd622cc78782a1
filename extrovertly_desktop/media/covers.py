"""Makes a picture small enough to stand inside a row of text: for the picture of an event."""

import base64
import io

from PIL import Image

from extrovertly_desktop.media.photos import prepare

LONGEST_SIDE = 1000
"""Pixels along the longer side."""
MOST_BYTES = 300_000
_QUALITIES = (86, 78, 68, 55, 40)


def cover_address(data: bytes) -> str:
    """Return a picture file as a `data:` address (RFC 2397) of at most `MOST_BYTES` of picture, without metadata.

    Args:
        data: a JPEG, PNG, WebP, GIF or AVIF file.

    Raises:
        UserError: if it is not a picture that can be read, is damaged, or is too large; the sentence says which.
    """
    prepared = prepare(data)
    media_type, content = prepared.media_type, prepared.content
    if max(prepared.width, prepared.height) > LONGEST_SIDE or len(content) > MOST_BYTES:
        media_type, content = _smaller(content)
    return f"data:{media_type};base64,{base64.b64encode(content).decode('ascii')}"


def cover_bytes(address: str) -> bytes:
    """Return the picture file that a `data:` address holds; b"" if it holds none."""
    head, comma, body = address.partition(",")
    if not comma or not head.startswith("data:image/") or not head.endswith(";base64"):
        return b""
    try:
        return base64.b64decode(body, validate=True)
    except ValueError:
        return b""


def _smaller(content: bytes) -> tuple[str, bytes]:
    with Image.open(io.BytesIO(content)) as picture:
        image = picture.convert("RGBA" if "A" in picture.getbands() else "RGB")
    side = LONGEST_SIDE
    while True:
        image.thumbnail((side, side), Image.Resampling.LANCZOS)
        for quality in _QUALITIES:
            target = io.BytesIO()
            if image.mode == "RGBA":
                image.save(target, "WEBP", quality=quality, method=4)
            else:
                image.save(target, "JPEG", quality=quality, optimize=True)
            if target.tell() <= MOST_BYTES:
                return ("image/webp" if image.mode == "RGBA" else "image/jpeg"), target.getvalue()
        # Noise hardly shrinks by quality; a smaller picture always does.
        side = side * 2 // 3
