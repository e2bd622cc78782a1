"""Small helpers around labels, buttons and the dynamic properties that style sheets look at."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from extrovertly_desktop.views.theme import ThemeManager

LabelRole = Literal["body", "caption", "muted", "error", "heading", "title", "display", "celebrate"]
ButtonVariant = Literal["plain", "primary", "quiet", "danger", "chip"]


def set_style_property(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property and let the style sheet look at the widget again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def make_label(text: str, role: LabelRole = "body", *, wrap: bool = True) -> QLabel:
    """Return a plain-text label in one of the kit's roles; it wraps unless told not to."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setProperty("role", role)
    return label


def make_button(
    text: str,
    object_name: str,
    *,
    variant: ButtonVariant = "plain",
    theme: ThemeManager | None = None,
    icon: str | None = None,
) -> QPushButton:
    """Return a push button in one of the kit's variants.

    Args:
        text: what it says; also its accessible name.
        object_name: stable snake_case name.
        variant: `primary` at most once on a screen.
        theme: needed for an icon.
        icon: a Material Design icon's name.
    """
    button = QPushButton(text)
    button.setObjectName(object_name)
    button.setAccessibleName(text)
    button.setProperty("variant", variant)
    if icon is not None and theme is not None:
        tokens = {"primary": "on_primary", "quiet": "link", "danger": "danger"}
        button.setIcon(theme.icon(icon, tokens.get(variant, "text")))
        button.setIconSize(QSize(theme.metrics.icon, theme.metrics.icon))
    return button
