"""The part of a check-in that is folded away until it is wanted: what is going on, and what set it off."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.today.context_edit import ContextEdit
from extrovertly_desktop.views.widgets.properties import make_label
from extrovertly_desktop.views.widgets.tag_edit import TagEdit

_NOTE_EM = 5.5


class NotePart(QWidget):
    """A context in words and triggers as tags, each offering what was used before.

    Attributes:
        context: the field of the words.
        triggers: the field of the tags.
    """

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.context = ContextEdit()
        self.context.setObjectName("check_in_note")
        self.context.setAccessibleName(self.tr("What is going on?"))
        self.context.setPlaceholderText(self.tr("Where you are, who is there, what just happened"))
        self.triggers = TagEdit(theme, self.tr("What set it off?"), "check_in_triggers")
        note_label = make_label(self.tr("What is going on?"))
        note_label.setBuddy(self.context)
        trigger_label = make_label(self.tr("What set it off?"))
        trigger_label.setBuddy(self.triggers)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (note_label, self.context, trigger_label, self.triggers):
            self._column.addWidget(widget)
        self._on_theme_changed()
        theme.theme_changed.connect(self._on_theme_changed)

    def words(self) -> str:
        """Return the context as it stands there."""
        return self.context.toPlainText()

    def fill(self, context: str, triggers: Iterable[str]) -> None:
        """Show a context and triggers."""
        self.context.set_text(context)
        self.triggers.set_tags(triggers)

    def is_blank(self) -> bool:
        """Whether nothing stands in either field."""
        return not (self.words().strip() or self.triggers.tags() or self.triggers.has_pending())

    def focus_start(self) -> None:
        """Give the keyboard to the words."""
        self.context.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._column.setSpacing(metrics.space(1))
        self.context.setFixedHeight(metrics.em(_NOTE_EM))
