"""What a tab of the main window is, and the registry of those that are built."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.views.context import ViewContext


class Tab(QWidget):
    """One tab. It queries when it is first shown, and again when a table it watches has changed.

    A subclass sets `watched`, builds itself in `_build`, connects in `_connect` and re-queries in `reload`.

    Signals:
        opened_elsewhere: the slug of another tab and a subject it should show (an id, a day, "new", or "").
    """

    opened_elsewhere = Signal(str, str)

    watched: frozenset[str] = frozenset()

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._stale = True

    def reload(self) -> None:
        """Query again what the tab shows, keeping selection and scroll position; nothing for a tab without data."""

    def show_subject(self, subject: str) -> None:
        """Show one thing that another tab pointed at; an unknown or empty subject changes nothing."""

    def focus_start(self) -> None:
        """Put the keyboard where a person begins on this tab."""
        self.setFocus()

    def may_close(self) -> bool:
        """Whether the window may close; a tab with unsaved writing keeps it safe first or asks."""
        return True

    def put_away(self) -> bool:
        """Keep what is being written, asking nothing; return whether nothing would be lost with the tab."""
        return True

    def place(self) -> str:
        """Return the subject by which `show_subject` comes back to what is in sight, or nothing."""
        return ""

    def on_tables_changed(self, tables: frozenset[str]) -> None:
        """Hear which tables changed: reload now when in sight, else when next shown."""
        if tables & self.watched:
            self._stale = True
            if self.isVisible():
                self.bring_up_to_date()

    def bring_up_to_date(self) -> None:
        """Reload if something changed since the last time."""
        if self._stale:
            self._stale = False
            self.reload()


class TabBuilder(Protocol):
    """Makes a tab inside a widget: a tree that is moved as a whole would be styled once more, widget by widget."""

    def __call__(self, context: ViewContext, parent: QWidget | None = None) -> Tab:
        """Return the tab."""


@dataclass(frozen=True, slots=True)
class TabSpec:
    """How a tab is announced: its slug (also its object name), its title, its icon, and what builds it.

    `module` is where its widgets live, to be read from disk before they are wanted; empty for what is better left until
    then.
    """

    slug: str
    title: Callable[[], str]
    icon: str
    build: TabBuilder
    module: str = ""
