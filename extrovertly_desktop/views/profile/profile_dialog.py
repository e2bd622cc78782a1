"""Your profile: all that a person tells about themselves; only the first name is needed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.own_profile import OwnProfile
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.notices import Notices
from extrovertly_desktop.views.profile.picture_field import PictureField
from extrovertly_desktop.views.profile.profile_form import ProfileForm
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.leave_question import LeaveQuestion
from extrovertly_desktop.views.widgets.page import Page
from extrovertly_desktop.views.widgets.properties import make_button

_WIDTH_EM, _HEIGHT_EM = 52, 50
_PAGE_EM = 46
_SHARE = 0.96


class ProfileDialog(QDialog):
    """Saves everything at once, told with a way back; the picture is kept as soon as it is chosen."""

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("profile_dialog")
        self.setWindowTitle(self.tr("Your profile"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._theme = context, context.theme
        self._page = Page(self._theme, self.tr("Your profile"), object_name="profile_page", most_em=_PAGE_EM)
        self._form = ProfileForm(self._theme, self._page, PictureField(context, Notices(self._theme, self)))
        self._error = InlineError(self._theme, "profile_error")
        self._cancel = make_button(self.tr("Cancel"), "profile_cancel", variant="quiet")
        self._save = make_button(self.tr("Save"), "profile_save", variant="primary")
        self._question = LeaveQuestion(self._theme, "profile")
        self._foot = QStackedWidget()
        self._build()
        self._connect()
        self._form.show_profile(context.vault.own_profile.read())
        self._before = self._form.state()
        self._fit(parent)
        self._form.focus_start()

    def reject(self) -> None:
        """Close, unless something was changed that is not saved: then ask first; once more means to keep writing."""
        if self._foot.currentWidget() is self._question:
            self._stay()
        elif self._form.state() != self._before:
            self._foot.setCurrentWidget(self._question)
            self._question.focus_start()
        else:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save by Ctrl+Enter, go on by Enter; a dialog would press whichever button comes first."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_saved()
        elif isinstance(self.focusWidget(), QLineEdit):
            self.focusNextChild()

    def _build(self) -> None:
        buttons = QWidget()
        self._row = QHBoxLayout(buttons)
        self._row.addWidget(self._error, 1)
        self._row.addStretch(0)
        self._row.addWidget(self._cancel)
        self._row.addWidget(self._save)
        for button in (self._cancel, self._save):
            button.setAutoDefault(False)
        self._foot.addWidget(buttons)
        self._foot.addWidget(self._question)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._page, 1)
        column.addWidget(self._foot)
        self._lay_out()

    def _connect(self) -> None:
        self._save.clicked.connect(self._on_saved)
        self._cancel.clicked.connect(self.reject)
        self._question.save_wanted.connect(self._on_saved)
        self._question.stay_wanted.connect(self._stay)
        self._question.discard_wanted.connect(super().reject)
        self._theme.theme_changed.connect(self._lay_out)

    def _on_saved(self) -> None:
        own = self._context.vault.own_profile
        self._error.clear()
        try:
            done = own.save(OwnProfile.of(**self._form.values()))
        except UserError as error:
            self._stay()
            field = self._form.field(error.field)
            self._error.show_error(str(error), field)
            if field is not None:
                self._page.ensureWidgetVisible(field)
            return
        if self._form.state() != self._before:
            self._context.notices.tell(done, self.tr("Your profile is saved."), undo=lambda: own.save(done.value))
        self.accept()

    def _stay(self) -> None:
        self._foot.setCurrentIndex(0)
        self._save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self, parent: QWidget | None) -> None:
        metrics = self._theme.metrics
        width, height = metrics.em(_WIDTH_EM), metrics.em(_HEIGHT_EM)
        if parent is not None:
            room = parent.window().size() * _SHARE
            width, height = min(width, room.width()), min(height, room.height())
        self.resize(width, height)

    def _lay_out(self) -> None:
        metrics = self._theme.metrics
        across, down = metrics.space(5), metrics.space(3)
        self._row.setContentsMargins(across, down, across, down)
        self._row.setSpacing(metrics.space(2))
        self._question.set_margins(across, down)
