"""What a picture goes through before it may be kept, on files made for the purpose."""

import contextlib
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.media import photos
from extrovertly_desktop.media.heic import is_heic
from extrovertly_desktop.media.photos import LONGEST_SIDE, THUMBNAIL_SIDE, prepare
from tests.media.pictures import SECRET, as_file, bomb_png, exif, halves, heic, wide_gamut_profile

ORIENTATIONS = {
    # Where red is found after the picture of `halves`, red on the left, has been set upright.
    1: "left",
    2: "right",
    3: "right",
    4: "left",
    5: "top",
    6: "top",
    7: "bottom",
    8: "bottom",
}


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def red_side(image: Image.Image) -> str:
    image = image.convert("RGB")
    wide, high = image.size
    edges = {
        "left": (0, 0, 2, high),
        "right": (wide - 2, 0, wide, high),
        "top": (0, 0, wide, 2),
        "bottom": (0, high - 2, wide, high),
    }

    def redness(box: tuple[int, int, int, int]) -> int:
        pixel = image.crop(box).resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
        assert isinstance(pixel, tuple)
        return int(pixel[0] - pixel[2])

    return max(edges, key=lambda side: redness(edges[side]))


@pytest.mark.parametrize("orientation", ORIENTATIONS)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_pictures_are_set_upright(kind: str, orientation: int) -> None:
    made = prepare(as_file(halves(), kind, exif=exif(orientation)))
    assert (made.width, made.height) == ((64, 48) if orientation <= 4 else (48, 64))
    kept = opened(made.content)
    assert kept.size == (made.width, made.height)
    assert red_side(kept) == ORIENTATIONS[orientation]
    assert red_side(opened(made.thumbnail)) == ORIENTATIONS[orientation]


@pytest.mark.parametrize("keep_size", [False, True])
def test_nothing_but_pixels_is_kept(keep_size: bool) -> None:
    files = (
        as_file(halves(), "JPEG", exif=exif(), comment=SECRET, xmp=b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"),
        as_file(halves(), "PNG", exif=exif()),
        as_file(halves(mode="RGBA"), "WEBP", exif=exif(), xmp=SECRET),
        as_file(halves(), "GIF", comment=SECRET),
    )
    for file in files:
        made = prepare(file, keep_size=keep_size)
        for kept in (made.content, made.thumbnail):
            assert SECRET not in kept
            assert not any(mark in kept for mark in (b"Exif", b"GPS", b"xmp", b"ICC_PROFILE", b"iCCP"))
            assert not dict(opened(kept).getexif())


def test_colours_follow_the_profile_which_is_not_kept() -> None:
    made = prepare(as_file(halves(), "PNG", icc_profile=wide_gamut_profile()))
    assert red_side(opened(made.content)) == "right"
    assert "icc_profile" not in opened(made.content).info


@pytest.mark.parametrize("profile", [b"no profile at all", wide_gamut_profile()[:200]])
def test_a_broken_profile_is_left_aside(profile: bytes) -> None:
    assert red_side(opened(prepare(as_file(halves(), "PNG", icc_profile=profile)).content)) == "left"


def test_a_profile_of_another_kind_of_picture_is_left_aside() -> None:
    grey = halves(mode="L")
    made = prepare(as_file(grey, "PNG", icc_profile=wide_gamut_profile()))
    assert opened(made.content).convert("L").getpixel((2, 2)) == pytest.approx(grey.getpixel((2, 2)), abs=1)


@pytest.mark.parametrize(
    ("size", "kept"),
    [
        ((LONGEST_SIDE + 40, 1300), (LONGEST_SIDE, 1280)),
        ((900, LONGEST_SIDE * 2), (450, LONGEST_SIDE)),
        ((LONGEST_SIDE, 30), (LONGEST_SIDE, 30)),
        ((LONGEST_SIDE * 3, 1), (LONGEST_SIDE, 1)),
    ],
)
def test_large_pictures_are_made_smaller_unless_asked_otherwise(size: tuple[int, int], kept: tuple[int, int]) -> None:
    file = as_file(halves(size), "JPEG")
    made = prepare(file)
    assert (made.width, made.height) == kept
    whole = prepare(file, keep_size=True)
    assert (whole.width, whole.height) == size
    for thumbnail in (made.thumbnail, whole.thumbnail):
        assert max(opened(thumbnail).size) <= THUMBNAIL_SIDE


def test_small_pictures_are_not_made_larger() -> None:
    made = prepare(as_file(Image.new("RGB", (1, 1), "red"), "PNG"))
    assert (made.width, made.height) == (1, 1)
    assert opened(made.thumbnail).size == (1, 1)


def test_transparency_stays_and_mere_opacity_goes() -> None:
    clear = halves(mode="RGBA")
    clear.putpixel((0, 0), (0, 0, 0, 0))
    for kind, media_type in (("PNG", "image/png"), ("WEBP", "image/webp")):
        made = prepare(as_file(clear, kind))
        assert made.media_type == media_type
        assert opened(made.content).convert("RGBA").getpixel((0, 0))[3] < 40  # type: ignore[index]
        assert opened(made.thumbnail).mode == "RGBA"
    assert opened(prepare(as_file(halves(mode="RGBA"), "PNG")).content).mode == "RGB"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_read(mode: str) -> None:
    image = halves(mode="L").convert("I").point(lambda value: value * 257) if mode == "I;16" else halves()
    made = prepare(as_file(image.convert(mode), "PNG"))
    assert made.media_type == "image/png"
    shade = opened(made.content).convert("L").getpixel((2, 2))
    assert shade == pytest.approx(255 if mode == "1" and shade else halves(mode="L").getpixel((2, 2)), abs=90)


def test_a_paletted_png_with_a_see_through_colour() -> None:
    made = prepare(as_file(halves(mode="P"), "PNG", transparency=0))
    assert made.media_type == "image/png"


def test_print_colours_are_read() -> None:
    assert red_side(opened(prepare(as_file(halves(mode="CMYK"), "JPEG")).content)) == "left"


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_of_moving_pictures_the_first_frame_is_kept(kind: str) -> None:
    frames = [halves(), Image.new("RGB", (64, 48), "green")]
    file = as_file(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
    kept = opened(prepare(file).content)
    assert getattr(kept, "n_frames", 1) == 1
    assert red_side(kept) == "left"


def test_a_photo_saved_as_png_does_not_stay_one() -> None:
    noise = Image.effect_noise((1200, 1200), 90).convert("RGB")
    made = prepare(as_file(noise, "PNG"))
    assert made.media_type == "image/jpeg"
    assert prepare(as_file(halves((1200, 1200)), "PNG")).media_type == "image/png"


def test_heic_is_told_by_name() -> None:
    assert is_heic(heic())
    assert not is_heic(as_file(halves(), "AVIF"))
    assert not is_heic(b"")
    with pytest.raises(UserError, match="HEIC"):
        prepare(heic())
    assert red_side(opened(prepare(as_file(halves(), "AVIF")).content)) == "left"


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (b"", "empty"),
        (b"Dear diary, this is not a picture.", "not a picture"),
        (b"%PDF-1.7\n" + bytes(2000), "not a picture"),
        (as_file(halves(), "BMP"), "not a picture"),
        (as_file(halves(), "JPEG")[:400], "damaged"),
        (as_file(halves((300, 300)), "PNG")[:300], "damaged"),
        (bomb_png(), "too many pixels"),
        (bomb_png(12_000, 9_000), "too many pixels"),
    ],
    ids=["empty", "text", "pdf", "bmp", "half a jpeg", "half a png", "bomb", "smaller bomb"],
)
def test_what_cannot_be_kept_is_told_in_a_sentence(file: bytes, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        prepare(file)


def test_files_past_the_limit_are_not_even_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "MOST_BYTES", 2**20)
    with pytest.raises(UserError, match="larger than 1 MB"):
        prepare(bytes(2**20 + 1))


SOUND = [as_file(halves(), kind, exif=exif(6)) for kind in ("JPEG", "PNG", "WEBP", "AVIF")] + [as_file(halves(), "GIF")]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_no_damage_raises_anything_but_a_sentence(data: st.DataObject) -> None:
    file = bytearray(data.draw(st.sampled_from(SOUND)))
    for _ in range(data.draw(st.integers(1, 6))):
        file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))
    broken = bytes(file[: data.draw(st.integers(1, len(file)))])
    with contextlib.suppress(UserError):
        made = prepare(broken)
        assert opened(made.content).size == (made.width, made.height)
