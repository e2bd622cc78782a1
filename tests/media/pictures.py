"""Picture files as phones, screens and programs make them, and broken ones."""

import io
import struct
import zlib

from PIL import Image, ImageCms

SECRET = b"Ada's kitchen"
"""Stands in every kind of metadata that `with_metadata` writes; it may be nowhere in what is kept."""


def halves(size: tuple[int, int] = (64, 48), mode: str = "RGB") -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", size, (220, 30, 30))
    image.paste((30, 30, 220), (size[0] // 2, 0, size[0], size[1]))
    return image.convert(mode)


def as_file(image: Image.Image, kind: str, **options: object) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """With a maker, a comment, and where it was taken."""
    tags = Image.Exif()
    tags[0x0112] = orientation
    tags[0x010F] = SECRET.decode()
    place = tags.get_ifd(0x8825)
    place[1], place[2] = "N", (51.0, 28.0, 40.0)
    return tags


def wide_gamut_profile() -> bytes:
    """A valid profile that is not sRGB: its red and its blue have changed places."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = profile.index(b"rXYZ"), profile.index(b"bXYZ")
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    return bytes(profile)


def bomb_png(width: int = 30_000, height: int = 30_000) -> bytes:
    """A few hundred bytes that claim to be 900 million pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(64))) + chunk(b"IEND", b"")
    )


def heic() -> bytes:
    """The first bytes of what an iPhone writes."""
    return struct.pack(">I", 24) + b"ftypheic" + bytes(4) + b"mif1heic" + bytes(64)
