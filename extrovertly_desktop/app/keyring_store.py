"""The system's keyring, as a place for a vault's key if the person wants that.

It is given the key and not the passphrase: whoever has it opens this vault and nothing else, and a changed passphrase
makes it worthless. Whatever goes wrong in a keyring ends in a sentence; the passphrase always works.
"""

from pathlib import Path
from typing import Any

from extrovertly_desktop.domain.errors import UserError

_SERVICE = "extrovertly"
_TROUBLE = "The system's keyring did not answer ({reason}). Your passphrase opens the vault as ever."


class KeyringStore:
    """Keeps keys of vaults in the keyring of the person who is logged in."""

    def is_there(self) -> bool:
        """Whether this system has a keyring that can be used."""
        try:
            backend = _backend()
            return float(backend.get_keyring().priority) >= 1
        except Exception:  # noqa: BLE001 - backends raise whatever they like
            return False

    def keep(self, vault: Path, spare_key: str) -> None:
        """Give the keyring a vault's key.

        Raises:
            UserError: if it does not take it.
        """
        self._do("set_password", vault, spare_key)

    def find(self, vault: Path) -> str | None:
        """Return the key that the keyring has for a vault, or None.

        Raises:
            UserError: if it does not answer, such as when the person does not unlock it.
        """
        found = self._do("get_password", vault)
        return found if isinstance(found, str) else None

    def forget(self, vault: Path) -> None:
        """Have the keyring forget a vault's key.

        Raises:
            UserError: if it does not answer.
        """
        if self.find(vault) is not None:
            self._do("delete_password", vault)

    @staticmethod
    def _do(verb: str, vault: Path, *what: str) -> Any:  # noqa: ANN401 - as the backend answers
        try:
            return getattr(_backend(), verb)(_SERVICE, str(vault.absolute().resolve()), *what)
        except Exception as error:  # noqa: BLE001 - as above
            # The kind of trouble only: some backends repeat what they were given.
            raise UserError(_TROUBLE.format(reason=type(error).__name__)) from None


def _backend() -> Any:  # noqa: ANN401 - a module whose backends have no common type
    import keyring  # noqa: PLC0415 - looking for backends takes time, and few people want one

    return keyring
