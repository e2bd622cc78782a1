"""What tests of reminders and of the background share."""

from PySide6.QtWidgets import QAbstractButton, QWidget


class Login:
    """A list of what starts with the login, in memory."""

    is_possible = True

    def __init__(self) -> None:
        self.on = False

    def is_on(self) -> bool:
        return self.on

    def turn(self, *, on: bool) -> None:
        self.on = on


def button(parent: QWidget, name: str) -> QAbstractButton:
    """Return the button of that name."""
    return next(item for item in parent.findChildren(QAbstractButton) if item.objectName() == name)
