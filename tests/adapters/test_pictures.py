"""Pictures from the platform become bytes that a photo can be made of."""

from PySide6.QtGui import QColor, QImage

from extrovertly_desktop.adapters.pictures import image_as_png, readable_picture
from extrovertly_desktop.media.photos import prepare
from tests.media.pictures import as_file, halves, heic


def test_what_can_be_read_anyway_is_left_as_it_is() -> None:
    for data in (as_file(halves(), "JPEG"), b"words", b""):
        assert readable_picture(data) == data


def test_what_the_platform_cannot_read_either_is_left_as_it_is() -> None:
    # The beginning of a HEIC file without a picture in it: nobody can.
    assert readable_picture(heic()) == heic()


def test_an_image_from_the_clipboard_can_be_added() -> None:
    image = QImage(30, 20, QImage.Format.Format_ARGB32)
    image.fill(QColor("teal"))
    made = prepare(image_as_png(image))
    assert (made.width, made.height, made.media_type) == (30, 20, "image/png")
    assert image_as_png(QImage()) == b""
