"""Paints a session as a card: its heading, what it was about, and when."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

from extrovertly_desktop.adapters.local_dates import short_day
from extrovertly_desktop.adapters.session_model import SessionRole
from extrovertly_desktop.domain.clock import Clock, from_ms
from extrovertly_desktop.domain.coach_sessions import SessionCard
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.painted_card_delegate import CardContent, PaintedCardDelegate


class SessionDelegate(PaintedCardDelegate):
    """Rows of a `SessionModel`."""

    def __init__(self, theme: ThemeManager, clock: Clock) -> None:
        super().__init__(theme, body_lines=2)
        self._clock = clock

    def card(self, index: QModelIndex | QPersistentModelIndex) -> CardContent:
        """Say what is on a row."""
        card = index.data(SessionRole.CARD)
        if not isinstance(card, SessionCard):
            return CardContent()
        day = from_ms(card.session.created_at, self._clock.zone()).date()
        is_open = card.session.ended_at is None
        return CardContent(
            title=card.heading or self.tr("A new conversation"),
            body=card.excerpt or card.session.summary or "",
            chips=(short_day(day), self.tr("open")) if is_open else (short_day(day),),
        )
