"""Keeps what stands on the page in the vault while it is typed."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from extrovertly_desktop.domain.errors import EnvironmentFault
from extrovertly_desktop.domain.journal import DraftState
from extrovertly_desktop.services.drafts import DraftService

QUIET_MS = 800
"""A pause in typing after which the page is kept."""
LONGEST_MS = 1_500
"""Typing without a pause is kept this often, which leaves time within two seconds of a keystroke."""


class DraftKeeper(QObject):
    """Writes the page into a draft a moment after each change.

    Args:
        drafts: where drafts are kept.
        page: returns what stands on the page now, or None when nothing of it needs to be kept.
        awaits_photos: whether photos are on their way to the draft, which then stays even if it is blank.

    Signals:
        kept: the draft is on the disk.
        failed: a sentence about why it could not be kept; it is tried again with the next change.
    """

    kept = Signal()
    failed = Signal(str)

    def __init__(
        self,
        drafts: DraftService,
        page: Callable[[], DraftState | None],
        awaits_photos: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._drafts, self._page, self._awaits_photos = drafts, page, awaits_photos
        self._draft = DraftState()
        self._is_behind = False
        self._quiet = self._timer(QUIET_MS)
        self._longest = self._timer(LONGEST_MS)

    def draft_id(self) -> str | None:
        """Return the id of the page's draft, or None while there is none."""
        return self._draft.id

    def begin(self, draft: DraftState | None = None) -> None:
        """Go over to another page: with a draft that is kept already, or with none."""
        self.rest()
        self._draft = draft or DraftState()

    def touch(self) -> None:
        """Hear that the page has changed."""
        self._is_behind = True
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()

    def flush(self) -> bool:
        """Keep now what has changed since the last time; return whether all of it is safe."""
        return not self._is_behind or self._keep()

    def rest(self) -> None:
        """Try no more until the page changes again."""
        self._is_behind = False
        self._quiet.stop()
        self._longest.stop()

    def keep_for_photos(self) -> str:
        """Keep the page even if it is blank, so that a photo can belong to it; return the draft's id.

        Raises:
            EnvironmentFault: if it cannot be written.
        """
        self._draft = self._drafts.keep(self._with_id(self._page() or DraftState()), even_blank=True)
        self.rest()
        return self._draft.id or ""

    def _keep(self) -> bool:
        page = self._page()
        try:
            if page is not None:
                self._draft = self._drafts.keep(self._with_id(page), even_blank=self._awaits_photos())
            elif self._draft.id is not None:
                self._let_go()
        except EnvironmentFault as fault:
            # What is typed stands on the page still; a fault every second would keep nobody's mind on writing.
            self._longest.stop()
            self._quiet.start()
            self.failed.emit(str(fault))
            return False
        self.rest()
        self.kept.emit()
        return True

    def _let_go(self) -> None:
        """Remove the draft of a page that stands again as it began."""
        blank = DraftState(id=self._draft.id, created_at=self._draft.created_at)
        self._draft = self._drafts.keep(blank, even_blank=self._awaits_photos())

    def _with_id(self, page: DraftState) -> DraftState:
        return replace(page, id=self._draft.id, created_at=self._draft.created_at)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self._keep)
        return timer
