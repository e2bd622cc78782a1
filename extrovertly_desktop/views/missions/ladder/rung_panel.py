"""What there is to say about one rung and to do with it; in its place, the question where it belongs."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.ladder import Rung, StepKind
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.missions.suds_question import SudsQuestion
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class _Question(SudsQuestion):
    words_changed = Signal()

    def set_words(self, words: Mapping[int, str]) -> None:
        super().set_words(words)
        self.words_changed.emit()


class RungPanel(Card):
    """Stands above the ladder and follows its current rung.

    Signals:
        opened: the person wants to read about the step.
        placed: they say where it stands, 0 to 100.
        taking_back_asked: their corrections of it shall not count.
        turned: the question was opened or left.
        words_changed: the person said anew what the numbers of the scale mean to them.
    """

    opened = Signal()
    placed = Signal(int)
    taking_back_asked = Signal()
    turned = Signal()
    words_changed = Signal()

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, object_name="ladder_panel", parent=parent)
        self._context = context
        self._rung: Rung | None = None
        self._facts, self._question = QWidget(), QWidget()
        self._build_facts()
        self._build_question()
        self._error = InlineError(context.theme, "ladder_panel_error")
        for widget in (self._error, self._facts, self._question):
            self.add(widget)
        self._question.hide()
        self._connect()
        self._on_panel_theme_changed()

    def show_rung(self, rung: Rung, told: str) -> None:
        """Show another rung, or the same one with other figures; a question that is open about it stays.

        Args:
            rung: the rung.
            told: all there is to say about it.
        """
        is_same = self._rung is not None and (self._rung.kind, self._rung.id) == (rung.kind, rung.id)
        if not is_same:
            self._close()
        self._rung = rung
        self.set_title(rung.title)
        self._told.setText(told)
        text = self.tr("Open the event") if rung.kind is StepKind.EVENT else self.tr("Open the mission")
        self._open.setText(text)
        self._open.setAccessibleName(self.tr("{deed}: {title}").format(deed=text, title=rung.title))
        self._back.setVisible(rung.is_placed)

    def ask(self) -> None:
        """Ask where the rung belongs."""
        if self._rung is None:
            return
        if self._question.isHidden():
            self._scale.keep_up()
            self._scale.set_value(round(self._rung.expected))
            self._facts.hide()
            self._question.show()
            self.turned.emit()
        self._scale.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_asking(self) -> bool:
        """Whether the question is open."""
        return not self._question.isHidden()

    def show_error(self, error: UserError) -> None:
        """Say why it could not be done."""
        self._error.show_error(str(error))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the question by Enter, leave it by Esc."""
        if self.is_asking() and event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif self.is_asking() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._put()
        else:
            super().keyPressEvent(event)

    def _build_facts(self) -> None:
        self._told = make_label("", "muted")
        # Where the page is low the list gives way, not the words.
        self._told.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._told.setObjectName("ladder_rung_told")
        self._open = make_button("", "ladder_open", variant="primary")
        self._correct = make_button(self.tr("Harder or easier for me…"), "ladder_correct")
        self._correct.setToolTip(self.tr("Say about how much anxiety it would bring you (Enter)"))
        self._back = make_button(self.tr("Take my correction back"), "ladder_take_back", variant="quiet")
        self._deeds = QHBoxLayout()
        for button in (self._open, self._correct, self._back):
            self._deeds.addWidget(button)
        self._deeds.addStretch(1)
        self._facts_column = QVBoxLayout(self._facts)
        self._facts_column.setContentsMargins(0, 0, 0, 0)
        self._facts_column.addWidget(self._told)
        self._facts_column.addLayout(self._deeds)

    def _build_question(self) -> None:
        self._scale = _Question(self._context, self.tr("About how much anxiety would this bring you?"), "ladder_place")
        self._put_button = make_button(self.tr("Move it to this figure"), "ladder_put", variant="primary")
        self._leave_button = make_button(self.tr("Leave it"), "ladder_leave", variant="quiet")
        self._answers = QHBoxLayout()
        self._answers.addWidget(self._leave_button)
        self._answers.addWidget(self._put_button)
        # The question ends with a short link; the answers stand at the other end of that line, which saves one.
        grid = QGridLayout(self._question)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self._scale, 0, 0)
        grid.addLayout(self._answers, 0, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignTrailing)

    def _connect(self) -> None:
        self._scale.words_changed.connect(self.words_changed)
        self._open.clicked.connect(self.opened)
        self._correct.clicked.connect(self.ask)
        self._back.clicked.connect(self.taking_back_asked)
        self._put_button.clicked.connect(self._put)
        self._leave_button.clicked.connect(self._leave)
        QWidget.setTabOrder(self._put_button, self._leave_button)
        submit = QShortcut(QKeySequence("Ctrl+Return"), self._question)
        submit.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        submit.activated.connect(self._put)
        self._theme.theme_changed.connect(self._on_panel_theme_changed)

    def _put(self) -> None:
        value = self._scale.value()
        if value is None:
            self._error.show_error(self.tr("Please choose a figure from 0 to 100, or leave it where it is."))
            return
        self._close()
        self.turned.emit()
        self.placed.emit(value)

    def _leave(self) -> None:
        self._close()
        self.turned.emit()

    def _close(self) -> None:
        self._error.clear()
        self._question.hide()
        self._facts.show()

    def _on_panel_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self.body.setSpacing(metrics.space(1))
        self._facts_column.setSpacing(metrics.space(2))
        for row in (self._deeds, self._answers):
            row.setSpacing(metrics.space(2))
