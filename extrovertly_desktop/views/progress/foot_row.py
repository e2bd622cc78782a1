"""The foot of Progress: what is seldom wanted, and should be found when it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.properties import make_button


class FootRow(QWidget):
    """Quiet ways to a report on paper, and to the check of well-being whether it is offered or not.

    Signals:
        check_wanted: answer the questions of the check.
    """

    check_wanted = Signal()

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self.setObjectName("progress_foot")
        self._context = context
        self._report = make_button(
            self.tr("Make a report (PDF)…"),
            "progress_report",
            variant="quiet",
            theme=context.theme,
            icon="file-document-outline",
            parent=self,
        )
        self._check = make_button(
            self.tr("Well-being check…"),
            "progress_check",
            variant="quiet",
            theme=context.theme,
            icon="heart-outline",
            parent=self,
        )
        self._flow = FlowLayout(self)
        for button in (self._report, self._check):
            self._flow.addWidget(button)
        self._report.clicked.connect(self._on_report)
        self._check.clicked.connect(self.check_wanted)
        context.theme.theme_changed.connect(self._lay_out)
        self._lay_out()

    def _on_report(self) -> None:
        from extrovertly_desktop.views.progress.report_dialog import ReportDialog  # noqa: PLC0415 - seldom needed

        ReportDialog(self._context, self.window()).open()

    def _lay_out(self) -> None:
        self._flow.setSpacing(self._context.theme.metrics.space(2))
