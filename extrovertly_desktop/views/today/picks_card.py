"""Today's three missions: the heart of the day."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.domain.day_picks import DayPick, DayPicks
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.ladder import MarkKind
from extrovertly_desktop.domain.recommendation import Slot
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.help.opening import make_why
from extrovertly_desktop.views.today.pick_choosing import PickChoosing
from extrovertly_desktop.views.today.pick_tile import PickTile
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_COLUMNS_EM = 54
"""Narrower than this, three columns of text would be hard to read."""
_TILE_EM = 19


class PicksCard(QWidget):
    """Shows what is chosen for today, and lets it be chosen when nothing is yet.

    Signals:
        mission_opened: the id of a mission to read about; empty for all of them.
        plan_asked: the id of a mission.
        debrief_asked: the id of a plan.
    """

    mission_opened = Signal(str)
    plan_asked = Signal(str)
    debrief_asked = Signal(str)

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._theme = context.theme
        self._chosen: DayPicks | None = None
        self._is_lead = False
        self._reroll_told: Callable[[DayPicks], None] | None = None
        self._choosing = PickChoosing(context.tasks, context.vault.recommendations.choose, self)
        self._tiles = {slot: PickTile(self._theme, slot) for slot in Slot}
        self.setObjectName("picks_card")
        self._build()
        self._connect()
        self._on_theme_changed()

    def reload(self) -> None:
        """Show what is chosen for today; where a slot is empty, let it be filled once this has been painted."""
        found = self._context.vault.recommendations.today()
        was_nothing = self._chosen is not None and not self._chosen.picks
        if found is None or len(found.picks) < len(Slot):
            self._choosing.want()
        # Where nothing could be chosen before, that is still the news until something has been.
        self._show(self._chosen if found is None and was_nothing else found)

    def set_lead(self, *, lead: bool) -> None:
        """Say whether the screen's one main action may stand here."""
        if lead != self._is_lead:
            self._is_lead = lead
            self._show(self._chosen)

    def has_lead(self) -> bool:
        """Whether the screen's one main action stands here."""
        return self._is_lead and (self._first_open() is not None or self._waits())

    def open_plans(self) -> frozenset[str]:
        """Return the ids of the plans that are shown here already."""
        return frozenset(pick.open_exposure_id for pick in self._picks() if pick.open_exposure_id is not None)

    def minimumSizeHint(self) -> QSize:
        """Need no more width than one of the three, since they can stand one above the other."""
        hint = super().minimumSizeHint()
        widths = [tile.minimumSizeHint().width() for tile in self._tiles.values() if not tile.isHidden()]
        return QSize(max([*widths, self._head.minimumSize().width()]), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side where there is room."""
        super().resizeEvent(event)
        self._turn()

    def showEvent(self, event: QShowEvent) -> None:
        """Let the choosing begin soon after the day came into sight."""
        super().showEvent(event)
        self._choosing.on_shown()

    def _build(self) -> None:
        self._title = make_label(self.tr("Today's three"), "heading")
        self._others = make_button(
            self.tr("Other three"), "other_three", theme=self._theme, icon="refresh", variant="quiet"
        )
        self._others.setToolTip(self.tr("Three other missions for today; what is planned or done stays"))
        self._error = InlineError(self._theme, "picks_error")
        self._waiting = Card(self._theme, object_name="picks_waiting")
        self._waiting.add(make_label(self.tr("Looking for three small steps for today…"), "muted"))
        self._waiting.body.addStretch(1)
        self._empty = Card(self._theme, object_name="picks_empty")
        self._empty.add(
            make_label(
                self.tr(
                    "There is no mission to choose from at the moment: all are hidden, planned or still locked. Bring "
                    "one back or write one of your own, and it can stand here."
                ),
                "muted",
            )
        )
        to_missions = make_button(self.tr("Go to the missions"), "picks_to_missions")
        to_missions.clicked.connect(lambda: self.mission_opened.emit(""))
        self._empty.body.addWidget(to_missions, 0, Qt.AlignmentFlag.AlignLeading)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title, 1)
        self._head.addWidget(make_why(self._theme, self.tr("How chosen?"), "picks_why", "todays_three"))
        self._head.addWidget(self._others)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for tile in self._tiles.values():
            self._box.addWidget(tile, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        for widget in (self._error, self._waiting, self._empty):
            self._column.addWidget(widget)
        self._column.addLayout(self._box)
        for hidden in (self._others, self._empty, *self._tiles.values()):
            hidden.hide()

    def _connect(self) -> None:
        for slot, tile in self._tiles.items():
            tile.opened.connect(partial(self._on_opened, tile))
            tile.plan_asked.connect(partial(self._on_plan_asked, tile))
            tile.debrief_asked.connect(partial(self._on_debrief_asked, tile))
            tile.another_asked.connect(partial(self._reroll, slot))
            tile.judged.connect(partial(self._on_judged, tile))
            tile.hiding_asked.connect(partial(self._on_hiding_asked, tile))
        self._others.clicked.connect(lambda: self._reroll(None))
        self._choosing.chosen.connect(self._on_chosen)
        self._choosing.refused.connect(self._on_refused)
        self._choosing.ended.connect(lambda: self._show(self._chosen))
        self._theme.theme_changed.connect(self._on_theme_changed)

    def _picks(self) -> tuple[DayPick, ...]:
        return () if self._chosen is None else self._chosen.picks

    def _first_open(self) -> Slot | None:
        return next((pick.slot for pick in self._picks() if not pick.is_done_today), None)

    def _waits(self) -> bool:
        return self._chosen is None and self._choosing.is_under_way()

    def _show(self, chosen: DayPicks | None) -> None:
        self._chosen = chosen
        picks = {pick.slot: pick for pick in self._picks()}
        first = self._first_open() if self._is_lead else None
        for slot, tile in self._tiles.items():
            tile.show_pick(picks.get(slot), lead=slot is first)
        self._waiting.setVisible(self._waits())
        self._empty.setVisible(chosen is not None and not picks)
        is_open = any(not pick.is_done_today and pick.open_exposure_id is None for pick in picks.values())
        self._others.setVisible(is_open)

    def _reroll(self, slot: Slot | None) -> None:
        before, service = self._chosen, self._context.vault.recommendations
        if before is None or self._choosing.is_under_way():
            return
        self._error.clear()

        def tell(chosen: DayPicks) -> None:
            words = self.tr("Three others for today.") if slot is None else self.tr("Another one for today.")
            self._context.notices.say(words, undo=lambda: service.restore(before))
            announce(self, ", ".join(pick.mission.title for pick in chosen.picks if slot in {None, pick.slot}))

        self._reroll_told = tell
        self._choosing.run(partial(service.reroll, slot))

    def _on_chosen(self, chosen: DayPicks) -> None:
        tell, self._reroll_told = self._reroll_told, None
        self._show(chosen)
        if tell is not None:
            tell(chosen)

    def _on_refused(self, sentence: str) -> None:
        self._reroll_told = None
        self._error.show_error(sentence)

    def _on_opened(self, tile: PickTile) -> None:
        if tile.pick is not None:
            self.mission_opened.emit(tile.pick.mission.id)

    def _on_plan_asked(self, tile: PickTile) -> None:
        if tile.pick is not None:
            self.plan_asked.emit(tile.pick.mission.id)

    def _on_debrief_asked(self, tile: PickTile) -> None:
        if tile.pick is not None and tile.pick.open_exposure_id is not None:
            self.debrief_asked.emit(tile.pick.open_exposure_id)

    def _on_judged(self, tile: PickTile, kind: MarkKind) -> None:
        pick, service = tile.pick, self._context.vault.recommendations
        if pick is None:
            return
        try:
            done = service.feedback(pick.mission.id, kind)
        except UserError as error:
            self._error.show_error(str(error))
            return
        if kind is MarkKind.TOO_MUCH:
            words = self.tr("Noted: too much. What is chosen from now on knows it.")
        else:
            words = self.tr("Noted: too easy. What is chosen from now on knows it.")
        self._context.notices.tell(done, words, undo=lambda: service.withdraw(done.value.id))

    def _on_hiding_asked(self, tile: PickTile) -> None:
        pick, before, vault = tile.pick, self._chosen, self._context.vault
        if pick is None or before is None:
            return
        try:
            done = vault.own_missions.hide(pick.mission.id)
        except UserError as error:
            self._error.show_error(str(error))
            return

        def back() -> None:
            vault.own_missions.unhide(pick.mission.id)
            vault.recommendations.restore(before)

        self._context.notices.tell(done, self.tr("Hidden. Another one takes its place."), undo=back)

    def _turn(self) -> None:
        has_room = self.width() >= self._theme.metrics.em(_COLUMNS_EM)
        wanted = QBoxLayout.Direction.LeftToRight if has_room else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._column.setSpacing(metrics.space(2))
        self._head.setSpacing(metrics.space(2))
        self._box.setSpacing(metrics.space(3))
        # As high as what will stand there, so that nothing below moves when it comes.
        self._waiting.setMinimumHeight(metrics.em(_TILE_EM))
        self._turn()
