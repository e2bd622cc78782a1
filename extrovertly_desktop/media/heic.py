"""Tells HEIC photos by their first bytes. They are not read here.

The one library for them that is kept up ships under the GPL through its encoder, and its variant without the encoder
has seen its last release, which is no state for a reader of files from anywhere. Where the platform can read them
(macOS can), the platform does.
"""

_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"})
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_LONGEST_BOX = 256


def is_heic(data: bytes) -> bool:
    """Whether a file is a HEIF picture coded as HEVC, by the brands in its first box (ISO/IEC 23008-12, 10.2)."""
    if data[4:8] != b"ftyp" or len(data) < 12:
        return False
    end = min(int.from_bytes(data[:4], "big"), _LONGEST_BOX)
    brands = {data[8:12], *(data[at : at + 4] for at in range(16, end, 4))}
    return bool(brands & _HEIC_BRANDS) and not brands & _AVIF_BRANDS
