"""The form of one entry: what is written, and what goes with it."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.journal import JournalDraft, JournalEntry, count_words
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.journal.mood_field import MoodField
from extrovertly_desktop.views.journal.prompt_line import PromptLine
from extrovertly_desktop.views.journal.when_field import WhenField
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_label
from extrovertly_desktop.views.widgets.tag_edit import TagEdit

_LEAST_LINES_EM = 8


@dataclass(frozen=True, slots=True)
class _Contents:
    """What stands in the form, for telling whether anything changed."""

    text: str
    prompt: str | None
    mood: str | None
    tags: tuple[str, ...]
    is_private: bool
    at_ms: int | None


class EntryForm(QWidget):
    """Text, prompt, mood, moment, tags and privacy.

    Signals:
        edited: the person changed something.
    """

    edited = Signal()

    def __init__(self, theme: ThemeManager, vault: OpenVault, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._vault = theme, vault
        # An entry keeps how strong its mood was, although this form does not ask for it.
        self._intensity: int | None = None
        self.setObjectName("entry_form")
        self._build()
        self._connect()
        self._on_theme_changed()
        self._clean = self._contents()

    def begin(self, prompt: str | None) -> None:
        """Make an empty page, with a prompt or without."""
        self._intensity = None
        self._fill(_Contents("", prompt, None, (), is_private=True, at_ms=None), None)

    def show_entry(self, entry: JournalEntry) -> None:
        """Show a stored entry."""
        contents = _Contents(
            entry.content, entry.reflection_prompt, entry.mood, entry.tags, entry.is_private, at_ms=None
        )
        self._intensity = entry.intensity
        self._fill(contents, entry.created_at)

    def offer_prompt(self) -> None:
        """Show the prompt of the day above the page."""
        self._prompt.offer()
        self._clean = self._contents()

    def set_prompt(self, text: str) -> None:
        """Put a prompt above the page, whatever is written below it."""
        self._prompt.set_prompt(text)

    def set_tag_suggestions(self, tags: list[str]) -> None:
        """Offer these while a tag is typed."""
        self._tags.set_suggestions(tags)

    def is_edited(self) -> bool:
        """Whether the form holds anything that would be lost."""
        return self._contents() != self._clean

    def is_untouched(self) -> bool:
        """Whether nothing but the prompt differs from the page as it began."""
        now, before = self._contents(), self._clean
        return (now.text, now.mood, now.tags, now.is_private, now.at_ms) == (
            before.text,
            before.mood,
            before.tags,
            before.is_private,
            before.at_ms,
        )

    def keep_up(self) -> None:
        """Let a moment that means “now” be now."""
        self._when.keep_up()

    def draft(self) -> JournalDraft:
        """Return what stands in the form, checked.

        Raises:
            UserError: with one sentence about the first thing that is wrong.
        """
        self._tags.commit_pending()
        contents = self._contents()
        if not contents.text.strip():
            raise UserError(self.tr("The page is still empty. A few words are enough."), field="content")
        if contents.mood is None:
            raise UserError(self.tr("Please choose a mood for this entry."), field="mood")
        return JournalDraft.of(
            content=contents.text,
            mood=contents.mood,
            reflection_prompt=contents.prompt,
            tags=contents.tags,
            is_private=contents.is_private,
            at_ms=contents.at_ms,
            intensity=self._intensity,
        )

    def show_error(self, error: UserError) -> None:
        """Say what is wrong, and put the keyboard where it can be put right."""
        fields: dict[str | None, QWidget] = {
            "content": self._text,
            "mood": self._mood,
            "tags": self._tags,
            "at_ms": self._when,
        }
        self._error.show_error(str(error), fields.get(error.field))

    def clear_error(self) -> None:
        """Take a sentence about what was wrong away."""
        self._error.clear()

    def focus_text(self) -> None:
        """Put the keyboard into the text."""
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, contents: _Contents, given_ms: int | None) -> None:
        self._error.clear()
        self._text.setPlainText(contents.text)
        self._prompt.set_prompt(contents.prompt)
        self._mood.set_mood(contents.mood)
        self._tags.set_tags(contents.tags)
        self._private.setChecked(contents.is_private)
        self._when.set_given(given_ms)
        self._show_count()
        self._clean = self._contents()

    def _contents(self) -> _Contents:
        return _Contents(
            self._text.toPlainText(),
            self._prompt.prompt(),
            self._mood.mood(),
            self._tags.tags(),
            self._private.isChecked(),
            self._when.at_ms(),
        )

    def _build(self) -> None:
        self._prompt = PromptLine(self._theme, self._vault.prompts)
        self._text = QPlainTextEdit()
        self._text.setObjectName("entry_text")
        self._text.setAccessibleName(self.tr("Your entry"))
        self._text.setPlaceholderText(self.tr("Write here. Markdown works: **bold**, *italic*, # heading."))
        self._text.setTabChangesFocus(True)
        self._error = InlineError(self._theme, "entry_error")
        self._mood = MoodField(self._theme, self._vault.check_ins.moods(), "entry_mood")
        self._when = WhenField(self._theme, self._vault.clock, "entry_when")
        self._private = QCheckBox(self.tr("Private"))
        self._private.setObjectName("entry_private")
        self._private.setToolTip(self.tr("A private entry is never quoted elsewhere unless you allow it."))
        self._details = QWidget()
        self._flow = FlowLayout(self._details)
        for widget in (self._mood, self._when, self._private):
            self._flow.addWidget(widget)
        self._tags = TagEdit(self._theme, self.tr("Tags"), "entry_tags")
        self._count = make_label("", "caption", wrap=False)
        self._count.setObjectName("entry_words")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._prompt)
        self._column.addWidget(self._text, 1)
        for part in (self._error, self._details, self._tags):
            self._column.addWidget(part)
        self._order_tabs()

    def build_count_row(self) -> QHBoxLayout:
        """Return a row that begins with the word count."""
        row = QHBoxLayout()
        row.addWidget(self._count)
        row.addStretch(1)
        return row

    def _order_tabs(self) -> None:
        for first, second in pairwise((self._text, self._mood, self._when, self._private, self._tags)):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self._text.textChanged.connect(self._on_text_changed)
        signals = (self._prompt.changed, self._mood.mood_changed, self._tags.tags_changed, self._when.changed)
        for signal in (*signals, self._private.clicked):
            signal.connect(self._on_edited)
        self._theme.theme_changed.connect(self._on_theme_changed)

    def _show_count(self) -> None:
        words = count_words(self._text.toPlainText())
        if words == 1:
            self._count.setText(self.tr("1 word"))
        else:
            self._count.setText(self.tr("{count} words", None, words).format(count=QLocale().toString(words)))

    def _on_text_changed(self) -> None:
        self._show_count()
        self._on_edited()

    def _on_edited(self) -> None:
        self._error.clear()
        self.edited.emit()

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._column.setSpacing(metrics.space(3))
        self._flow.setSpacing(metrics.space(2))
        self._text.setMinimumHeight(metrics.em(_LEAST_LINES_EM))
