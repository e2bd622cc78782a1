"""The prompt above the page: what the entry answers to, if anything."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from extrovertly_desktop.services.prompts import PromptService
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.properties import make_button, make_label
from extrovertly_desktop.views.widgets.wheel_guard import WheelGuard


class PromptLine(QWidget):
    """Shows a prompt, another one, one of a theme, or none.

    Signals:
        changed: the person chose another prompt or none.
    """

    changed = Signal()

    def __init__(self, theme: ThemeManager, prompts: PromptService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._prompts = theme, prompts
        self._prompt: str | None = None
        self._is_reading = False
        self._offered: dict[str, str] = {}
        self.setObjectName("entry_prompt")
        self._build()
        self._connect()
        self._on_theme_changed()
        self.set_prompt(None)

    def prompt(self) -> str | None:
        """Return the text of the prompt, or None when the entry answers to none."""
        return self._prompt

    def set_prompt(self, text: str | None) -> None:
        """Show a prompt or none, without announcing it."""
        self._prompt = text
        self._text.setText(text or "")
        self._show_parts()

    def set_reading(self, *, reading: bool) -> None:
        """Show the prompt alone, without ways to change it."""
        self._is_reading = reading
        self._show_parts()

    def offer(self) -> None:
        """Show the prompt of the day, or the one that came after what was skipped; none if none is wanted today."""
        self.set_prompt(None if self._prompts.is_put_away() else self._of_the_day())

    def reload(self) -> None:
        """Offer the themes that there are now, those of the person's own prompts included."""
        themes = self._prompts.themes()
        if themes == self._offered:
            return
        chosen = self._themes.currentData()
        self._offered = themes
        self._themes.clear()
        self._themes.addItem(self.tr("Any theme"), None)
        for slug, title in themes.items():
            self._themes.addItem(title, slug)
        self._themes.setCurrentIndex(max(0, self._themes.findData(chosen)))

    def _show_parts(self) -> None:
        has_prompt, writing = self._prompt is not None, not self._is_reading
        self._text.setVisible(has_prompt)
        for widget in (self._another, self._themes, self._none):
            widget.setVisible(has_prompt and writing)
        self._use.setVisible(not has_prompt and writing)
        self._actions.setVisible(writing)
        self.setVisible(has_prompt or writing)

    def _of_the_day(self) -> str:
        return self._prompts.of_the_day(self._themes.currentData()).text

    def _build(self) -> None:
        self._text = make_label("")
        self._text.setObjectName("entry_prompt_text")
        self._another = make_button(self.tr("Another prompt"), "entry_prompt_another", variant="quiet")
        self._none = make_button(self.tr("No prompt"), "entry_prompt_none", variant="quiet")
        self._use = make_button(self.tr("Write to a prompt"), "entry_prompt_use")
        self._themes = QComboBox()
        self._themes.setObjectName("entry_prompt_theme")
        self._themes.setAccessibleName(self.tr("Theme of the prompt"))
        self.reload()
        WheelGuard(self).guard(self._themes)
        self._actions = QWidget(self)
        self._flow = FlowLayout(self._actions)
        for widget in (self._themes, self._another, self._none, self._use):
            self._flow.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._text)
        self._column.addWidget(self._actions)

    def _connect(self) -> None:
        self._another.clicked.connect(self._on_another)
        self._none.clicked.connect(self._on_none)
        self._use.clicked.connect(self._on_use)
        self._themes.activated.connect(self._on_theme_chosen)
        self._theme.theme_changed.connect(self._on_theme_changed)

    def _on_another(self) -> None:
        self.set_prompt(self._prompts.skip(self._themes.currentData()).text)
        self.changed.emit()

    def _on_none(self) -> None:
        self._prompts.put_away()
        self.set_prompt(None)
        self._use.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _on_use(self) -> None:
        self._prompts.bring_out()
        self.set_prompt(self._of_the_day())
        self._another.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _on_theme_chosen(self) -> None:
        self.set_prompt(self._of_the_day())
        self.changed.emit()

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._column.setSpacing(metrics.space(2))
        self._flow.setSpacing(metrics.space(1))
