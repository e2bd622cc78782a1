"""The dialogs that the menus of the window open; each is read from disk when it is first wanted."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from extrovertly_desktop.domain.palette import PaletteItem
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.menus import Menus
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.transfer.doors import TransferDoors
from extrovertly_desktop.views.transfer.window_drops import WindowDrops

if TYPE_CHECKING:
    from extrovertly_desktop.views.main_window import MainWindow
    from extrovertly_desktop.views.palette.memory import PaletteMemory


class WindowDialogs(QObject):
    """Opens them over the window.

    Args:
        window: what they stand over.
        theme: the theme in force.
        menus: where they are wanted.
        context: what the tabs are given, or None while no vault is in sight.
    """

    def __init__(
        self, window: "MainWindow", theme: ThemeManager, menus: Menus, context: Callable[[], ViewContext | None]
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._menus, self._context = window, theme, menus, context
        self._memory: PaletteMemory | None = None
        window.released.connect(self._forget_found)
        menus.words_wanted.connect(self._show_words)
        menus.profile_wanted.connect(self._show_profile)
        menus.anchors_wanted.connect(self._show_anchors)
        menus.backups_wanted.connect(self.show_backups)
        menus.settings_wanted.connect(self._show_settings)
        self._transfer, drops = TransferDoors(window, context), WindowDrops(window)
        menus.bring_in_wanted.connect(self._transfer.bring_in)
        menus.take_out_wanted.connect(self._transfer.take_out)
        drops.file_dropped.connect(self._transfer.bring_path)
        drops.calendar_dropped.connect(self._transfer.bring_calendar)
        menus.help_now_wanted.connect(self._show_help_now)
        menus.palette_wanted.connect(self._show_palette)
        menus.how_wanted.connect(self._show_how)
        menus.hints_wanted.connect(self._show_hints)
        menus.shortcuts_wanted.connect(self._show_shortcuts)
        menus.about_wanted.connect(self._show_about)

    def show_backups(self) -> None:
        """Show the backups of the vault."""
        context = self._context()
        if context is not None:
            from extrovertly_desktop.views.backups.backups_dialog import BackupsDialog  # noqa: PLC0415 - rarely needed

            BackupsDialog(context, self._window).open()

    def _show_settings(self) -> None:
        context = self._context()
        if context is not None:
            from extrovertly_desktop.views.settings.settings_dialog import SettingsDialog  # noqa: PLC0415 - seldom needed

            actions = {each.objectName(): each for each in self._window.findChildren(QAction) if each.objectName()}
            SettingsDialog(
                context,
                lambda name: name in actions,
                lambda name: actions[name].trigger(),
                self._window.set_looks,
                self._window,
            ).open()

    def _show_words(self) -> None:
        context = self._context()
        if context is not None:
            from extrovertly_desktop.views.kit.words_dialog import WordsDialog  # noqa: PLC0415 - rarely needed

            WordsDialog(context, self._window).open()

    def _show_profile(self) -> None:
        context = self._context()
        if context is not None:
            from extrovertly_desktop.views.profile.profile_dialog import ProfileDialog  # noqa: PLC0415 - rarely needed

            ProfileDialog(context, self._window).open()

    def _show_anchors(self) -> None:
        context = self._context()
        if context is not None:
            from extrovertly_desktop.views.missions.anchors_dialog import AnchorsDialog  # noqa: PLC0415 - rarely needed

            AnchorsDialog(context, self._window).open()

    def _show_help_now(self) -> None:
        # While no vault is open too: then without the plan that lies in one.
        from extrovertly_desktop.resource_files import resources_dir  # noqa: PLC0415 - seldom needed
        from extrovertly_desktop.services.safety import HelpShelf  # noqa: PLC0415 - seldom needed
        from extrovertly_desktop.views.help_now.help_dialog import HelpDialog  # noqa: PLC0415 - seldom needed

        context = self._context()
        if context is not None:
            HelpDialog(self._theme, context.vault.safety, context.notices, self._window).open()
        else:
            shelf = HelpShelf(resources_dir() / "content" / "safety")
            HelpDialog(self._theme, shelf, None, self._window).open()

    def _show_palette(self) -> None:
        context = self._context()
        if context is not None:
            from extrovertly_desktop.views.palette.doors import action_items, place_items  # noqa: PLC0415 - not at first
            from extrovertly_desktop.views.palette.memory import PaletteMemory  # noqa: PLC0415 - as above
            from extrovertly_desktop.views.palette.palette_dialog import PaletteDialog  # noqa: PLC0415 - as above

            self._memory = self._memory or PaletteMemory()
            doors = (*action_items(self._window.menuBar(), "find_anything"), *place_items())
            dialog = PaletteDialog(context, doors, self._memory, self._window)
            dialog.chosen.connect(self._open_found)
            dialog.open()

    def _open_found(self, item: PaletteItem) -> None:
        from extrovertly_desktop.views.palette.doors import actions_of  # noqa: PLC0415 - as above

        if self._memory is not None:
            self._memory.note(item)
        if item.tab:
            self._menus.tab_wanted.emit(item.tab, item.subject)
            return
        for action, _ in actions_of(self._window.menuBar()):
            if action.objectName() == item.id:
                action.trigger()
                return

    def _forget_found(self) -> None:
        self._memory = None

    def _show_how(self) -> None:
        from extrovertly_desktop.views.help.opening import show_how  # noqa: PLC0415 - seldom needed

        show_how(self._theme, self._window)

    def _show_hints(self) -> None:
        context = self._context()
        if context is not None:
            context.vault.profile.set_preferences(hints_seen=())
            context.notices.say(self.tr("Hints are shown again, one at a time."))

    def _show_shortcuts(self) -> None:
        from extrovertly_desktop.views.help.keys import key_groups  # noqa: PLC0415 - rarely needed
        from extrovertly_desktop.views.help.shortcuts_dialog import ShortcutsDialog  # noqa: PLC0415 - rarely needed

        ShortcutsDialog(self._theme, key_groups(self._window.menuBar()), self._window).open()

    def _show_about(self) -> None:
        from extrovertly_desktop.views.dialogs.help_dialogs import AboutDialog  # noqa: PLC0415 - rarely needed

        context = self._context()
        AboutDialog(self._theme, None if context is None else context.vault.path, self._window).open()
