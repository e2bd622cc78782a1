"""Every key there is, by the place where it works: the menus' own as they are, and those that widgets take."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from extrovertly_desktop.views.palette.doors import plain


@dataclass(frozen=True, slots=True)
class KeyRow:
    """What can be done by keys, and by which: any of `keys`, as `QKeySequence` reads them."""

    words: str
    keys: tuple[str, ...]

    def shown(self) -> str:
        """Return the keys as this system writes them."""
        native = QKeySequence.SequenceFormat.NativeText
        return "  ".join(QKeySequence(key).toString(native) for key in self.keys)

    def fits(self, typed: str) -> bool:
        """Whether all words of a text stand in it, or in its keys."""
        all_of_it = f"{self.words} {self.shown()} {' '.join(self.keys)}".casefold()
        return all(word in all_of_it for word in typed.casefold().split())


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """A place, and the keys that work there."""

    title: str
    rows: tuple[KeyRow, ...]


def key_groups(bar: QMenuBar) -> tuple[KeyGroup, ...]:
    """Return all groups: first one for each menu that has keys, then one for each place."""
    return (*_of_menus(bar), *_of_places())


def _of_menus(bar: QMenuBar) -> Iterator[KeyGroup]:
    for top in bar.actions():
        menu = top.menu()
        if isinstance(menu, QMenu):
            rows = tuple(_rows(menu))
            if rows:
                yield KeyGroup(_tr("Everywhere: {menu}").replace("{menu}", plain(top.text())), rows)


def _rows(menu: QMenu) -> Iterator[KeyRow]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _rows(inner)
        elif action.shortcuts():
            keys = tuple(key.toString(QKeySequence.SequenceFormat.PortableText) for key in action.shortcuts())
            yield KeyRow(plain(action.text()), keys)


def _of_places() -> tuple[KeyGroup, ...]:
    return (
        _group(
            _tr("Everywhere else"),
            (_tr("Next field, previous field"), "Tab", "Shift+Tab"),
            (_tr("Save or send what is in a form"), "Ctrl+Return"),
            (_tr("Close a dialog, leave a form or empty a search"), "Esc"),
            (_tr("Go to the notice at the foot of the window, and to its Undo"), "F6"),
            (_tr("Choose among chips, moods and ratings"), "Left", "Right"),
            (_tr("Take a rating back"), "Backspace"),
            (_tr("From a search to what it found"), "Down"),
        ),
        _group(
            _tr("Today"),
            (_tr("Save the check-in"), "Ctrl+Return"),
            (_tr("Delete the check-in that has the keyboard"), "Del"),
        ),
        _group(
            _tr("Journal: writing"),
            (_tr("Save the entry"), "Ctrl+Return", "Ctrl+S"),
            (_tr("Bold, italic"), "Ctrl+B", "Ctrl+I"),
            (_tr("Turn the entry over: write or read"), "Ctrl+E"),
            (_tr("Paste as plain text"), "Ctrl+Shift+V"),
            (_tr("Find in the entry"), "Ctrl+F"),
            (_tr("Next hit, previous hit"), "F3", "Shift+F3"),
            (_tr("Look at a photo"), "Return"),
            (_tr("Remove a photo"), "Del"),
            (_tr("Move a photo"), "Ctrl+Shift+Left", "Ctrl+Shift+Right"),
        ),
        _group(
            _tr("Journal: history"),
            (_tr("Search the journal"), "Ctrl+F"),
            (_tr("Search the journal while writing"), "Ctrl+Shift+F"),
            (_tr("Go to a day"), "Ctrl+G"),
            (_tr("Complete what is suggested in the search"), "Tab"),
            (_tr("Delete the chosen entries"), "Del"),
            (_tr("Turn the calendar by a month"), "PgUp", "PgDown"),
        ),
        _group(
            _tr("Missions"),
            (_tr("A new mission of your own"), "Ctrl+N"),
            (_tr("Search the missions"), "Ctrl+F"),
            (_tr("Back to the list"), "Esc"),
        ),
        _group(
            _tr("Missions: the ladder"),
            (_tr("Move a step up or down"), "Alt+Up", "Alt+Down"),
            (_tr("Say where a step stands"), "F2", "Return"),
            (_tr("Put a new step into the gap"), "Ins"),
            (_tr("Find a step"), "Ctrl+F"),
        ),
        _group(
            _tr("Events"),
            (_tr("A new event"), "Ctrl+N"),
            (_tr("Search the events"), "Ctrl+F"),
            (_tr("Take a calendar that was copied"), "Ctrl+V"),
            (_tr("Turn the calendar by a month"), "PgUp", "PgDown"),
            (_tr("To the first and the last of the month"), "Home", "End"),
            (_tr("To today"), "T"),
            (_tr("Open the day"), "Return"),
            (_tr("Back to the list"), "Esc"),
        ),
        _group(
            _tr("Coach"),
            (_tr("Send"), "Return"),
            (_tr("A new line"), "Shift+Return"),
            (_tr("From the empty box to the answers on offer"), "Up"),
            (_tr("Move the conversation by a page"), "PgUp", "PgDown"),
            (_tr("Rename a conversation"), "F2"),
            (_tr("Delete a conversation"), "Del"),
        ),
        _group(
            _tr("Progress: on a chart"),
            (_tr("From one value to the next, read out"), "Left", "Right"),
            (_tr("To the first and the last value"), "Home", "End"),
            (_tr("Open the day"), "Return"),
            (_tr("Closer, further away, all of it"), "+", "-", "0"),
            (_tr("Leave the value"), "Esc"),
        ),
        _group(
            _tr("The page of a day"),
            (_tr("The day before, the day after"), "Alt+Left", "Alt+Right"),
            (_tr("Back to the charts"), "Esc"),
        ),
        _group(
            _tr("Your words"),
            (_tr("Move up or down in the order"), "Alt+Up", "Alt+Down"),
            (_tr("Delete"), "Del"),
            (_tr("Undo the last step"), "Ctrl+Shift+Z"),
        ),
    )


def _group(title: str, *rows: tuple[str, ...]) -> KeyGroup:
    return KeyGroup(title, tuple(KeyRow(words, tuple(keys)) for words, *keys in rows))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Keys", text)
