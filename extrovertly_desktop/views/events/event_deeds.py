"""What a person does to an event from its page, each told at the foot of the window with a way back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.event_changes import Answer
from extrovertly_desktop.domain.events import AttendanceDraft, AttendeeStatus
from extrovertly_desktop.services.calendar_values import SeriesChange
from extrovertly_desktop.services.context import Done
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.events.series_question import SeriesScope


class EventDeeds(QObject):
    """The deeds that need no form."""

    def __init__(self, context: ViewContext, parent: QObject) -> None:
        super().__init__(parent)
        self._vault = context.vault
        self._notices = context.notices

    def answer(self, event_id: str, status: AttendeeStatus | None) -> None:
        """Answer an event, or take the answer back."""
        attendance = self._vault.attendance

        def say() -> None:
            done = attendance.clear(event_id) if status is None else attendance.rsvp(event_id, status)
            self._tell(done, done.value.note or self._words(status))

        self._do(say)

    def rate(self, event_id: str, rating: int | None) -> None:
        """Say how an event was on the whole; what was written about it stays."""
        attendance = self._vault.attendance

        def say() -> None:
            now = attendance.of(event_id)
            feedback = None if now is None else now.feedback
            done = attendance.attend(event_id, AttendanceDraft(rating=rating, feedback=feedback))
            self._tell(done, self.tr("Rating taken back.") if rating is None else self.tr("Noted."))

        self._do(say)

    def withdraw_attendance(self, event_id: str) -> None:
        """Say that the person was not there after all."""
        self._do(lambda: self._tell(self._vault.attendance.take_back(event_id), self.tr("Taken back.")))

    def remind(self, event_id: str, minutes: Sequence[int]) -> None:
        """Set the reminders of an event."""
        reminders = self._vault.reminders

        def put() -> None:
            before = tuple(item.minutes_before for item in reminders.of(event_id))
            done = reminders.set_for(event_id, minutes)
            words = self.tr("Reminder set.") if len(minutes) > len(before) else self.tr("Reminder taken back.")
            self._notices.tell(done, words, undo=lambda: reminders.set_for(event_id, before))

        self._do(put)

    def remove_prediction(self, event_id: str) -> None:
        """Remove the prediction that waits."""
        plans = self._vault.event_plans

        def remove() -> None:
            plan = plans.of(event_id)
            if plan is not None:
                done = plans.withdraw(plan.id)
                self._notices.tell(done, self.tr("Prediction removed."), undo=lambda: plans.restore(done.value))

        self._do(remove)

    def cancel(self, event_id: str) -> None:
        """Note that an event was called off."""
        events = self._vault.events

        def note() -> None:
            done = events.cancel(event_id)
            self._notices.tell(done, self.tr("Noted as called off."), undo=lambda: events.put_back(done.value))

        self._do(note)

    def cancel_of_series(self, event_id: str, scope: SeriesScope) -> None:
        """Note that one date of an event that repeats was called off, or it and all later ones, or all to come."""
        series = self._vault.event_series

        def note(cancel: Callable[[str], Done[SeriesChange]], words: str) -> None:
            done = cancel(event_id)
            self._notices.tell(done, words, undo=lambda: series.put_back(done.value))

        if scope is SeriesScope.FOLLOWING:
            words = self.tr("This and all later dates noted as called off.")
            self._do(lambda: note(series.cancel_following, words))
        elif scope is SeriesScope.ALL:
            self._do(lambda: note(series.cancel_all, self.tr("All dates to come noted as called off.")))
        else:
            self.cancel(event_id)

    def uncancel(self, event_id: str) -> None:
        """Note that an event takes place after all."""
        events = self._vault.events

        def note() -> None:
            done = events.uncancel(event_id)
            self._notices.tell(done, self.tr("It takes place after all."), undo=lambda: events.put_back(done.value))

        self._do(note)

    def delete(self, event_id: str) -> None:
        """Remove an event with all that hangs on it."""
        events = self._vault.events

        def remove() -> None:
            done = events.delete(event_id)
            self._notices.tell(done, self.tr("Event deleted."), undo=lambda: events.restore(done.value))

        self._do(remove)

    def delete_of_series(self, event_id: str, scope: SeriesScope) -> None:
        """Remove one date of an event that repeats, it and all later ones, or all of them."""
        series = self._vault.event_series

        def remove() -> None:
            match scope:
                case SeriesScope.THIS:
                    done, words = series.delete_this(event_id), self.tr("This date deleted.")
                case SeriesScope.FOLLOWING:
                    done, words = series.delete_following(event_id), self.tr("This and all later dates deleted.")
                case SeriesScope.ALL:
                    done, words = series.delete_all(event_id), self.tr("All dates deleted.")
            self._notices.tell(done, words, undo=lambda: series.put_back(done.value))

        self._do(remove)

    def _words(self, status: AttendeeStatus | None) -> str:
        match status:
            case None:
                return self.tr("Answer taken back.")
            case AttendeeStatus.INTERESTED:
                return self.tr("Kept in sight under “Interested”.")
            case AttendeeStatus.GOING:
                return self.tr("You are going.")
            case AttendeeStatus.NOT_GOING:
                return self.tr("Not going: noted, and that is all right.")
            case AttendeeStatus.ATTENDED:
                return self.tr("You were there.")

    def _tell(self, done: Done[Answer], words: str) -> None:
        def undo() -> None:
            self._vault.attendance.put_back(done.value)
            self._notices.say(self.tr("Undone: “{what}”").format(what=words.rstrip(".")))

        self._notices.tell(done, words, undo=undo)

    def _do(self, deed: Callable[[], None]) -> None:
        try:
            deed()
        except UserError as error:
            self._notices.say(str(error))
