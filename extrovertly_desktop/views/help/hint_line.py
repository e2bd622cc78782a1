"""A quiet line that explains something where it is met for the first time, and goes for good when it was read."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QWidget

from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_NARROW_EM = 30
_ICON = "lightbulb-on-outline"


class HintLine(QFrame):
    """Shown with its host until “Got it”; then never again, on any machine that opens the vault.

    No two are in sight in one window: the second waits for another time.

    Args:
        context: the vault, which keeps what was read, and the theme.
        slug: its stable name; the buttons are `hint_<slug>_done` and `hint_<slug>_why`.
        sentence: what it says.
        host: what it comes into sight with.
        page: the page of “How this works” that says more; none leaves the way to it out.

    Signals:
        put_away: it was read.
    """

    put_away = Signal()

    def __init__(self, context: ViewContext, slug: str, sentence: str, host: QWidget, page: str = "") -> None:
        super().__init__()
        self._context, self._slug, self._page, self._host = context, slug, page, host
        self.setObjectName(f"hint_{slug}")
        self.setProperty("card", "true")
        self.setAccessibleName(sentence)
        self._build(sentence)
        self._lay_out()
        context.theme.theme_changed.connect(self._lay_out)
        self.hide()
        host.installEventFilter(self)

    def _build(self, sentence: str) -> None:
        self._icon = QLabel()
        self._words = make_label(sentence, "muted")
        self._done = make_button(self.tr("Got it"), f"hint_{self._slug}_done", variant="quiet")
        self._done.setAccessibleDescription(self.tr("This will not be shown again."))
        self._done.clicked.connect(self._on_done)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._said = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._said.addWidget(self._icon)
        self._said.addWidget(self._words, 1)
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._ways.addStretch(1)
        if self._page:
            why = make_button(self.tr("Why?"), f"hint_{self._slug}_why", variant="quiet")
            why.clicked.connect(self._on_why)
            self._ways.addWidget(why)
        self._ways.addWidget(self._done)
        self._row.addLayout(self._said, 1)
        self._row.addLayout(self._ways)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come into sight with the host, if it has something new to say."""
        if watched is self._host and event.type() == QEvent.Type.Show:
            self.setVisible(self._may_show())
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the words where it is narrow."""
        super().resizeEvent(event)
        is_narrow = self.width() < self._context.theme.metrics.em(_NARROW_EM)
        manner = QBoxLayout.Direction
        self._row.setDirection(manner.TopToBottom if is_narrow else manner.LeftToRight)
        # Not every layout around it asks for the height that the words need at this width.
        self.setMinimumHeight(self._row.heightForWidth(self.width()))

    def _may_show(self) -> bool:
        others = (each for each in self.window().findChildren(HintLine) if each is not self)
        if any(each.isVisible() for each in others):
            return False
        return self._slug not in self._context.vault.profile.preferences().hints_seen

    def _on_done(self) -> None:
        profile = self._context.vault.profile
        seen = profile.preferences().hints_seen
        profile.set_preferences(hints_seen=(*seen, self._slug))
        self.hide()
        self.put_away.emit()

    def _on_why(self) -> None:
        from extrovertly_desktop.views.help.opening import show_how  # noqa: PLC0415 - seldom needed

        show_how(self._context.theme, self.window(), self._page)

    def _lay_out(self) -> None:
        metrics = self._context.theme.metrics
        self._icon.setPixmap(self._context.theme.icon(_ICON, "link").pixmap(metrics.icon, metrics.icon))
        across, down = metrics.space(3), metrics.space(1)
        self._row.setContentsMargins(across, down, across, down)
        for row in (self._row, self._said, self._ways):
            row.setSpacing(metrics.space(2))
