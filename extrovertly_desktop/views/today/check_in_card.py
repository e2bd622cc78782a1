"""The card that comes first: how a person is right now, and how they were earlier today."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.adapters.local_dates import time_of_day
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.moods import CheckIn, CheckInDraft
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.today.check_in_deeds import check_in, remove_check_in, save_check_in
from extrovertly_desktop.views.today.check_in_form import CheckInForm
from extrovertly_desktop.views.today.check_in_rows import CheckInRows
from extrovertly_desktop.views.today.leaving import LeavingCheckIn
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class CheckInCard(Card):
    """The form while today has no check-in; after that today's check-ins, and the form for the asking.

    A face is a check-in at once. The form then offers to add to that very one, until it is done with or out of sight.

    Signals:
        turned: the form came into sight or went out of it.
    """

    turned = Signal()

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, object_name="check_in_card", parent=parent)
        self._context = context
        self._has_check_ins = False
        self._form = CheckInForm(context.theme, context.vault.moods.vocabulary(), at_once=True)
        self._rows = CheckInRows(context.theme)
        self._hint = make_label("", "muted")
        self._hint.setObjectName("check_in_hint")
        self._again = make_button(
            self.tr("Check in again"), "check_in_again", theme=context.theme, icon="plus", variant="quiet"
        )
        self._earlier = make_label("", "caption")
        self.header.addWidget(self._again, 0, Qt.AlignmentFlag.AlignVCenter)
        self._leaving = LeavingCheckIn(context.theme, self._form)
        for widget in (self._hint, self._form, self._leaving, self._earlier, self._rows):
            self.add(widget)
        self._form.face_chosen.connect(self._on_face_chosen)
        self._form.submitted.connect(self._on_submitted)
        self._form.note_opened.connect(self._on_note_opened)
        self._form.dismissed.connect(self._on_dismissed)
        self._rows.chosen.connect(self.open_check_in)
        self._rows.deleted.connect(self._on_deleted)
        self._again.clicked.connect(self.open_form)
        self._arrange(is_open=True)

    def is_open(self) -> bool:
        """Whether the form is in sight."""
        return not self._form.isHidden()

    def reload(self) -> None:
        """Show today's check-ins as they are now."""
        service = self._context.vault.check_ins
        moods, check_ins = self._context.vault.moods.vocabulary(), service.today()
        had, self._has_check_ins = self._has_check_ins, bool(check_ins)
        self._form.set_moods(moods)
        self._rows.set_check_ins(check_ins, moods, self._context.vault.clock.zone())
        in_hand = self._form.editing()
        gone = in_hand is not None and in_hand.id not in {item.id for item in check_ins}
        if gone and self._form.is_blank():
            # It was removed meanwhile, or its day is over; what was changed about it is not thrown away with it.
            self._form.clear()
            self._arrange(is_open=not check_ins)
        elif not check_ins:
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

    def may_close(self) -> bool:
        """Whether nothing would be lost; asks in place otherwise, and closes the window once that is settled."""
        return self._leaving.may_leave(lambda: self.window().close())

    def is_blank(self) -> bool:
        """Whether nothing would be lost with the form."""
        return self._form.is_blank()

    def open_form(self) -> None:
        """Bring the form back for another check-in; one that is being changed stays."""
        self._put_away_if_nothing_was_added()
        self._arrange(is_open=True)
        self._form.focus_start()

    def open_check_in(self, check_in: CheckIn) -> None:
        """Show a check-in in the form, to be changed; what is being filled in already is not written over."""
        if self.is_open() and not self._form.is_blank():
            self._context.notices.say(self.tr("There is something in the form that is not saved yet."))
        else:
            self._form.edit(check_in)
            self._arrange(is_open=True)
        self._form.focus_start()

    def showEvent(self, event: QShowEvent) -> None:
        """Offer nothing more for a check-in that was left meanwhile: hours later, a face is another one."""
        super().showEvent(event)
        self._put_away_if_nothing_was_added()

    def _arrange(self, *, is_open: bool) -> None:
        self.set_title(self._heading(is_open=is_open))
        was_open = self.is_open()
        self._form.setVisible(is_open)
        self._form.set_leavable(leavable=self._has_check_ins or self._form.editing() is not None)
        self._again.setVisible(not is_open)
        if self._form.is_adding():
            self._hint.setText(self.tr("That is enough. If you like, add to it."))
        else:
            self._hint.setText(self.tr("A face is enough. Everything else is there for when you want it."))
        self._hint.setVisible(is_open and (self._form.is_adding() or not self._has_check_ins))
        self._earlier.setText(self.tr("Today") if self._form.is_adding() else self.tr("Earlier today"))
        self._earlier.setVisible(is_open and self._has_check_ins)
        self._rows.setVisible(self._has_check_ins)
        if is_open != was_open:
            self.turned.emit()

    def _heading(self, *, is_open: bool) -> str:
        if not is_open:
            return self.tr("How you are today")
        in_hand = self._form.editing()
        if in_hand is None:
            return self.tr("How are you right now?")
        if self._form.is_adding():
            return self.tr("You are checked in")
        time = time_of_day(in_hand.created_at, self._context.vault.clock.zone())
        return self.tr("How were you at {time}?").format(time=time)

    def _on_note_opened(self) -> None:
        # Only now: a year of check-ins is looked through, and few of them get a note.
        service = self._context.vault.check_ins
        self._form.set_suggestions(service.known_contexts(), service.known_triggers())

    def _on_face_chosen(self, draft: CheckInDraft) -> None:
        try:
            made = check_in(self._context, draft)
        except UserError as error:
            self._form.show_error(error)
            return
        self._has_check_ins = True
        self._form.add_to(made)
        self._arrange(is_open=True)

    def _put_away_if_nothing_was_added(self) -> None:
        if self._form.is_adding() and self._form.is_blank():
            self._form.clear()
            self._arrange(is_open=False)

    def _on_submitted(self, draft: CheckInDraft) -> None:
        before = self._form.editing()
        try:
            if before is None:
                check_in(self._context, draft)
            else:
                save_check_in(self._context, before, draft)
        except UserError as error:
            self._form.show_error(error)
            return
        self._has_check_ins = True
        self._close_form()

    def _on_dismissed(self) -> None:
        if self._has_check_ins:
            self._close_form()
        else:
            self._form.clear()
            self._arrange(is_open=True)
            self._form.focus_start()

    def _close_form(self) -> None:
        in_hand = self._form.editing()
        self._form.clear()
        self._arrange(is_open=False)
        if in_hand is None or not self._rows.focus_row(in_hand.id):
            self.focus_start()

    def _on_deleted(self, check_in_id: str) -> None:
        try:
            remove_check_in(self._context, check_in_id)
        except UserError as error:
            self._context.notices.say(str(error))
            return
        self.focus_start()
