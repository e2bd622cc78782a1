"""Says at the foot of the page whether what stands on it is kept as a draft."""

from PySide6.QtCore import QObject

from extrovertly_desktop.views.journal.editor.closing import Closing
from extrovertly_desktop.views.journal.editor.draft_keeper import DraftKeeper
from extrovertly_desktop.views.journal.editor.page_bars import PageFoot
from extrovertly_desktop.views.journal.entry_form import EntryForm


class KeepingNote(QObject):
    """Follows the keeper of drafts, and puts into words what it did.

    Args:
        keeper: keeps the page.
        closing: has to know as well that the page is safe.
        foot: where it is told.
        form: where it is told that the page could not be kept.
    """

    def __init__(self, keeper: DraftKeeper, closing: Closing, foot: PageFoot, form: EntryForm) -> None:
        super().__init__(foot)
        self._keeper, self._closing, self._foot, self._form = keeper, closing, foot, form
        keeper.kept.connect(self.on_kept)
        keeper.failed.connect(self._on_failed)

    def refresh(self) -> None:
        """Say whether there is a draft."""
        self._foot.show_kept(self.tr("Kept as a draft") if self._keeper.draft_id() is not None else "")

    def on_kept(self) -> None:
        """Take note that the page is as safe as it can be."""
        self._closing.on_kept()
        self.refresh()

    def ask_for_patience(self) -> None:
        """Say that photos are still on their way."""
        self._foot.show_kept(self.tr("Still adding photos. Please try again in a moment."))

    def _on_failed(self, sentence: str) -> None:
        self._foot.show_kept("")
        self._form.show_trouble(self.tr("This page could not be kept as a draft yet. {why}").format(why=sentence))
