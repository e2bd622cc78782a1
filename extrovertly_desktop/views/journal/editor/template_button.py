"""Beginning an entry with a template, and keeping the page as one."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from extrovertly_desktop.domain.writing_kit import EntryTemplate
from extrovertly_desktop.services.templates import TemplateService
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.journal.editor.template_dialog import TemplateDialog
from extrovertly_desktop.views.widgets.properties import make_button, plain_tip


class TemplateButton(QWidget):
    """Owns the button and its menu.

    Args:
        context: what every part of a tab is given.
        text: returns the text of the page, for a template of one's own.

    Signals:
        chosen: the `EntryTemplate` to put into the page.
    """

    chosen = Signal(object)

    def __init__(self, context: ViewContext, text: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._text = context, text
        self.hide()
        self._templates: TemplateService = context.vault.templates

    def build_button(self) -> QPushButton:
        """Return the button that opens the menu."""
        button = make_button(
            self.tr("Template"),
            "entry_template",
            variant="quiet",
            theme=self._context.theme,
            icon="text-box-outline",
        )
        button.setAccessibleName(self.tr("Begin with a template"))
        menu = QMenu(button)
        menu.setObjectName("entry_template_menu")
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        button.setMenu(menu)
        return button

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        own_began = False
        for template in self._templates.all():
            if not template.body.strip():
                continue  # an empty page is there already
            if template.is_own and not own_began:
                own_began = True
                menu.addSeparator()
            menu.addAction(self._action(menu, template))
        menu.addSeparator()
        keep = menu.addAction(self.tr("Save as template…"))
        keep.setObjectName("template_save_as")
        keep.setEnabled(bool(self._text().strip()))
        keep.triggered.connect(self._on_save_as)

    def _action(self, menu: QMenu, template: EntryTemplate) -> QAction:
        action = QAction(template.title.replace("&", "&&"), menu)
        action.setObjectName(f"template_{template.slug}")
        action.setToolTip(plain_tip(template.description))
        action.triggered.connect(lambda: self.chosen.emit(template))
        return action

    def _on_save_as(self) -> None:
        TemplateDialog(self._context, self._text(), self.window()).open()
