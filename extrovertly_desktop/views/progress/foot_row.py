"""The foot of Progress: what is seldom wanted, and should be found when it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.properties import make_button


class FootRow(QWidget):
    """Quiet ways to the check of well-being, whether it is offered or not.

    Signals:
        check_wanted: answer the questions of the check.
    """

    check_wanted = Signal()

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self.setObjectName("progress_foot")
        self._context = context
        self._check = make_button(
            self.tr("Well-being check…"),
            "progress_check",
            variant="quiet",
            theme=context.theme,
            icon="heart-outline",
            parent=self,
        )
        self._flow = FlowLayout(self)
        self._flow.addWidget(self._check)
        self._check.clicked.connect(self.check_wanted)
        context.theme.theme_changed.connect(self._lay_out)
        self._lay_out()

    def _lay_out(self) -> None:
        self._flow.setSpacing(self._context.theme.metrics.space(2))
