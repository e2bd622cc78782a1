"""The prompt of the day: one thing to write about, another for the asking."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from extrovertly_desktop.services.prompts import PromptService
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.properties import make_button, make_label
from extrovertly_desktop.views.widgets.wheel_guard import WheelGuard


class PromptCard(Card):
    """Shows a prompt; skipping shows the next, a theme narrows the choice.

    Signals:
        writing_asked: the text of the prompt to write about.
    """

    writing_asked = Signal(str)

    def __init__(self, theme: ThemeManager, prompts: PromptService, parent: QWidget | None = None) -> None:
        super().__init__(theme, object_name="prompt_card", parent=parent)
        self.set_title(self.tr("Something to write about"))
        self._theme, self._prompts = theme, prompts
        self._build()
        self._write.clicked.connect(lambda: self.writing_asked.emit(self._text.text()))
        self._skip.clicked.connect(self._on_skipped)
        self._themes.activated.connect(self._on_theme_chosen)
        theme.theme_changed.connect(self._on_own_theme_changed)
        self._on_own_theme_changed()

    def begin_day(self) -> None:
        """Ask for no theme any more, since a new day has a prompt of its own."""
        with QSignalBlocker(self._themes):
            self._themes.setCurrentIndex(0)
        self.reload()

    def reload(self) -> None:
        """Show the prompt as of now."""
        self._text.setText(self._prompts.of_the_day(self._themes.currentData()).text)

    def _build(self) -> None:
        self._text = make_label("")
        self._text.setObjectName("prompt_text")
        self._write = make_button(self.tr("Write"), "prompt_write")
        self._skip = make_button(self.tr("Another one"), "prompt_skip", variant="quiet")
        self._themes = QComboBox()
        self._themes.setObjectName("prompt_theme")
        self._themes.setAccessibleName(self.tr("Theme of the prompt"))
        self._themes.addItem(self.tr("Any theme"), None)
        for slug, title in self._prompts.themes().items():
            self._themes.addItem(title, slug)
        WheelGuard(self).guard(self._themes)
        self._actions = QWidget()
        flow = FlowLayout(self._actions)
        self.header.addWidget(self._skip)
        for widget in (self._write, self._themes):
            flow.addWidget(widget)
        self._flow = flow
        self.add(self._text)
        self.add(self._actions)
        self.body.addStretch(1)

    def _on_skipped(self) -> None:
        self._text.setText(self._prompts.skip(self._themes.currentData()).text)
        self._skip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_theme_chosen(self) -> None:
        self.reload()

    def _on_own_theme_changed(self) -> None:
        self._flow.setSpacing(self._theme.metrics.space(2))
