"""The menu bar: everything that can be reached from anywhere, each with its key."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from extrovertly_desktop.views.menu_corner import MenuCorner
from extrovertly_desktop.views.theme.manager import ThemeManager, ThemeMode
from extrovertly_desktop.views.theme.metrics import MAX_TEXT_PERCENT, MIN_TEXT_PERCENT
from extrovertly_desktop.views.widgets.properties import make_button

_TEXT_STEP = 10
_BURST_MS = 60
"""Steps of the text size that come faster than this are taken together: each one lays out all there is anew."""
_HELP_ICON = "hand-heart-outline"


class Menus(QObject):
    """Fills the window's menu bar.

    Signals:
        tab_wanted: the slug of a tab, and a subject for it.
        check_in_wanted: say how one is, over whatever is in sight.
        words_wanted: the person's own moods, prompts and templates.
        profile_wanted: all that the person tells about themselves.
        anchors_wanted: what the numbers of the scale of anxiety mean to the person.
        bring_in_wanted, take_out_wanted: what other programs wrote, and what is to go to them.
        settings_wanted: everything that can be chosen.
        vaults_wanted: another vault, or a new one.
        backups_wanted: copies of the vault, and the way back to one.
        undo_wanted: take back what the notice in sight tells.
        undo_shown: the way to undo comes into sight; the moment to say by `set_undoable` whether there is anything.
        looks_wanted: a theme mode and a text size in percent.
        help_now_wanted: people to reach, the safety plan, and ways back to the ground.
        lock_wanted, hide_wanted, privacy_wanted: close the vault until the passphrase is given, blank the screen, and
            what is chosen about both.
        palette_wanted: find anything by a few letters.
        reminders_wanted: when to be reminded, quiet hours, and what goes on in the background.
        quit_wanted: close for good.
        how_wanted, hints_wanted: how this works, to read, and to be told again what was put away.
        shortcuts_wanted, about_wanted: the keys, and what this is.
    """

    tab_wanted = Signal(str, str)
    check_in_wanted = Signal()
    words_wanted = Signal()
    profile_wanted = Signal()
    anchors_wanted = Signal()
    bring_in_wanted = Signal()
    take_out_wanted = Signal()
    settings_wanted = Signal()
    vaults_wanted = Signal()
    backups_wanted = Signal()
    undo_wanted = Signal()
    undo_shown = Signal()
    looks_wanted = Signal(str, int)
    help_now_wanted = Signal()
    lock_wanted = Signal()
    hide_wanted = Signal()
    privacy_wanted = Signal()
    reminders_wanted = Signal()
    quit_wanted = Signal()
    palette_wanted = Signal()
    how_wanted = Signal()
    hints_wanted = Signal()
    shortcuts_wanted = Signal()
    about_wanted = Signal()

    def __init__(self, window: QMainWindow, theme: ThemeManager) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        bar = window.menuBar()
        self._file = bar.addMenu(self.tr("&Extrovertly"))
        self._go = bar.addMenu(self.tr("&Go"))
        self._view = bar.addMenu(self.tr("&View"))
        self._help = bar.addMenu(self.tr("&Help"))
        self._vault_actions: list[QAction] = []
        self._percent: int | None = None
        self._burst = QTimer(self)
        self._burst.setSingleShot(True)
        self._burst.setInterval(_BURST_MS)
        self._burst.timeout.connect(self.end_burst)
        self._fill_file()
        self._fill_view()
        self._fill_help()
        self.set_vault_open(opened=False)

    def set_tabs(self, slugs: Sequence[str], titles: Sequence[str]) -> None:
        """Offer the tabs under Go, with Ctrl+1, Ctrl+2 and so on."""
        self._go.clear()
        for number, (slug, title) in enumerate(zip(slugs, titles, strict=True), start=1):
            self._add(
                self._go,
                title,
                f"go_{slug}",
                f"Ctrl+{number}",
                lambda _checked=False, slug=slug: self.tab_wanted.emit(slug, ""),
            )

    def set_vault_open(self, *, opened: bool) -> None:
        """Offer what needs a vault only while one is open."""
        self._go.menuAction().setVisible(opened)
        for action in self._vault_actions:
            action.setEnabled(opened)

    def set_undoable(self, *, undoable: bool) -> None:
        """Offer undoing in the menu that is opening; its key always works, and tells if there is nothing."""
        self._undo.setEnabled(undoable)

    def end_burst(self) -> None:
        """Ask at once for a text size that waits for further steps."""
        self._burst.stop()
        percent, self._percent = self._percent, None
        if percent is not None:
            self.looks_wanted.emit(self._theme.mode, percent)

    def _fill_file(self) -> None:
        self._vault_actions = [
            self._add(
                self._file,
                self.tr("&Check in"),
                "check_in_now",
                "Ctrl+Shift+C",
                self.check_in_wanted.emit,
            ),
            self._add(
                self._file,
                self.tr("&New journal entry"),
                "new_entry",
                "Ctrl+N",
                lambda: self.tab_wanted.emit("journal", "new"),
            ),
            self._add(
                self._file,
                self.tr("&Your words: moods, prompts, templates"),
                "your_words",
                "Ctrl+Shift+Y",
                self.words_wanted.emit,
            ),
            self._add(self._file, self.tr("Your &profile…"), "your_profile", "", self.profile_wanted.emit),
            self._add(
                self._file,
                self.tr("What the numbers &mean to you"),
                "anchors",
                "",
                self.anchors_wanted.emit,
            ),
            self._add(self._file, self.tr("Bring &in…"), "bring_in", "Ctrl+Shift+I", self.bring_in_wanted.emit),
            self._add(self._file, self.tr("&Take out…"), "take_out", "Ctrl+Shift+E", self.take_out_wanted.emit),
            self._add(self._file, self.tr("&Backups…"), "backups", "", self.backups_wanted.emit),
            self._add(self._file, self.tr("&Reminders…"), "reminders", "", self.reminders_wanted.emit),
            self._add(self._file, self.tr("&Settings…"), "settings", "Ctrl+,", self.settings_wanted.emit),
            self._add(self._file, self.tr("&Find anything…"), "find_anything", "Ctrl+K", self.palette_wanted.emit),
            self._add(
                self._file,
                self.tr("&Undo the last step"),
                "undo_last",
                "Ctrl+Shift+Z",
                self.undo_wanted.emit,
            ),
        ]
        self._undo = self._vault_actions[-1]
        self._file.addSeparator()
        self._vault_actions += [
            self._add(self._file, self.tr("&Lock"), "lock", "Ctrl+L", self.lock_wanted.emit),
            self._add(self._file, self.tr("&Blank the screen, and back"), "hide_screen", "F9", self.hide_wanted.emit),
            self._add(self._file, self.tr("Pri&vacy and lock…"), "privacy", "", self.privacy_wanted.emit),
        ]
        self._file.aboutToShow.connect(self._on_file_opened)
        self._file.aboutToHide.connect(self._on_file_closed)
        self._file.addSeparator()
        self._add(self._file, self.tr("&Open a vault…"), "vaults", "Ctrl+O", self.vaults_wanted.emit)
        self._add(self._file, self.tr("&Quit"), "quit", "Ctrl+Q", self.quit_wanted.emit)

    def _fill_view(self) -> None:
        group = QActionGroup(self)
        modes: tuple[tuple[ThemeMode, str], ...] = (
            ("system", self.tr("As the &system")),
            ("light", self.tr("&Light")),
            ("dark", self.tr("&Dark")),
        )
        for mode, text in modes:
            action = self._add(
                self._view, text, f"theme_{mode}", "", lambda _checked=False, mode=mode: self._want_mode(mode)
            )
            action.setCheckable(True)
            action.setChecked(mode == self._theme.mode)
            group.addAction(action)
        self._view.addSeparator()
        self._add(self._view, self.tr("La&rger text"), "text_larger", "Ctrl++", lambda: self._step(_TEXT_STEP))
        self._add(self._view, self.tr("S&maller text"), "text_smaller", "Ctrl+-", lambda: self._step(-_TEXT_STEP))
        self._add(self._view, self.tr("&Normal text"), "text_normal", "Ctrl+0", lambda: self._want_size(100))

    def _fill_help(self) -> None:
        help_now = self._add(self._help, self.tr("Help &now"), "help_now", "Ctrl+Shift+H", self.help_now_wanted.emit)
        corner = make_button(
            self.tr("Help now"), "help_now_corner", variant="quiet", theme=self._theme, icon=_HELP_ICON
        )
        key = help_now.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        corner.setToolTip(self.tr("Help now ({key})").format(key=key))
        # Reached by its key and from the menu; the order of Tab begins with what a person came for.
        corner.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        corner.clicked.connect(help_now.trigger)
        self._theme.theme_changed.connect(lambda: corner.setIcon(self._theme.icon(_HELP_ICON, "link")))
        MenuCorner(self._window.menuBar(), corner, self._theme)
        self._help.addSeparator()
        self._add(self._help, self.tr("How this &works"), "how_it_works", "Shift+F1", self.how_wanted.emit)
        self._vault_actions.append(
            self._add(self._help, self.tr("Show h&ints again"), "hints_again", "", self.hints_wanted.emit)
        )
        self._add(self._help, self.tr("&Keyboard shortcuts"), "shortcuts", "F1", self.shortcuts_wanted.emit)
        self._add(self._help, self.tr("&About Extrovertly"), "about", "", self.about_wanted.emit)

    def _on_file_opened(self) -> None:
        if self._vault_actions[0].isEnabled():
            self.undo_shown.emit()

    def _on_file_closed(self) -> None:
        self._undo.setEnabled(self._vault_actions[0].isEnabled())

    def _want_mode(self, mode: ThemeMode) -> None:
        self.end_burst()
        self.looks_wanted.emit(mode, self._theme.text_percent)

    def _step(self, step: int) -> None:
        self._want_size((self._theme.text_percent if self._percent is None else self._percent) + step)

    def _want_size(self, percent: int) -> None:
        self._percent = min(MAX_TEXT_PERCENT, max(MIN_TEXT_PERCENT, percent))
        self._burst.start()

    def _add(self, menu: QMenu, text: str, object_name: str, key: str, wanted: Callable[..., object]) -> QAction:
        action = QAction(text, self._window)
        action.setObjectName(object_name)
        if key:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(wanted)
        menu.addAction(action)
        return action
