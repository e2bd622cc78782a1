"""What can be done and where one can go: the menus' own actions, and the places within tabs."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from extrovertly_desktop.domain.palette import PaletteItem, PaletteKind

_MNEMONIC = "&"
_TO_A_TAB = "go_"


def actions_of(bar: QMenuBar) -> Iterator[tuple[QAction, str]]:
    """Return every action of a menu bar that can be chosen now, each with the title of its menu."""
    for top in bar.actions():
        menu = top.menu()
        if top.isVisible() and isinstance(menu, QMenu):
            yield from _within(menu, plain(top.text()))


def _within(menu: QMenu, title: str) -> Iterator[tuple[QAction, str]]:
    for action in menu.actions():
        inner = action.menu()
        if action.isSeparator() or not action.isVisible() or not action.isEnabled():
            continue
        if isinstance(inner, QMenu):
            yield from _within(inner, plain(action.text()))
        elif action.text():
            yield action, title


def action_items(bar: QMenuBar, own: str) -> tuple[PaletteItem, ...]:
    """Return the actions as items; `id` is the action's object name.

    Args:
        bar: the menu bar.
        own: object name of the action that opens the list itself, which is left out.
    """
    return tuple(
        PaletteItem(
            PaletteKind.PLACE if action.objectName().startswith(_TO_A_TAB) else PaletteKind.ACTION,
            action.objectName(),
            plain(action.text()),
            menu,
            key=action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
        )
        for action, menu in actions_of(bar)
        if action.objectName() != own
    )


def place_items() -> tuple[PaletteItem, ...]:
    """Return the places within tabs that have no action of their own."""
    places = (
        ("missions", "ladder", _tr("The fear ladder"), _tr("Missions")),
        ("missions", "own:", _tr("A new mission of your own"), _tr("Missions")),
        ("events", "new", _tr("A new event"), _tr("Events")),
        ("coach", "new", _tr("A new conversation with the coach"), _tr("Coach")),
        ("progress", "goal", _tr("Set a goal"), _tr("Progress")),
        ("progress", "goals", _tr("Your goals"), _tr("Progress")),
        ("progress", "insights", _tr("Weekly insights"), _tr("Progress")),
        ("progress", "achievements", _tr("Achievements"), _tr("Progress")),
        ("progress", "week", _tr("Charts of this week"), _tr("Progress")),
        ("progress", "month", _tr("Charts of this month"), _tr("Progress")),
        ("progress", "quarter", _tr("Charts of this quarter"), _tr("Progress")),
        ("progress", "year", _tr("Charts of this year"), _tr("Progress")),
        ("progress", "all", _tr("Charts of all time"), _tr("Progress")),
    )
    return tuple(
        PaletteItem(PaletteKind.PLACE, f"{tab}/{subject}", title, detail, tab, subject)
        for tab, subject, title, detail in places
    )


def plain(text: str) -> str:
    """Return the text of a menu without its mnemonic."""
    return text.replace(_MNEMONIC * 2, "\0").replace(_MNEMONIC, "").replace("\0", _MNEMONIC)


def _tr(text: str) -> str:
    return QCoreApplication.translate("PaletteDoors", text)
