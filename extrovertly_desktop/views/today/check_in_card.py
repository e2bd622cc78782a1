"""The card that comes first: how a person is right now, and how they were earlier today."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.today.check_in_form import CheckInForm
from extrovertly_desktop.views.today.check_in_rows import CheckInRows
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_REMEMBERED = 200
"""Check-ins whose triggers are offered again."""


class CheckInCard(Card):
    """The form while today has no check-in; after that today's check-ins, and the form for the asking."""

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, object_name="check_in_card", parent=parent)
        self._context = context
        self._has_check_ins = False
        self._form = CheckInForm(context.theme, context.vault.check_ins.moods())
        self._rows = CheckInRows(context.theme)
        self._again = make_button(
            self.tr("Check in again"), "check_in_again", theme=context.theme, icon="plus", variant="quiet"
        )
        self.header.addWidget(self._again, 0, Qt.AlignmentFlag.AlignVCenter)
        self.add(self._form)
        self._earlier = make_label(self.tr("Earlier today"), "caption")
        self.add(self._earlier)
        self.add(self._rows)
        self._form.submitted.connect(self._on_submitted)
        self._form.dismissed.connect(self._on_dismissed)
        self._rows.deleted.connect(self._on_deleted)
        self._again.clicked.connect(self.open_form)
        self._arrange(is_open=True)

    def is_open(self) -> bool:
        """Whether the form is in sight."""
        return not self._form.isHidden()

    def reload(self) -> None:
        """Show today's check-ins as they are now."""
        vault = self._context.vault
        check_ins = vault.check_ins.today()
        had, self._has_check_ins = self._has_check_ins, bool(check_ins)
        self._rows.set_check_ins(check_ins, vault.check_ins.moods(), vault.clock.zone())
        if not check_ins:
            self._arrange(is_open=True)
        elif not had and self._form.is_blank():
            self._arrange(is_open=False)
        else:
            self._arrange(is_open=self.is_open())

    def focus_start(self) -> None:
        """Give the keyboard to the form, or to the button that brings it back."""
        if self.is_open():
            self._form.focus_start()
        else:
            self._again.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_form(self) -> None:
        """Bring the form back for another check-in."""
        known = (trigger for item in self._context.vault.check_ins.newest(_REMEMBERED) for trigger in item.triggers)
        self._form.set_trigger_suggestions(list(dict.fromkeys(known)))
        self._arrange(is_open=True)
        self._form.focus_start()

    def _arrange(self, *, is_open: bool) -> None:
        self.set_title(self.tr("How are you right now?") if is_open else self.tr("How you are today"))
        self._form.setVisible(is_open)
        self._again.setVisible(not is_open)
        self._earlier.setVisible(is_open and self._has_check_ins)
        self._rows.setVisible(self._has_check_ins)

    def _on_submitted(self, draft: CheckInDraft) -> None:
        service = self._context.vault.check_ins
        try:
            done = service.check_in(draft)
        except UserError as error:
            self._form.show_error(error)
            return
        self._form.clear()
        self._has_check_ins = True
        self._arrange(is_open=False)
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.notices.tell(done, self.tr("Checked in."), undo=lambda: service.delete(done.value.id))

    def _on_dismissed(self) -> None:
        if self._has_check_ins:
            self._arrange(is_open=False)
            self.focus_start()

    def _on_deleted(self, check_in_id: str) -> None:
        service = self._context.vault.check_ins
        try:
            done = service.delete(check_in_id)
        except UserError as error:
            self._context.notices.say(str(error))
            return
        self.focus_start()
        self._context.notices.tell(done, self.tr("Check-in removed."), undo=lambda: service.restore(done.value))
