"""What was chosen about going on in the background of this machine."""

from typing import Protocol

from extrovertly_desktop.views.window_settings import WindowSettings

_KEEPS_RUNNING = "keeps_running"
_YES, _NO = "yes", "no"


class LoginStart(Protocol):
    """Starts the application when the person logs in, or does not.

    Attributes:
        is_possible: whether this system offers it.
    """

    is_possible: bool

    def is_on(self) -> bool:
        """Whether it will be started."""
        ...

    def turn(self, *, on: bool) -> None:
        """Have it started from the next login on, or no more.

        Raises:
            EnvironmentFault: if the system does not take it.
        """
        ...


class BackgroundChoices:
    """Reads and writes the settings file.

    Args:
        settings: the file.
        login: the system's own list of what starts with it.
        has_tray: whether this desktop has a tray, without which nothing stays behind a closed window.
    """

    def __init__(self, settings: WindowSettings, login: LoginStart, *, has_tray: bool) -> None:
        self._settings = settings
        self.login = login
        self.has_tray = has_tray

    def keeps_running(self) -> bool | None:
        """Whether the application stays in the tray when its window is closed; None while nobody was asked."""
        kept = self._settings.choice(_KEEPS_RUNNING)
        return None if kept not in {_YES, _NO} else kept == _YES

    def choose_running(self, *, keeps: bool) -> None:
        """Choose whether it stays."""
        self._settings.remember_choice(_KEEPS_RUNNING, _YES if keeps else _NO)
