"""Templates of one's own, and those that came with the application to begin them from."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.writing_kit import EntryTemplate, TemplateDraft
from extrovertly_desktop.services.templates import TemplateService
from extrovertly_desktop.views.kit.own_list import OwnRow
from extrovertly_desktop.views.kit.shelf_form import ShelfForm
from extrovertly_desktop.views.kit.shelf_page import ShelfPage, ShelfWords
from extrovertly_desktop.views.notices import Notices
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_label
from extrovertly_desktop.views.widgets.room_left import holds

_BODY_EM = 11


def _words() -> ShelfWords:
    tr = QCoreApplication.translate
    return ShelfWords(
        name="templates",
        list_name=tr("TemplatePage", "Templates"),
        introduction=tr("TemplatePage", "What can stand on the page when you begin an entry."),
        add=tr("TemplatePage", "New template"),
        new_title=tr("TemplatePage", "A new template"),
        nothing=tr("TemplatePage", "Choose a template to look at it, or begin one of your own."),
        icon="text-box-plus-outline",
    )


class TemplateForm(ShelfForm):
    """A name, a line about what it is good for, and Markdown."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, "template_form", parent)
        self._title = QLineEdit()
        self._title.setObjectName("template_name")
        holds(self._title, limits.TEMPLATE_NAME)
        self._description = QLineEdit()
        self._description.setObjectName("template_description")
        holds(self._description, limits.TEMPLATE_ABOUT)
        self._body = QPlainTextEdit()
        self._body.setObjectName("template_body")
        holds(self._body, limits.TEMPLATE)
        self._body.setTabChangesFocus(True)
        self._hint = make_label(
            self.tr("It came with the application. To change it, make your own from it."), "caption"
        )
        self._hint.setObjectName("template_hint")
        self.column.addWidget(self._hint)
        self.add_field(self.tr("Name"), self._title)
        self.add_error()
        self.add_field(self.tr("What it is good for"), self._description)
        self.add_field(self.tr("Text (Markdown)"), self._body, 1)
        self._description.setPlaceholderText(self.tr("Optional, in a line"))
        for field in (self._title, self._description):
            field.returnPressed.connect(self.submitted)
        theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_template(self, template: EntryTemplate | None) -> None:
        """Put a template into the fields, or for None nothing; one that came with the application is only read."""
        self._title.setText(template.title if template is not None else "")
        self._description.setText(template.description if template is not None else "")
        self._body.setPlainText(template.body if template is not None else "")
        came_with = template is not None and not template.is_own
        for field in (self._title, self._description, self._body):
            field.setReadOnly(came_with)
        self._hint.setVisible(came_with)
        example = self.tr("## What happened\n\n## What I make of it")
        self._body.setPlaceholderText(self.tr("An empty page") if came_with else example)

    def draft(self) -> TemplateDraft:
        """Return the template as it is written.

        Raises:
            UserError: if it has no name, or something is too long.
        """
        title, description, body = self._title.text(), self._description.text(), self._body.toPlainText()
        return TemplateDraft.of(title=title, description=description, body=body)

    def entered(self) -> tuple[object, ...]:
        """Return what stands in the fields."""
        return (self._title.text().strip(), self._description.text().strip(), self._body.toPlainText())

    def fields(self) -> Mapping[str | None, QWidget]:
        """Return the fields by the names their draft has for them."""
        return {"title": self._title, "description": self._description, "body": self._body}

    def begin_with(self, title: str, description: str, body: str) -> None:
        """Write a beginning into the empty fields of a new template."""
        self._title.setText(title)
        self._description.setText(description)
        self._body.setPlainText(body)
        self._title.selectAll()

    def _on_theme_changed(self) -> None:
        self._body.setMinimumHeight(self.theme.metrics.em(_BODY_EM))


class TemplatePage(ShelfPage):
    """Look at all templates; add, change and delete one's own."""

    def __init__(
        self, theme: ThemeManager, notices: Notices, templates: TemplateService, parent: QWidget | None = None
    ) -> None:
        self._templates = templates
        self._form = TemplateForm(theme)
        super().__init__(theme, notices, _words(), self._form, parent)
        self._copy = self.add_action(self.tr("Make my own from this"), "template_copy", self._on_copied)
        self._delete = self.add_action(self.tr("Delete"), "template_delete", self.delete_item)

    def rows(self) -> Sequence[OwnRow]:
        """Return all templates, one's own last."""
        yours = self.tr("yours")
        return [OwnRow(item.slug, item.title, yours if item.is_own else "") for item in self._templates.all()]

    def show_item(self, slug: str) -> str:
        """Show a template in the form."""
        template = self._find(slug)
        came_with = template is not None and not template.is_own
        self._copy.setVisible(came_with)
        self._delete.setVisible(template is not None and template.is_own)
        self.set_saving(possible=not came_with)
        self._form.show_template(template)
        return template.title if template is not None else ""

    def save_item(self, slug: str) -> str:
        """Add or change the template."""
        draft, before, templates = self._form.draft(), self._find(slug), self._templates
        if before is None:
            added = templates.add(draft)
            words = self.tr("“{title}” is among your templates.").format(title=added.title)
            self.notices.say(words, lambda: templates.delete(added.slug))
            return added.slug
        templates.change(slug, draft)
        old = TemplateDraft.of(title=before.title, description=before.description, body=before.body)
        words = self.tr("“{title}” is changed.").format(title=draft.title)
        self.notices.say(words, lambda: templates.change(slug, old))
        return slug

    def delete_item(self, slug: str) -> None:
        """Delete a template of one's own."""
        templates, gone = self._templates, self._templates.delete(slug)
        self.form.settle()
        words = self.tr("“{title}” is deleted.").format(title=gone.item.title)
        self.notices.say(words, lambda: templates.restore(gone))

    def _on_copied(self, slug: str) -> None:
        template = self._templates.get(slug)
        self.begin_new()
        title = self.tr("{title} (mine)").format(title=template.title)
        self._form.begin_with(title, template.description, template.body)

    def _find(self, slug: str) -> EntryTemplate | None:
        return next((item for item in self._templates.all() if item.slug == slug), None)
