"""One quiet, kind line beside a text box, when what is written there asks for help."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)

from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.below import put_below
from extrovertly_desktop.views.widgets.properties import make_button, make_label

if TYPE_CHECKING:  # the gate is read from disk when somebody first pauses in their writing
    from extrovertly_desktop.coach.safety.tiers import Assessment

TextWidget = QPlainTextEdit | QTextEdit | QLineEdit
_PAUSE_MS = 300
_NARROW_EM = 44


class CareLine(QFrame):
    """A sentence, a way to the page of help, and a way to put it aside. It takes no focus and blocks nothing.

    Signals:
        help_wanted: the person wants to see the page of help.
        dismissed: the person put the line aside.
    """

    help_wanted = Signal()
    dismissed = Signal()

    def __init__(self, theme: ThemeManager, object_name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName(object_name)
        self.setProperty("card", "true")
        self._icon = QLabel()
        self._words = make_label("")
        self._words.setObjectName(f"{object_name}_words")
        self._open = make_button(self.tr("See who can help"), f"{object_name}_open", variant="quiet")
        self._aside = make_button(self.tr("Not now"), f"{object_name}_aside", variant="quiet")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._said, self._ways = QHBoxLayout(), QHBoxLayout()
        self._said.addWidget(self._icon)
        self._said.addWidget(self._words, 1)
        self._ways.addStretch(1)
        for button in (self._open, self._aside):
            button.setAutoDefault(False)
            self._ways.addWidget(button)
        self._row.addLayout(self._said, 1)
        self._row.addLayout(self._ways)
        self._open.clicked.connect(self.help_wanted)
        self._aside.clicked.connect(self.dismissed)
        self.hide()
        self._lay_out()
        theme.theme_changed.connect(self._lay_out)

    def show_words(self, words: str) -> None:
        """Show a sentence and have it read out once, without interrupting."""
        if self.isHidden() or self._words.text() != words:
            self._words.setText(words)
            self.setAccessibleName(words)
            self.show()
            self._settle()
            announce(self, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the words where it is narrow."""
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        is_narrow = self.width() < self._theme.metrics.em(_NARROW_EM)
        manner = QBoxLayout.Direction
        self._row.setDirection(manner.TopToBottom if is_narrow else manner.LeftToRight)
        # Not every form around it asks for the height that the words need at this width.
        self.setMinimumHeight(self._row.heightForWidth(self.width()))

    def _lay_out(self) -> None:
        metrics = self._theme.metrics
        side = metrics.icon
        self._icon.setPixmap(self._theme.icon("hand-heart-outline", "link").pixmap(side, side))
        across, down = metrics.space(3), metrics.space(1)
        self._row.setContentsMargins(across, down, across, down)
        for row in (self._row, self._said, self._ways):
            row.setSpacing(metrics.space(2))


class CareWatch(QObject):
    """Watches one text box, and shows a care line below it when the gate says so.

    The text is looked at after a pause in typing, and when the box loses the keyboard or goes out of sight. Put aside,
    the line stays away until the words ask for more care than they did. Nothing is kept or logged.

    Args:
        context: the vault with its gate, and the theme.
        text_widget: the box; it has to lie in a layout by the time somebody types into it.
        open_help: opens the page of help; by default over the box's window.
    """

    def __init__(
        self,
        context: ViewContext,
        text_widget: TextWidget,
        open_help: "Callable[[Assessment], object] | None" = None,
    ) -> None:
        super().__init__(text_widget)
        self._context = context
        self._widget = text_widget
        self._open_help = open_help or self._open_dialog
        self._line: CareLine | None = None
        self._found: Assessment | None = None
        self._aside_tier = 0
        self._latest = self._text()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        text_widget.textChanged.connect(self._on_text_changed)
        text_widget.installEventFilter(self)

    def look(self) -> None:
        """Look at the text now."""
        self._pause.stop()
        text = self._text()
        if not text.strip():
            self._aside_tier = 0
            self._withdraw()
            return
        safety = self._context.vault.safety
        found = safety.assess(text)
        self._found = found
        if found.tier <= self._aside_tier:
            self._withdraw()
            return
        self._shown_line().show_words(safety.answers.words_for(found.tier, found.topic).line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at once when the person leaves the box before the pause is over."""
        if event.type() == QEvent.Type.FocusOut and self._pause.isActive():
            self.look()
        elif event.type() == QEvent.Type.Hide and self._pause.isActive():
            self._say_at_foot(self._text())
        return super().eventFilter(watched, event)

    def _text(self) -> str:
        return self._widget.text() if isinstance(self._widget, QLineEdit) else self._widget.toPlainText()

    def _on_text_changed(self) -> None:
        before, self._latest = self._latest, self._text()
        if self._widget.window().focusWidget() is self._widget:
            if not self._latest and self._pause.isActive():
                self._say_at_foot(before)  # saved, and the box emptied for the next time
            self._pause.start()
        else:
            # Another text was put into the box; what was said about the last one is over.
            self._aside_tier = 0
            self._pause.stop()
            self._withdraw()

    def _say_at_foot(self, text: str) -> None:
        """Say it once at the window's foot, when a text is saved and gone before the pause was over."""
        self._pause.stop()
        safety = self._context.vault.safety
        found = safety.assess(text)
        if found.tier > self._aside_tier and found.tier.is_full:
            words = safety.answers.words_for(found.tier, found.topic).line
            where = self.tr("“Help now” is in the corner of the window.")
            notices = self._context.notices
            # After the notice that tells of the saving, whose place it takes.
            QTimer.singleShot(0, notices, lambda: notices.say(f"{words} {where}"))

    def _withdraw(self) -> None:
        if self._line is not None:
            self._line.hide()

    def _shown_line(self) -> CareLine:
        if self._line is None:
            line = CareLine(self._context.theme, f"{self._widget.objectName()}_care")
            line.help_wanted.connect(self._on_help_wanted)
            line.dismissed.connect(self._on_dismissed)
            put_below(self._widget, line)
            self._line = line
        return self._line

    def _on_help_wanted(self) -> None:
        if self._found is not None:
            self._open_help(self._found)

    def _on_dismissed(self) -> None:
        self._aside_tier = 0 if self._found is None else self._found.tier
        self._withdraw()
        self._widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_dialog(self, found: "Assessment") -> None:
        from extrovertly_desktop.views.help_now.help_dialog import HelpDialog  # noqa: PLC0415 - seldom needed

        context = self._context
        HelpDialog(context.theme, context.vault.safety, context.notices, self._widget.window(), finding=found).open()
