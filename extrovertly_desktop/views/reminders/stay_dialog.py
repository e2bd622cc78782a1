"""Asked once, when the window is closed for the first time: stay in the tray, or quit."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.views.lock.sheet_dialog import SheetDialog
from extrovertly_desktop.views.reminders.choices import BackgroundChoices
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_WIDTH_EM = 34


class StayDialog(SheetDialog):
    """Accepted to stay, done with `QUIT` to quit, rejected to leave the window open; the answer is remembered."""

    QUIT = 2

    def __init__(self, theme: ThemeManager, choices: BackgroundChoices, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("StayDialog", "Stay in the tray?")
        super().__init__(theme, "stay_dialog", title, _WIDTH_EM, parent)
        self._choices = choices
        words = self.tr(
            "With the window closed, Extrovertly can stay in the tray: reminders reach you, and a check-in is one "
            "click away. It does nothing else there."
        )
        self.body.addWidget(make_label(words))
        self.body.addWidget(make_label(self.tr("You can change this under Reminders at any time."), "caption"))
        stay = make_button(self.tr("Stay in the tray"), "stay_in_tray", variant="primary")
        leave = make_button(self.tr("Quit"), "stay_quit")
        leave.setAutoDefault(False)
        stay.setDefault(True)
        self.foot.addStretch(1)
        self.foot.addWidget(leave)
        self.foot.addWidget(stay)
        stay.clicked.connect(lambda: self._answer(keeps=True))
        leave.clicked.connect(lambda: self._answer(keeps=False))
        QWidget.setTabOrder(stay, leave)
        stay.setFocus()

    def _answer(self, *, keeps: bool) -> None:
        self._choices.choose_running(keeps=keeps)
        self.done(self.DialogCode.Accepted if keeps else self.QUIT)
