"""Tells of trouble that is not ours and not the person's: a full disk, a locked or damaged vault."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class FaultDialog(QDialog):
    """Shows one sentence that says what is wrong and what to do; Return and Esc both close it."""

    def __init__(self, theme: ThemeManager, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fault_dialog")
        self.setWindowTitle(self.tr("That could not be done"))
        self.setAccessibleDescription(sentence)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        space = theme.metrics.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), space(6), space(6), space(6))
        column.setSpacing(space(3))
        column.addWidget(make_label(self.tr("That could not be done"), "title"))
        words = make_label(sentence)
        words.setObjectName("fault_sentence")
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(words)
        column.addSpacing(space(2))
        close = make_button(self.tr("All right"), "fault_close", variant="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(close)
        column.addLayout(row)
        self.setMinimumWidth(space(120))
