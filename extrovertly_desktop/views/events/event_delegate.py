"""Events painted as cards under the days on which they stand."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from extrovertly_desktop.adapters.event_model import EventRole
from extrovertly_desktop.domain.event_lists import EventCard
from extrovertly_desktop.domain.events import AttendeeStatus
from extrovertly_desktop.views.events.words import (
    category_title,
    comfort_title,
    near_day,
    places_words,
    price_words,
    status_icon,
    status_word,
    time_span,
)
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.painted_card_delegate import CardContent, Index, PaintedCardDelegate

Today = Callable[[], date]
_OURS = frozenset({AttendeeStatus.GOING, AttendeeStatus.ATTENDED})


class EventDelegate(PaintedCardDelegate):
    """Paints an event, and above the first of a day that day. All cards have one height, so that long lists stay quick.

    Args:
        theme: the theme in force.
        today: returns the person's calendar day.
        parent: the list it paints for.
    """

    def __init__(self, theme: ThemeManager, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(theme, body_lines=1, parent=parent)
        self._today = today

    def card(self, index: Index) -> CardContent:
        """Return what a row shows."""
        card = index.data(EventRole.CARD)
        if not isinstance(card, EventCard):
            return CardContent()
        event = card.event
        chips = (status_word(card), category_title(event.category), comfort_title(event), price_words(event))
        where = " · ".join(part for part in (time_span(card), event.location) if part)
        return CardContent(
            title=event.title,
            body=where,
            caption=places_words(card) if event.is_active and not card.is_over else "",
            chips=tuple(chip for chip in chips if chip),
            icon=status_icon(card),
            icon_token="primary" if card.status in _OURS and event.is_active else "text_muted",
            muted=card.is_over or not event.is_active or card.status is AttendeeStatus.NOT_GOING,
            struck=not event.is_active,
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the view's width and the height of a card, with room for the day above the first of it."""
        height = self._height(body_lines=1, title=True, chips=True, lead=True)
        head = self._day_height(index) if index.data(EventRole.DAY) is not None else 0
        return QSize(self._width(option), height + head)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the day if the row is the first of it, and the card below."""
        day = index.data(EventRole.DAY)
        if not isinstance(day, date):
            super().paint(painter, option, index)
            return
        height = self._day_height(index)
        font = self._theme.font("caption", strong=True)
        inset = self._theme.metrics.space(1)
        box = QRect(option.rect.left() + inset, option.rect.top(), option.rect.width() - 2 * inset, height)
        box.setTop(box.bottom() - self._words_height() - inset)
        painter.save()
        self._draw_line(painter, box, near_day(day, self._today()), font, "text_muted")
        painter.restore()
        below = QStyleOptionViewItem(option)
        below.rect = option.rect.adjusted(0, height, 0, 0)
        super().paint(painter, below, index)

    def _words_height(self) -> int:
        return QFontMetrics(self._theme.font("caption", strong=True)).height()

    def _day_height(self, index: Index) -> int:
        metrics = self._theme.metrics
        return self._words_height() + metrics.space(2) + (metrics.space(2) if index.row() else 0)
