"""The Coach tab: conversations beside the one that is open."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QInputDialog, QStackedWidget, QVBoxLayout, QWidget

from extrovertly_desktop.domain.coach import Said, Sender
from extrovertly_desktop.domain.coach_sessions import CoachMessage
from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.views.coach.chat_pane import ChatPane
from extrovertly_desktop.views.coach.session_pane import SessionPane
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.tab import Tab
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.empty_state import EmptyState
from extrovertly_desktop.views.widgets.inline_error import InlineError

if TYPE_CHECKING:  # read from disk when somebody first talks
    from extrovertly_desktop.services.coach import Reply

_ROOM_EM = 62
"""Narrower than this, the list and the conversation take turns."""
_LIST_EM = 19
_BEGIN = "new"
_SAY = "say:"
_LAID_OUT_MS = 40


class CoachTab(Tab):
    """Conversations with the coach. Answers are worked out on the worker; the window never waits."""

    watched = frozenset({"coach_conversations", "coach_messages"})

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("coach_tab")
        self._session_id: str | None = None
        self._is_thinking = False
        self._is_ready = False
        theme = context.theme
        self._sessions = SessionPane(context)
        self._chat = ChatPane(context)
        self._welcome = EmptyState(
            theme,
            "forum-outline",
            self.tr(
                "Talk things through: before something, after it, or in between. The coach is a program on this "
                "computer, not a person and not a therapist. Nothing you write to it leaves this machine."
            ),
            self.tr("Begin a conversation"),
            object_name="coach_welcome",
        )
        self._error = InlineError(theme, object_name="coach_error")
        self._turns = ChipRow(
            theme,
            self.tr("What to show"),
            "coach_turns",
            (("chat", self.tr("Conversation")), ("list", self.tr("All conversations"))),
            single=True,
            keep_one=True,
        )
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self._arrange()

    def reload(self) -> None:
        """List the conversations again; the open one shows what is new by itself."""
        self._sessions.reload()
        if self._session_id is None:
            newest = self.context.vault.coach.newest()
            if newest is not None and newest.session.ended_at is None:
                self._open(newest.session.id)
        elif not self._is_thinking:
            self._look_again(self._session_id)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the packs and the model while the person looks around, so that the first answer comes at once."""
        super().showEvent(event)
        if not self._is_ready:
            self._is_ready = True
            self.context.tasks.start(lambda _ctx: self.context.vault.coach.get_ready())

    def focus_start(self) -> None:
        """Put the keyboard where one answers, or on the way to begin."""
        if self._stack.currentWidget() is self._chat:
            self._chat.composer.focus_start()
        else:
            start = self.findChild(QWidget, "coach_welcome_action")
            if start is not None:
                start.setFocus()

    def show_subject(self, subject: str) -> None:
        """Begin a conversation on “new”, with an answer on `say:<chip>=<its label>`, or show one by its id."""
        if subject == _BEGIN:
            self._begin()
        elif subject.startswith(_SAY):
            chip, _, label = subject.removeprefix(_SAY).partition("=")
            self._begin_with(Said(label, chip=chip))
        elif subject:
            self._open(subject)

    def put_away(self) -> bool:
        """Whether nothing is being said: what stands in the box is kept nowhere before it is sent."""
        return not self._chat.composer.text().strip() and not self._is_thinking

    def place(self) -> str:
        """Return the conversation in sight."""
        return self._session_id or ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put both side by side where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        self._turns.set_selection(("chat",))
        self._stack.addWidget(self._welcome)
        self._stack.addWidget(self._chat)
        right = QVBoxLayout()
        right.addWidget(self._error)
        right.addWidget(self._stack, 1)
        self._right = QWidget()
        self._right.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        self._panes = QHBoxLayout()
        self._panes.addWidget(self._sessions)
        self._panes.addWidget(self._right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._turns)
        column.addLayout(self._panes, 1)

    def _connect(self) -> None:
        self._welcome.action_triggered.connect(self._begin)
        self._sessions.new_wanted.connect(self._begin)
        self._sessions.model_wanted.connect(self._choose_model)
        self._sessions.opened.connect(self._open)
        self._sessions.end_wanted.connect(self._end)
        self._sessions.rename_wanted.connect(self._rename)
        self._sessions.delete_wanted.connect(self._delete)
        self._sessions.export_wanted.connect(self._export)
        self._chat.answered.connect(self._say)
        self._chat.tab_wanted.connect(self.opened_elsewhere)
        self._chat.help_wanted.connect(self._show_help)
        self._chat.resume_wanted.connect(self._resume)
        self._turns.selection_changed.connect(self._arrange)
        self.context.theme.theme_changed.connect(self._arrange)

    def _begin(self) -> None:
        self._work(self.context.vault.coach.begin, self._on_begun)

    def _begin_with(self, said: Said) -> None:
        coach = self.context.vault.coach
        if not self._is_thinking:
            self._work(lambda: coach.say(coach.begin().session.id, said), lambda reply: self._open(reply.session.id))

    def _on_begun(self, reply: "Reply") -> None:
        self._session_id = reply.session.id
        self._show_chat(reply.messages)

    def _say(self, said: Said) -> None:
        session_id = self._session_id
        if session_id is None or self._is_thinking:
            return
        own = CoachMessage("own", self.context.vault.clock.now_ms(), session_id, said.text, Sender.USER)
        self._chat.show_own_words(own)

        def failed() -> None:
            self._chat.take_back_own_words("" if said.chip or said.number is not None else said.text)

        self._work(lambda: self.context.vault.coach.say(session_id, said), self._on_answered, failed)

    def _on_answered(self, reply: "Reply") -> None:
        if reply.session.id != self._session_id:
            return
        self._chat.add_messages([message for message in reply.messages if message.sender is Sender.COACH])
        # A notice looks for a place that is free, and the chips have to be in theirs by then.
        QTimer.singleShot(_LAID_OUT_MS, self, lambda: self._tell(reply))
        at = self.window().focusWidget()
        if at is None or at is self or self._chat.isAncestorOf(at):
            # Somebody who has meanwhile gone to the list is not called back.
            self._chat.composer.focus_start()

    def _tell(self, reply: "Reply") -> None:
        for each in reply.carried:
            self.context.notices.tell(each.done, self.tr("Written down."), undo=each.undo)

    def _open(self, session_id: str) -> None:
        try:
            whole = self.context.vault.coach.get(session_id)
        except NotFoundError as error:
            self._error.show_error(str(error))
            return
        self._session_id = session_id
        self._show_chat(whole.messages, has_ended=whole.session.ended_at is not None)

    def _resume(self) -> None:
        session_id = self._session_id
        if session_id is not None and not self._is_thinking:
            self._work(lambda: self.context.vault.coach.resume(session_id), self._on_answered)

    def _look_again(self, session_id: str) -> None:
        try:
            whole = self.context.vault.coach.get(session_id)
        except NotFoundError:
            self._session_id = None
            self._stack.setCurrentWidget(self._welcome)
            return
        self._chat.keep_up(whole.messages)

    def _show_chat(self, messages: tuple[CoachMessage, ...], *, has_ended: bool = False) -> None:
        self._error.clear()
        self._stack.setCurrentWidget(self._chat)
        self._turns.set_selection(("chat",))
        self._arrange()
        self._chat.show_messages(messages, has_ended=has_ended)
        if self._session_id is not None:
            self._sessions.reload()
            self._sessions.mark(self._session_id)
        self._chat.composer.focus_start()

    def _work(
        self, deed: "Callable[[], Reply]", done: "Callable[[Reply], None]", failed: Callable[[], None] | None = None
    ) -> None:
        self._is_thinking = True
        self._error.clear()
        self._chat.set_waiting(waiting=True)
        task = self.context.tasks.start(lambda _ctx: deed())

        def ended(error: Exception | None) -> None:
            self._is_thinking = False
            self._chat.set_waiting(waiting=False)
            if error is None:
                return
            if failed is not None:
                failed()
            if not isinstance(error, UserError):
                raise error
            self._error.show_error(str(error))

        def succeeded(reply: "Reply") -> None:
            ended(None)
            done(reply)

        task.succeeded.connect(succeeded)
        task.failed.connect(ended)

    def _end(self, session_id: str) -> None:
        ended = self.context.vault.coach.end(session_id)
        self.context.notices.say(ended.summary or self.tr("Ended."))

    def _rename(self, session_id: str) -> None:
        dialog = QInputDialog(self)
        dialog.setObjectName("coach_rename")
        dialog.setWindowTitle(self.tr("Rename the conversation"))
        dialog.setLabelText(self.tr("Name"))
        dialog.setTextValue(self.context.vault.coach.get(session_id).session.title or "")
        dialog.textValueSelected.connect(lambda text: self._on_renamed(session_id, text))
        dialog.open()

    def _on_renamed(self, session_id: str, title: str) -> None:
        coach = self.context.vault.coach
        try:
            done = coach.rename(session_id, title)
        except UserError as error:
            self._error.show_error(str(error))
            return
        before = done.value.title or ""
        self.context.notices.tell(done, self.tr("Renamed."), undo=lambda: coach.rename(session_id, before))

    def _delete(self, session_id: str) -> None:
        coach = self.context.vault.coach
        try:
            done = coach.delete(session_id)
        except NotFoundError as error:
            self._error.show_error(str(error))
            return
        if session_id == self._session_id:
            self._session_id = None
            self._stack.setCurrentWidget(self._welcome)
        self.context.notices.tell(done, self.tr("Conversation deleted."), undo=lambda: coach.restore(done.value))

    def _export(self, session_id: str) -> None:
        name = self.tr("conversation") + ".md"
        dialog = QFileDialog(self, self.tr("Save the conversation"), name, self.tr("Markdown text (*.md)"))
        dialog.setObjectName("coach_export")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("md")
        dialog.fileSelected.connect(lambda path: self._on_export_chosen(session_id, path))
        dialog.open()

    def _on_export_chosen(self, session_id: str, path: str) -> None:
        try:
            self.context.vault.coach.export(session_id, Path(path))
        except UserError as error:
            self._error.show_error(str(error))
            return
        self.context.notices.say(self.tr("Saved."))

    def _show_help(self) -> None:
        from extrovertly_desktop.views.help_now.help_dialog import HelpDialog  # noqa: PLC0415 - seldom needed

        HelpDialog(self.context.theme, self.context.vault.safety, self.context.notices, self.window()).open()

    def _choose_model(self) -> None:
        from extrovertly_desktop.views.coach.model_dialog import ModelDialog  # noqa: PLC0415 - seldom needed

        ModelDialog(self.context, self.window()).open()

    def _arrange(self, *_: object) -> None:
        metrics = self.context.theme.metrics
        is_wide = self.width() >= metrics.em(_ROOM_EM)
        self._turns.setVisible(not is_wide)
        self._turns.setContentsMargins(metrics.space(4), metrics.space(3), metrics.space(4), metrics.space(2))
        shows_list = self._turns.selection() == ("list",)
        self._sessions.set_alone(alone=not is_wide)
        self._sessions.setVisible(is_wide or shows_list)
        self._right.setVisible(is_wide or not shows_list)
        self._sessions.setMaximumWidth(metrics.em(_LIST_EM) if is_wide else 16_777_215)
        self._sessions.setMinimumWidth(metrics.em(_LIST_EM) if is_wide else 0)
