"""A quiet line about drafts that wait, and the drafts themselves when asked for."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.local_dates import short_day, time_of_day
from extrovertly_desktop.domain.clock import Clock, from_ms
from extrovertly_desktop.domain.journal import DraftState
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_FIRST_WORDS = 60


class DraftsStrip(QWidget):
    """Hidden while no draft waits.

    Signals:
        opened: the id of a draft that the person wants to go on with.
        discarded: the id of a draft that the person wants to let go.
    """

    opened = Signal(str)
    discarded = Signal(str)

    def __init__(self, theme: ThemeManager, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._clock = theme, clock
        self._drafts: tuple[DraftState, ...] = ()
        self._rows: list[QWidget] = []
        self.setObjectName("drafts_strip")
        self._toggle = make_button("", "drafts_toggle", variant="chip", theme=theme, icon="file-document-edit-outline")
        self._toggle.setCheckable(True)
        self._list = Card(theme, object_name="drafts_list")
        self._list.hide()
        line = QHBoxLayout()
        line.addWidget(self._toggle)
        line.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(line)
        self._column.addWidget(self._list)
        self._toggle.toggled.connect(self._list.setVisible)
        theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def show_drafts(self, drafts: Sequence[DraftState]) -> None:
        """Show which drafts wait."""
        if tuple(drafts) == self._drafts:
            return
        had_focus = self._list.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self._drafts = tuple(drafts)
        count = len(self._drafts)
        self._toggle.setText(
            self.tr("1 draft is waiting") if count == 1 else self.tr("{count} drafts are waiting").format(count=count)
        )
        self._toggle.setAccessibleName(self._toggle.text())
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(place, draft) for place, draft in enumerate(self._drafts)]
        for row in self._rows:
            self._list.add(row)
        if not count:
            self._toggle.setChecked(False)
        self.setVisible(count > 0)
        if had_focus and count:
            self._toggle.setFocus(Qt.FocusReason.OtherFocusReason)

    def fold(self) -> None:
        """Show the line alone."""
        self._toggle.setChecked(False)

    def _row(self, place: int, draft: DraftState) -> QWidget:
        row = QWidget()
        words, about = self._words(draft), self._about(draft)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(make_label(words))
        texts.addWidget(make_label(about, "caption"))
        opening = make_button(self.tr("Go on"), f"draft_open_{place}")
        opening.setAccessibleName(self.tr("Go on with: {words}").format(words=words))
        letting_go = make_button(self.tr("Discard"), f"draft_discard_{place}", variant="quiet")
        letting_go.setAccessibleName(self.tr("Discard: {words}").format(words=words))
        draft_id = draft.id or ""
        opening.clicked.connect(lambda: self.opened.emit(draft_id))
        letting_go.clicked.connect(lambda: self.discarded.emit(draft_id))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._theme.metrics.space(2))
        line.addLayout(texts, 1)
        line.addWidget(opening)
        line.addWidget(letting_go)
        return row

    def _words(self, draft: DraftState) -> str:
        words = " ".join(draft.content.replace("#", " ").split())
        if not words:
            return self.tr("No words yet")
        return words if len(words) <= _FIRST_WORDS else words[:_FIRST_WORDS].rstrip() + "…"

    def _about(self, draft: DraftState) -> str:
        zone = self._clock.zone()
        day: date = from_ms(draft.updated_at, zone).date()
        moment = f"{short_day(day, with_year=False)}, {time_of_day(draft.updated_at, zone)}"
        if draft.entry_id is not None:
            return self.tr("Changes to an entry · {moment}").format(moment=moment)
        return self.tr("New entry · {moment}").format(moment=moment)

    def _on_theme_changed(self) -> None:
        self._column.setSpacing(self._theme.metrics.space(2))
