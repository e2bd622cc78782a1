"""The person's picture: a round one, or their initial where there is none."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QRectF, QSize, QStandardPaths, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.pictures import readable_picture
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.context import Done
from extrovertly_desktop.services.tasks import TaskContext
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.notices import Notices
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_FILES = "*.jpg *.jpeg *.png *.webp *.gif *.avif *.heic *.heif *.JPG *.JPEG *.PNG *.WEBP *.HEIC"
_SIDE_EM = 5.5
_LETTER_SHARE = 0.42


class Avatar(QWidget):
    """Paints a picture in a circle, or the first letter of a name."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._picture = QPixmap()
        self._letter = ""
        self.setObjectName("profile_avatar")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self.updateGeometry)

    def show_picture(self, picture: bytes | None, name: str) -> None:
        """Show a picture file, or for None the first letter of a name."""
        self._picture = QPixmap()
        if picture is not None:
            self._picture.loadFromData(picture)
        self._letter = name.strip()[:1].upper()
        self.setAccessibleName(self.tr("Your picture") if picture is not None else self.tr("No picture yet"))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square that grows with the text."""
        side = self._theme.metrics.em(_SIDE_EM)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(self.rect())
        circle = QPainterPath()
        circle.addEllipse(area)
        if self._picture.isNull():
            painter.fillPath(circle, self._theme.colour("selection"))
            font = painter.font()
            font.setPixelSize(round(area.height() * _LETTER_SHARE))
            painter.setFont(font)
            painter.setPen(self._theme.colour("on_selection"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._letter)
        else:
            side = min(self._picture.width(), self._picture.height())
            part = QRectF((self._picture.width() - side) / 2, (self._picture.height() - side) / 2, side, side)
            painter.setClipPath(circle)
            painter.drawPixmap(area, self._picture, part)
        painter.end()


class PictureField(QWidget):
    """Takes a picture and keeps it at once; each change can be undone.

    Args:
        context: the vault, the theme, the worker.
        notices: where it is told.
    """

    def __init__(self, context: ViewContext, notices: Notices) -> None:
        super().__init__()
        self._context, self._notices = context, notices
        self.setObjectName("profile_picture")
        self.setAccessibleName(self.tr("Picture"))
        self.setAcceptDrops(True)
        self._avatar = Avatar(context.theme)
        self._choose = make_button("", "profile_picture_choose")
        self._remove = make_button(self.tr("Remove"), "profile_picture_remove", variant="quiet")
        self._error = InlineError(context.theme, "profile_picture_error")
        self._build()
        self._choose.clicked.connect(self._on_choose)
        self._remove.clicked.connect(self._on_remove)
        self.reload()

    def reload(self) -> None:
        """Show what is kept now."""
        own = self._context.vault.own_profile
        picture = own.picture()
        self._avatar.show_picture(picture, own.read().first_name)
        self._remove.setVisible(picture is not None)
        self._choose.setText(self.tr("Choose another…") if picture is not None else self.tr("Choose a picture…"))
        self._choose.setAccessibleName(self._choose.text())

    def take(self, path: Path) -> None:
        """Read a picture file and keep it; what cannot be read is told in place."""
        self._error.clear()
        task = self._context.tasks.start(_keeping(path, self._context.vault.own_profile.set_picture))
        task.succeeded.connect(self._on_kept)
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
        space = self._context.theme.metrics.space
        words = QVBoxLayout()
        words.setSpacing(space(2))
        row = QHBoxLayout()
        row.setSpacing(space(2))
        for button in (self._choose, self._remove):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        words.addLayout(row)
        words.addWidget(
            make_label(self.tr("It is kept small, inside your vault. A file can be dropped here."), "caption")
        )
        words.addWidget(self._error)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(space(4))
        across.addWidget(self._avatar)
        across.addLayout(words, 1)

    def _on_choose(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        pictures = self.tr("Pictures ({endings})").format(endings=_FILES)
        dialog = QFileDialog(self, self.tr("Choose a picture"), folder, f"{pictures};;{self.tr('All files (*)')}")
        dialog.setObjectName("profile_picture_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.take(Path(path)))
        dialog.open()

    def _on_remove(self) -> None:
        self._error.clear()
        self._tell(self._context.vault.own_profile.remove_picture(), self.tr("Your picture is gone."))

    def _on_kept(self, done: Done[Any]) -> None:
        self._tell(done, self.tr("That is your picture now."))

    def _tell(self, done: Done[Any], words: str) -> None:
        own, before = self._context.vault.own_profile, done.value

        def back() -> None:
            own.put_picture_back(before)
            self.reload()

        self.reload()
        self._notices.tell(done, words, undo=back)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._error.show_error(str(error))


def _keeping(path: Path, keep: Callable[[bytes], Done[Any]]) -> Callable[[TaskContext], Done[Any]]:
    def work(_ctx: TaskContext) -> Done[Any]:
        from extrovertly_desktop.media.photos import MOST_BYTES  # noqa: PLC0415 - Pillow, when needed

        try:
            if path.stat().st_size > MOST_BYTES:
                words = QCoreApplication.translate(
                    "PictureField", "That file is larger than {size} MB. Please make the picture smaller first."
                )
                raise UserError(words.format(size=MOST_BYTES // 2**20))
            data = path.read_bytes()
        except OSError:
            words = QCoreApplication.translate(
                "PictureField", "“{name}” could not be opened. Please check that it is still there."
            )
            raise UserError(words.format(name=path.name)) from None
        return keep(readable_picture(data))

    return work
