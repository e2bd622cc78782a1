"""The foot of a conversation: answers on offer, a scale when a number is asked for, and a field for one's own words."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextBlock
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.coach import Chip, Said, Scale
from extrovertly_desktop.views.coach.scale_answer import ScaleAnswer
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.chips import name_part
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.properties import make_button, plain_tip
from extrovertly_desktop.views.widgets.room_left import holds

_MOST_LINES = 6
_LABEL_EM = 24
_RESUME = "resume"
LIMIT = 6000
"""Characters that can be typed; the coach asks for less from 4,000 on."""


class _Field(QPlainTextEdit):
    """Grows with its text up to a few lines; Enter sends, Shift+Enter begins a new line.

    Signals:
        sent: Enter was pressed.
        left_upwards: Up was pressed with nothing typed.
        paged: Page Up (-1) or Page Down (1) was pressed, which are for the conversation.
    """

    sent = Signal()
    left_upwards = Signal()
    paged = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send by Enter, and leave by Up; pages are those of the conversation."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.sent.emit()
        elif event.key() == Qt.Key.Key_Up and not self.toPlainText():
            self.left_upwards.emit()
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.paged.emit(-1 if event.key() == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)


class Composer(QWidget):
    """Takes an answer.

    Signals:
        answered: a `Said`.
        tab_wanted: the slug of a tab that a chip leads to.
        help_wanted: a chip asks for the page of help.
        resume_wanted: a chip asks to go on with a conversation that had ended.
        paged: the conversation shall be moved a page up (-1) or down (1).
    """

    answered = Signal(object)
    tab_wanted = Signal(str)
    help_wanted = Signal()
    resume_wanted = Signal()
    paged = Signal(int)

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._theme: ThemeManager = context.theme
        self._chips: list[QPushButton] = []
        self._labels: list[str] = []
        self.setObjectName("coach_composer")
        self._offers = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._offers.setSizePolicy(policy)
        self._flow = FlowLayout(self._offers, spacing=self._theme.metrics.space(2))
        self._scale = ScaleAnswer(context)
        self._field = _Field()
        self._send = make_button(self.tr("Send"), "coach_send", variant="primary")
        self._column = QVBoxLayout(self)
        self._build()
        self._connect()
        self.show_offers((), None)

    def show_offers(self, chips: Sequence[Chip], scale: Scale | None) -> None:
        """Show what can be answered now."""
        at = self.window().focusWidget()
        if at is not None and at is not self._field and self.isAncestorOf(at):
            # What has the keyboard is about to go, and it would leave the conversation with it.
            self._field.setFocus()
        for old in self._chips:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._labels = [chip.label for chip in chips]
        self._chips = [self._make_chip(chip) for chip in chips]
        self._fit_labels()
        self._offers.setVisible(bool(chips))
        self._scale.show_scale(scale)
        QWidget.setTabOrder(self._field, self._send)
        for before, after in zip(self._chips, self._chips[1:], strict=False):
            QWidget.setTabOrder(before, after)
        if self._chips:
            QWidget.setTabOrder(self._send, self._chips[0])

    def show_way_on(self) -> None:
        """Show that the conversation has ended and how it can go on; writing goes on with it as well."""
        self.show_offers((Chip(_RESUME, self.tr("Go on with this conversation")),), None)

    def set_busy(self, *, busy: bool) -> None:
        """Take no answer while one is being thought about; what is typed meanwhile stays."""
        self._offers.setEnabled(not busy)
        self._scale.setEnabled(not busy)
        self._send.setEnabled(not busy and bool(self._field.toPlainText().strip()))
        self._is_busy = busy

    def put_back(self, text: str) -> None:
        """Put words that could not be sent back into the field."""
        if not self._field.toPlainText():
            self._field.setPlainText(text)

    def text(self) -> str:
        """Return what is typed and not sent."""
        return self._field.toPlainText()

    def focus_start(self) -> None:
        """Put the keyboard where one answers: on the scale if a number is asked for, else into the field."""
        if self._scale.isVisibleTo(self):
            self._scale.focus_start()
        else:
            self._field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take to the field what is typed elsewhere in here; Escape leads there too."""
        if event.key() == Qt.Key.Key_Escape and not self._field.hasFocus():
            self._field.setFocus()
        elif event.text().isprintable() and event.text().strip() and not self._field.hasFocus():
            self._field.setFocus()
            self._field.insertPlainText(event.text())
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the field grow with its width as well."""
        if watched is self._field and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self._is_busy = False
        self._field.setObjectName("coach_field")
        holds(self._field, limits.COACH_ANSWER)
        self._field.setAccessibleName(self.tr("Your message"))
        self._field.setPlaceholderText(self.tr("Write in your own words…"))
        self._field.setTabChangesFocus(True)
        self._field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._send.setToolTip(self.tr("Enter sends, Shift+Enter begins a new line"))
        line = QHBoxLayout()
        line.addWidget(self._field, 1)
        line.addWidget(self._send, 0, Qt.AlignmentFlag.AlignBottom)
        self._line = line
        self._column.addWidget(self._offers)
        self._column.addWidget(self._scale)
        self._column.addLayout(line)
        self._lay_out()

    def _connect(self) -> None:
        self._field.sent.connect(self._on_sent)
        self._field.left_upwards.connect(self._on_left_upwards)
        self._field.paged.connect(self.paged)
        self._send.clicked.connect(self._on_sent)
        self._field.textChanged.connect(self._on_text_changed)
        self._field.installEventFilter(self)
        self._scale.answered.connect(self.answered)
        self._theme.theme_changed.connect(self._lay_out)

    def _make_chip(self, chip: Chip) -> QPushButton:
        button = make_button(chip.label, f"coach_chip_{name_part(chip.value)}", variant="chip")
        button.setParent(self._offers)
        button.setAutoDefault(True)
        button.clicked.connect(lambda _checked=False, chip=chip: self._on_chip(chip))
        self._flow.addWidget(button)
        button.show()
        return button

    def _on_chip(self, chip: Chip) -> None:
        kind, _, slug = chip.value.partition(":")
        if kind == "tab":
            self.tab_wanted.emit(slug)
        elif chip.value == "care:help":
            self.help_wanted.emit()
        elif chip.value == _RESUME:
            self.resume_wanted.emit()
        else:
            self.answered.emit(Said(chip.label, chip=chip.value))

    def _on_left_upwards(self) -> None:
        if self._chips:
            self._chips[0].setFocus(Qt.FocusReason.BacktabFocusReason)

    def _fit_labels(self) -> None:
        """Cut labels that would fill a line of their own; all of it is read out and shown by the pointer."""
        most = self._theme.metrics.em(_LABEL_EM)
        for button, label in zip(self._chips, self._labels, strict=True):
            fitted = button.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, most)
            button.setText(fitted.replace("&", "&&"))
            button.setAccessibleName(label)
            button.setToolTip(plain_tip(label) if fitted != label else "")

    def _on_sent(self) -> None:
        text = self._field.toPlainText().strip()
        if not text or self._is_busy:
            return
        self._field.clear()
        self.answered.emit(Said(text))

    def _on_text_changed(self) -> None:
        if len(self._field.toPlainText()) > LIMIT:
            cursor = self._field.textCursor()
            place = min(cursor.position(), LIMIT)
            self._field.setPlainText(self._field.toPlainText()[:LIMIT])
            cursor.setPosition(place)
            self._field.setTextCursor(cursor)
        self._send.setEnabled(not self._is_busy and bool(self._field.toPlainText().strip()))
        self._fit()

    def _fit(self) -> None:
        lines = 0
        for block in _blocks(self._field):
            lines += max(1, block.layout().lineCount())
        spacing = self._field.fontMetrics().lineSpacing()
        frame = 2 * self._field.frameWidth() + 2 * int(self._field.document().documentMargin())
        padding = self._theme.metrics.space(1)
        least = self._theme.metrics.control_height
        self._field.setFixedHeight(max(least, min(lines, _MOST_LINES) * spacing + frame + padding))

    def _lay_out(self) -> None:
        metrics = self._theme.metrics
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(metrics.space(3))
        self._line.setSpacing(metrics.space(2))
        self._flow.setSpacing(metrics.space(2))
        self._fit_labels()
        self._fit()


def _blocks(field: QPlainTextEdit) -> Iterator[QTextBlock]:
    block = field.document().begin()
    while block.isValid():
        yield block
        block = block.next()
