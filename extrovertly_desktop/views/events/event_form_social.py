"""What the company at an event is like: how many, how they mix, how a talk may begin."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from extrovertly_desktop.views.missions.text_field import TextField
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_label

_SIZE, _MIX, _ICEBREAKERS = (
    ("group_size", "groupSize"),
    ("interaction", "interaction_type", "interactionType"),
    (
        "icebreakers",
        "iceBreakers",
    ),
)


class SocialContextField(QWidget):
    """Three fields over what the schema keeps as one value; whatever else stands in it is kept untouched.

    Args:
        theme: the theme in force.
        prefix: stable name; the fields are `<prefix>_group_size`, `<prefix>_interaction`, `<prefix>_icebreakers`.
    """

    def __init__(self, theme: ThemeManager, prefix: str) -> None:
        super().__init__()
        self._theme = theme
        self._came_with: dict[str, Any] = {}
        self._fields = {
            _SIZE: TextField(
                theme,
                self.tr("How many people come?"),
                f"{prefix}_group_size",
                hint=self.tr("For example: 8 to 12"),
                lines=1,
            ),
            _MIX: TextField(
                theme,
                self.tr("How do people mix?"),
                f"{prefix}_interaction",
                hint=self.tr("For example: everybody cooks in pairs, then one long table"),
                lines=1,
            ),
            _ICEBREAKERS: TextField(
                theme,
                self.tr("How could a talk begin there?"),
                f"{prefix}_icebreakers",
                hint=self.tr("One on each line, such as: What did you cook last?"),
            ),
        }
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._asked = [self._ask(field) for field in self._fields.values()]
        self.setFocusProxy(self._fields[_SIZE])
        theme.theme_changed.connect(self._lay_out)
        self._lay_out()

    def context(self) -> dict[str, Any] | None:
        """Return the whole value, or None if nothing is known."""
        context = dict(self._came_with)
        for keys, field in self._fields.items():
            text = field.toPlainText().strip()
            key = next((each for each in keys if each in context), keys[0])
            if text == _text_of(context.get(key)):
                continue
            context.pop(key, None)
            if text:
                lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
                context[key] = lines if keys is _ICEBREAKERS else " ".join(lines)
        return context or None

    def show_context(self, context: dict[str, Any] | None) -> None:
        """Show a value."""
        self._came_with = dict(context or {})
        for keys, field in self._fields.items():
            key = next((each for each in keys if each in self._came_with), keys[0])
            field.setPlainText(_text_of(self._came_with.get(key)))

    def _ask(self, field: TextField) -> QVBoxLayout:
        inner = QVBoxLayout()
        label = make_label(field.accessibleName())
        label.setBuddy(field)
        inner.addWidget(label)
        inner.addWidget(field)
        self._column.addLayout(inner)
        return inner

    def _lay_out(self) -> None:
        metrics = self._theme.metrics
        self._column.setSpacing(metrics.space(4))
        for inner in self._asked:
            inner.setSpacing(metrics.space(2))


def _text_of(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return "\n".join(str(part) for part in value)
    return str(value)
