"""Looking at photos, one at a time, as large as the window allows."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QRect, QStandardPaths, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.photos import Photo
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_SHARE = 0.9
"""How much of the window the viewer takes."""
_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "image/gif": ".gif"}


class _Picture(QWidget):
    """One picture, never enlarged beyond its own size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setObjectName("photo_viewer_picture")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        ratio = self.devicePixelRatioF()
        size = self._image.size()
        room = self.size() * ratio
        if size.width() > room.width() or size.height() > room.height():
            size.scale(room, Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(0, 0, round(size.width() / ratio), round(size.height() / ratio))
        target.moveCenter(self.rect().center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(target, self._image)
        painter.end()


class PhotoViewer(QDialog):
    """Shows the photos of one entry; arrows go through them, Esc closes.

    Args:
        theme: the theme in force.
        photos: in their order.
        content: fetches the picture of a photo by its id; may raise `UserError`.
        place: which of them to begin with.
        parent: what it stands over.
    """

    def __init__(
        self,
        theme: ThemeManager,
        photos: Sequence[Photo],
        content: Callable[[str], bytes],
        place: int,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme, self._photos, self._content = theme, tuple(photos), content
        self._place = place
        self.setObjectName("photo_viewer")
        self.setWindowTitle(self.tr("Photo"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(parent.window().size() * _SHARE)
        self._build()
        self._connect()
        self._show_photo()
        (self._next if self._next.isEnabled() else self._close).setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """Go on to the next photo (1) or back (-1); the ends are ends."""
        place = self._place + by
        if 0 <= place < len(self._photos):
            self._place = place
            self._show_photo()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the photos with the arrows."""
        onwards = -1 if self.isRightToLeft() else 1
        match event.key():
            case Qt.Key.Key_Right | Qt.Key.Key_PageDown:
                self.step(onwards if event.key() == Qt.Key.Key_Right else 1)
            case Qt.Key.Key_Left | Qt.Key.Key_PageUp:
                self.step(-onwards if event.key() == Qt.Key.Key_Left else -1)
            case Qt.Key.Key_Home:
                self.step(-self._place)
            case Qt.Key.Key_End:
                self.step(len(self._photos) - 1 - self._place)
            case _:
                super().keyPressEvent(event)

    def save_copy(self, path: Path) -> bool:
        """Write the photo in sight into a file; say what is wrong in place. Return whether it was written."""
        try:
            path.write_bytes(self._content(self._photos[self._place].id))
        except UserError as error:
            self._error.show_error(str(error))
        except OSError:
            self._error.show_error(self.tr("The copy could not be written there. Please choose another folder."))
        else:
            self._caption.setText(self.tr("Saved as {name}").format(name=path.name))
            return True
        return False

    def _build(self) -> None:
        theme = self._theme
        self._picture = _Picture()
        self._error = InlineError(theme, "photo_viewer_error")
        self._caption = make_label("", "muted", wrap=False)
        self._caption.setObjectName("photo_viewer_caption")
        self._previous = make_button("", "photo_viewer_previous", variant="quiet", theme=theme, icon="chevron-left")
        self._next = make_button("", "photo_viewer_next", variant="quiet", theme=theme, icon="chevron-right")
        for button, name in ((self._previous, self.tr("Previous photo")), (self._next, self.tr("Next photo"))):
            button.setAccessibleName(name)
            button.setToolTip(name)
        self._save = make_button(self.tr("Save a copy…"), "photo_viewer_save")
        self._close = make_button(self.tr("Close"), "photo_viewer_close", variant="quiet")
        for button in (self._previous, self._next, self._save, self._close):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(theme.metrics.space(2))
        for widget in (self._previous, self._next, self._caption):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._save)
        row.addWidget(self._close)
        column = QVBoxLayout(self)
        edge = theme.metrics.space(4)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.metrics.space(3))
        column.addWidget(self._picture, 1)
        column.addWidget(self._error)
        column.addLayout(row)

    def _connect(self) -> None:
        self._previous.clicked.connect(lambda: self.step(-1))
        self._next.clicked.connect(lambda: self.step(1))
        self._save.clicked.connect(self._on_save)
        self._close.clicked.connect(self.reject)

    def _show_photo(self) -> None:
        self._error.clear()
        photo = self._photos[self._place]
        self._previous.setEnabled(self._place > 0)
        self._next.setEnabled(self._place < len(self._photos) - 1)
        number = QLocale().toString
        words = self.tr("{place} of {count}").format(place=number(self._place + 1), count=number(len(self._photos)))
        if photo.width and photo.height:
            words += f" · {number(photo.width)} × {number(photo.height)}"
        self._caption.setText(words)
        self._picture.setAccessibleName(self.tr("Photo {words}").format(words=words))
        try:
            image = QImage.fromData(self._content(photo.id))
        except UserError as error:
            self._picture.show_image(QImage())
            self._error.show_error(str(error))
            return
        self._picture.show_image(image)
        if image.isNull():
            self._error.show_error(self.tr("This photo cannot be shown here. A copy of it can still be saved."))

    def _on_save(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        ending = _ENDINGS.get(self._photos[self._place].media_type, "")
        dialog = QFileDialog(self, self.tr("Save a copy"), folder)
        dialog.setObjectName("photo_save_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(self.tr("photo {place}").format(place=self._place + 1) + ending)
        dialog.fileSelected.connect(lambda path: self.save_copy(Path(path)))
        dialog.open()
