"""Brings the pixels of any picture to plain sRGB, so that its colour profile need not be kept."""

import io

from PIL import Image, ImageCms

_ALPHA_MODES = frozenset({"RGBA", "LA", "PA", "La", "RGBa"})
_PROFILED_MODES = frozenset({"L", "RGB", "CMYK"})
_OPAQUE = 255


def as_srgb(picture: Image.Image) -> Image.Image:
    """Return a picture as RGB, or RGBA where any pixel lets something through, converted to sRGB by its profile.

    A profile that is broken or belongs to another kind of picture is left aside, as browsers do.

    Raises:
        OSError, SyntaxError, ValueError: whatever Pillow raises for pixels that cannot be unpacked.
    """
    picture.load()
    profile = picture.info.get("icc_profile")
    image, alpha = _parted(picture)
    colours = _converted(image, profile) if isinstance(profile, bytes) and profile else image.convert("RGB")
    if alpha is not None and alpha.getextrema()[0] != _OPAQUE:
        colours.putalpha(alpha)
    return colours


def _parted(picture: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    """Return the colours in a mode that a profile can speak of, and the alpha channel if there is one."""
    if picture.mode in _ALPHA_MODES or "transparency" in picture.info:
        whole = picture.convert("RGBA")
        return whole.convert("RGB"), whole.getchannel("A")
    if picture.mode.startswith(("I", "F")):
        # Sixteen bits a channel come as integers to 65,535, which a plain conversion would cut off at 255.
        return picture.convert("I").point(lambda value: value * (1 / 257)).convert("L"), None
    return (picture if picture.mode in _PROFILED_MODES else picture.convert("RGB")), None


def _converted(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image.convert("RGB")
    return image.convert("RGB") if converted is None else converted
