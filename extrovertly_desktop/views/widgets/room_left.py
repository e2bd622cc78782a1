"""How much room is left in a box, told near its end, and how much is too much beyond it."""

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from extrovertly_desktop.domain import limits
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.below import put_below
from extrovertly_desktop.views.widgets.properties import make_label, set_style_property

_MOST = "most_characters"
_LOOKING = ("search", "find", "filter", "jump")

Box = QLineEdit | QPlainTextEdit


def holds(box: Box, most: int) -> None:
    """Say how many characters a box holds, and that nothing is told of it with 0.

    Where nobody says, a line holds `limits.LINE` and a box of several lines `limits.THOUGHT`.
    """
    box.setProperty(_MOST, most)


class RoomLeft(QObject):
    """Watches one box; a caption below it (`<name of the box>_room`) tells what is left once that is little.

    Nothing that is typed or pasted is cut off: what is too much stays to be shortened, and is refused when saved.

    Args:
        box: it has to lie in a layout by the time somebody types much into it.
        most: how many characters it holds.
    """

    def __init__(self, box: Box, most: int) -> None:
        super().__init__(box)
        self._box, self._most = box, most
        self._told: QLabel | None = None
        self._is_over = False
        box.textChanged.connect(self._on_text_changed)
        self._on_text_changed()

    def _on_text_changed(self) -> None:
        left = self._left()
        if left is None:
            if self._told is not None:
                self._told.hide()
            self._is_over = False
            return
        told = self._label()
        number = QLocale().toString(abs(left))
        words = self.tr("Room for {number} more") if left >= 0 else self.tr("Too long by {number}")
        told.setText(words.format(number=number))
        set_style_property(told, "role", "caption" if left >= 0 else "error")
        if told.isHidden() or self._is_over != (left < 0):
            announce(self._box, told.text())
        self._is_over = left < 0
        told.show()

    def _left(self) -> int | None:
        """Return how many characters there is room for, negative for what is too much; None while there is plenty."""
        start = limits.counts_from(self._most)
        if isinstance(self._box, QPlainTextEdit):
            # Qt counts pairs of surrogates as two: never fewer than there are, and nothing is copied to know it.
            if self._box.document().characterCount() <= start:
                return None
            used = len(self._box.toPlainText())
        else:
            used = len(self._box.text())
        return None if used < start else self._most - used

    def _label(self) -> QLabel:
        if self._told is None:
            self._told = make_label("", "caption", wrap=False)
            self._told.setObjectName(f"{self._box.objectName()}_room")
            self._told.setAlignment(Qt.AlignmentFlag.AlignTrailing)
            put_below(self._box, self._told)
        return self._told


class RoomCounts(QObject):
    """Gives each box of a window its count, in its dialogs as well, once somebody first puts the keyboard into it.

    Args:
        window: the window; boxes elsewhere are left alone.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, Box) and self._is_counted(new):
            RoomLeft(new, _most_of(new))

    def _is_counted(self, box: Box) -> bool:
        if box.isReadOnly() or _most_of(box) == 0 or box.findChild(RoomLeft) is not None:
            return False
        if isinstance(box, QLineEdit) and (
            box.echoMode() != QLineEdit.EchoMode.Normal
            or isinstance(box.parentWidget(), QAbstractSpinBox | QComboBox)
            or any(word in box.objectName() for word in _LOOKING)
        ):
            return False
        above: QWidget | None = box
        while above is not None and above is not self._window:
            above = above.parentWidget()
        return above is self._window


def _most_of(box: Box) -> int:
    told = box.property(_MOST)
    if isinstance(told, int):
        return told
    return limits.LINE if isinstance(box, QLineEdit) else limits.THOUGHT
