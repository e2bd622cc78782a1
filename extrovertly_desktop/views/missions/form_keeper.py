"""Keeps what stands in a form in the vault while the form is in sight."""

from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.domain.errors import EnvironmentFault, UserError
from extrovertly_desktop.services.form_drafts import FormDraftService

_LOOK_MS = 900
"""How often the form is looked at: what was typed is on the disk within two seconds, whatever field it is in."""


class Written(Protocol):
    """What is kept of a form."""

    def subject(self) -> str:
        """Return what it is about; empty before it was opened."""

    def values(self) -> dict[str, Any]:
        """Return what is written, by field."""

    def is_touched(self) -> bool:
        """Whether that differs from what the form began with."""


class FormKeeper(QObject):
    """Looks at a form every moment and keeps it when it has changed; what stands again as it began is forgotten.

    Args:
        drafts: where it is kept.
        form: what is looked at.
        page: the form as a widget; out of sight nothing in it changes.
    """

    def __init__(self, drafts: FormDraftService, form: Written, page: QWidget) -> None:
        super().__init__(page)
        self._drafts, self._form = drafts, form
        self._subject = ""
        self._kept: dict[str, Any] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        page.installEventFilter(self)

    def begin(self) -> dict[str, Any] | None:
        """Go over to what the form is about now; return what was kept of it, if it is all there."""
        self._subject = self._form.subject()
        self._kept = self._drafts.of(self._subject) if self._subject else None
        if self._kept is not None and self._kept.keys() != self._form.values().keys():
            self._kept = None  # written by another version, which asked other questions
        return self._kept

    def look(self) -> bool:
        """Keep what has changed since the last time; return whether all that is written is kept."""
        if not self._subject or self._subject != self._form.subject():
            return False
        written = self._form.values() if self._form.is_touched() else None
        if written == self._kept:
            return True
        try:
            if written is None:
                self._drafts.forget(self._subject)
            else:
                self._drafts.keep(self._subject, written)
        except (EnvironmentFault, UserError):
            return False  # what is typed stands in the form still; the next look tries again, and saving tells
        self._kept = written
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look only while the form is in sight, and once more when it goes."""
        if event.type() == QEvent.Type.Show:
            self._timer.start()
        elif event.type() == QEvent.Type.Hide:
            self._timer.stop()
            self.look()
        return super().eventFilter(watched, event)
