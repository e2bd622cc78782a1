"""What a lock takes away beside the tabs: dialogs, copied text, pictures kept for painting."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QGuiApplication, QPixmapCache
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QTextEdit, QWidget


def open_dialogs(window: QWidget) -> list[QDialog]:
    """Return the dialogs of a window that are in sight."""
    return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]


def holds_writing(dialog: QDialog) -> bool:
    """Whether something stands in a box of a dialog that a person may have typed there."""
    return any(
        box.isVisible() and box.isEnabled() and not box.isReadOnly() and bool(_text_of(box).strip())
        for kind in (QLineEdit, QPlainTextEdit, QTextEdit)
        for box in dialog.findChildren(kind)
        if isinstance(box, QLineEdit | QPlainTextEdit | QTextEdit)
    )


def close_dialogs(window: QWidget) -> None:
    """Close the dialogs of a window, popups too; whoever waits for their answer hears that there is none."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    for dialog in open_dialogs(window):
        dialog.reject()


def delete_now(*parts: QObject) -> None:
    """Delete objects at once rather than when the event loop comes round to it."""
    for part in parts:
        part.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def forget_copies() -> None:
    """Clear the clipboard if what is in it was copied here, and the pictures that Qt keeps for painting."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(clipboard.Mode.Selection)
    QPixmapCache.clear()


def _text_of(box: QLineEdit | QPlainTextEdit | QTextEdit) -> str:
    return box.text() if isinstance(box, QLineEdit) else box.toPlainText()
