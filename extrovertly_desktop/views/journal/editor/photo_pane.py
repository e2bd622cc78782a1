"""The photos of the open page: adding, looking, ordering, removing."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QProgressBar, QPushButton, QVBoxLayout, QWidget

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.photos import Photo
from extrovertly_desktop.services.context import Done
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.journal.editor.photo_adder import PhotoAdder, PhotoHome
from extrovertly_desktop.views.journal.editor.photo_strip import PhotoStrip
from extrovertly_desktop.views.journal.editor.photo_viewer import PhotoViewer
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_BLINK_MS = 250
_FILES = "*.jpg *.jpeg *.png *.webp *.gif *.avif *.heic *.heif *.JPG *.JPEG *.PNG *.WEBP *.HEIC"


class PhotoPane(QWidget):
    """The strip of photos, with what is being added and what went wrong.

    Args:
        context: what every part of a tab is given.
        make_home: returns what new photos belong to, and makes it first if need be.

    Signals:
        changed: there are other photos than before, or fewer are on their way.
    """

    changed = Signal()

    def __init__(self, context: ViewContext, make_home: Callable[[], PhotoHome], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._make_home = context, make_home
        self._home = PhotoHome()
        self._fresh: list[Done[Photo]] = []
        self.setObjectName("entry_photo_pane")
        self._adder = PhotoAdder(context.vault.photos, context.tasks, self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_BLINK_MS)
        self._build()
        self._connect()
        self._on_theme_changed()
        self._show_what_there_is()

    @property
    def strip(self) -> PhotoStrip:
        """The strip itself, for the order of Tab."""
        return self._strip

    def build_button(self) -> QPushButton:
        """Return the button that adds photos."""
        button = make_button(
            self.tr("Photo"), "entry_photo_add", variant="quiet", theme=self._context.theme, icon="image-plus"
        )
        button.setAccessibleName(self.tr("Add photos"))
        menu = QMenu(button)
        for text, name, keep_size in (
            (self.tr("Add photos…"), "entry_photo_choose", False),
            (self.tr("Add photos in full size…"), "entry_photo_choose_full", True),
        ):
            action = menu.addAction(text)
            action.setObjectName(name)
            action.triggered.connect(lambda _checked=False, keep=keep_size: self.choose(keep_size=keep))
        button.setMenu(menu)
        return button

    def show_home(self, home: PhotoHome) -> None:
        """Show the photos of an entry or a draft; of neither there are none."""
        if home != self._home:
            self._error.clear()
        self._home = home
        self.reload()

    def reload(self) -> None:
        """Show the photos that there are now."""
        photos = self._context.vault.photos
        found: list[Photo] = []
        if self._home.entry_id is not None:
            found = photos.of_entry(self._home.entry_id)
        elif self._home.draft_id is not None:
            found = photos.of_draft(self._home.draft_id)
        had_focus, before = self._strip.hasFocus(), self._strip.photos()
        self._strip.show_photos(found)
        if had_focus and not found:
            self.focusNextChild()
        self._show_what_there_is()
        if before != self._strip.photos():
            self.changed.emit()

    def has_photos(self) -> bool:
        """Whether the page has photos, or is about to."""
        return bool(self._strip.photos()) or self.has_pending_photos()

    def has_pending_photos(self) -> bool:
        """Whether photos are still being added to this page."""
        return self._adder.is_busy(self._home)

    def is_adding_to(self, home: PhotoHome) -> bool:
        """Whether pictures are still being added to a home, be it the one in sight or not."""
        return self._adder.is_busy(home)

    def is_adding(self) -> bool:
        """Whether photos are still being added to this page or to one before it."""
        return self._adder.is_busy()

    def choose(self, *, keep_size: bool) -> None:
        """Let the person choose picture files and add them."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        pictures = self.tr("Pictures ({endings})").format(endings=_FILES)
        dialog = QFileDialog(self, self.tr("Add photos"), folder, f"{pictures};;{self.tr('All files (*)')}")
        dialog.setObjectName("photo_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda paths: self.add([Path(path) for path in paths], keep_size=keep_size))
        dialog.open()

    def add(self, pictures: Sequence[Path | bytes], *, keep_size: bool = False) -> None:
        """Add pictures to the open page; those that cannot be are told in place."""
        self._error.clear()
        if pictures:
            self._home = self._make_home()
            self._adder.add(pictures, self._home, keep_size=keep_size)

    def _build(self) -> None:
        theme = self._context.theme
        self._strip = PhotoStrip(theme)
        self._progress = QWidget()
        self._words = make_label("", "caption")
        self._words.setObjectName("entry_photo_progress")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        inside = QVBoxLayout(self._progress)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._words)
        inside.addWidget(self._bar)
        self._progress.hide()
        self._error = InlineError(theme, "entry_photo_error")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._strip, self._progress, self._error):
            self._column.addWidget(part)

    def _connect(self) -> None:
        self._strip.opened.connect(self._look)
        self._strip.removal_asked.connect(self._remove)
        self._strip.reordered.connect(self._reorder)
        self._adder.progressed.connect(self._on_progressed)
        self._adder.added.connect(self._on_added)
        self._adder.refused.connect(self._on_refused)
        self._patience.timeout.connect(self._show_what_there_is)
        self._context.theme.theme_changed.connect(self._on_theme_changed)

    def _show_what_there_is(self) -> None:
        busy = self._adder.is_busy() and not self._patience.isActive()
        self._strip.setVisible(bool(self._strip.photos()))
        self._progress.setVisible(busy)
        self.setVisible(bool(self._strip.photos()) or busy or bool(self._error.text()))

    def _on_progressed(self, done: int, of: int) -> None:
        if of and not done and not self._progress.isVisible():
            self._patience.start()
        if not of:
            self._patience.stop()
            self._tell_added()
        self._bar.setRange(0, of if of > 1 else 0)
        self._bar.setValue(done)
        words = self.tr("Adding a photo…")
        if of > 1:
            words = self.tr("Adding photo {place} of {count}…").format(place=min(done + 1, of), count=of)
        self._words.setText(words)
        self._show_what_there_is()
        self.changed.emit()

    def _on_added(self, done: Done[Photo]) -> None:
        if not self.window().isVisible():
            return  # the window closed while it was being added, and the vault with it
        self._fresh.append(done)
        self.reload()

    def _tell_added(self) -> None:
        """Tell of all that came together at once, so that one undo takes all of it back."""
        fresh, self._fresh = self._fresh, []
        if not fresh:
            return
        photos, count = self._context.vault.photos, len(fresh)

        def undo() -> None:
            for done in fresh:
                photos.remove(done.value.id)

        words = self.tr("Photo added.") if count == 1 else self.tr("{count} photos added.").format(count=count)
        earned = tuple(item for done in fresh for item in done.earned)
        self._context.notices.tell(Done(None, sum(done.points for done in fresh), earned), words, undo=undo)

    def _on_refused(self, sentence: str) -> None:
        before = self._error.text()
        self._error.show_error(f"{before}\n{sentence}" if before else sentence)
        self._show_what_there_is()

    def _look(self, place: int) -> None:
        viewer = PhotoViewer(self._context.theme, self._strip.photos(), self._context.vault.photos.content, place, self)
        viewer.open()

    def _remove(self, photo_id: str) -> None:
        photos = self._context.vault.photos
        try:
            done = photos.remove(photo_id)
        except UserError as error:
            self._on_refused(str(error))
            return
        self._context.notices.tell(done, self.tr("Photo removed."), undo=lambda: photos.restore(done.value))
        self.reload()

    def _reorder(self, photo_ids: list[str]) -> None:
        try:
            self._context.vault.photos.reorder(photo_ids)
        except UserError as error:
            self._on_refused(str(error))
        self.reload()

    def _on_theme_changed(self) -> None:
        self._column.setSpacing(self._context.theme.metrics.space(2))
