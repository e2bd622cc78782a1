"""What the owner is called, changed at any time."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.context import Done
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_button, make_label
from extrovertly_desktop.views.widgets.room_left import holds


class NameDialog(QDialog):
    """Asks for another name, and tells of it with a way back."""

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        owner = context.vault.profile.owner()
        self._before = "" if owner is None else owner.first_name or ""
        self.setObjectName("name_dialog")
        self.setWindowTitle(self.tr("Your name"))
        self._build()
        self._cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._on_save)
        self._name.textEdited.connect(self._error.clear)
        self.finished.connect(self.deleteLater)
        self._name.selectAll()
        self._name.setFocus()

    def _build(self) -> None:
        space = self._context.theme.metrics.space
        self._name = QLineEdit(self._before)
        self._name.setObjectName("name_field")
        holds(self._name, limits.NAME)
        label = make_label(self.tr("What should we call you?"), "heading")
        label.setBuddy(self._name)
        self._name.setAccessibleName(label.text())
        self._error = InlineError(self._context.theme, "name_error")
        self._cancel = make_button(self.tr("Cancel"), "name_cancel")
        self._cancel.setAutoDefault(False)
        self._save = make_button(self.tr("Save"), "name_save", variant="primary")
        self._save.setDefault(True)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._cancel)
        row.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), space(6), space(6), space(6))
        column.setSpacing(space(3))
        for widget in (label, self._name, self._error):
            column.addWidget(widget)
        column.addLayout(row)
        self.setMinimumWidth(space(90))
        QWidget.setTabOrder(self._name, self._save)
        QWidget.setTabOrder(self._save, self._cancel)

    def _on_save(self) -> None:
        profile, before = self._context.vault.profile, self._before
        name = self._name.text().strip()
        if not name:
            self._say(self.tr("Any name will do, even a single letter."))
            return
        if name != before:
            try:
                owner = profile.rename_owner(name)
            except UserError as error:
                self._say(str(error))
                return
            words = self.tr("You are called {name} from now on.").replace("{name}", owner.first_name or name)
            self._context.notices.tell(
                Done(owner), words, undo=(lambda: profile.rename_owner(before)) if before else None
            )
        self.accept()

    def _say(self, sentence: str) -> None:
        self._error.show_error(sentence)
        self.adjustSize()
        self._name.setFocus()
