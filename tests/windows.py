"""Windows that a test is done with."""

from PySide6.QtCore import QCoreApplication, QEvent


def let_go() -> None:
    """Delete what was left to be deleted later.

    Qt waits with that for an event loop to begin. A test that never starts one would leave its windows to all that
    follow, and each change of theme would dress them again: seconds, after a few dozen tests.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
