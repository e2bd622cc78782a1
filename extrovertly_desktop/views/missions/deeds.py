"""What a person does to a mission from its page, each told at the foot of the window with a way back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.ladder import MarkKind, SudsMark
from extrovertly_desktop.services.context import Done
from extrovertly_desktop.views.context import ViewContext


class MissionDeeds(QObject):
    """The deeds that need no form.

    Signals:
        copied: id of a mission that was just made as a copy.
        deletion_refused: why a mission cannot be deleted, in a sentence.
    """

    copied = Signal(str)
    deletion_refused = Signal(str)

    def __init__(self, context: ViewContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._vault = context.vault
        self._notices = context.notices

    def remove_plan(self, plan_id: str) -> None:
        """Take a plan back that waits for its outcome."""
        missions = self._vault.missions

        def remove() -> None:
            done = missions.unplan(plan_id)
            self._notices.tell(done, self.tr("Plan removed."), undo=lambda: missions.restore_plan(done.value))

        self._do(remove)

    def keep_for_later(self, mission_id: str) -> None:
        """Put a mission on the list without planning it."""

        def keep() -> None:
            self._vault.missions.assign(mission_id)
            self._notices.say(self.tr("Kept for later. You find it again under “Planned”."))

        self._do(keep)

    def set_aside(self, mission_id: str) -> None:
        """Leave a mission for now."""
        missions = self._vault.missions

        def put_away() -> None:
            aside = missions.skip(mission_id)
            self._notices.say(self.tr("Set aside for now."), undo=lambda: missions.unskip(aside))

        self._do(put_away)

    def hide(self, mission_id: str) -> None:
        """Put a mission out of sight for good, until it is brought back."""
        own = self._vault.own_missions

        def put_away() -> None:
            done = own.hide(mission_id)
            words = self.tr("Hidden. It comes up nowhere until you bring it back; the filter “Hidden” shows it.")
            self._notices.tell(done, words, undo=lambda: own.unhide(mission_id))

        self._do(put_away)

    def unhide(self, mission_id: str) -> None:
        """Bring a hidden mission back."""
        own = self._vault.own_missions

        def bring_back() -> None:
            done = own.unhide(mission_id)
            self._notices.tell(done, self.tr("It is back in the catalogue."), undo=lambda: own.hide(mission_id))

        self._do(bring_back)

    def hide_kind(self, mission_id: str) -> None:
        """Leave every mission of the same category out, until they are brought back."""
        own = self._vault.own_missions

        def put_away() -> None:
            category, title = self._category(mission_id)
            done = own.hide_category(category)
            words = self.tr("“{category}” is left out from now on. The filter “Hidden” shows its missions.")
            undo = partial(own.set_hidden, done.value, hidden=False)
            self._notices.tell(done, words.format(category=title), undo=undo)

        self._do(put_away)

    def unhide_kind(self, mission_id: str) -> None:
        """Bring every hidden mission of the same category back."""
        own = self._vault.own_missions

        def bring_back() -> None:
            category, title = self._category(mission_id)
            done = own.unhide_category(category)
            words = self.tr("All of “{category}” is back in the catalogue.")
            undo = partial(own.set_hidden, done.value, hidden=True)
            self._notices.tell(done, words.format(category=title), undo=undo)

        self._do(bring_back)

    def duplicate(self, mission_id: str) -> None:
        """Make a mission of one's own from another."""
        own = self._vault.own_missions

        def copy() -> None:
            done = own.duplicate(mission_id)
            copy_id = done.value.id
            words = self.tr("This copy is your own. Make of it what you like.")
            self._notices.tell(done, words, undo=lambda: own.delete(copy_id))
            self.copied.emit(copy_id)

        self._do(copy)

    def reset(self, mission_id: str) -> None:
        """Put a mission of the catalogue back in the catalogue's words."""
        own = self._vault.own_missions

        def put_back() -> None:
            before = self._vault.missions.get(mission_id)
            done = own.reset(mission_id)
            self._notices.tell(done, self.tr("As the catalogue has it again."), undo=lambda: own.put_back(before))

        self._do(put_back)

    def delete(self, mission_id: str) -> None:
        """Delete a mission of one's own; one with a history is refused, which the page answers."""
        own = self._vault.own_missions
        try:
            deleted = own.delete(mission_id)
        except UserError as error:
            self.deletion_refused.emit(str(error))
            return
        self._notices.say(self.tr("Mission deleted."), undo=lambda: own.restore(deleted))

    def give_feedback(self, mission_id: str, kind: MarkKind) -> None:
        """Say that a mission is too much or too easy; on the worker, since that reckons anew what to expect."""
        recommendations = self._vault.recommendations
        task = self._context.tasks.start(lambda _context: recommendations.feedback(mission_id, kind))
        task.succeeded.connect(self._on_marked)
        task.failed.connect(self._on_failed)

    def _category(self, mission_id: str) -> tuple[str, str]:
        """Return the slug and the title of a mission's category."""
        slug = self._vault.missions.get(mission_id).category
        return slug, self._vault.missions.categories().get(slug, slug)

    def _do(self, deed: Callable[[], None]) -> None:
        try:
            deed()
        except UserError as error:
            self._notices.say(str(error))

    def _on_marked(self, done: Done[SudsMark]) -> None:
        mark, recommendations = done.value, self._vault.recommendations
        words = (
            self.tr("Noted: it counts as harder for you. The next choices follow that.")
            if mark.kind is MarkKind.TOO_MUCH
            else self.tr("Noted: it counts as easier for you. The next choices follow that.")
        )
        self._notices.tell(done, words, undo=lambda: recommendations.withdraw(mark.id))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            # Goes to where every fault of the machine is told.
            raise error
        self._notices.say(str(error))
