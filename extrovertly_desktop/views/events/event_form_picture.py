"""The picture of an event in its form: chosen, dropped, shown, taken away."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, QStandardPaths, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.pictures import readable_picture
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.tasks import TaskContext
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_FILES = "*.jpg *.jpeg *.png *.webp *.gif *.avif *.heic *.heif *.JPG *.JPEG *.PNG *.WEBP *.HEIC"
_SHOWN_EM = 18


class EventPictureField(QFrame):
    """One picture or none. It is made small on the worker as soon as it is chosen, so that saving cannot fail by it.

    Args:
        context: what every part of a tab is given.
        prefix: stable name; the buttons are `<prefix>_choose` and `<prefix>_remove`, the sentence `<prefix>_error`.
    """

    def __init__(self, context: ViewContext, prefix: str) -> None:
        super().__init__()
        self._context, self._theme = context, context.theme
        self._picture = b""
        self._chosen = 0
        self.setObjectName(prefix)
        self.setAccessibleName(self.tr("Picture"))
        self.setAcceptDrops(True)
        self._shown = QLabel()
        self._shown.setObjectName(f"{prefix}_shown")
        self._hint = make_label(self.tr("A flyer or a photo of the place. A file can be dropped here."), "caption")
        self._choose = make_button(self.tr("Choose a picture…"), f"{prefix}_choose")
        self._remove = make_button(self.tr("Remove"), f"{prefix}_remove", variant="quiet")
        self._error = InlineError(self._theme, f"{prefix}_error")
        self._build()
        self._choose.clicked.connect(self._on_choose)
        self._remove.clicked.connect(lambda: self.set_picture(b""))
        self._theme.theme_changed.connect(self._show)
        self._show()

    def picture(self) -> bytes:
        """Return the picture file as it will be kept; empty for none."""
        return self._picture

    def set_picture(self, picture: bytes) -> None:
        """Show a picture file that is small already; empty for none."""
        self._chosen += 1
        self._picture = picture
        self._error.clear()
        self._show()

    def take(self, path: Path) -> None:
        """Read a picture file and show it; what cannot be read is told in place."""
        self._error.clear()
        self._chosen += 1
        task = self._context.tasks.start(_making_small(path, self._chosen))
        self._hint.setText(self.tr("Reading the picture…"))
        task.succeeded.connect(self._on_arrived)
        task.failed.connect(self._on_failed)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files from this computer."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the first file that is dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.take(paths[0])

    def _build(self) -> None:
        self._row = QHBoxLayout()
        self._row.addWidget(self._choose)
        self._row.addWidget(self._remove)
        self._row.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        parts: tuple[QWidget, ...] = (self._shown, self._hint)
        for part in parts:
            self._column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addLayout(self._row)
        self._column.addWidget(self._error)

    def _show(self) -> None:
        metrics = self._theme.metrics
        self._column.setSpacing(metrics.space(2))
        self._row.setSpacing(metrics.space(2))
        has_one = bool(self._picture)
        self._shown.setVisible(has_one)
        self._remove.setVisible(has_one)
        self._hint.setVisible(not has_one)
        self._hint.setText(self.tr("A flyer or a photo of the place. A file can be dropped here."))
        self._choose.setText(self.tr("Choose another…") if has_one else self.tr("Choose a picture…"))
        self._choose.setAccessibleName(self._choose.text())
        if not has_one:
            self._shown.clear()
            return
        pixmap = QPixmap()
        pixmap.loadFromData(self._picture)
        ratio = self.devicePixelRatioF()
        side = QSize(metrics.em(_SHOWN_EM), metrics.em(_SHOWN_EM * 2 / 3)) * ratio
        smooth = Qt.TransformationMode.SmoothTransformation
        pixmap = pixmap.scaled(side.boundedTo(pixmap.size()), Qt.AspectRatioMode.KeepAspectRatio, smooth)
        pixmap.setDevicePixelRatio(ratio)
        self._shown.setPixmap(pixmap)
        self._shown.setAccessibleName(self.tr("The picture of the event"))

    def _on_choose(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        pictures = self.tr("Pictures ({endings})").format(endings=_FILES)
        dialog = QFileDialog(self, self.tr("Choose a picture"), folder, f"{pictures};;{self.tr('All files (*)')}")
        dialog.setObjectName(f"{self.objectName()}_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.take(Path(path)))
        dialog.open()

    def _on_arrived(self, found: tuple[int, bytes]) -> None:
        place, picture = found
        # Another may have been chosen meanwhile, or another event opened.
        if place == self._chosen:
            self._picture = picture
            self._show()

    def _on_failed(self, error: Exception) -> None:
        self._show()
        if not isinstance(error, UserError):
            raise error
        self._error.show_error(str(error))


def _making_small(path: Path, place: int) -> Callable[[TaskContext], tuple[int, bytes]]:
    def make_small(ctx: TaskContext) -> tuple[int, bytes]:
        from extrovertly_desktop.media.covers import cover_address, cover_bytes  # noqa: PLC0415 - Pillow, when needed
        from extrovertly_desktop.media.photos import MOST_BYTES  # noqa: PLC0415 - likewise

        ctx.progress(0.0)
        try:
            if path.stat().st_size > MOST_BYTES:
                words = QCoreApplication.translate(
                    "EventPictureField", "That file is larger than {size} MB. Please make the picture smaller first."
                )
                raise UserError(words.format(size=MOST_BYTES // 2**20))
            return place, cover_bytes(cover_address(readable_picture(path.read_bytes())))
        except OSError:
            words = QCoreApplication.translate(
                "EventPictureField", "“{name}” could not be opened. Please check that it is still there."
            )
            raise UserError(words.format(name=path.name)) from None

    return make_small
