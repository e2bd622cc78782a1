"""Pictures from files, the clipboard and drags, as bytes that a photo can be made of."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader

from extrovertly_desktop.media.heic import is_heic


def readable_picture(data: bytes) -> bytes:
    """Return a picture file as it is, or as PNG where only the platform can read it: HEIC on macOS.

    What the platform cannot read either comes back unchanged, for the service to refuse it in a sentence.
    """
    if not is_heic(data):
        return data
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    return image_as_png(reader.read()) or data


def image_as_png(image: QImage) -> bytes:
    """Return an image, such as one from the clipboard, as a PNG file; empty if there is no image."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if image.isNull() or not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        return b""
    return bytes(buffer.data().data())
