"""What can be seen of a vault without opening it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class KnownVault:
    """A vault that was opened before.

    Attributes:
        path: its file.
        is_there: whether the file can be found now.
        is_open: whether it is the one in sight.
        is_made_up: whether it says of itself that it is made up; never known of an encrypted one that is not open.
        is_encrypted: whether a passphrase opens it.
    """

    path: Path
    is_there: bool
    is_open: bool = False
    is_made_up: bool = False
    is_encrypted: bool = False

    @property
    def name(self) -> str:
        """The name of its file without the ending."""
        return self.path.stem
