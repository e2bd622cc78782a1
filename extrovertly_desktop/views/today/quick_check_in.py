"""The check-in over whatever is in sight, so that nobody has to leave what they are writing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.today.check_in_deeds import check_in
from extrovertly_desktop.views.today.check_in_form import CheckInForm
from extrovertly_desktop.views.today.leaving import LeavingCheckIn
from extrovertly_desktop.views.widgets.page import Page
from extrovertly_desktop.views.widgets.properties import make_label

_WIDTH_EM, _HEIGHT_EM = 60, 40


class QuickCheckIn(QDialog):
    """One check-in. Esc leaves, and what was entered is still there the next time.

    It is kept by its window and shown again and again; the window behind keeps its keyboard focus.
    """

    def __init__(self, context: ViewContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._host = context, parent
        self.setObjectName("quick_check_in")
        self.setWindowTitle(self.tr("Check in"))
        self._page = Page(context.theme, self.tr("How are you right now?"), object_name="quick_check_in_page")
        self._kept = make_label(self.tr("What you entered before is still here."), "muted")
        self._kept.setObjectName("quick_check_in_kept")
        self._form = CheckInForm(context.theme, context.vault.moods.vocabulary())
        self._form.set_leavable(leavable=True)
        self._page.add(self._kept)
        self._page.add(self._form)
        self._leaving = LeavingCheckIn(context.theme, self._form)
        self._page.add(self._leaving)
        self._page.add_stretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self._form.submitted.connect(self._on_submitted)
        self._form.note_opened.connect(self._on_note_opened)
        self._form.dismissed.connect(self._on_dismissed)

    def ask(self, *, apart: bool = False) -> None:
        """Show the form with the moods as they are now.

        Args:
            apart: as a window of its own, while the main window is out of sight or another program in front.
        """
        if self.isVisible():
            self.activateWindow()
            return
        metrics = self._context.theme.metrics
        self._form.set_moods(self._context.vault.moods.vocabulary())
        self._kept.setVisible(not self._form.is_blank())
        edge = metrics.space(8)
        room = self.screen().availableSize() if apart else self._host.window().size()
        width = min(metrics.em(_WIDTH_EM), room.width() - edge)
        self.resize(width, min(metrics.em(_HEIGHT_EM), room.height() - edge))
        if apart:
            self._show_apart()
        else:
            self.open()
        self._form.focus_start()

    def _show_apart(self) -> None:
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.show()
        handle = self.windowHandle()
        if handle is not None and not self._host.window().isVisible():
            # A window that hangs on one out of sight may be kept out of sight with it.
            handle.setTransientParent(None)  # type: ignore[arg-type]  # Qt takes none; its stubs do not know
        self.raise_()
        self.activateWindow()

    def is_blank(self) -> bool:
        """Whether nothing would be lost with it."""
        return self._form.is_blank()

    def may_close(self) -> bool:
        """Whether nothing would be lost with the window; comes back and asks otherwise, and closes once settled."""
        if self._form.is_blank():
            return True
        self.ask()
        return self._leaving.may_leave(lambda: self._host.window().close())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Esc; Enter belongs to the form, which knows what it means where."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _on_note_opened(self) -> None:
        service = self._context.vault.check_ins
        self._form.set_suggestions(service.known_contexts(), service.known_triggers())

    def _on_submitted(self, draft: CheckInDraft) -> None:
        try:
            check_in(self._context, draft)
        except UserError as error:
            self._form.show_error(error)
            return
        self._form.clear()
        self.accept()

    def _on_dismissed(self) -> None:
        # The button says that there will be no check-in; Esc only puts the dialog away.
        self._form.clear()
        self.reject()
