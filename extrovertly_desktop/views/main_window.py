"""The window: a quiet page while the vault opens, then the tabs."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from extrovertly_desktop.adapters.task_runner import TaskRunner
from extrovertly_desktop.domain.errors import EnvironmentFault
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.menus import Menus
from extrovertly_desktop.views.notices import Notices
from extrovertly_desktop.views.opening_page import OpeningPage
from extrovertly_desktop.views.theme.manager import ThemeManager, ThemeMode
from extrovertly_desktop.views.widgets.room_left import RoomCounts
from extrovertly_desktop.views.window_dialogs import WindowDialogs
from extrovertly_desktop.views.window_settings import WindowSettings

if TYPE_CHECKING:  # the window paints before the vault's machinery is read from disk
    from extrovertly_desktop.adapters.change_bridge import ChangeBridge
    from extrovertly_desktop.services.vaults import OpenVault
    from extrovertly_desktop.views.backups.stale_line import StaleLine
    from extrovertly_desktop.views.first_start.page import FirstStartPage
    from extrovertly_desktop.views.lock.covered import Covered
    from extrovertly_desktop.views.lock.veil import Veil
    from extrovertly_desktop.views.tab_host import TabHost
    from extrovertly_desktop.views.today.quick_check_in import QuickCheckIn
    from extrovertly_desktop.views.widgets.care_watches import CareWatches

_DEFAULT_SIZE = (1100, 760)
_LEAST_SIZE = (640, 480)
_HOUSEKEEPING_MS = 3_600_000


class MainWindow(QMainWindow):
    """The main window.

    Signals:
        retry_wanted: the person asks to open the vault again after it could not be opened.
        other_vault_wanted: the person wants to choose another vault file.
        new_vault_wanted: the person wants a new vault in the place where none was found.
        vaults_wanted: choose among several.
        lock_wanted: close the vault until the passphrase is given.
        privacy_wanted: see and change what is chosen about locking.
        passphrase_wanted: choose a passphrase for a new vault.
        reminders_wanted: see and change what is chosen about reminders.
        opened: a vault is in sight.
        released: the vault goes out of sight and is closed as soon as all have heard of it.
        closed: the window has closed, the vault with it.

    Attributes:
        stays_behind: asked when the window is closed, but not when it is to quit: whether it only goes out of sight.
    """

    retry_wanted = Signal()
    other_vault_wanted = Signal()
    new_vault_wanted = Signal()
    vaults_wanted = Signal()
    lock_wanted = Signal()
    privacy_wanted = Signal()
    passphrase_wanted = Signal()
    reminders_wanted = Signal()
    opened = Signal()
    released = Signal()
    closed = Signal()

    def __init__(self, theme: ThemeManager, settings: WindowSettings, tasks: TaskRunner) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self._theme = theme
        self._settings = settings
        self._tasks = tasks
        self._vault: OpenVault | None = None
        self._is_closed = self._is_quitting = False
        self.stays_behind: Callable[[], bool] = lambda: False
        self._bridge: ChangeBridge | None = None
        self._tabs: TabHost | None = None
        self._first_start: FirstStartPage | None = None
        self._context: ViewContext | None = None
        self._quick_check_in: QuickCheckIn | None = None
        self._care: CareWatches | None = None
        RoomCounts(self)
        self._covered: Covered | None = None
        self._place: tuple[Path | None, str, str] = (None, "", "")
        self._veil: Veil | None = None
        self._stale: StaleLine | None = None
        self._housekeeping = QTimer(self)
        self._stack = QStackedWidget(self)
        self._opening = OpeningPage(theme)
        self._stack.addWidget(self._opening)
        self.setCentralWidget(self._stack)
        self._notices = Notices(theme, self._stack)
        self._menus = Menus(self, theme)
        self._dialogs = WindowDialogs(self, theme, self._menus, self._context_in_sight)
        self.setMinimumSize(*_LEAST_SIZE)
        self._set_title()
        self._restore_place()
        self._connect()

    @property
    def tabs(self) -> "TabHost | None":
        """The tabs, once a vault is open."""
        return self._tabs

    @property
    def notices(self) -> Notices:
        """The notices at the foot of the window."""
        return self._notices

    def show_opening(self) -> None:
        """Say that the vault is being opened."""
        self._opening.show_opening()
        self._stack.setCurrentWidget(self._opening)

    def show_trouble(self, sentence: str, *, can_make: bool = False) -> None:
        """Say why the vault could not be opened, with ways on; where there is none, a new one can be made."""
        self._opening.show_trouble(sentence, can_make=can_make)
        self._stack.setCurrentWidget(self._opening)

    def show_page(self, page: QWidget) -> None:
        """Show a page in the vault's place, such as one that asks for its passphrase."""
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    @property
    def vault(self) -> "OpenVault | None":
        """The vault that is open, in sight or covered."""
        return self._vault

    @property
    def context(self) -> ViewContext | None:
        """What the tabs are given, while there are any."""
        return self._context

    def _context_in_sight(self) -> ViewContext | None:
        return None if self._covered is not None else self._context

    def put_away(self) -> bool:
        """Have all that is being written kept, asking nothing; return whether nothing would be lost by a lock."""
        if self._tabs is None:
            return self._first_start is not None
        from extrovertly_desktop.views.lock.tidying import holds_writing, open_dialogs  # noqa: PLC0415 - see adopt

        kept, quick = self._tabs.put_away(), self._quick_check_in
        return (
            kept and (quick is None or quick.is_blank()) and not any(holds_writing(each) for each in open_dialogs(self))
        )

    def cover(self, page: QWidget) -> None:
        """Show a page over the vault and let nobody past it; what is being written stays behind it."""
        from extrovertly_desktop.views.lock.covered import Covered  # noqa: PLC0415 - seldom needed

        self._lift_veil()
        self._covered = Covered(self)
        self._menus.set_vault_open(opened=False)
        self.show_page(page)

    def uncover(self) -> None:
        """Show what lies behind the cover again, as it was."""
        covered, self._covered = self._covered, None
        shown = self._tabs or self._first_start
        if covered is not None and shown is not None:
            self._menus.set_vault_open(opened=self._tabs is not None)
            self._stack.setCurrentWidget(shown)
            covered.bring_back()

    @property
    def is_covered(self) -> bool:
        """Whether the vault is open behind a cover."""
        return self._covered is not None

    def release(self) -> None:
        """Take down all that shows the vault, and close it; adopted again, it opens at the same place."""
        from extrovertly_desktop.views.lock.tidying import close_dialogs, delete_now, forget_copies  # noqa: PLC0415

        if self._vault is None or (self._tabs is None and self._first_start is None):
            return
        if self._tabs is not None:
            self._place = (self._vault.path, *self._tabs.place())
        self._lift_veil()
        self._covered = None
        close_dialogs(self)
        self._notices.clear()
        self.show_backup_warning("")
        self._menus.set_vault_open(opened=False)
        self._housekeeping.stop()
        self.released.emit()
        if self._bridge is not None:
            self._bridge.close()
        self._tasks.close()
        shown = (self._tabs, self._first_start)
        for page in shown:
            if page is not None:
                self._stack.removeWidget(page)
        gone = [part for part in (self._bridge, self._care, self._quick_check_in, *shown) if part is not None]
        self._bridge = self._care = self._quick_check_in = self._tabs = self._first_start = self._context = None
        delete_now(*gone)
        gone.clear()
        self._vault.close()
        self._vault = None
        forget_copies()
        self._set_title()

    def adopt(self, vault: "OpenVault") -> None:
        """Show an open vault; leads through the first start where that is not over.

        A vault that opens only after the window was closed is closed again.
        """
        if self._is_closed:
            vault.close()
            return
        self._vault = vault
        step = vault.first_start.step()
        if step is None:
            self._show_tabs()
            return
        from extrovertly_desktop.views.first_start.page import FirstStartPage  # noqa: PLC0415 - once in a life

        self._first_start = page = FirstStartPage(self._theme, vault, self._tasks, step)
        page.passphrase_wanted.connect(self.passphrase_wanted)
        page.finished.connect(self._on_first_start_over)
        self.show_page(page)
        self.opened.emit()

    def _on_first_start_over(self, mission_id: str) -> None:
        page, self._first_start = self._first_start, None
        self._show_tabs()
        if page is not None:
            self._stack.removeWidget(page)
            page.deleteLater()
        if mission_id:
            self._show_tab("missions", f"plan:{mission_id}")

    def bring_to_front(self) -> None:
        """Show the window above others, whatever state it is in."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def set_looks(self, mode: ThemeMode, text_percent: int) -> None:
        """Put a theme and a text size in force and remember them."""
        self._theme.apply(mode, text_percent)
        self._settings.remember_looks(mode, self._theme.text_percent)

    def quit(self) -> None:
        """Close for good; what is to be asked first is asked in sight."""
        self._is_quitting = True
        self.close()
        if not self._is_closed:
            self.bring_to_front()

    def check_in_apart(self) -> "QuickCheckIn | None":
        """Ask how the person is without the window coming forward; return where, or None if no vault is in sight."""
        if self._context_in_sight() is None or self._tabs is None:
            return None
        quick = self._quick()
        if self.isActiveWindow():
            self._show_check_in()
        else:
            quick.ask(apart=True)
        return quick

    def showEvent(self, event: QShowEvent) -> None:
        """Look for what other programs write, as long as the window can be seen."""
        super().showEvent(event)
        if self._bridge is not None:
            self._bridge.start_watching()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more."""
        super().hideEvent(event)
        if self._bridge is not None:
            self._bridge.rest()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close unless a tab holds something unsaved; remember its place, close the vault."""
        if not self._is_quitting and self.stays_behind():
            event.ignore()
            return
        if self._covered is not None:
            # What is behind the cover would be lost, and cannot be asked about here.
            event.ignore()
            return
        if self._tabs is not None and not self._tabs.may_close():
            event.ignore()
            return
        if self._quick_check_in is not None and not self._quick_check_in.may_close():
            event.ignore()
            return
        self._is_closed = True
        self._menus.end_burst()
        self._settings.remember_geometry(self.saveGeometry())
        self._housekeeping.stop()
        if self._bridge is not None:
            self._bridge.close()
        self._tasks.close()
        if self._vault is not None:
            self._vault.close()
            self._vault = None
        event.accept()
        self.closed.emit()

    def _connect(self) -> None:
        self._opening.retry_wanted.connect(self.retry_wanted)
        self._opening.other_wanted.connect(self.other_vault_wanted)
        self._opening.new_wanted.connect(self.new_vault_wanted)
        self._housekeeping.timeout.connect(self._empty_old_bin)
        self._menus.tab_wanted.connect(self._show_tab)
        self._menus.check_in_wanted.connect(self._show_check_in)
        self._menus.undo_wanted.connect(self._undo)
        self._menus.undo_shown.connect(lambda: self._menus.set_undoable(undoable=self._notices.can_undo()))
        self._menus.lock_wanted.connect(self.lock_wanted)
        self._menus.privacy_wanted.connect(self.privacy_wanted)
        self._menus.vaults_wanted.connect(self.vaults_wanted)
        self._menus.reminders_wanted.connect(self.reminders_wanted)
        self._menus.quit_wanted.connect(self.quit)
        self._menus.hide_wanted.connect(self.toggle_veil)
        self._menus.looks_wanted.connect(self.set_looks)

    def _show_tabs(self) -> None:
        # Tabs bring the whole application with them; they are read while the opening page is in sight.
        from extrovertly_desktop.adapters.change_bridge import ChangeBridge  # noqa: PLC0415
        from extrovertly_desktop.views.registry import tab_specs  # noqa: PLC0415
        from extrovertly_desktop.views.tab_host import TabHost  # noqa: PLC0415
        from extrovertly_desktop.views.widgets.care_watches import CareWatches  # noqa: PLC0415

        if self._vault is None:
            return
        self._context = ViewContext(self._vault, self._theme, self._tasks, self._notices, self._settings)
        self._care = CareWatches(self._context, self)
        self._tabs = TabHost(self._context, tab_specs())
        self._bridge = ChangeBridge(self._vault, self)
        self._bridge.tables_changed.connect(self._tabs.on_tables_changed)
        if self.isVisible():
            self._bridge.start_watching()
        # The bin empties itself of what is thirty days old when a vault opens; a window may stay open for weeks.
        self._housekeeping.start(_HOUSEKEEPING_MS)
        self._stack.addWidget(self._tabs)
        self._stack.setCurrentWidget(self._tabs)
        self._menus.set_tabs(self._tabs.slugs(), self._tabs.titles())
        self._menus.set_vault_open(opened=True)
        self._set_title()
        self._tabs.start()
        (path, slug, subject), self._place = self._place, (None, "", "")
        if path == self._vault.path:
            self._tabs.show_tab(slug, subject)
            self._tabs.focus_current()
        self.opened.emit()

    def toggle_veil(self) -> None:
        """Blank the window, or show it again; the vault stays open."""
        if self._tabs is None or self._covered is not None:
            return
        if self._veil is None:
            from extrovertly_desktop.views.lock.veil import Veil  # noqa: PLC0415 - seldom needed

            self._veil = Veil(self._theme, self)
        self._veil.toggle()

    def _lift_veil(self) -> None:
        if self._veil is not None:
            self._veil.forget()

    def _show_tab(self, slug: str, subject: str) -> None:
        if self._tabs is None or self._covered is not None:
            return
        self._tabs.show_tab(slug, subject)
        if not subject:
            self._tabs.focus_current()

    def _undo(self) -> None:
        if not self._notices.undo():
            self._notices.say(self.tr("There is nothing left to undo."))

    def _show_check_in(self) -> None:
        if self._context is None or self._tabs is None:
            return
        if self._tabs.current_slug() == "today":
            self._tabs.show_tab("today", "new")
            return
        self._quick().ask()

    def _quick(self) -> "QuickCheckIn":
        if self._quick_check_in is None:
            from extrovertly_desktop.views.today.quick_check_in import QuickCheckIn  # noqa: PLC0415 - seldom first

            if self._context is None:
                raise LookupError("There is no vault to check in to.")
            self._quick_check_in = QuickCheckIn(self._context, self)
        return self._quick_check_in

    def show_backup_warning(self, sentence: str) -> None:
        """Say quietly at the window's foot that a backup is wanted; an empty sentence takes the line away."""
        if self._stale is None and sentence:
            from extrovertly_desktop.views.backups.stale_line import StaleLine  # noqa: PLC0415 - rarely needed

            self._stale = StaleLine(self._theme)
            self._stale.backups_wanted.connect(self._dialogs.show_backups)
            self.statusBar().setSizeGripEnabled(False)
            self.statusBar().addWidget(self._stale, 1)
        if self._stale is not None:
            self._stale.show_warning(sentence)
            self.statusBar().setVisible(bool(sentence))

    def _empty_old_bin(self) -> None:
        vault = self._vault
        if vault is not None:
            task = self._tasks.start(lambda _context: vault.bin.purge_expired())
            task.failed.connect(self._on_housekeeping_failed)

    def _on_housekeeping_failed(self, error: Exception) -> None:
        # What could not be done now is done in an hour, or when the vault opens next.
        if not isinstance(error, EnvironmentFault):
            raise error

    def _set_title(self) -> None:
        made_up = self._vault is not None and self._vault.is_made_up()
        self.setWindowTitle(self.tr("Extrovertly (made-up data)") if made_up else self.tr("Extrovertly"))

    def _restore_place(self) -> None:
        geometry = self._settings.geometry()
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(*_DEFAULT_SIZE)
