"""A number as an answer: the scale that the coach asks for, and a button that sends what it stands at."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.domain.coach import Said, Scale
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.missions.suds_question import SudsQuestion
from extrovertly_desktop.views.widgets.properties import make_button
from extrovertly_desktop.views.widgets.scale_slider import ScaleSlider


class ScaleAnswer(QWidget):
    """Asks for a number; hidden while none is asked for.

    Signals:
        answered: a `Said` with the number.
    """

    answered = Signal(object)

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        self._slider: ScaleSlider | SudsQuestion | None = None
        self.setObjectName("coach_scale_answer")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._use = make_button(self.tr("Take this number"), "coach_scale_use", variant="plain")
        self._use.clicked.connect(self._on_used)
        row = QHBoxLayout()
        row.addWidget(self._use)
        row.addStretch(1)
        self._column.addLayout(row)
        self.hide()

    def show_scale(self, scale: Scale | None) -> None:
        """Ask for a number on a scale, or for none."""
        if self._slider is not None:
            self._column.removeWidget(self._slider)
            self._slider.hide()
            self._slider.deleteLater()
            self._slider = None
        self.setVisible(scale is not None)
        if scale is None:
            return
        self._slider = self._made(scale)
        self._column.insertWidget(0, self._slider)
        self._slider.value_changed.connect(lambda value: self._use.setEnabled(value is not None))
        self._use.setEnabled(False)
        QWidget.setTabOrder(self._slider, self._use)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the number by Enter."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self._use.isEnabled():
            self._on_used()
        else:
            super().keyPressEvent(event)

    def focus_start(self) -> None:
        """Put the keyboard on the scale."""
        if self._slider is not None:
            (self._slider.focusProxy() or self._slider).setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self, scale: Scale) -> "ScaleSlider | SudsQuestion":
        text = self.tr("Your number")
        if scale.is_suds:
            question = SudsQuestion(self._context, text, "coach_scale")
            question.keep_up()
            return question
        anchors = (f"{scale.low}: {scale.low_words}", f"{scale.high}: {scale.high_words}")
        return ScaleSlider(
            self._context.theme, text, "coach_scale",
            minimum=scale.low, maximum=scale.high, anchors=anchors, step=scale.step,
        )  # fmt: skip

    def _on_used(self) -> None:
        value = self._slider.value() if self._slider is not None else None
        if value is not None:
            self.answered.emit(Said(self.locale().toString(value), number=value))
