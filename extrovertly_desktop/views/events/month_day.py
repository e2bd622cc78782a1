"""One day of the month: its number, up to three titles, and how many more there are."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from extrovertly_desktop.domain.event_lists import EventCard
from extrovertly_desktop.domain.events import AttendeeStatus
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.painting import paint_panel

_MOST = 3
_TITLE_EM = 4.5
"""A field narrower than this has no room for titles and shows marks."""
_MARK_EM = 0.45
_OURS = frozenset({AttendeeStatus.GOING, AttendeeStatus.ATTENDED})


def paint_month_day(
    painter: QPainter | None,
    theme: ThemeManager,
    place: QRect,
    day: date,
    cards: Sequence[EventCard],
    *,
    today: date,
) -> list[QRect]:
    """Paint a day and return where each title stands, in the order of `cards` as far as there is room.

    Without a painter it only measures.
    """
    metrics = theme.metrics
    inner = place.adjusted(metrics.space(1.5), metrics.space(1), -metrics.space(1.5), -metrics.space(1))
    words = QFontMetrics(theme.font("caption"))
    line = words.height() + metrics.space(0.5)
    if painter is not None:
        _paint_field(painter, theme, place, inner, day, today=today)
    if not cards:
        return []
    below = inner.adjusted(0, line, 0, 0)
    room = max(0, below.height()) // line
    if inner.width() < metrics.em(_TITLE_EM) or room == 0:
        if painter is not None:
            _paint_count(painter, theme, inner, len(cards), below_number=room > 0)
        return []
    shown = min(_MOST, room, len(cards))
    if shown < len(cards) and shown == room:
        shown -= 1  # the last line says how many more there are
    lines = [QRect(below.left(), below.top() + row * line, below.width(), line) for row in range(shown)]
    if painter is not None:
        for card, box in zip(cards, lines, strict=False):
            _paint_title(painter, theme, box, card)
        if shown < len(cards):
            rest = QRect(below.left(), below.top() + shown * line, below.width(), line)
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("text_muted"))
            painter.drawText(rest, int(_lead()), _rest_words(len(cards) - shown, is_all=shown == 0))
    return lines


def _rest_words(count: int, *, is_all: bool) -> str:
    figure = QLocale().toString(count)
    return QCoreApplication.translate("Events", "{count} events").format(count=figure) if is_all else f"+{figure}"


def _paint_field(painter: QPainter, theme: ThemeManager, place: QRect, inner: QRect, day: date, *, today: date) -> None:
    metrics = theme.metrics
    is_today = day == today
    fill = theme.colour("ground" if day < today else "surface")
    border = theme.colour("primary" if is_today else "hairline")
    width = metrics.focus_ring if is_today else metrics.hairline
    paint_panel(painter, place, fill, border, radius=metrics.radius_control, width=width)
    painter.setFont(theme.font("caption", strong=is_today))
    painter.setPen(theme.colour("text_muted" if day < today else "text"))
    painter.drawText(inner, int(_lead(Qt.AlignmentFlag.AlignTop)), QLocale().toString(day.day))


def _paint_title(painter: QPainter, theme: ThemeManager, box: QRect, card: EventCard) -> None:
    """Paint a mark (full for going, a ring for interested, none for neither) and as much of the title as fits."""
    metrics = theme.metrics
    font = theme.font("caption", strong=card.status in _OURS and card.event.is_active)
    font.setStrikeOut(not card.event.is_active)
    quiet = card.is_over or not card.event.is_active or card.status is AttendeeStatus.NOT_GOING
    text = box
    if card.event.is_active and card.status in {*_OURS, AttendeeStatus.INTERESTED}:
        side = metrics.em(_MARK_EM)
        mark = QRect(box.left(), box.center().y() - side // 2, side, side)
        text = box.adjusted(side + metrics.space(1), 0, 0, 0)
        colour = theme.colour("primary")
        fill = colour if card.status in _OURS else QColor(Qt.GlobalColor.transparent)
        paint_panel(painter, mark, fill, colour, radius=side / 2, width=metrics.hairline)
    painter.setFont(font)
    painter.setPen(theme.colour("text_muted" if quiet else "text"))
    elided = QFontMetrics(font).elidedText(card.event.title, Qt.TextElideMode.ElideRight, text.width())
    painter.drawText(text, int(_lead()) | int(Qt.TextFlag.TextSingleLine), elided)


def _paint_count(painter: QPainter, theme: ThemeManager, inner: QRect, count: int, *, below_number: bool) -> None:
    painter.setFont(theme.font("caption", strong=True))
    painter.setPen(theme.colour("link"))
    side = Qt.AlignmentFlag.AlignBottom if below_number else Qt.AlignmentFlag.AlignTop
    painter.drawText(inner, int(side | Qt.AlignmentFlag.AlignTrailing), QLocale().toString(count))


def _lead(vertical: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter) -> Qt.AlignmentFlag:
    return vertical | Qt.AlignmentFlag.AlignLeading
