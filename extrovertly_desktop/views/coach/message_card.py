"""One message: the person's own to the right, the coach's to the left, each kind told apart by more than its colour."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from extrovertly_desktop.coach.message_details import safety_of, written_in
from extrovertly_desktop.domain.coach import MessageType, Sender
from extrovertly_desktop.domain.coach_sessions import CoachMessage
from extrovertly_desktop.views.coach.markup import to_plain_text, to_rich_text
from extrovertly_desktop.views.coach.written_rows import has_place
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_SHARE, _OWN_SHARE = 0.9, 0.8
"""Of the width of the conversation, at the most."""
_CALM = frozenset({"none", "ambiguous"})
"""Tiers that get no card; for what may be a figure of speech there is a chip."""


class MessageCard(QWidget):
    """Shows a message.

    Signals:
        help_wanted: the person asks for the page of help.
        row_wanted: a `WrittenRow`, to look at what was written.
    """

    help_wanted = Signal()
    row_wanted = Signal(object)

    def __init__(self, theme: ThemeManager, message: CoachMessage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._message = message
        self.is_own = message.sender is Sender.USER
        self.setObjectName(f"message_{message.id}")
        self._frame = QFrame()
        self._frame.setProperty("bubble", self._kind())
        self._inside = QVBoxLayout(self._frame)
        self._feedback: QVBoxLayout | None = None
        self._row = QHBoxLayout(self)
        self._build()
        self._lay_out()
        theme.theme_changed.connect(self._lay_out)
        who = self.tr("You") if self.is_own else self._title() or self.tr("Coach")
        self.setAccessibleName(self.tr("{who}: {words}").format(who=who, words=to_plain_text(message.content)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let short words stand in a short frame, and long ones leave a margin on the other side."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        most = round(self.width() * (_OWN_SHARE if self.is_own else _SHARE))
        margins = self._inside.contentsMargins()
        around = margins.left() + margins.right() + 2 * self._theme.metrics.hairline + 2
        needed = most
        if self.is_own:
            metrics = self.fontMetrics()
            lines = self._message.content.splitlines()
            needed = around + max((metrics.horizontalAdvance(line) for line in lines), default=0)
        self._frame.setFixedWidth(min(most, needed))

    def _build(self) -> None:
        title = self._title()
        if title:
            head = make_label(title, "caption")
            self._inside.addWidget(head)
        self._inside.addWidget(self._words())
        if not self.is_own:
            self._add_feedback()
            self._add_sources()
            self._add_written()
            if self._is_grave():
                button = make_button(self.tr("Show “Help now”"), "message_help", theme=self._theme, icon="lifebuoy")
                button.clicked.connect(self.help_wanted)
                self._inside.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        if self.is_own:
            self._row.addStretch(1)
        self._row.addWidget(self._frame)
        if not self.is_own:
            self._row.addStretch(1)

    def _words(self) -> QLabel:
        label = make_label("", "body")
        if self.is_own:
            label.setText(self._message.content)
        else:
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setText(to_rich_text(self._message.content))
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _add_feedback(self) -> None:
        raw = self._message.details.get("feedback")
        if not isinstance(raw, Mapping):
            return
        box = QFrame()
        box.setProperty("bubble", "feedback")
        self._feedback = column = QVBoxLayout(box)
        for name, words in (("worked", self.tr("What worked")), ("try", self.tr("One thing to try"))):
            if isinstance(raw.get(name), str) and raw[name]:
                column.addWidget(make_label(words, "caption"))
                column.addWidget(make_label(str(raw[name]), "body"))
        self._inside.addWidget(box)

    def _add_sources(self) -> None:
        raw = self._message.details.get("sources")
        if isinstance(raw, list) and raw:
            label = make_label(self.tr("From: {sources}").format(sources="; ".join(map(str, raw))), "caption")
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._inside.addWidget(label)

    def _add_written(self) -> None:
        for row in written_in(self._message.details):
            if not has_place(row):
                continue
            words = self.tr("Look at what was written")
            button = make_button(words, "message_written", variant="quiet", theme=self._theme, icon="arrow-right")
            button.clicked.connect(partial(self.row_wanted.emit, row))
            self._inside.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)

    def _kind(self) -> str:
        if self.is_own:
            return "own"
        return "care" if self._is_grave() else str(self._message.message_type)

    def _is_grave(self) -> bool:
        return not self.is_own and str(safety_of(self._message.details).get("tier", "none")) not in _CALM

    def _title(self) -> str:
        if self.is_own:
            return ""
        speaker = self._message.details.get("speaker")
        match self._message.message_type:
            case MessageType.SCENARIO:
                return self.tr("Rehearsal · {who}").format(who=speaker) if speaker else self.tr("Rehearsal")
            case MessageType.ADVICE:
                return self.tr("A short piece")
            case _:
                return ""

    def _lay_out(self) -> None:
        metrics = self._theme.metrics
        self._row.setContentsMargins(0, 0, 0, 0)
        padding = metrics.space(3)
        self._inside.setContentsMargins(padding + metrics.space(1), padding, padding + metrics.space(1), padding)
        self._inside.setSpacing(metrics.space(2))
        if self._feedback is not None:
            self._feedback.setContentsMargins(padding, metrics.space(2), padding, metrics.space(2))
            self._feedback.setSpacing(metrics.space(1))
        self._fit()
