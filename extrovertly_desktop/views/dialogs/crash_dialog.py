"""Says that the application made a mistake, and lets the person go on, quit, or copy what a maintainer needs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class CrashDialog(QDialog):
    """Shows the details of a mistake of ours: versions and places in the code, nothing that a person wrote.

    Signals:
        quit_chosen: the person would rather close the application.
    """

    quit_chosen = Signal()

    def __init__(self, theme: ThemeManager, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crash_dialog")
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme = theme
        self._details = QPlainTextEdit(details)
        self._details.setObjectName("crash_details")
        self._details.setAccessibleName(self.tr("Details for the maintainers"))
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._copied = make_label("", "caption")
        self._copied.setObjectName("crash_copied")
        self._copy = make_button(self.tr("Copy details"), "crash_copy", variant="quiet")
        self._quit = make_button(self.tr("Quit"), "crash_quit")
        self._go_on = make_button(self.tr("Go on"), "crash_go_on", variant="primary")
        self._go_on.setDefault(True)
        self._build()
        self._connect()
        self._go_on.setFocus()

    def add_details(self, details: str) -> None:
        """Add what is known of a further mistake."""
        self._details.appendPlainText(f"\n{details}")
        self._copied.clear()

    def _build(self) -> None:
        space = self._theme.metrics.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), space(6), space(6), space(6))
        column.setSpacing(space(3))
        column.addWidget(make_label(self.tr("Something went wrong"), "title"))
        column.addWidget(
            make_label(
                self.tr(
                    "That was a mistake in Extrovertly, not yours. Everything you had saved is safe; "
                    "what you were just doing may not have been saved."
                )
            )
        )
        column.addWidget(
            make_label(
                self.tr("If you report it, these details help. They hold nothing of what you wrote."),
                "muted",
            )
        )
        column.addWidget(self._details, 1)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self._copy)
        row.addWidget(self._copied, 1)
        row.addWidget(self._quit)
        row.addWidget(self._go_on)
        column.addLayout(row)
        self.setMinimumSize(space(150), space(100))
        for first, second in (
            (self._go_on, self._quit),
            (self._quit, self._copy),
            (self._copy, self._details),
        ):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self._copy.clicked.connect(self._on_copy)
        self._go_on.clicked.connect(self.accept)
        self._quit.clicked.connect(self._on_quit)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())
        self._copied.setText(self.tr("Copied."))

    def _on_quit(self) -> None:
        self.reject()
        self.quit_chosen.emit()
