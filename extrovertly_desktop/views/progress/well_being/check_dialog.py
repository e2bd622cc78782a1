"""The questions of a well-being check, one after the other, in their makers' words."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.well_being import Item, Questionnaire, WellBeingCheck
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_WIDTH_EM, _HEIGHT_EM = 48, 42
_SHARE = 0.94


class CheckDialog(QDialog):
    """Asks the five questions of the WHO-5, then offers the rest; choosing an answer goes on to the next question.

    A digit chooses and goes on, ← goes back. What is answered is kept only by Save, which comes once the five are
    answered; of the rest, what is left out is not scored.

    Args:
        context: the open vault and the rest.
        check: one to be answered anew; None for a new one.
        parent: the window it stands over.
    """

    def __init__(self, context: ViewContext, check: WellBeingCheck | None, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context, self._check = context, check
        self._service = context.vault.well_being
        self._answers: dict[str, int] = dict(check.answers) if check is not None else {}
        # After the statements of each questionnaire comes a page without one: here one may stop.
        self._pages: list[tuple[Questionnaire, Item | None]] = [
            (part, item) for part in self._service.questionnaires.questionnaires for item in (*part.items, None)
        ]
        self._at = 0
        self._is_touched = self._may_let_go = False
        self.setObjectName("check_dialog")
        self.setWindowTitle(self.tr("How you have been"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._title = make_label("", "heading")
        self._instruction = make_label("", "muted")
        self._count = make_label("", "caption")
        self._question = make_label("", "title")
        self._question.setObjectName("check_question")
        self._place = QWidget()
        self._buttons: dict[int, QPushButton] = {}
        self._error = InlineError(context.theme, "check_error")
        self._terms = make_label("", "caption")
        self._back = make_button(self.tr("Back"), "check_back", variant="quiet")
        self._more = make_button(self.tr("Twelve more, about being among people"), "check_more")
        self._cancel = make_button(self.tr("Cancel"), "check_cancel", variant="quiet")
        self._save = make_button(self.tr("Save"), "check_save", variant="primary")
        self._build()
        self._connect()
        self._show_page()

    def reject(self) -> None:
        """Close; answers are let go only when that is asked for twice."""
        if self._is_touched and not self._may_let_go:
            self._may_let_go = True
            self._error.show_error(self.tr("Your answers are not saved yet. Close once more to let them go."))
            return
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits as answers, and ← as the way back."""
        text = event.text()
        if len(text) == 1 and text.isdecimal() and int(text) in self._buttons:
            self._choose(int(text))
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Backspace} and self._at:
            self._go(self._at - 1)
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        metrics = self._context.theme.metrics
        self._choices = QVBoxLayout(self._place)
        self._choices.setContentsMargins(0, 0, 0, 0)
        self._choices.setSpacing(metrics.space(2))
        column = QVBoxLayout(self)
        edge = metrics.space(6)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(metrics.space(3))
        # On a small screen with large text the question scrolls, so that the buttons below stay in sight.
        sheet = QWidget()
        sheet.setProperty("page", "true")
        inner = QVBoxLayout(sheet)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(metrics.space(3))
        for part in (self._title, self._instruction, self._count, self._question, self._place):
            inner.addWidget(part)
        inner.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        inner.addStretch(1)
        inner.addWidget(self._terms)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(sheet)
        column.addWidget(scroll, 1)
        column.addWidget(self._error)
        row = QHBoxLayout()
        row.setSpacing(metrics.space(2))
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._save)
        column.addLayout(row)
        width, height = metrics.em(_WIDTH_EM), metrics.em(_HEIGHT_EM)
        parent = self.parentWidget()
        if parent is not None:
            room = parent.window().size() * _SHARE
            width, height = min(width, room.width()), min(height, room.height())
        self.resize(width, height)

    def _connect(self) -> None:
        self._back.clicked.connect(lambda: self._go(self._at - 1))
        self._more.clicked.connect(lambda: self._go(self._at + 1))
        self._cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._on_save)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(Qt.Modifier.CTRL | key), self)
            shortcut.activated.connect(self._on_save)

    def _show_page(self) -> None:
        part, item = self._pages[self._at]
        self._title.setText(part.title)
        self._terms.setText(f"{part.terms} {part.source}.")
        self._instruction.setVisible(item is not None)
        self._count.setVisible(item is not None)
        self._terms.setVisible(item is None)
        self._place.setVisible(item is not None)
        self._back.setEnabled(self._at > 0)
        self._more.setVisible(item is None and self._at + 1 < len(self._pages))
        self._save.setVisible(self._is_whole())
        self._fill(part, item)
        if item is None:
            is_last = self._at + 1 == len(self._pages)
            self._question.setText(self.tr("That is all. Thank you.") if is_last else self.tr("Those were the five."))
            self._save.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, self._question.text())
            return
        number = [each.slug for each in part.items].index(item.slug) + 1
        self._instruction.setText(part.instruction)
        self._count.setText(self.tr("{number} of {all}").format(number=number, all=len(part.items)))
        self._question.setText(item.text)
        announce(self, f"{self._count.text()}: {item.text}")
        chosen = self._answers.get(item.slug)
        first = self._buttons[chosen if chosen is not None else part.high]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, part: Questionnaire, item: Item | None) -> None:
        for button in self._buttons.values():
            self._choices.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        if item is None:
            return
        before: QWidget = self._place
        for choice in reversed(part.choices):
            words = self.tr("{value}   {text}").format(value=choice.value, text=choice.text)
            button = make_button(words, f"check_choice_{choice.value}", variant="chip", parent=self._place)
            button.setCheckable(True)
            button.setChecked(self._answers.get(item.slug) == choice.value)
            button.setAccessibleName(
                self.tr("{item}: {text}, {value}").format(item=item.text, text=choice.text, value=choice.value)
            )
            button.clicked.connect(partial(self._choose, choice.value))
            self._choices.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
            QWidget.setTabOrder(before, button)
            before = button
            self._buttons[choice.value] = button
            button.show()
        for following in (self._back, self._cancel, self._save):
            QWidget.setTabOrder(before, following)
            before = following

    def _choose(self, value: int, _checked: bool = False) -> None:
        item = self._pages[self._at][1]
        if item is not None:
            self._is_touched = True
            self._answers[item.slug] = value
            self._go(self._at + 1)

    def _go(self, page: int) -> None:
        self._at = page
        self._may_let_go = False
        self._error.clear()
        self._show_page()

    def _is_whole(self) -> bool:
        return all(item.slug in self._answers for item in self._pages[0][0].items)

    def _on_save(self) -> None:
        notices, service, before = self._context.notices, self._service, self._check
        try:
            if before is None:
                done = service.save(self._answers)
                kept = done.value
                notices.tell(done, self.tr("Check saved."), undo=lambda: service.delete(kept.id))
            else:
                done = service.edit(before.id, self._answers)
                notices.tell(done, self.tr("Answers changed."), undo=lambda: service.edit(before.id, before.answers))
        except UserError as error:
            self._error.show_error(str(error))
            return
        self.accept()
