"""The icon in the tray and its menu."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

_SHOWN_MS = 15_000


class Tray(QObject):
    """What can be done without the window.

    Args:
        name: what the application is called.
        icon: its icon.

    Signals:
        menu_opening: the menu is about to be seen; the moment for `show_state`.
        check_in_wanted, open_wanted, lock_wanted, quit_wanted: what the person chose.
        pause_wanted: whether reminders are to be paused for today.
        message_clicked: the person clicked the message that was shown last.
    """

    menu_opening = Signal()
    check_in_wanted = Signal()
    open_wanted = Signal()
    lock_wanted = Signal()
    quit_wanted = Signal()
    pause_wanted = Signal(bool)
    message_clicked = Signal()

    def __init__(self, name: str, icon: QIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name, self._image = name, icon
        self._icon = QSystemTrayIcon(icon, self)
        self._icon.setToolTip(name)
        self._menu = QMenu()
        self._check_in = self._add(self.tr("Check in…"), "tray_check_in")
        self._open = self._add(self.tr("Open {name}").format(name=name), "tray_open")
        self._menu.addSeparator()
        self._pause = self._add(self.tr("Pause reminders for today"), "tray_pause")
        self._pause.setCheckable(True)
        self._lock = self._add(self.tr("Lock"), "tray_lock")
        self._menu.addSeparator()
        leave = self._add(self.tr("Quit"), "tray_quit")
        self._check_in.triggered.connect(self.check_in_wanted)
        self._open.triggered.connect(self.open_wanted)
        self._pause.triggered.connect(self.pause_wanted)
        self._lock.triggered.connect(self.lock_wanted)
        leave.triggered.connect(self.quit_wanted)
        self._menu.aboutToShow.connect(self.menu_opening)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._on_activated)
        self._icon.messageClicked.connect(self.message_clicked)

    @property
    def menu(self) -> QMenu:
        """The menu of the icon."""
        return self._menu

    def show(self) -> None:
        """Put the icon into the tray."""
        self._icon.show()

    def hide(self) -> None:
        """Take it out."""
        self._icon.hide()

    def show_state(self, *, has_vault: bool, is_paused: bool) -> None:
        """Offer what can be done now; without a vault, a check-in leads to where it is opened."""
        self._pause.setEnabled(has_vault)
        self._pause.setChecked(is_paused)
        self._lock.setEnabled(has_vault)

    def say(self, sentence: str) -> None:
        """Show a message beside the icon."""
        self._icon.showMessage(self._name, sentence, self._image, _SHOWN_MS)

    def _add(self, words: str, object_name: str) -> QAction:
        action = QAction(words, self)
        action.setObjectName(object_name)
        self._menu.addAction(action)
        return action

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.open_wanted.emit()
        elif reason is QSystemTrayIcon.ActivationReason.MiddleClick:
            self.check_in_wanted.emit()
