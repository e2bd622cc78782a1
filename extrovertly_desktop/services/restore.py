"""Going back to a backup: what would differ, and the way there, with a backup of the present state made first."""

from dataclasses import dataclass
from pathlib import Path

from extrovertly_desktop.domain.backups import Backup, Contents, Reason
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.backups import BackupService
from extrovertly_desktop.services.context import Done, ServiceContext
from extrovertly_desktop.services.tasks import TaskContext, quiet_context
from extrovertly_desktop.store.restoring import bring_back, contents_of, made_ready


@dataclass(frozen=True, slots=True)
class Comparison:
    """A backup beside the vault as it is now.

    Attributes:
        backup: what stands in the backup.
        vault: what stands in the vault.
    """

    backup: Contents
    vault: Contents


@dataclass(frozen=True, slots=True)
class Restored:
    """What restoring brought about.

    Attributes:
        contents: what stands in the vault now.
        before: the backup of what stood there before: the way back.
    """

    contents: Contents
    before: Backup


class RestoreService:
    """Looks into backups, and goes back to one."""

    def __init__(self, context: ServiceContext, backups: BackupService) -> None:
        self._context = context
        self._backups = backups

    def compare(self, path: Path, passphrase: str | None = None) -> Comparison:
        """Return what stands in a backup, or any other vault, beside what stands in this one; nothing is changed.

        Args:
            path: the backup.
            passphrase: if it was made under another one than the vault has now.

        Raises:
            UserError: if it is the vault itself.
            WrongPassphrase: if it needs another passphrase.
            EnvironmentFault: if it cannot be read.
        """
        database = self._context.database
        self._check(path)
        with made_ready(database.path, path, database.key, passphrase) as ready:
            return Comparison(ready.contents, contents_of(database))

    def restore(self, path: Path, passphrase: str | None = None, task: TaskContext | None = None) -> Done[Restored]:
        """Make the vault what a backup is, whole or not at all. It keeps the passphrase that it has now.

        The present state is backed up first; without that nothing is done.

        Raises:
            UserError: if it is the vault itself.
            WrongPassphrase: if it needs another passphrase.
            EnvironmentFault: if the backup cannot be read, or the world does not let us; the vault is as it was.
            Cancelled: if it was asked to stop, which it can be until the last step.
        """
        ctx, database = task or quiet_context(), self._context.database
        self._check(path)
        ctx.progress(0.0)
        with made_ready(database.path, path, database.key, passphrase) as ready:
            ctx.progress(0.4)
            # Kept out of the thinning that follows it, should it be the one that goes: the copy is there already.
            before = self._backups.before(Reason.RESTORE, ctx)
            ctx.progress(0.7)
            bring_back(database, ready)
            return Done(Restored(ready.contents, before))

    def _check(self, path: Path) -> None:
        if path.exists() and self._context.database.path.exists() and path.samefile(self._context.database.path):
            raise UserError("That is the vault itself. Please choose one of its backups.", field="path")
