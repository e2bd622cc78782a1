"""The form of one entry: what is written, and what goes with it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.journal import DraftState, JournalDraft, count_words
from extrovertly_desktop.domain.writing_kit import EntryTemplate
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.journal.editor.details import EntryDetails
from extrovertly_desktop.views.journal.editor.photo_adder import PhotoHome
from extrovertly_desktop.views.journal.editor.photo_pane import PhotoPane
from extrovertly_desktop.views.journal.editor.template_button import TemplateButton
from extrovertly_desktop.views.journal.editor.text_stack import TextStack
from extrovertly_desktop.views.journal.editor.writing_area import offered_pictures
from extrovertly_desktop.views.journal.prompt_line import PromptLine
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_label

_COUNT_MS = 150
"""How long the words of a long text wait to be counted, so that counting is not done at each of many keystrokes."""


class EntryForm(QWidget):
    """Text, prompt, photos, mood, moment, tags and privacy.

    Args:
        context: what every part of a tab is given.
        make_home: returns what new photos belong to, and makes it first if need be.

    Signals:
        edited: the person changed something.
        photos_changed: the page has other photos than before, or fewer are on their way.
        turn_asked: turn between reading and writing, by Ctrl+E.
        left: the keyboard left the text that is being written.
    """

    edited = Signal()
    photos_changed = Signal()
    turn_asked = Signal()
    left = Signal()

    def __init__(self, context: ViewContext, make_home: Callable[[], PhotoHome], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._template: str | None = None
        self._is_filling = False
        self.setObjectName("entry_form")
        self.setAcceptDrops(True)
        self._build(make_home)
        self._connect()
        self._on_theme_changed()
        self._clean = self.state()

    def show_page(self, state: DraftState, clean: DraftState, given_ms: int | None) -> None:
        """Show a page.

        Args:
            state: what stands on it.
            clean: what it is compared with to tell whether anything was changed.
            given_ms: the moment it began with, or None for now.
        """
        self._is_filling = True
        self._template = state.template
        self.clear_error()
        self._text.close_find()
        self._text.set_text(state.content)
        self._prompt.set_prompt(state.reflection_prompt)
        self._details.show_state(state, given_ms)
        self._clean = _compared(clean)
        self._show_count()
        self._is_filling = False

    def state(self) -> DraftState:
        """Return what stands on the page; `at_ms` only when the person chose the moment."""
        return replace(
            self._details.state(),
            content=self._text.text(),
            reflection_prompt=self._prompt.prompt(),
            template=self._template,
        )

    def is_edited(self) -> bool:
        """Whether anything on the page differs from what it began with."""
        return _compared(self.state()) != self._clean

    def is_untouched(self) -> bool:
        """Whether nothing but the prompt differs from the page as it began."""
        prompt = self._clean.reflection_prompt
        return replace(_compared(self.state()), reflection_prompt=prompt) == self._clean

    def offer_prompt(self) -> None:
        """Show the prompt of the day above the page."""
        self._prompt.offer()

    def prompt(self) -> str | None:
        """Return the prompt above the page, or None."""
        return self._prompt.prompt()

    def set_prompt(self, text: str) -> None:
        """Put a prompt above the page."""
        self._prompt.set_prompt(text)

    def show_photos_of(self, home: PhotoHome) -> None:
        """Show the photos of an entry or of a draft."""
        self._photos.show_home(home)

    def has_photos(self) -> bool:
        """Whether the page has photos, or is about to."""
        return self._photos.has_photos()

    def has_pending_photos(self) -> bool:
        """Whether photos are still being added to this page."""
        return self._photos.has_pending_photos()

    def is_adding_photos_to(self, draft_id: str) -> bool:
        """Whether photos are on their way to a draft, be it on the page or not."""
        return self._photos.is_adding_to(PhotoHome(draft_id=draft_id))

    def is_adding_photos(self) -> bool:
        """Whether photos are still being added to this page or to one before it."""
        return self._photos.is_adding()

    def has_text(self) -> bool:
        """Whether anything is written."""
        return bool(self._text.text().strip())

    def is_reading(self) -> bool:
        """Whether the page is shown to be read."""
        return self._text.is_reading()

    def set_reading(self, *, reading: bool) -> None:
        """Show the page to be read, or to be written."""
        self._text.set_reading(reading=reading)
        self._prompt.set_reading(reading=reading)
        self._details.set_reading(reading=reading)

    def keep_up(self) -> None:
        """Let a moment that means “now” be now."""
        self._details.keep_up()

    def reload_kit(self) -> None:
        """Offer the moods, tags and themes that there are now."""
        self._details.reload()
        self._prompt.reload()

    def reload_photos(self) -> None:
        """Show the photos that there are now."""
        self._photos.reload()

    def draft(self) -> JournalDraft:
        """Return what stands in the form, checked.

        Raises:
            UserError: with one sentence about the first thing that is wrong.
        """
        self._details.commit_pending()
        state = self.state()
        if not state.content.strip():
            raise UserError(self.tr("The page is still empty. A few words are enough."), field="content")
        if state.mood is None:
            raise UserError(self.tr("Please choose a mood for this entry."), field="mood")
        return state.checked()

    def show_error(self, error: UserError) -> None:
        """Say what is wrong, and put the keyboard where it can be put right."""
        self.set_reading(reading=False)
        field = self._text.writing if error.field == "content" else self._details.field(error.field)
        self._error.show_error(str(error), field)

    def show_trouble(self, sentence: str) -> None:
        """Say that something outside the page went wrong, without moving the keyboard."""
        if sentence != self._error.text():
            self._error.show_error(sentence)

    def clear_error(self) -> None:
        """Take a sentence about what was wrong away."""
        self._error.clear()

    def focus_text(self) -> None:
        """Put the keyboard into the text."""
        self._text.focus_text()

    @property
    def count_label(self) -> QLabel:
        """The label with the word count, for the foot of the page."""
        return self._count

    def event(self, event: QEvent) -> bool:
        """Keep the page's keys for the page, though other parts of the tab use them too."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own_key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Find with Ctrl+F and F3, and turn between reading and writing with Ctrl+E."""
        if not self._is_own_key(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_F3:
            self._text.step_found(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.matches(QKeySequence.StandardKey.Find):
            self._text.open_find()
        else:
            self.turn_asked.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take pictures anywhere on the page, while it is read as well."""
        if offered_pictures(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add pictures that were dropped beside the text."""
        self._photos.add(offered_pictures(event.mimeData()))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _is_own_key(self, event: QKeyEvent) -> bool:
        is_turn = event.key() == Qt.Key.Key_E and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        is_find = event.matches(QKeySequence.StandardKey.Find) or event.key() == Qt.Key.Key_F3
        return (is_turn or is_find) and self.has_text()

    def _build(self, make_home: Callable[[], PhotoHome]) -> None:
        context, theme = self._context, self._context.theme
        self._prompt = PromptLine(theme, context.vault.prompts, self)
        self._text = TextStack(theme, self)
        self._photos = PhotoPane(context, make_home, self)
        self._error = InlineError(theme, "entry_error")
        self._details = EntryDetails(theme, context.vault, self)
        self._templates = TemplateButton(context, self._text.text, self)
        for tool in (self._photos.build_button(), self._templates.build_button()):
            self._details.add_tool(tool)
        self._count = make_label("", "caption", wrap=False)
        self._count.setObjectName("entry_words")
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNT_MS)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        # Who reads first wants to know when that was and how it felt; below a short text the line would be far away.
        self._column.addWidget(self._details.summary)
        self._column.addWidget(self._prompt)
        self._column.addWidget(self._text, 1)
        for part in (self._photos, self._error, self._details):
            self._column.addWidget(part)

    def _connect(self) -> None:
        self._counting.timeout.connect(self._show_count)
        self._text.edited.connect(self._on_text_edited)
        self._text.left.connect(self.left)
        self._text.pictures_offered.connect(self._on_pictures_offered)
        self._photos.changed.connect(self.photos_changed)
        self._prompt.changed.connect(self._on_edited)
        self._details.changed.connect(self._on_edited)
        self._templates.chosen.connect(self._on_template_chosen)
        self._context.theme.theme_changed.connect(self._on_theme_changed)

    def _show_count(self) -> None:
        self._counting.stop()
        words = count_words(self._text.text())
        if words == 1:
            self._count.setText(self.tr("1 word"))
        else:
            self._count.setText(self.tr("{count} words", None, words).format(count=QLocale().toString(words)))

    def _on_text_edited(self) -> None:
        if self._text.is_long():
            self._counting.start()
        else:
            self._show_count()
        self._on_edited()

    def _on_pictures_offered(self, pictures: list[Path | bytes]) -> None:
        self._photos.add(pictures)

    def _on_template_chosen(self, template: EntryTemplate) -> None:
        if not self.has_text():
            self._template = template.slug
        self._text.insert_apart(template.body)
        self.focus_text()

    def _on_edited(self) -> None:
        if not self._is_filling:
            self.clear_error()
            self.edited.emit()

    def _on_theme_changed(self) -> None:
        self._column.setSpacing(self._context.theme.metrics.space(3))


def _compared(state: DraftState) -> DraftState:
    """Return what of a state tells whether the page was changed."""
    return replace(state, id=None, entry_id=None, created_at=0, updated_at=0, template=None)
