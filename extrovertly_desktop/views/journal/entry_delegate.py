"""How an entry looks in the history."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from extrovertly_desktop.adapters.journal_model import JournalRole
from extrovertly_desktop.views.widgets.painted_card_delegate import CardContent, Index, PaintedCardDelegate

_LOCK_EM = 1.1
_FACE_EM = 2.4


class EntryDelegate(PaintedCardDelegate):
    """A card with the mood's face, the day, the first lines and the tags; a small lock marks what is private."""

    def card(self, index: Index) -> CardContent:
        """Return what the card of an entry shows; an empty one while its entry is gone."""
        return CardContent(
            title=str(index.data(JournalRole.DAY) or ""),
            body=str(index.data(JournalRole.EXCERPT) or ""),
            caption=str(index.data(JournalRole.MOMENT) or ""),
            chips=tuple(index.data(JournalRole.TAGS) or ()),
            face=index.data(JournalRole.FACE) or (0.0, 0.0),
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the card, and the lock below its face."""
        super().paint(painter, option, index)
        if not index.data(JournalRole.IS_PRIVATE):
            return
        metrics = self._theme.metrics
        area = option.rect.adjusted(
            metrics.hairline + metrics.card_padding, metrics.space(3), -metrics.card_padding, -metrics.space(3)
        )
        face, side = metrics.em(_FACE_EM), metrics.em(_LOCK_EM)
        box = QRect(area.left() + (face - side) // 2, area.top() + face + metrics.space(1), side, side)
        self._theme.icon("lock-outline", "text_muted").paint(painter, self._mirrored(box, area))
