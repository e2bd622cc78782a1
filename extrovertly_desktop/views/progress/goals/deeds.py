"""What is done to a goal from its row: each deed is told, with the way back."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.goals import Goal
from extrovertly_desktop.services.context import Done
from extrovertly_desktop.views.context import ViewContext


class GoalDeeds(QObject):
    """Does what was asked of a goal, by its id."""

    def __init__(self, context: ViewContext, parent: QObject) -> None:
        super().__init__(parent)
        self._notices = context.notices
        self._goals = context.vault.goals

    def add_one(self, goal_id: str) -> None:
        """Count one more."""
        self._do(goal_id, self._goals.add, self.tr("Counted one more."))

    def pause(self, goal_id: str) -> None:
        """Put it aside for a while."""
        self._do(goal_id, self._goals.pause, self.tr("Goal paused. It waits for you."))

    def resume(self, goal_id: str) -> None:
        """Take it up again."""
        self._do(goal_id, self._goals.resume, self.tr("Goal under way again."))

    def complete(self, goal_id: str) -> None:
        """Call it reached."""
        self._do(goal_id, self._goals.complete, self.tr("Goal completed."))

    def cancel(self, goal_id: str) -> None:
        """Let it go."""
        self._do(goal_id, self._goals.cancel, self.tr("Goal let go."))

    def reopen(self, goal_id: str) -> None:
        """Take it up again after it was completed or let go."""
        self._do(goal_id, self._goals.reopen, self.tr("Goal open again."))

    def delete(self, goal_id: str) -> None:
        """Delete it."""
        try:
            done = self._goals.delete(goal_id)
        except UserError as error:
            self._notices.say(str(error))
            return
        self._notices.tell(done, self.tr("Goal deleted."), undo=lambda: self._goals.restore(done.value))

    def _do(self, goal_id: str, deed: Callable[[str], Done[Goal]], words: str) -> None:
        try:
            before = self._goals.get(goal_id)
            done = deed(goal_id)
        except UserError as error:
            self._notices.say(str(error))
            return
        self._notices.tell(done, words, undo=lambda: self._goals.put_back(before))
