"""Prompts of one's own: they turn up among the others."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.writing_kit import OWN_THEME, OwnPrompt, PromptDraft
from extrovertly_desktop.services.prompts import PromptService
from extrovertly_desktop.views.kit.own_list import OwnRow
from extrovertly_desktop.views.kit.shelf_form import ShelfForm
from extrovertly_desktop.views.kit.shelf_page import ShelfPage, ShelfWords
from extrovertly_desktop.views.notices import Notices
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_label
from extrovertly_desktop.views.widgets.room_left import holds
from extrovertly_desktop.views.widgets.wheel_guard import WheelGuard

_TEXT_EM = 6.5


def _words() -> ShelfWords:
    tr = QCoreApplication.translate
    return ShelfWords(
        name="prompts",
        list_name=tr("PromptPage", "Your prompts"),
        introduction=tr("PromptPage", "Questions you would like to be asked. They turn up among the others."),
        add=tr("PromptPage", "New prompt"),
        new_title=tr("PromptPage", "A new prompt"),
        nothing=tr("PromptPage", "Is there a question you keep coming back to? Write it down, and it will find you."),
        icon="comment-question-outline",
    )


class PromptForm(ShelfForm):
    """A question, and the theme it belongs to."""

    def __init__(self, theme: ThemeManager, prompts: PromptService, parent: QWidget | None = None) -> None:
        super().__init__(theme, "prompt_form", parent)
        self._text = QPlainTextEdit()
        self._text.setObjectName("own_prompt_text")
        holds(self._text, limits.PROMPT)
        self._text.setPlaceholderText(self.tr("What would you like to be asked?"))
        self._text.setTabChangesFocus(True)
        self._theme_field = QComboBox()
        self._theme_field.setObjectName("own_prompt_theme")
        self._theme_field.addItem(self.tr("None: your own"), OWN_THEME)
        for slug, title in prompts.themes().items():
            if slug != OWN_THEME:
                self._theme_field.addItem(title, slug)
        WheelGuard(self).guard(self._theme_field)
        self.add_field(self.tr("Prompt"), self._text)
        self.add_error()
        self.add_field(self.tr("Theme"), self._theme_field)
        hint = self.tr("With a theme it also comes up when you choose that theme.")
        self.column.addWidget(make_label(hint, "caption"))
        self.column.addStretch(1)
        theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_prompt(self, prompt: OwnPrompt | None) -> None:
        """Put a prompt into the fields, or for None nothing."""
        self._text.setPlainText(prompt.text if prompt is not None else "")
        self._theme_field.setCurrentIndex(max(0, self._theme_field.findData(prompt.theme if prompt else OWN_THEME)))

    def draft(self) -> PromptDraft:
        """Return the prompt as it is written.

        Raises:
            UserError: if it is blank or too long.
        """
        return PromptDraft.of(text=" ".join(self._text.toPlainText().split()), theme=self._theme_field.currentData())

    def entered(self) -> tuple[object, ...]:
        """Return what stands in the fields."""
        return (self._text.toPlainText().strip(), self._theme_field.currentData())

    def fields(self) -> Mapping[str | None, QWidget]:
        """Return the fields by the names their draft has for them."""
        return {"text": self._text, "theme": self._theme_field}

    def _on_theme_changed(self) -> None:
        self._text.setFixedHeight(self.theme.metrics.em(_TEXT_EM))


class PromptPage(ShelfPage):
    """Add, change and delete prompts of one's own."""

    def __init__(
        self, theme: ThemeManager, notices: Notices, prompts: PromptService, parent: QWidget | None = None
    ) -> None:
        self._prompts = prompts
        self._form = PromptForm(theme, prompts)
        super().__init__(theme, notices, _words(), self._form, parent)
        self._delete = self.add_action(self.tr("Delete"), "prompt_delete", self.delete_item)

    def rows(self) -> Sequence[OwnRow]:
        """Return one's own prompts."""
        return [OwnRow(prompt.slug, prompt.text) for prompt in self._prompts.own()]

    def show_item(self, slug: str) -> str:
        """Show a prompt in the form."""
        prompt = self._find(slug)
        self._delete.setVisible(prompt is not None)
        self._form.show_prompt(prompt)
        return self.tr("Your prompt") if prompt is not None else ""

    def save_item(self, slug: str) -> str:
        """Add or change the prompt."""
        draft, before, prompts = self._form.draft(), self._find(slug), self._prompts
        if before is None:
            added = prompts.add(draft)
            self.notices.say(self.tr("The prompt is kept."), lambda: prompts.delete(added.slug))
            return added.slug
        prompts.change(slug, draft)
        old = PromptDraft.of(text=before.text, theme=before.theme)
        self.notices.say(self.tr("The prompt is changed."), lambda: prompts.change(slug, old))
        return slug

    def delete_item(self, slug: str) -> None:
        """Delete a prompt; entries keep its text."""
        prompts, gone = self._prompts, self._prompts.delete(slug)
        self.form.settle()
        self.notices.say(self.tr("The prompt is deleted."), lambda: prompts.restore(gone))

    def _find(self, slug: str) -> OwnPrompt | None:
        return next((prompt for prompt in self._prompts.own() if prompt.slug == slug), None)
