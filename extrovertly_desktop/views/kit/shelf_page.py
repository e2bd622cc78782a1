"""One page of one's own words: a list, and a form for the line in hand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.views.kit.own_list import OwnList, OwnRow
from extrovertly_desktop.views.kit.shelf_form import ShelfForm
from extrovertly_desktop.views.notices import Notices
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.empty_state import EmptyState
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.leave_question import LeaveQuestion
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_LIST_EM = 15


@dataclass(frozen=True, slots=True)
class ShelfWords:
    """What a page says: its name in code, the list's name, an introduction, the button that adds, and when empty."""

    name: str
    list_name: str
    introduction: str
    add: str
    new_title: str
    nothing: str
    icon: str
    can_order: bool = False


class ShelfPage(QWidget):
    """A subclass says what the lines are, shows one in the form, saves it, and adds what else can be done with it.

    Args:
        theme: the theme in force.
        notices: tells what was done, with a way back.
        words: what the page says.
        form: the fields.
    """

    def __init__(
        self, theme: ThemeManager, notices: Notices, words: ShelfWords, form: ShelfForm, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme, self.notices, self.form = theme, notices, form
        self._words = words
        self._then: Callable[[], object] | None = None
        self.in_hand = ""
        """Slug of the line in the form; empty while a new one is written, or nothing is."""
        self.setObjectName(f"{words.name}_page")
        self._build()
        self._connect()
        self._on_theme_changed()

    def rows(self) -> Sequence[OwnRow]:
        """Return the lines as they are now."""
        raise NotImplementedError

    def show_item(self, slug: str) -> str:
        """Put a thing, or for an empty slug a new one, into the form; return the heading above it."""
        raise NotImplementedError

    def save_item(self, slug: str) -> str:
        """Write what the form holds, tell of it, and return its slug.

        Raises:
            UserError: if it cannot be.
        """
        raise NotImplementedError

    def delete_item(self, slug: str) -> None:
        """Delete a thing, if it can be, and tell of it; a page on which nothing can be deleted does nothing.

        Raises:
            UserError: if it cannot be.
        """

    def order_items(self, slugs: tuple[str, ...]) -> None:
        """Keep an order; nothing on a page whose lines have none."""

    def reload(self) -> None:
        """Show the lines as they are now; what is being written stays."""
        self.list.set_rows(self.rows())
        slugs = self.list.slugs()
        if self.in_hand and self.in_hand not in slugs:
            self.in_hand = ""
            self._set_open(is_open=False)
        if not self.is_changed() and not self._is_new():
            self._show(self.in_hand or (slugs[0] if slugs else ""))
        self.list.set_current(self.in_hand)

    def is_changed(self) -> bool:
        """Whether the form holds something that is not saved."""
        return self._is_open() and self.form.is_changed()

    def leave(self, then: Callable[[], object]) -> None:
        """Do something that takes the form away: at once, or after asking what becomes of what is not saved."""
        if not self.is_changed():
            then()
            return
        self._then = then
        self.list.set_current(self.in_hand)
        self._ask(asking=True)
        self._question.focus_start()

    def begin_new(self) -> None:
        """Put an empty form in the place of what is in hand."""
        self.list.set_current("")
        self._show("", is_new=True)
        self.form.focus_start()

    def focus_start(self) -> None:
        """Give the keyboard to the list, or to the button that adds the first line."""
        target = self.list if self.list.count() else self._add
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def attempt(self, deed: Callable[[], object]) -> bool:
        """Do something to what is in hand, and show in place why it cannot be; return whether it was done."""
        try:
            deed()
        except UserError as error:
            self.form.show_error(error)
            return False
        return True

    def add_action(self, text: str, object_name: str, deed: Callable[[str], object]) -> QPushButton:
        """Add a button for something that is done to the line in hand; it is called with its slug."""
        button = make_button(text, object_name, variant="quiet")
        button.clicked.connect(lambda: self.attempt(lambda: deed(self.in_hand)))
        self._flow.addWidget(button)
        QWidget.setTabOrder(button, self._save)
        return button

    def set_saving(self, *, possible: bool) -> None:
        """Show the button that saves, or none where the thing in hand is only looked at."""
        self._save.setVisible(possible)

    def save(self) -> bool:
        """Save the form; return whether that went well, which includes that there was nothing to save."""
        if self._save.isHidden():
            return True
        saved: list[str] = []
        if not self.attempt(lambda: saved.append(self.save_item(self.in_hand))):
            return False
        self.in_hand = saved[0]
        self.form.settle()
        self._ask(asking=False)
        self.reload()
        return True

    def _build(self) -> None:
        name = self._words.name
        self.list = OwnList(self.theme, self._words.list_name, f"{name}_list", can_order=self._words.can_order)
        self._add = make_button(self._words.add, f"{name}_add", theme=self.theme, icon="plus")
        self._nothing = EmptyState(self.theme, self._words.icon, self._words.nothing, object_name=f"{name}_nothing")
        self._sheet = self._build_sheet(f"{name}_sheet")
        self._save = make_button(self.tr("Save"), f"{name}_save", variant="primary")
        self._actions = QWidget()
        self._flow = FlowLayout(self._actions)
        self._question = LeaveQuestion(self.theme, name)
        self._question.set_margins(0, 0)
        self._question.hide()
        self._buttons = QWidget()
        self._foot = QHBoxLayout(self._buttons)
        self._foot.setContentsMargins(0, 0, 0, 0)
        self._foot.addWidget(self._actions, 1)
        self._foot.addWidget(self._save, 0, Qt.AlignmentFlag.AlignTop)
        self._list_side, form_side = QWidget(), QWidget()
        self._left = QVBoxLayout(self._list_side)
        self._left.addWidget(self.list, 1)
        self._left.addWidget(self._add)
        self._right = QVBoxLayout(form_side)
        self._right.addWidget(self._nothing, 1)
        self._right.addWidget(self._sheet, 1)
        self._right.addWidget(self._question)
        self._right.addWidget(self._buttons)
        for column in (self._left, self._right):
            column.setContentsMargins(0, 0, 0, 0)
        self._sides = QHBoxLayout()
        self._sides.addWidget(self._list_side)
        self._sides.addWidget(form_side, 1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(make_label(self._words.introduction, "muted"))
        self._column.addLayout(self._sides, 1)
        self._set_open(is_open=False)

    def _build_sheet(self, object_name: str) -> QScrollArea:
        self._heading = make_label("", "heading")
        self._heading.setObjectName(f"{self._words.name}_heading")
        paper = QWidget()
        paper.setProperty("page", "true")
        self._paper = QVBoxLayout(paper)
        self._paper.addWidget(self._heading)
        self._paper.addWidget(self.form, 1)
        sheet = QScrollArea()
        sheet.setObjectName(object_name)
        sheet.setFrameShape(QFrame.Shape.NoFrame)
        sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet.setWidgetResizable(True)
        sheet.setWidget(paper)
        return sheet

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.reordered.connect(self._on_reordered)
        self.list.delete_asked.connect(lambda: self.attempt(lambda: self.delete_item(self.in_hand)))
        self._add.clicked.connect(lambda: self.leave(self.begin_new))
        self._save.clicked.connect(self.save)
        self.form.submitted.connect(self.save)
        self._question.save_wanted.connect(self._on_save_wanted)
        self._question.discard_wanted.connect(self._on_discard_wanted)
        self._question.stay_wanted.connect(self._on_stay_wanted)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(Qt.KeyboardModifier.ControlModifier | key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save)
        self.theme.theme_changed.connect(self._on_theme_changed)

    def _show(self, slug: str, *, is_new: bool = False) -> None:
        self.in_hand = slug
        is_open = bool(slug) or is_new
        self._set_open(is_open=is_open)
        self._ask(asking=False)
        if is_open:
            self._heading.setText(self.show_item(slug) or self._words.new_title)
            self.form.settle()

    def _set_open(self, *, is_open: bool) -> None:
        self._sheet.setVisible(is_open)
        self._nothing.setVisible(not is_open)
        self._actions.setVisible(is_open)
        self._save.setVisible(is_open)

    def _ask(self, *, asking: bool) -> None:
        # The question has a button to save of its own.
        self._question.setVisible(asking)
        self._buttons.setVisible(not asking)

    def _is_open(self) -> bool:
        return not self._sheet.isHidden()

    def _is_new(self) -> bool:
        return self._is_open() and not self.in_hand

    def _on_chosen(self, slug: str) -> None:
        def go() -> None:
            self._show(slug)
            self.list.set_current(slug)

        self.leave(go)

    def _on_reordered(self, slugs: tuple[str, ...]) -> None:
        if not self.attempt(lambda: self.order_items(slugs)):
            self.reload()

    def _on_save_wanted(self) -> None:
        then, self._then = self._then, None
        if self.save() and then is not None:
            then()

    def _on_discard_wanted(self) -> None:
        then, self._then = self._then, None
        self._ask(asking=False)
        self.form.settle()
        if then is not None:
            then()

    def _on_stay_wanted(self) -> None:
        self._then = None
        self._ask(asking=False)
        self.form.focus_start()

    def _on_theme_changed(self) -> None:
        metrics = self.theme.metrics
        across, down = metrics.space(5), metrics.space(4)
        self._column.setContentsMargins(across, down, across, down)
        for layout, steps in ((self._column, 3), (self._sides, 5), (self._left, 2), (self._right, 3), (self._foot, 2)):
            layout.setSpacing(metrics.space(steps))
        self._flow.setSpacing(metrics.space(2))
        # Room for the focus ring of the fields, and for the bar that scrolls them.
        self._paper.setContentsMargins(metrics.hairline, 0, metrics.space(4), 0)
        self._paper.setSpacing(metrics.space(3))
        self._list_side.setFixedWidth(metrics.em(_LIST_EM))
