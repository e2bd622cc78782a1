"""Keeping what stands on the page as a template of one's own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.writing_kit import TemplateDraft
from extrovertly_desktop.services.context import Done
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_button, make_label
from extrovertly_desktop.views.widgets.room_left import holds

_WIDTH_EM = 30


class TemplateDialog(QDialog):
    """Asks for a name, and for a line about what the template is good for.

    Args:
        context: what every part of a tab is given.
        body: what the template holds.
        parent: what it stands over.
    """

    def __init__(self, context: ViewContext, body: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._body = context, body
        self.setObjectName("template_dialog")
        self.setWindowTitle(self.tr("Save as template"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._save.clicked.connect(self._on_save)
        self._cancel.clicked.connect(self.reject)
        self._name.textEdited.connect(lambda _text: self._error.clear())

    def _build(self) -> None:
        metrics = self._context.theme.metrics
        self._name, self._about = QLineEdit(), QLineEdit()
        holds(self._name, limits.TEMPLATE_NAME)
        holds(self._about, limits.TEMPLATE_ABOUT)
        self._error = InlineError(self._context.theme, "template_error")
        self._save = make_button(self.tr("Save template"), "template_save", variant="primary")
        self._save.setDefault(True)
        self._cancel = make_button(self.tr("Cancel"), "template_cancel", variant="quiet")
        self._cancel.setAutoDefault(False)
        column = QVBoxLayout(self)
        edge = metrics.space(5)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(metrics.space(2))
        words = self.tr("The page as it stands becomes a way to begin other entries. Your entry stays as it is.")
        column.addWidget(make_label(words, "muted"))
        for field, name, text in (
            (self._name, "template_name", self.tr("Name")),
            (self._about, "template_description", self.tr("What it is good for, if you like")),
        ):
            label = make_label(text)
            label.setBuddy(field)
            field.setObjectName(name)
            field.setAccessibleName(text)
            column.addSpacing(metrics.space(1))
            column.addWidget(label)
            column.addWidget(field)
        column.addWidget(self._error)
        column.addSpacing(metrics.space(2))
        row = QHBoxLayout()
        row.setSpacing(metrics.space(2))
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._save)
        column.addLayout(row)
        self.setMinimumWidth(metrics.em(_WIDTH_EM))
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_save(self) -> None:
        templates = self._context.vault.templates
        try:
            draft = TemplateDraft.of(title=self._name.text(), body=self._body, description=self._about.text())
            template = templates.add(draft)
        except UserError as error:
            field = {"title": self._name, "description": self._about}.get(error.field or "")
            self._error.show_error(str(error), field)
            return
        self._context.notices.tell(
            Done(template),
            self.tr("Template “{name}” saved.").format(name=template.title),
            undo=lambda: templates.delete(template.slug),
        )
        self.accept()
