"""The three kinds of trouble: the person's input, the world, and (everything else) our own mistakes."""


class UserError(Exception):
    """Something a person asked for cannot be done; the message says what is wrong and what to do about it.

    Nothing has been written when this is raised. It is shown in place, never in a crash dialog.

    Attributes:
        field: name of the draft's field that the message is about, or None when it is about the whole.
    """

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class NotFoundError(UserError):
    """The thing a person named is not there (any more)."""


class EnvironmentFault(Exception):  # noqa: N818 - the house's word for a fault that is not ours
    """The world does not let us: a full disk, a locked, damaged or too new vault. The message says what to do."""


class VaultMissing(EnvironmentFault):
    """The folder or the file of the vault is not there."""


class NotAVault(EnvironmentFault):
    """The file is there, but it is something else."""


class VaultTooNew(EnvironmentFault):
    """A later version of the application wrote this vault."""


class VaultLocked(EnvironmentFault):
    """Another program holds the vault for longer than we waited."""


class VaultClosed(EnvironmentFault):
    """The vault has been closed; whatever comes late finds it shut rather than opening it again."""


class VaultReadOnly(EnvironmentFault):
    """The vault or its folder cannot be written."""


class VaultDamaged(EnvironmentFault):
    """The vault's pages are not what they should be."""


class WrongPassphrase(EnvironmentFault):
    """The vault is encrypted, and what was given does not open it."""


class DiskFull(EnvironmentFault):
    """There is no room left to write."""
