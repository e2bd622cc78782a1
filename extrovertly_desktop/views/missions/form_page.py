"""What the forms of this tab share: a calm page, something to compare with at its side, and a way out."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.form_drafts import FormDraftService
from extrovertly_desktop.views.missions.form_keeper import FormKeeper
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.leave_question import LeaveQuestion
from extrovertly_desktop.views.widgets.page import Page
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_BESIDE_EM = 50


class FormPage(QWidget):
    """A form on a page of its own, with its buttons always in sight.

    A subclass fills `main` and `beside`, says what is written by `values` and shows it by `show_values`, writes it by
    `save`, finds widgets by `widget_of` and `focus_first`, and names what it is about by `subject`. Ctrl+Return saves;
    Escape leaves, and asks only if something would be lost.

    Args:
        theme: the theme in force.
        prefix: stable name; the buttons are `<prefix>_save` and `<prefix>_cancel`, the sentence `<prefix>_error`.
        save_words: what the one clear button says.
        beside_first: where the page is narrow, put what stands beside above the questions rather than below.

    Signals:
        left: the form is done with, saved or not.
        discarded: what the person had written and let go, as `values` tells it.
    """

    left = Signal()
    discarded = Signal(object)

    def __init__(self, theme: ThemeManager, prefix: str, save_words: str, *, beside_first: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._untouched: dict[str, Any] = {}
        self._then: Callable[[], None] | None = None
        self._keeper: FormKeeper | None = None
        self.setObjectName(f"{prefix}_form")
        self.page = Page(theme, " ", object_name=f"{prefix}_page")
        self._intro = make_label("", "muted")
        way = QBoxLayout.Direction
        self._narrow_way = way.BottomToTop if beside_first else way.TopToBottom
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.main = QVBoxLayout()
        self.beside = QVBoxLayout()
        self._error = InlineError(theme, f"{prefix}_error")
        self._cancel = make_button(self.tr("Cancel"), f"{prefix}_cancel", variant="quiet")
        self._save = make_button(save_words, f"{prefix}_save", variant="primary")
        self._question = LeaveQuestion(theme, prefix)
        self._foot = QStackedWidget()
        self._build_form()
        self._connect_form(prefix)

    def keep_writing(self, drafts: FormDraftService) -> None:
        """Keep what is written in the vault from now on; called once, when the form is made."""
        self._keeper = FormKeeper(drafts, self, self)

    def values(self) -> dict[str, Any]:
        """Return what is written, by field."""
        raise NotImplementedError

    def show_values(self, values: dict[str, Any]) -> None:
        """Show other writing, as `values` tells it."""
        raise NotImplementedError

    def subject(self) -> str:
        """Return the subject by which the tab opens the form for the same thing again."""
        raise NotImplementedError

    def keep_up(self) -> None:
        """Take up what changed elsewhere, such as the person's words for the scale of anxiety."""

    def obstacle(self) -> str:
        """Return a sentence if what the form is about is there no more, such as a plan; else nothing."""
        return ""

    def way_back(self) -> Callable[[], object]:
        """Return what puts the thing that the form is about back where it was, for after an `obstacle`."""
        return lambda: None

    def save(self) -> None:
        """Write it down.

        Raises:
            UserError: it cannot be written as it is; shown in place.
        """
        raise NotImplementedError

    def widget_of(self, field: str | None) -> QWidget | None:
        """Return the widget of a field, unfolded and ready for the keyboard."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the keyboard where writing begins."""
        raise NotImplementedError

    def begin(self, title: str, intro: str) -> None:
        """Start with what the form shows now as the state in which nothing would be lost."""
        self.page.set_title(title)
        self._intro.setText(intro)
        self._intro.setVisible(bool(intro))
        self._error.clear()
        self._then = None
        self._show_foot(asking=False)
        self.page.verticalScrollBar().setValue(0)
        self._untouched = self.values()
        self._bring_back()
        self.order_tabs()
        self.focus_first()

    def clear_error(self) -> None:
        """Take back the sentence about what was missing: it has been answered."""
        self._error.clear()

    def is_touched(self) -> bool:
        """Whether something would be lost by leaving."""
        return self.values() != self._untouched

    def put_away(self) -> bool:
        """Keep what is written, asking nothing; return whether nothing would be lost."""
        return not self.is_touched() or (self._keeper is not None and self._keeper.look())

    def take_up(self, values: dict[str, Any]) -> None:
        """Go on with writing that was let go before; leaving asks about it again."""
        self.show_values(values)
        self.order_tabs()

    def leave(self, then: Callable[[], None]) -> None:
        """Do `then` if nothing would be lost; ask in place otherwise, and do it once that is settled."""
        if not self.is_touched():
            then()
            return
        self._then = then
        self._show_foot(asking=True)
        self._question.focus_start()

    def submit(self) -> bool:
        """Save, showing in place what stands against it; return whether it was saved."""
        self._error.clear()
        try:
            self.save()
        except UserError as error:
            field = self.widget_of(error.field)
            self._stay()
            self._error.show_error(str(error), field)
            if field is not None:
                self.page.ensureWidgetVisible(field)
            return False
        self._untouched = self.values()
        return True

    def add_question(self, column: QVBoxLayout, text: str, field: QWidget, hint: str = "") -> QWidget:
        """Add a question with its field below; return the whole, so that it can be hidden."""
        whole = QWidget()
        inner = QVBoxLayout(whole)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(self._theme.metrics.space(2))
        label: QLabel = make_label(text)
        label.setBuddy(field)
        inner.addWidget(label)
        if hint:
            inner.addWidget(make_label(hint, "caption"))
        inner.addWidget(field)
        column.addWidget(whole)
        return whole

    def order_tabs(self) -> None:
        """Let Tab go through the questions from top to bottom, then to the buttons at the foot.

        Some fields make buttons as they go, which Qt would put at the very end.
        """
        stops = [
            widget
            for part in (self.page, self._foot)
            for widget in part.findChildren(QWidget)
            if widget.window() is self.window()  # not the calendar of a date field
            # Whatever hands the keyboard to a part of its own stands before that part, or Tab would never get past it.
            and (widget.focusPolicy() != Qt.FocusPolicy.NoFocus or widget.focusProxy() is not None)
        ]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what stands beside below where the page is narrow."""
        super().resizeEvent(event)
        self._arrange()

    def _bring_back(self) -> None:
        """Show what was written here before and neither saved nor let go."""
        kept = None if self._keeper is None else self._keeper.begin()
        if kept is not None and kept != self._untouched:
            self.show_values(kept)
            self._intro.setText(self.tr("You began this before. What you wrote is here again."))
            self._intro.show()

    def _build_form(self) -> None:
        self.page.add(self._intro)
        self._columns.addLayout(self.main, 3)
        self._columns.addLayout(self.beside, 2)
        self.page.add(self._columns)
        self.page.add_stretch()
        buttons = QWidget()
        self._row = QHBoxLayout(buttons)
        self._row.addWidget(self._error, 1)
        self._row.addStretch(0)
        self._row.addWidget(self._cancel)
        self._row.addWidget(self._save)
        self._foot.addWidget(buttons)
        self._foot.addWidget(self._question)
        self._show_foot(asking=False)
        rule = QFrame()
        rule.setProperty("rule", "true")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, 1)
        column.addWidget(rule)
        column.addWidget(self._foot)
        self._on_form_theme_changed()

    def _connect_form(self, prefix: str) -> None:
        self._save.clicked.connect(self._on_saved)
        self._cancel.clicked.connect(self._on_cancelled)
        self._question.stay_wanted.connect(self._stay)
        self._question.discard_wanted.connect(self._on_discarded)
        self._question.save_wanted.connect(self._on_save_and_leave)
        self._theme.theme_changed.connect(self._on_form_theme_changed)
        keys = (
            (QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self._on_saved, "submit"),
            (QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Enter), self._on_saved, "submit_keypad"),
            (QKeySequence(Qt.Key.Key_Escape), self._on_escaped, "escape"),
        )
        for sequence, slot, name in keys:
            shortcut = QShortcut(sequence, self)
            shortcut.setObjectName(f"{prefix}_{name}")
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _arrange(self) -> None:
        is_wide = self.width() >= self._theme.metrics.em(_BESIDE_EM)
        way = QBoxLayout.Direction.LeftToRight if is_wide else self._narrow_way
        if self._columns.direction() != way:
            self._columns.setDirection(way)
        metrics = self._theme.metrics
        side, down = max(metrics.space(5), (self.width() - metrics.page_width) // 2), metrics.space(3)
        self._row.setContentsMargins(side, down, side, down)
        self._question.set_margins(side, down)

    def _show_foot(self, *, asking: bool) -> None:
        # A question that is not asked takes no room from the page, which may be little.
        policy = QSizePolicy.Policy
        self._question.setSizePolicy(policy.Preferred, policy.Preferred if asking else policy.Ignored)
        self._foot.setCurrentIndex(int(asking))

    def _stay(self) -> None:
        was_asking = self._foot.currentWidget() is self._question
        self._then = None
        self._show_foot(asking=False)
        if was_asking:
            self._save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_saved(self) -> None:
        if self.submit():
            self.left.emit()

    def _on_cancelled(self) -> None:
        self.leave(self.left.emit)

    def _on_escaped(self) -> None:
        if self._foot.currentWidget() is self._question:
            self._stay()
        else:
            self._on_cancelled()

    def _on_discarded(self) -> None:
        then, self._then = self._then, None
        written = self._untouched = self.values()
        self.discarded.emit(written)
        if then is not None:
            then()

    def _on_save_and_leave(self) -> None:
        then = self._then
        if self.submit() and then is not None:
            self._then = None
            then()

    def _on_form_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._columns.setSpacing(metrics.space(4))
        self.main.setSpacing(metrics.space(4))
        self.beside.setSpacing(metrics.space(4))
        self._row.setSpacing(metrics.space(2))
        self._arrange()
