"""What the weeks show: the newest first, further back as far as one likes."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from extrovertly_desktop.domain.insights import InsightWeek
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.help.opening import make_why
from extrovertly_desktop.views.progress.insights.insight_row import InsightRow
from extrovertly_desktop.views.progress.insights.words import lacking, week
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_AT_FIRST = 1
_MORE = 4
_LOOKED_MS = 1200
"""What has been in sight for so long counts as looked at."""


class InsightsCard(Card):
    """Weekly insights. What was in sight for a moment is marked as read; its mark stays until the card is left.

    Args:
        context: the open vault and the rest.
        looked_ms: after how many milliseconds in sight something counts as looked at.

    Signals:
        mission_asked: the id of a mission that an insight names.
    """

    mission_asked = Signal(str)

    def __init__(self, context: ViewContext, looked_ms: int = _LOOKED_MS) -> None:
        super().__init__(context.theme, "", object_name="insights")
        self.set_title(self.tr("What your weeks show"))
        self._context = context
        self._limit = _AT_FIRST
        self._shown: tuple[InsightWeek, ...] = ()
        self._rows: list[InsightRow] = []
        self._between: list[QWidget] = []
        self._fresh: set[str] = set()
        self._looked = QTimer(self)
        self._looked.setSingleShot(True)
        self._looked.setInterval(looked_ms)
        self._empty = make_label(
            self.tr(
                "Once a week is over, what it shows stands here: what goes together with your mood, how fear and fact "
                "compare, what you learned, and a next step. Nothing is claimed that your notes do not carry."
            ),
            "muted",
        )
        self._empty.setObjectName("insights_empty")
        self._place = QWidget()
        self._weeks = QVBoxLayout(self._place)
        self._lacking = make_label("", "caption")
        self._lacking.setObjectName("insights_lacking")
        self._earlier = make_button(self.tr("Earlier weeks"), "insights_earlier", variant="quiet")
        self._build()
        self._connect()

    def reload(self) -> None:
        """Query again; what is open stays open while the same is shown."""
        found = self._context.vault.insights.weeks(max(self._limit, _MORE) + 1)
        # What is new is never further away than a look, in whichever of the last weeks it stands.
        new = [place for place, told in enumerate(found) if any(not item.is_read for item in told.insights)]
        self._limit = max([self._limit, *(place + 1 for place in new)])
        shown = tuple(found[: self._limit])
        self._earlier.setVisible(len(found) > self._limit)
        if [_ids(item) for item in shown] != [_ids(item) for item in self._shown]:
            self._fill(shown)
        self._shown = shown
        self._fresh |= {item.id for told in shown for item in told.insights if not item.is_read}
        for row in self._rows:
            row.set_new(is_new=row.insight.id in self._fresh)
        self._empty.setVisible(not shown)
        self._place.setVisible(bool(shown))
        self._say_what_is_lacking()

    def focus_start(self) -> None:
        """Put the keyboard on the first thing that can be done here."""
        stops = [part for row in self._rows for part in row.stops()] + [self._earlier]
        first = next((part for part in stops if part.isVisibleTo(self)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever comes back sees as new only what is."""
        super().hideEvent(event)
        self._looked.stop()
        self._fresh -= {item.id for told in self._shown for item in told.insights if item.is_read}
        for row in self._rows:
            row.set_new(is_new=row.insight.id in self._fresh)

    def _build(self) -> None:
        self._weeks.setContentsMargins(0, 0, 0, 0)
        for part in (self._empty, self._place, self._lacking):
            self.add(part)
        self.body.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignLeading)
        self.header.addWidget(make_why(self._context.theme, self.tr("How tested?"), "insights_why", "insights"))
        self._lay_out()

    def _connect(self) -> None:
        self._earlier.clicked.connect(self._on_earlier_clicked)
        self._looked.timeout.connect(self._on_looked)
        self._context.theme.theme_changed.connect(self._lay_out)

    def _fill(self, shown: tuple[InsightWeek, ...]) -> None:
        known: dict[str, InsightRow | None] = {row.insight.id: row for row in self._rows}
        # By `removeWidget`: an item that `takeAt` hands over lives on and keeps the height that the row had then.
        for row in self._rows:
            self._weeks.removeWidget(row)
        for part in self._between:
            self._weeks.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._rows, self._between = [], []
        for number, told in enumerate(shown):
            if number:
                rule = QFrame()
                rule.setProperty("rule", "true")
                self._between.append(rule)
            self._between.append(make_label(week(told.week_start), "muted"))
            for part in self._between[-2:] if number else self._between:
                self._weeks.addWidget(part)
            for insight in told.insights:
                row = known.pop(insight.id, None) or self._row(InsightRow(self._context.theme, insight, is_new=False))
                self._rows.append(row)
                self._weeks.addWidget(row)
        # Now, and not when the event loop comes round: the keyboard goes to what has just come.
        for part in (*self._between, *self._rows):
            part.show()
        for gone in (row for row in known.values() if row is not None):
            gone.hide()
            gone.setObjectName("")
            gone.deleteLater()

    def _row(self, row: InsightRow) -> InsightRow:
        row.seen.connect(self._on_seen)
        row.mission_asked.connect(self.mission_asked)
        return row

    def _say_what_is_lacking(self) -> None:
        words = lacking(self._context.vault.insights.lacking())
        self._lacking.setText(words)
        self._lacking.setVisible(bool(words))

    def _on_seen(self) -> None:
        if not self._looked.isActive() and self._unread_in_sight():
            self._looked.start()

    def _unread_in_sight(self) -> list[str]:
        unread = {item.id for told in self._shown for item in told.insights if not item.is_read}
        return [row.insight.id for row in self._rows if row.insight.id in unread and not row.visibleRegion().isEmpty()]

    def _on_looked(self) -> None:
        self._context.vault.insights.mark_read(self._unread_in_sight())

    def _on_earlier_clicked(self) -> None:
        before = len(self._rows)
        self._limit += _MORE
        self.reload()
        # The button has moved down; whoever pressed it by keyboard goes on with what it brought.
        stops = [part for row in self._rows[before:] for part in row.stops() if part.isVisibleTo(self)]
        if stops and not self._earlier.isVisibleTo(self):
            stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._weeks.setSpacing(self._context.theme.metrics.space(4))


def _ids(told: InsightWeek) -> tuple[str, ...]:
    return (told.week_start, *(item.id for item in told.insights))
