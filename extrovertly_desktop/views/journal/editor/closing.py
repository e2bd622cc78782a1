"""Closing the window while something on the page is not safe yet: said once, and then the person decides."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from extrovertly_desktop.views.journal.entry_form import EntryForm


class Closing:
    """Refuses the first attempt to close over what would be lost, and lets the second go through.

    Args:
        form: what is on the page, and where trouble is said.
        keep: keeps the page; returns whether it is safe.
        give_up: told that the page goes unkept.
    """

    def __init__(self, form: EntryForm, keep: Callable[[], bool], give_up: Callable[[], None]) -> None:
        self._form, self._keep, self._give_up = form, keep, give_up
        self._refused_unkept = self._refused_photos = False

    def may_close(self) -> bool:
        """Keep the page; return whether the window may go."""
        if not self._keep():
            if not self._refused_unkept:
                self._refused_unkept = True
                return False
            self._give_up()
        if self._refused_photos or not self._form.is_adding_photos():
            return True
        self._refused_photos = True
        self._form.show_trouble(
            QCoreApplication.translate(
                "Closing",
                "Photos are still being added. Close again in a moment, or right away to leave without them.",
            )
        )
        return False

    def put_away(self) -> bool:
        """Keep the page without a word; return whether it may go at once."""
        return self._keep() and not self._form.is_adding_photos()

    def on_kept(self) -> None:
        """Ask again about a page that could not be kept, now that one was."""
        self._refused_unkept = False

    def on_photos_changed(self) -> None:
        """Take back what was said about photos once they are there."""
        if self._refused_photos and not self._form.is_adding_photos():
            self._refused_photos = False
            self._form.clear_error()
