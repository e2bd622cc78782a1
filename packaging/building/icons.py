"""The application's icon in every form a system asks for, painted from the one drawing."""

import os
import struct
import sys
from pathlib import Path

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Edges in pixels of the pictures for Linux (freedesktop.org's icon theme specification)."""
_ICO = (16, 24, 32, 48, 64, 128, 256)
# Apple's four-letter kinds of a picture and their edges in pixels; the later ones are for screens of double density.
_ICNS = {
    b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512,
    b"ic10": 1024, b"ic11": 32, b"ic12": 64, b"ic13": 256, b"ic14": 512,
}  # fmt: skip


def paint(drawing: Path, folder: Path) -> None:
    """Write `<edge>.png` for every size, `extrovertly.ico` and `extrovertly.icns` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    edges = sorted({*SIZES, *_ICO, *_ICNS.values()})
    pictures = dict(zip(edges, _painted(drawing, edges), strict=True))
    for edge in edges:
        (folder / f"{edge}.png").write_bytes(pictures[edge])
    (folder / "extrovertly.ico").write_bytes(ico([(edge, pictures[edge]) for edge in _ICO]))
    (folder / "extrovertly.icns").write_bytes(icns([(kind, pictures[edge]) for kind, edge in _ICNS.items()]))


def ico(pictures: list[tuple[int, bytes]]) -> bytes:
    """Return PNG pictures, each with its edge in pixels, as one icon file of Windows.

    Six bytes of head, sixteen for each picture, then the pictures (Microsoft, "Icons", ICONDIR and ICONDIRENTRY; PNG is
    allowed inside since Windows Vista). An edge of 256 is written as 0.
    """
    place = 6 + 16 * len(pictures)
    head, body = struct.pack("<HHH", 0, 1, len(pictures)), b""
    for edge, picture in pictures:
        head += struct.pack("<BBBBHHII", edge % 256, edge % 256, 0, 0, 1, 32, len(picture), place + len(body))
        body += picture
    return head + body


def icns(pictures: list[tuple[bytes, bytes]]) -> bytes:
    """Return PNG pictures, each with its kind, as one icon file of macOS: pieces of kind, length and content."""
    body = b"".join(kind + struct.pack(">I", 8 + len(picture)) + picture for kind, picture in pictures)
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def _painted(drawing: Path, edges: list[int]) -> list[bytes]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, QRectF  # noqa: PLC0415 - painting alone needs Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    renderer, pictures = QSvgRenderer(str(drawing)), []
    for edge in edges:
        image = QImage(edge, edge, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        renderer.render(painter, QRectF(0, 0, edge, edge))
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt takes text alone
        pictures.append(bytes(buffer.data().data()))
    del app
    return pictures
