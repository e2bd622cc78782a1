"""What was chosen about locking on this machine, and how many wrong passphrases were tried."""

import hashlib
from enum import StrEnum
from pathlib import Path

from extrovertly_desktop.domain.passphrases import seconds_to_wait
from extrovertly_desktop.views.window_settings import WindowSettings

_REST, _SESSION, _CAPTURE, _KEYRING, _TRIES = "lock_rest", "lock_with_session", "out_of_capture", "keyring", "tries"
_YES, _NO = "yes", "no"


class Rest(StrEnum):
    """When the vault locks by itself."""

    AT_ONCE = "at_once"
    """As soon as another program comes to the front or the window is put away."""
    ONE = "1"
    FIVE = "5"
    FIFTEEN = "15"
    NEVER = "never"

    @property
    def seconds(self) -> int | None:
        """After how long a rest; None where the time does not matter."""
        return None if self in {Rest.AT_ONCE, Rest.NEVER} else 60 * int(self.value)


class LockChoices:
    """Reads and writes the settings file; what was never chosen has a careful default."""

    def __init__(self, settings: WindowSettings) -> None:
        self._settings = settings

    def rest(self) -> Rest:
        """Return when the vault locks by itself: after five minutes unless chosen otherwise."""
        kept = self._settings.choice(_REST)
        return next((rest for rest in Rest if rest == kept), Rest.FIVE)

    def choose_rest(self, rest: Rest) -> None:
        """Choose when the vault locks by itself."""
        self._settings.remember_choice(_REST, str(rest))

    def locks_with_session(self) -> bool:
        """Whether it locks when the computer goes to sleep or its screen is locked."""
        return self._settings.choice(_SESSION) != _NO

    def choose_session(self, *, locks: bool) -> None:
        """Choose whether it locks with the computer."""
        self._settings.remember_choice(_SESSION, _YES if locks else _NO)

    def keeps_out_of_capture(self) -> bool:
        """Whether the window is kept out of pictures of the screen."""
        return self._settings.choice(_CAPTURE) == _YES

    def choose_capture(self, *, keeps_out: bool) -> None:
        """Choose whether the window is kept out of pictures of the screen."""
        self._settings.remember_choice(_CAPTURE, _YES if keeps_out else _NO)

    def uses_keyring(self, vault: Path) -> bool:
        """Whether the system's keyring was given the vault's key."""
        return self._settings.choice(_of(_KEYRING, vault)) == _YES

    def choose_keyring(self, vault: Path, *, uses: bool) -> None:
        """Note that the system's keyring has the vault's key, or no longer has it."""
        self._settings.remember_choice(_of(_KEYRING, vault), _YES if uses else "")

    def note_wrong(self, vault: Path, now_ms: int) -> int:
        """Note a wrong passphrase; return for how many seconds none is taken now."""
        tries = self._tries(vault)[0] + 1
        self._settings.remember_choice(_of(_TRIES, vault), f"{tries}/{now_ms}")
        return seconds_to_wait(tries)

    def note_right(self, vault: Path) -> None:
        """Forget the wrong ones."""
        if self._settings.choice(_of(_TRIES, vault)):
            self._settings.remember_choice(_of(_TRIES, vault), "")

    def seconds_left(self, vault: Path, now_ms: int) -> int:
        """Return for how many seconds no passphrase is taken, after a new start too.

        A clock that was set back makes nobody wait longer than the whole of it.
        """
        tries, at_ms = self._tries(vault)
        whole = seconds_to_wait(tries)
        gone = max(0, now_ms - at_ms) // 1000
        return max(0, whole - gone)

    def _tries(self, vault: Path) -> tuple[int, int]:
        tries, _, at = self._settings.choice(_of(_TRIES, vault)).partition("/")
        try:
            return int(tries), int(at)
        except ValueError:
            return 0, 0


def _of(name: str, vault: Path) -> str:
    """Return the name of a choice about one vault; where the vault lies is not told by it."""
    place = str(vault.absolute()).encode(errors="surrogateescape")
    return f"{name}_{hashlib.sha256(place).hexdigest()[:16]}"
