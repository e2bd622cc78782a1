"""Works out on the worker which events fit: the model of the ladder is fitted for it, and loaded the first time."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from extrovertly_desktop.domain.event_lists import Suggestion
from extrovertly_desktop.views.context import ViewContext

Show = Callable[[Sequence[Suggestion]], None]


class Suggesting(QObject):
    """Runs one look at a time; asked again meanwhile, it looks once more afterwards.

    Args:
        context: what every part of a tab is given.
        show: what the suggestions are handed to.
        parent: whose end is its end.
    """

    def __init__(self, context: ViewContext, show: Show, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._show = context, show
        self._is_busy = False
        self._is_wanted = False

    def want(self) -> None:
        """Ask for suggestions as of now."""
        if self._is_busy:
            self._is_wanted = True
            return
        self._is_busy = True
        service = self._context.vault.event_suggestions
        task = self._context.tasks.start(lambda _context: service.suggestions())
        task.succeeded.connect(self._show)
        task.finished.connect(self._on_finished)

    def _on_finished(self) -> None:
        self._is_busy = False
        if self._is_wanted:
            self._is_wanted = False
            self.want()
