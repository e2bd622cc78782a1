"""All settings in one place, with a search over them."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.change_bridge import ChangeBridge
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.notices import Notices
from extrovertly_desktop.views.settings.chosen_elsewhere import (
    about_group,
    coach_group,
    lock_group,
    safe_group,
    words_group,
    you_group,
)
from extrovertly_desktop.views.settings.chosen_here import days_group, looks_group, reminders_group
from extrovertly_desktop.views.settings.group import SettingGroup, SettingTools
from extrovertly_desktop.views.theme.manager import ThemeMode
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.page import Page
from extrovertly_desktop.views.widgets.properties import make_button, make_label
from extrovertly_desktop.views.widgets.search_field import SearchField

_WIDTH_EM, _HEIGHT_EM = 64, 50
_PAGE_EM = 46
_LIST_EM = 56
"""From this width on, the groups are listed beside the page."""
_SHARE = 0.96
_KEPT_IN = "users"


class SettingsDialog(QDialog):
    """What is chosen here holds at once; what is written into the vault can be undone.

    Args:
        context: the vault and the theme.
        offers: whether the menus have an action of that name.
        go: triggers an action of the menus; the settings are closed by then.
        set_looks: puts a theme and a text size in force and remembers them.
    """

    def __init__(
        self,
        context: ViewContext,
        offers: Callable[[str], bool],
        go: Callable[[str], None],
        set_looks: Callable[[ThemeMode, int], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("settings_dialog")
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme, self._go = context.theme, go
        self._notices = Notices(context.theme, self)
        tools = SettingTools(context, self._notices, offers, self._leave_for, set_looks)
        makers = (
            you_group,
            looks_group,
            days_group,
            reminders_group,
            words_group,
            lock_group,
            coach_group,
            safe_group,
            about_group,
        )
        self._groups: list[SettingGroup] = [group for group in (make(tools) for make in makers) if group.rows]
        self._cards: dict[str, Card] = {}
        self._entries: dict[str, QPushButton] = {}
        self._search = SearchField()
        self._page = Page(context.theme, object_name="settings_page", most_em=_PAGE_EM)
        self._list = QWidget()
        self._nothing = make_label(self.tr("Nothing is called that here. Try another word."), "muted")
        self._build()
        self._connect()
        self._keep_up()
        self._bridge = ChangeBridge(context.vault, self)
        self._bridge.tables_changed.connect(self._on_tables_changed)
        self.finished.connect(self._bridge.close)
        self._fit(parent)
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def notices(self) -> Notices:
        """The notices at the foot of the dialog."""
        return self._notices

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to what has the keyboard; a dialog would press whichever button comes first."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """List the groups where there is room."""
        super().resizeEvent(event)
        self._list.setVisible(self.width() >= self._theme.metrics.em(_LIST_EM))

    def _build(self) -> None:
        self._search.setObjectName("settings_search")
        self._search.setPlaceholderText(self.tr("Search the settings"))
        self._search.setAccessibleName(self.tr("Search the settings"))
        self._search.setClearButtonEnabled(True)
        self._head = QHBoxLayout()
        self._head.addWidget(make_label(self.tr("Settings"), "title", wrap=False))
        self._head.addStretch(1)
        self._head.addWidget(self._search, 2)
        self._side = QVBoxLayout(self._list)
        for group in self._groups:
            entry = make_button(group.title, f"settings_group_{group.slug}", variant="quiet")
            entry.setAutoDefault(False)
            entry.clicked.connect(lambda _checked=False, slug=group.slug: self._turn_to(slug))
            self._side.addWidget(entry, 0, Qt.AlignmentFlag.AlignLeading)
            self._entries[group.slug] = entry
            card = self._cards[group.slug] = Card(self._theme, group.title, object_name=f"settings_card_{group.slug}")
            for number, row in enumerate(group.rows):
                if number:
                    rule = QFrame()
                    rule.setProperty("rule", "true")
                    card.add(rule)
                card.add(row)
            self._page.add(card)
        self._side.addStretch(1)
        self._page.add(self._nothing)
        self._nothing.hide()
        self._page.add_stretch()
        middle = QHBoxLayout()
        middle.addWidget(self._list)
        middle.addWidget(self._page, 1)
        close = make_button(self.tr("Close"), "settings_close")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self._foot = QHBoxLayout()
        self._foot.addStretch(1)
        self._foot.addWidget(close)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addLayout(middle, 1)
        self._column.addLayout(self._foot)
        self._on_theme_changed()

    def _connect(self) -> None:
        self._search.textChanged.connect(self._find)
        self._search.left_downwards.connect(self._on_left_downwards)
        self._theme.theme_changed.connect(self._on_theme_changed)
        self._theme.theme_changed.connect(self._keep_up)
        for keys, deed in (("Ctrl+F", self._search.setFocus), ("Ctrl+Shift+Z", self._notices.undo)):
            QShortcut(QKeySequence(keys), self, deed)

    def _find(self, text: str) -> None:
        words = text.casefold().split()
        found = 0
        for group in self._groups:
            shown = [row for row in group.rows if row.is_about(group.title, words)]
            for row in group.rows:
                row.setVisible(row in shown)
            self._tidy_rules(group)
            self._cards[group.slug].setVisible(bool(shown))
            self._entries[group.slug].setVisible(bool(shown))
            found += len(shown)
        self._nothing.setVisible(not found)
        if words:
            announce(self._search, self.tr("{count} settings found").format(count=self.locale().toString(found)))

    def _tidy_rules(self, group: SettingGroup) -> None:
        """Show a line only between two rows that are both in sight."""
        body = self._cards[group.slug].body
        is_first = True
        for number, row in enumerate(group.rows):
            if number:
                item = body.itemAt(2 * number - 1)
                rule = None if item is None else item.widget()
                if rule is not None:
                    rule.setVisible(not row.isHidden() and not is_first)
            is_first = is_first and row.isHidden()

    def _on_left_downwards(self) -> None:
        shown = [row for group in self._groups for row in group.rows if not row.isHidden()]
        if shown:
            shown[0].control.setFocus(Qt.FocusReason.TabFocusReason)

    def _turn_to(self, slug: str) -> None:
        card = self._cards[slug]
        self._page.verticalScrollBar().setValue(card.y() - self._theme.metrics.space(3))
        next(group for group in self._groups if group.slug == slug).rows[0].control.setFocus(
            Qt.FocusReason.TabFocusReason
        )

    def _leave_for(self, action: str) -> None:
        self.accept()
        # Not from within what is being closed.
        QTimer.singleShot(0, self.parent() or self, lambda: self._go(action))

    def _on_tables_changed(self, tables: frozenset[str]) -> None:
        if _KEPT_IN in tables:
            self._keep_up()

    def _keep_up(self) -> None:
        for group in self._groups:
            for row in group.rows:
                row.keep_up()

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        edge = metrics.space(5)
        self._column.setContentsMargins(0, edge, 0, edge)
        self._column.setSpacing(metrics.space(2))
        self._head.setContentsMargins(edge, 0, edge, 0)
        self._head.setSpacing(metrics.space(4))
        self._foot.setContentsMargins(edge, 0, edge, 0)
        self._side.setContentsMargins(metrics.space(3), edge, 0, 0)
        self._side.setSpacing(metrics.space(1))

    def _fit(self, parent: QWidget | None) -> None:
        metrics = self._theme.metrics
        width, height = metrics.em(_WIDTH_EM), metrics.em(_HEIGHT_EM)
        if parent is not None:
            room = parent.window().size() * _SHARE
            width, height = min(width, room.width()), min(height, room.height())
        self.resize(width, height)
