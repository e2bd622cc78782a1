"""A sentence about what is wrong and what to do, beside the thing it is about."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.properties import make_label, set_style_property
from extrovertly_desktop.views.widgets.toast import Toast


class InlineError(QFrame):
    """Hidden until `show_error`; takes no room while hidden.

    Args:
        theme: the theme in force.
        object_name: stable name; the sentence is `<object_name>_text`.
    """

    def __init__(self, theme: ThemeManager, object_name: str = "inline_error", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._field: QWidget | None = None
        self.setObjectName(object_name)
        self.setProperty("notice", "error")
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text = make_label("", "error")
        self._text.setObjectName(f"{object_name}_text")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)
        self.hide()
        self._on_theme_changed()
        theme.theme_changed.connect(self._on_theme_changed)

    def text(self) -> str:
        """Return the sentence shown, or an empty one."""
        return self._text.text()

    def show_error(self, sentence: str, field: QWidget | None = None) -> None:
        """Show a sentence, have it read out, and mark and focus the field it is about."""
        self.clear()
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        for toast in self.window().findChildren(Toast):
            toast.make_way()
        announce(self, sentence, urgent=True)
        if field is not None:
            self._field = field
            set_style_property(field, "invalid", value=True)
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Hide the sentence and unmark its field."""
        if self._field is not None:
            set_style_property(self._field, "invalid", value=False)
            self._field = None
        self._text.clear()
        self.setAccessibleName("")
        self.hide()

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        side = metrics.icon
        self._icon.setPixmap(self._theme.icon("alert-circle-outline", "danger").pixmap(QSize(side, side)))
        across, down = metrics.space(3), metrics.space(2)
        self._row.setContentsMargins(across, down, across, down)
        self._row.setSpacing(metrics.space(2))
