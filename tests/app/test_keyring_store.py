"""The system's keyring: used where there is one, and a sentence whatever it does."""

from pathlib import Path

import keyring
import keyring.backend
import keyring.errors
import pytest

from extrovertly_desktop.app.keyring_store import KeyringStore
from extrovertly_desktop.domain.errors import UserError

VAULT = Path("/somewhere/my.vault")


class Memory(keyring.backend.KeyringBackend):
    """A keyring that lives as long as the test."""

    priority = 5  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.held[service, username]


class Sulking(Memory):
    """One that refuses everything, and tells too much."""

    def get_password(self, service: str, username: str) -> str | None:
        raise keyring.errors.KeyringLocked(f"{service} {username} secret")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise OSError(f"no: {password}")


@pytest.fixture(autouse=True)
def own_keyring() -> object:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_a_key_is_kept_found_and_forgotten() -> None:
    memory = Memory()
    keyring.set_keyring(memory)
    store = KeyringStore()
    assert store.is_there()
    assert store.find(VAULT) is None
    store.keep(VAULT, "ab" * 48)
    assert store.find(VAULT) == "ab" * 48
    assert store.find(Path("/somewhere/other.vault")) is None
    store.forget(VAULT)
    store.forget(VAULT)
    assert memory.held == {}


def test_whatever_goes_wrong_is_a_sentence_without_the_secret() -> None:
    keyring.set_keyring(Sulking())
    for deed in (lambda: KeyringStore().find(VAULT), lambda: KeyringStore().keep(VAULT, "secret")):
        with pytest.raises(UserError, match="did not answer") as told:
            deed()
        assert "secret" not in str(told.value)
