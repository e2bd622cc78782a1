"""Where things are kept on this machine (the platform's own places, by platformdirs)."""

from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

_NAME = "extrovertly"
VAULT_NAME = "my.vault"


@dataclass(frozen=True, slots=True)
class AppPaths:
    """The folders of one installation. None of them exists before it is needed.

    Attributes:
        data: vaults.
        config: settings of this machine, such as the window's place.
        state: logs.
    """

    data: Path
    config: Path
    state: Path

    @classmethod
    def of_this_machine(cls) -> "AppPaths":
        """Return the platform's own places for the person who is logged in."""
        places = PlatformDirs(_NAME, appauthor=False, roaming=False)
        return cls(places.user_data_path, places.user_config_path, places.user_log_path)

    @property
    def default_vault(self) -> Path:
        """The vault that opens when none is named."""
        return self.data / VAULT_NAME

    @property
    def settings_file(self) -> Path:
        """The file with this machine's settings."""
        return self.config / "settings.ini"


def make_private_folder(folder: Path) -> None:
    """Make a folder that only its owner may look into; one that is there keeps its permissions.

    Raises:
        OSError: if it cannot be made.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def default_vault_path() -> Path:
    """Return the vault that opens when none is named."""
    return AppPaths.of_this_machine().default_vault


def log_dir() -> Path:
    """Return the folder of the logs."""
    return AppPaths.of_this_machine().state
