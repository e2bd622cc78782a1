"""Small helpers around labels, buttons and the dynamic properties that style sheets look at."""

import html
from typing import Literal

from PySide6.QtCore import Property, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from extrovertly_desktop.views.theme import ThemeManager

LabelRole = Literal["body", "caption", "muted", "error", "heading", "title", "display", "celebrate"]
ButtonVariant = Literal["plain", "primary", "quiet", "danger", "chip"]

_RING_INSET = 1.75
_RING_CORNER = 2.75


class RingedButton(QPushButton):
    """A filled button whose focus ring lies inside it, in the colour of its words.

    The style sheet sets `ring_colour` and `ring_width` (pixels).
    """

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._ring_colour = QColor()
        self._ring_width = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, and the ring while it has the keyboard."""
        super().paintEvent(event)
        if not self.hasFocus() or self._ring_width == 0:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._ring_colour, self._ring_width))
        inset = self._ring_width * _RING_INSET
        corner = self._ring_width * _RING_CORNER
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), corner, corner)
        painter.end()

    def _get_ring_colour(self) -> QColor:
        return self._ring_colour

    def _set_ring_colour(self, colour: QColor) -> None:
        self._ring_colour = colour
        self.update()

    def _get_ring_width(self) -> int:
        return self._ring_width

    def _set_ring_width(self, width: int) -> None:
        self._ring_width = width
        self.update()

    ring_colour = Property(QColor, _get_ring_colour, _set_ring_colour)
    ring_width = Property(int, _get_ring_width, _set_ring_width)


def plain_tip(text: str) -> str:
    """Return a text for a tool tip so that it is shown as it is, whatever looks like mark-up in it."""
    return f"<p>{html.escape(text)}</p>" if "<" in text else text


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
    parent: QWidget | None = None,
) -> QPushButton:
    """Return a push button in one of the kit's variants.

    Args:
        text: what it says; also its accessible name.
        object_name: stable snake_case name.
        variant: `primary` at most once on a screen.
        theme: needed for an icon.
        icon: a Material Design icon's name.
        parent: where it stands; needed only where Tab is to reach it before what is put beside it later.
    """
    button = RingedButton(text, parent) if variant == "primary" else QPushButton(text, parent)
    button.setObjectName(object_name)
    button.setAccessibleName(text)
    button.setProperty("variant", variant)
    if icon is not None and theme is not None:
        tokens = {"primary": "on_primary", "quiet": "link", "danger": "danger"}
        button.setIcon(theme.icon(icon, tokens.get(variant, "text")))
    return button
