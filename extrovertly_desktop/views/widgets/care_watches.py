"""Every box of a window that a person writes in, watched from the moment they first put the keyboard into it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.widgets.care_line import CareWatch, TextWidget

CARE_OFF = "care_off"
"""A dynamic property: true on a box that is not watched, such as the safety plan, which is about such words."""
_LOOKING = ("search", "find", "filter", "jump")
"""Parts of the names of lines that look for something; nobody is writing there."""


class CareWatches(QObject):
    """Gives each text box of a window its `CareWatch`, in its dialogs as well, whoever builds them.

    Args:
        context: the vault with its gate, and the theme.
        window: the window; boxes elsewhere are left alone.
    """

    def __init__(self, context: ViewContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, QPlainTextEdit | QTextEdit | QLineEdit) and self._is_written_in(new):
            CareWatch(self._context, new)

    def _is_written_in(self, box: TextWidget) -> bool:
        if box.isReadOnly() or box.property(CARE_OFF) or box.findChild(CareWatch) is not None:
            return False
        if isinstance(box, QLineEdit):
            is_secret = box.echoMode() != QLineEdit.EchoMode.Normal
            if is_secret or isinstance(box.parentWidget(), QAbstractSpinBox | QComboBox):
                return False
        if any(word in box.objectName() for word in _LOOKING):
            return False
        above: QWidget | None = box
        while above is not None and above is not self._window:
            above = above.parentWidget()
        return above is self._window
