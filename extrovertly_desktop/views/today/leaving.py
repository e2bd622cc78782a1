"""Asking before a check-in that is half filled in would be lost."""

from collections.abc import Callable

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.today.check_in_form import CheckInForm
from extrovertly_desktop.views.widgets.leave_question import LeaveQuestion


class LeavingCheckIn(LeaveQuestion):
    """Below a check-in's form, hidden until it is asked.

    Args:
        theme: the theme in force.
        form: what would be lost; to be told by its `submitted` and `dismissed` what becomes of it.
    """

    def __init__(self, theme: ThemeManager, form: CheckInForm) -> None:
        super().__init__(theme, "check_in")
        self._form = form
        self._then: Callable[[], object] | None = None
        self.hide()
        self.save_wanted.connect(self._on_save_wanted)
        self.discard_wanted.connect(self._on_discard_wanted)
        self.stay_wanted.connect(self._on_stay_wanted)
        form.submitted.connect(self.hide)
        form.dismissed.connect(self.hide)

    def may_leave(self, then: Callable[[], object]) -> bool:
        """Whether nothing would be lost; asks otherwise, and does `then` once that is settled."""
        if self._form.is_blank():
            return True
        self._then = then
        self.show()
        self.focus_start()
        return False

    def _on_save_wanted(self) -> None:
        self.hide()
        self._form.submit()
        # What stands against saving is said in the form, which keeps everything then.
        if self._form.is_blank():
            self._go()

    def _on_discard_wanted(self) -> None:
        self._form.dismissed.emit()
        self._go()

    def _on_stay_wanted(self) -> None:
        self.hide()
        self._form.focus_start()

    def _go(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()
