"""Whether a language model on this computer may reword what the coach says."""

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.language_model import LanguageModelService
from extrovertly_desktop.services.model_choice import ModelKind
from extrovertly_desktop.views.coach.model_fields import ModelFields
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_WIDTH_EM, _HEIGHT_EM, _TALL_EM = 40, 32, 46
_SENT_LINES = 8
_REWORDED = "reworded"


class ModelDialog(QDialog):
    """Asks, tries out, shows what would be sent, and stores the choice with a way back."""

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._service: LanguageModelService = context.vault.language_model
        theme = context.theme
        self.setObjectName("model_dialog")
        self.setWindowTitle(self.tr("Language model"))
        self._fields = ModelFields(theme, self._service.choice(), can_use_files=self._service.can_use_files)
        self._error = InlineError(theme, "model_error")
        self._result = make_label("", "body")
        self._sent_where = make_label("", "caption")
        self._sent = QPlainTextEdit()
        self._scroll = QScrollArea()
        self._show_sent = make_button(self.tr("What would be sent"), "model_show_sent", variant="quiet")
        self._try = make_button(self.tr("Try it"), "model_try")
        self._cancel = make_button(self.tr("Cancel"), "model_cancel")
        self._save = make_button(self.tr("Save"), "model_save", variant="primary")
        self._build()
        self._connect()
        self._on_changed()
        self._fit()
        self._fields.focus_start()

    def _build(self) -> None:
        space = self._context.theme.metrics.space
        self._result.setObjectName("model_result")
        self._result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sent.setObjectName("model_sent")
        self._sent.setAccessibleName(self._show_sent.text())
        self._sent.setReadOnly(True)
        self._sent.setTabChangesFocus(True)
        self._sent.setFixedHeight(self._sent.fontMetrics().lineSpacing() * _SENT_LINES + 2 * space(2))
        sheet = QWidget()
        sheet.setProperty("page", "true")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(0, 0, space(2), 0)
        inside.setSpacing(space(3))
        inside.addWidget(make_label(self.tr("Other words for the coach"), "title"))
        inside.addWidget(
            make_label(
                self.tr(
                    "A language model on this computer can reword some of the coach’s lines, so that they sound less "
                    "alike. It decides nothing: questions, numbers and your own words stay as they are, each new line "
                    "is checked, and if anything is amiss you read the line as it was written. In a hard moment it is "
                    "never asked. No other computer is ever asked."
                )
            )
        )
        inside.addWidget(self._fields)
        inside.addWidget(self._show_sent, 0, Qt.AlignmentFlag.AlignLeading)
        inside.addWidget(self._sent_where)
        inside.addWidget(self._sent)
        inside.addWidget(make_label(self._counted(), "muted"))
        inside.addStretch(1)
        self._scroll.setObjectName("model_page")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(sheet)
        row = QHBoxLayout()
        row.addWidget(self._try)
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), space(6), space(6), space(5))
        column.setSpacing(space(3))
        column.addWidget(self._scroll, 1)
        # Outside what scrolls: how the trial went is always in sight.
        column.addWidget(self._result)
        column.addWidget(self._error)
        column.addLayout(row)
        for button in (self._try, self._cancel, self._show_sent):
            button.setAutoDefault(False)
        self._show_sent.setCheckable(True)
        self._save.setDefault(True)

    def _connect(self) -> None:
        self._fields.changed.connect(self._on_changed)
        self._show_sent.toggled.connect(self._on_sent_wanted)
        self._try.clicked.connect(self._on_try)
        self._cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._on_save)
        self.finished.connect(self.deleteLater)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._on_save)

    def _counted(self) -> str:
        tally = self._service.tally
        said = tally.get(_REWORDED, 0)
        left = sum(tally.values()) - said
        if not said + left:
            return ""
        number = QLocale().toString
        return self.tr("Since the program was started: {said} lines reworded, {left} left as they are written.").format(
            said=number(said), left=number(left)
        )

    def _on_changed(self) -> None:
        kind = self._fields.kind()
        is_usable = kind is ModelKind.SERVER or (kind is ModelKind.FILE and self._service.can_use_files)
        self._error.clear()
        self._result.clear()
        self._result.hide()
        self._try.setVisible(is_usable)
        self._show_sent.setVisible(is_usable)
        if not is_usable:
            self._show_sent.setChecked(False)
        self._tell_sent()

    def _on_sent_wanted(self) -> None:
        self._tell_sent()
        self._fit()
        if self._show_sent.isChecked():
            # Only once the layout has found out where it is.
            QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self._sent))

    def _tell_sent(self) -> None:
        is_wanted = self._show_sent.isChecked()
        self._sent.setVisible(is_wanted)
        self._sent_where.setVisible(is_wanted)
        if not is_wanted:
            return
        try:
            sent = self._service.would_send(self._fields.choice())
        except UserError as error:
            self._sent_where.setText(str(error))
            self._sent.clear()
            return
        self._sent_where.setText(
            self.tr("To {where}, for an example. A line can hold words that you wrote.").format(where=sent.where)
            if sent.where
            else self.tr("To nobody: the model runs within this program. This is what it is given, for an example.")
        )
        self._sent.setPlainText(sent.text)

    def _on_try(self) -> None:
        choice, service = self._fields.choice(), self._service
        self._error.clear()
        self._say(self.tr("One moment…"))
        self._try.setEnabled(False)
        task = self._context.tasks.start(lambda _ctx: service.test(choice))
        task.succeeded.connect(self._on_tried)
        task.failed.connect(self._on_try_failed)

    def _on_tried(self, sentence: str) -> None:
        self._try.setEnabled(True)
        self._say(sentence)
        announce(self._result, sentence)

    def _on_try_failed(self, error: Exception) -> None:
        self._try.setEnabled(True)
        self._say("")
        if not isinstance(error, UserError):
            raise error
        self._show_error(error)

    def _on_save(self) -> None:
        service = self._service
        try:
            done = service.choose(self._fields.choice())
        except UserError as error:
            self._show_error(error)
            return
        before, now = done.value, service.choice()
        if before != now:
            words = (
                self.tr("The coach says its lines as they are written.")
                if now.kind is ModelKind.OFF
                else self.tr("The language model may reword the coach’s lines from now on.")
            )
            self._context.notices.tell(done, words, undo=lambda: service.choose(before))
        self.accept()

    def _say(self, sentence: str) -> None:
        self._result.setText(sentence)
        self._result.setVisible(bool(sentence))

    def _show_error(self, error: UserError) -> None:
        self._say("")
        self._error.show_error(str(error), self._fields.field(error.field))

    def _fit(self) -> None:
        metrics, parent = self._context.theme.metrics, self.parentWidget()
        width = metrics.em(_WIDTH_EM)
        height = metrics.em(_TALL_EM if self._show_sent.isChecked() else _HEIGHT_EM)
        if parent is not None:
            edge = metrics.space(6)
            width = min(width, parent.window().width() - edge)
            height = min(height, parent.window().height() - edge)
        self.resize(width, height)
