"""A conversation in sight: its messages from top to bottom, and the place to answer at the foot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from extrovertly_desktop.coach.message_details import WrittenRow, chips_of, scale_of
from extrovertly_desktop.domain.coach import Sender
from extrovertly_desktop.domain.coach_sessions import CoachMessage
from extrovertly_desktop.views.coach.composer import Composer
from extrovertly_desktop.views.coach.markup import to_plain_text
from extrovertly_desktop.views.coach.message_card import MessageCard
from extrovertly_desktop.views.coach.written_rows import place_of
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_PAGE = 40
"""Messages shown at once; earlier ones come by a button."""
_WIDTH_EM = 46


class ChatPane(QWidget):
    """Shows messages and takes answers.

    Signals:
        answered: a `Said`.
        tab_wanted: the slug of a tab and a subject.
        help_wanted: the page of help.
        resume_wanted: go on with a conversation that had ended.
    """

    answered = Signal(object)
    tab_wanted = Signal(str, str)
    help_wanted = Signal()
    resume_wanted = Signal()

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        self._theme = context.theme
        self._messages: list[CoachMessage] = []
        self._cards: list[MessageCard] = []
        self._shown = _PAGE
        self._sheet = QWidget()
        self._list = QVBoxLayout()
        self._earlier = make_button(self.tr("Show earlier messages"), "coach_earlier", variant="quiet")
        self._waiting = make_label(self.tr("One moment…"), "muted")
        self._scroll = QScrollArea()
        self._composer = Composer(context)
        self._column = QVBoxLayout(self)
        self._sheet_column = QVBoxLayout(self._sheet)
        self._foot = QVBoxLayout()
        self._build()
        self._connect()

    @property
    def composer(self) -> Composer:
        """Where one answers."""
        return self._composer

    def show_messages(self, messages: Sequence[CoachMessage], *, has_ended: bool = False) -> None:
        """Show a conversation from its latest message backwards; one that has ended is only looked at."""
        for card in self._cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards, self._messages, self._shown = [], list(messages), _PAGE
        for message in self._messages[-_PAGE:]:
            self._list.addWidget(self._card(message))
        self._earlier.setVisible(len(self._messages) > _PAGE)
        self._offer()
        if has_ended:
            self._composer.show_way_on()
        self.set_waiting(waiting=False)
        self._to_the_end()

    def keep_up(self, messages: Sequence[CoachMessage]) -> None:
        """Take up what was said elsewhere; nothing moves when all of it is in sight."""
        if [message.id for message in messages if message.sender is Sender.COACH] != [
            message.id for message in self._messages if message.sender is Sender.COACH
        ]:
            self.show_messages(messages)

    def add_messages(self, messages: Sequence[CoachMessage]) -> None:
        """Add what was just said; what the coach said is read out."""
        for message in messages:
            self._messages.append(message)
            self._list.addWidget(self._card(message))
            if message.sender is Sender.COACH:
                announce(self._composer, to_plain_text(message.content))
        self._offer()
        self._to_the_end()

    def show_own_words(self, message: CoachMessage) -> None:
        """Show what the person said at once, while the answer is being thought about."""
        self._list.addWidget(self._card(message))
        self._composer.show_offers((), None)
        self._to_the_end()

    def take_back_own_words(self, text: str) -> None:
        """Take away what could not be sent, and put it back into the field."""
        if self._cards and self._cards[-1].is_own:
            card = self._cards.pop()
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._composer.put_back(text)
        self._offer()

    def set_waiting(self, *, waiting: bool) -> None:
        """Say that an answer is on its way, or not any more."""
        self._waiting.setVisible(waiting)
        self._composer.set_busy(busy=waiting)
        if waiting:
            self._to_the_end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        super().resizeEvent(event)
        self._centre()

    def _build(self) -> None:
        self.setObjectName("coach_chat")
        self._scroll.setObjectName("coach_messages")
        self._scroll.setAccessibleName(self.tr("Messages"))
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sheet.setProperty("page", "true")
        self._waiting.setObjectName("coach_waiting")
        self._sheet_column.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignHCenter)
        self._sheet_column.addLayout(self._list)
        self._sheet_column.addWidget(self._waiting)
        self._sheet_column.addStretch(1)
        self._scroll.setWidget(self._sheet)
        self._waiting.hide()
        self._earlier.hide()
        self._foot.addWidget(self._composer)
        self._column.addWidget(self._scroll, 1)
        self._column.addLayout(self._foot)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._lay_out()

    def _connect(self) -> None:
        self._composer.answered.connect(self.answered)
        self._composer.tab_wanted.connect(lambda slug: self.tab_wanted.emit(slug, ""))
        self._composer.help_wanted.connect(self.help_wanted)
        self._composer.resume_wanted.connect(self.resume_wanted)
        self._composer.paged.connect(self._turn_page)
        self._earlier.clicked.connect(self._show_earlier)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._centre)
        self._theme.theme_changed.connect(self._lay_out)

    def _card(self, message: CoachMessage) -> MessageCard:
        self._cards.append(self._made(message))
        return self._cards[-1]

    def _made(self, message: CoachMessage) -> MessageCard:
        card = MessageCard(self._theme, message)
        card.help_wanted.connect(self.help_wanted)
        card.row_wanted.connect(self._on_row_wanted)
        return card

    def _on_row_wanted(self, row: WrittenRow) -> None:
        place = place_of(row, self._context.vault)
        if place is None:
            self._context.notices.say(self.tr("That is no longer there."))
        else:
            self.tab_wanted.emit(*place)

    def _offer(self) -> None:
        last = self._messages[-1] if self._messages else None
        if last is None or last.sender is Sender.USER:
            self._composer.show_offers((), None)
        else:
            self._composer.show_offers(chips_of(last.details), scale_of(last.details))

    def _show_earlier(self) -> None:
        before = self._messages[: -self._shown][-_PAGE:]
        bar = self._scroll.verticalScrollBar()
        from_end = bar.maximum() - bar.value()
        for place, message in enumerate(before):
            card = self._made(message)
            self._cards.insert(place, card)
            self._list.insertWidget(place, card)
        self._shown += _PAGE
        self._earlier.setVisible(len(self._messages) > self._shown)
        QTimer.singleShot(0, self, lambda: bar.setValue(bar.maximum() - from_end))

    def _turn_page(self, way: int) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + way * bar.pageStep())

    def _to_the_end(self) -> None:
        # Only after the layout has found out how high everything is.
        for wait in (0, 30):
            QTimer.singleShot(wait, self, self._show_latest)

    def _show_latest(self) -> None:
        """Show the end, but a message higher than the window from its beginning: there one starts to read."""
        bar = self._scroll.verticalScrollBar()
        last = self._cards[-1] if self._cards else None
        is_high = last is not None and not last.is_own and last.height() > self._scroll.viewport().height()
        top = last.y() - self._list.spacing() if last is not None and is_high else bar.maximum()
        bar.setValue(min(top, bar.maximum()))

    def _centre(self, *_: object) -> None:
        metrics = self._theme.metrics
        side = max(metrics.space(5), (self.width() - metrics.em(_WIDTH_EM)) // 2)
        self._sheet_column.setContentsMargins(side, metrics.space(5), side, metrics.space(4))
        # The bar takes its width from what stands above alone: the foot should still end where that does.
        bar = self._scroll.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() > bar.minimum() else 0
        self._foot.setContentsMargins(side, metrics.space(3), side + taken, metrics.space(4))

    def _lay_out(self) -> None:
        metrics = self._theme.metrics
        self._list.setSpacing(metrics.space(3))
        self._sheet_column.setSpacing(metrics.space(3))
        self._centre()
