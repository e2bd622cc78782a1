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
    """Shows a prompt; skipping shows the next, a theme narrows the choice, and there may be none for the day.

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
        self._themes.activated.connect(self.reload)
        self._none.clicked.connect(self._on_put_away)
        self._back.clicked.connect(self._on_brought_out)
        theme.theme_changed.connect(self._on_own_theme_changed)
        self._on_own_theme_changed()

    def begin_day(self) -> None:
        """Ask for no theme any more, since a new day has a prompt of its own."""
        with QSignalBlocker(self._themes):
            self._themes.setCurrentIndex(0)
        self.reload()

    def reload(self) -> None:
        """Show the prompt and the themes as of now."""
        self._fill_themes()
        put_away = self._prompts.is_put_away()
        for widget in (self._text, self._actions, self._skip):
            widget.setVisible(not put_away)
        for widget in (self._without, self._back):
            widget.setVisible(put_away)
        if not put_away:
            self._text.setText(self._prompts.of_the_day(self._themes.currentData()).text)

    def _build(self) -> None:
        self._text = make_label("")
        self._text.setObjectName("prompt_text")
        self._write = make_button(self.tr("Write"), "prompt_write")
        self._skip = make_button(self.tr("Another one"), "prompt_skip", variant="quiet")
        self._themes = QComboBox()
        self._themes.setObjectName("prompt_theme")
        self._themes.setAccessibleName(self.tr("Theme of the prompt"))
        self._none = make_button(self.tr("Not today"), "prompt_none", variant="quiet")
        self._none.setToolTip(self.tr("No prompt for the rest of the day"))
        self._without = make_label(self.tr("No prompt today. The page is all yours."), "muted")
        self._without.setObjectName("prompt_without")
        self._back = make_button(self.tr("Show it after all"), "prompt_back", variant="quiet")
        WheelGuard(self).guard(self._themes)
        self._actions = QWidget()
        flow = FlowLayout(self._actions)
        self.header.addWidget(self._skip)
        self.header.addWidget(self._back)
        for widget in (self._write, self._themes, self._none):
            flow.addWidget(widget)
        self._flow = flow
        self.add(self._text)
        self.add(self._without)
        self.add(self._actions)
        self.body.addStretch(1)

    def _on_skipped(self) -> None:
        self._text.setText(self._prompts.skip(self._themes.currentData()).text)
        self._skip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_themes(self) -> None:
        """Offer the themes; one's own prompts have one as soon as there are any."""
        wanted: list[tuple[str, str | None]] = [(self.tr("Any theme"), None)]
        wanted += [(title, slug) for slug, title in self._prompts.themes().items()]
        if wanted == [(self._themes.itemText(i), self._themes.itemData(i)) for i in range(self._themes.count())]:
            return
        chosen = self._themes.currentData()
        with QSignalBlocker(self._themes):
            self._themes.clear()
            for title, slug in wanted:
                self._themes.addItem(title, slug)
            self._themes.setCurrentIndex(max(0, self._themes.findData(chosen)))

    def _on_put_away(self) -> None:
        self._prompts.put_away()
        self.reload()
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_brought_out(self) -> None:
        self._prompts.bring_out()
        self.reload()
        self._write.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_own_theme_changed(self) -> None:
        self._flow.setSpacing(self._theme.metrics.space(2))
