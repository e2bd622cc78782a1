"""What is told at the foot of the window: done, undo, points, and once in a while something to celebrate."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.domain.errors import EnvironmentFault, UserError
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.toast import Toast

if TYPE_CHECKING:
    from extrovertly_desktop.domain.achievements import Achievement
    from extrovertly_desktop.domain.goals import Goal
    from extrovertly_desktop.services.context import Done

Undo = Callable[[], object]

_NAMED = 3
"""So many achievements are named in one sentence."""


def celebration(earned: "Sequence[Achievement | Goal]") -> str:
    """Return a line about goals that were just reached and achievements that were earned; nothing without any."""
    if not earned:
        return ""
    # Imported here: the window stands before drafts, and with them pydantic, are read from disk.
    from extrovertly_desktop.domain.goals import Goal  # noqa: PLC0415

    words = QCoreApplication.translate("Notices", "Goal reached: {title}")
    parts = [words.format(title=item.title) for item in earned if isinstance(item, Goal)]
    achieved = _achievements([item for item in earned if not isinstance(item, Goal)])
    return " · ".join([*parts, achieved] if achieved else parts)


def _achievements(earned: "Sequence[Achievement]") -> str:
    if not earned:
        return ""
    names = [_name(item) for item in earned]
    if len(names) == 1:
        return QCoreApplication.translate("Notices", "Achievement: {title}").format(title=names[0])
    if len(names) <= _NAMED:
        words = QCoreApplication.translate("Notices", "{count} achievements: {titles} and {last}")
        return words.format(count=len(names), titles=", ".join(names[:-1]), last=names[-1])
    words = QCoreApplication.translate("Notices", "{count} achievements: {titles} and {rest} more")
    shown = names[: _NAMED - 1]
    return words.format(count=len(names), titles=", ".join(shown), rest=len(names) - len(shown))


def _name(item: "Achievement") -> str:
    if item.times < 2:
        return item.title
    words = QCoreApplication.translate("Notices", "{title} ({count} times now)")
    return words.format(title=item.title, count=item.times)


class Notices(QObject):
    """Shows one notice at a time over a host widget, with a way to undo what it tells."""

    def __init__(self, theme: ThemeManager, host: QWidget) -> None:
        super().__init__(host)
        self._toast = Toast(theme, host)
        self._undo: Undo | None = None
        self._text = ""
        self._toast.undone.connect(self._on_undone)

    def say(self, text: str, undo: Undo | None = None, *, milliseconds: int | None = None) -> None:
        """Show a sentence, with an Undo button if there is a way back, for as long as it takes to read or as said."""
        self._show(text, "", undo, milliseconds)

    def tell(self, done: "Done[Any]", text: str, undo: Undo | None = None) -> None:
        """Show what a deed brought: the sentence, its points, and achievements that were just earned."""
        parts = [text]
        if done.points > 0:
            one = QCoreApplication.translate("Notices", "+1 point")
            many = QCoreApplication.translate("Notices", "+{count} points").format(count=done.points)
            parts.append(one if done.points == 1 else many)
        self._show(" · ".join(parts), celebration(done.earned), undo)

    def clear(self) -> None:
        """Let go of what was told, and of the way back from it."""
        self._undo, self._text = None, ""
        self._toast.show_nothing()

    def can_undo(self) -> bool:
        """Whether there is a way back from what the notice in sight tells."""
        return self._undo is not None and self._toast.isVisible()

    def undo(self) -> bool:
        """Undo what the notice in sight tells, as its button would; return whether there was anything."""
        if not self.can_undo():
            return False
        self._toast.dismiss()
        self._on_undone()
        return True

    def _show(self, text: str, celebrated: str, undo: Undo | None, milliseconds: int | None = None) -> None:
        self._undo, self._text = undo, text
        self._toast.show_message(text, celebration=celebrated, undo=undo is not None, milliseconds=milliseconds)

    def _on_undone(self) -> None:
        undo, self._undo = self._undo, None
        if undo is None:
            return
        try:
            undo()
        except UserError as error:
            self.say(str(error))
        except EnvironmentFault:
            # What is undone may live nowhere but here: the way back stays open for another try.
            self.say(self._text, undo)
            raise
