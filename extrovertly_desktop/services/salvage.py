"""What can be done for a damaged vault that is closed: go back to a backup, or rescue what can be read.

The damaged file is never changed. It is kept beside the vault under a name that says what it is.
"""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.backups import Backup
from extrovertly_desktop.domain.clock import Clock, from_ms
from extrovertly_desktop.domain.errors import EnvironmentFault, UserError, VaultMissing, WrongPassphrase
from extrovertly_desktop.domain.ids import IdFactory
from extrovertly_desktop.domain.rescue import RescueReport
from extrovertly_desktop.services.backups import BACKUP_FOLDER
from extrovertly_desktop.services.tasks import TaskContext, quiet_context
from extrovertly_desktop.store.backup import check_room, put_in_place, size_of
from extrovertly_desktop.store.backups import list_backups
from extrovertly_desktop.store.driver import VaultKey, is_plain_sqlite, read_salt
from extrovertly_desktop.store.restoring import made_ready
from extrovertly_desktop.store.salvage.rescue import fits_key, rescue

_PARTS = ("", "-wal", "-shm")
_RESCUED = 0.9


@dataclass(frozen=True, slots=True)
class Repaired:
    """What came of a repair.

    Attributes:
        vault: the file that holds the vault now.
        kept: the damaged one under its new name, or None if it was left where it is.
        report: what was rescued, or None after going back to a backup.
    """

    vault: Path
    kept: Path | None
    report: RescueReport | None = None


class DamagedVault:
    """A vault that cannot be opened, or should not be.

    Args:
        path: its file; nobody may have it open.
        passphrase: of an encrypted one.
        catalogue, clock, new_id: as of any vault.
    """

    def __init__(
        self, path: Path, passphrase: str | None, catalogue: Catalogue, clock: Clock, new_id: IdFactory
    ) -> None:
        self._path, self._passphrase = path, passphrase
        self._catalogue, self._clock, self._new_id = catalogue, clock, new_id

    @property
    def path(self) -> Path:
        """The damaged file."""
        return self._path

    def backups(self) -> tuple[Backup, ...]:
        """Return the backups beside the vault, newest first."""
        return list_backups(self._path.parent / BACKUP_FOLDER, self._path)

    def go_back(self, backup: Path, task: TaskContext | None = None) -> Repaired:
        """Put a backup in the vault's place; the damaged file is kept under another name.

        Raises:
            WrongPassphrase: if the backup needs another passphrase.
            EnvironmentFault: if it cannot be read, or the world does not let us; all is as it was then.
            Cancelled: if it was asked to stop.
        """
        ctx = task or quiet_context()
        ctx.progress(0.0)
        with made_ready(self._path, backup, None, self._passphrase) as ready:
            ctx.progress(0.6)
            kept = self._swap(ready.path)
        return Repaired(self._path, kept)

    def rescue_to(self, target: Path, task: TaskContext | None = None) -> RescueReport:
        """Write what can be read into a new vault elsewhere; the damaged one stays where it is.

        Raises:
            UserError: if something is at that place already.
            WrongPassphrase: if the passphrase deciphers nothing in it.
            EnvironmentFault: if it cannot be read, or the new one cannot be written.
            Cancelled: if it was asked to stop; there is no new file then.
        """
        ctx = task or quiet_context()
        if target.exists():
            raise UserError(f"There is something at {target} already. Please choose another name.", field="to")
        done = False
        try:
            if not self._path.is_file():
                raise VaultMissing(f"There is no vault at {self._path}. Please check the path.")
            check_room(target.absolute().parent, 2 * size_of(self._path))
            report = rescue(self._path, self._key(), target, lambda share: ctx.progress(_RESCUED * share))
            self._straighten(target)
            done = True
        except OSError as error:
            reason = error.strerror or "the system refused it"
            raise EnvironmentFault(f"What can be read could not be written to {target} ({reason}).") from None
        finally:
            if not done:
                for part in _PARTS:
                    Path(f"{target}{part}").unlink(missing_ok=True)
        return report

    def repair(self, task: TaskContext | None = None) -> Repaired:
        """Rescue what can be read and put it in the vault's place; the damaged file is kept under another name.

        Raises:
            WrongPassphrase, EnvironmentFault, Cancelled: as `rescue_to`; all is as it was then.
        """
        fresh = self._path.with_name(f"{self._path.name}.rescued")
        with suppress(OSError):  # of a repair that was killed
            for part in _PARTS:
                Path(f"{fresh}{part}").unlink(missing_ok=True)
        report = self.rescue_to(fresh, task)
        return Repaired(self._path, self._swap(fresh), report)

    def _key(self) -> VaultKey | None:
        """Return the key that deciphers the file; if its salt is what is damaged, that of a backup serves."""
        if self._passphrase is None:
            if not is_plain_sqlite(self._path) and self._is_ciphered():
                raise WrongPassphrase("Without its passphrase nothing can be read of an encrypted vault.")
            return None
        for file in (self._path, *(backup.path for backup in self.backups())):
            if not is_plain_sqlite(file):
                key = VaultKey.derive(self._passphrase, read_salt(file))
                if fits_key(self._path, key):
                    return key
        raise WrongPassphrase("That passphrase does not decipher anything in this vault. Please try again.")

    def _is_ciphered(self) -> bool:
        """Whether no page looks like one of a plain vault, whose beginning may be all that is damaged."""
        with self._path.open("rb") as file:
            file.seek(4096)
            kinds = []
            while page := file.read(4096):
                kinds.append(page[0])
        plain = sum(kind in {0, 2, 5, 10, 13} for kind in kinds)
        return bool(kinds) and plain * 4 < len(kinds)

    def _straighten(self, target: Path) -> None:
        """Bring content and derived figures of the new vault in line with what was rescued."""
        # Imported here: a vault that can be opened needs none of this.
        from extrovertly_desktop.services.vaults import open_vault  # noqa: PLC0415

        vault = open_vault(target, self._catalogue, self._clock, self._new_id, passphrase=self._passphrase)
        try:
            if vault.profile.owner() is not None:
                vault.straighten()
        finally:
            vault.close()

    def _swap(self, fresh: Path) -> Path:
        """Keep the damaged file under another name and put the fresh one in its place.

        The damaged one goes by a second name first, so that at no moment there is neither.
        """
        stamp = from_ms(self._clock.now_ms(), UTC).strftime("%Y-%m-%dT%H%M%SZ")
        kept = self._path.with_name(f"{self._path.stem}.damaged-{stamp}{self._path.suffix}")
        number = 1
        while kept.exists():
            number += 1
            kept = self._path.with_name(f"{self._path.stem}.damaged-{stamp}-{number}{self._path.suffix}")
        try:
            for part in _PARTS[:2]:
                old, new = Path(f"{self._path}{part}"), Path(f"{kept}{part}")
                if not old.exists():
                    continue
                try:
                    os.link(old, new)
                except OSError:
                    shutil.copy2(old, new)
            for part in _PARTS[1:]:
                # A log of the damaged file must not be taken for one of the fresh.
                Path(f"{self._path}{part}").unlink(missing_ok=True)
            put_in_place(fresh, self._path)
        except OSError as error:
            reason = error.strerror or "the system refused it"
            raise EnvironmentFault(
                f"The damaged vault could not be put aside ({reason}). Nothing was lost; please check that you may "
                f"write in {self._path.parent}."
            ) from None
        return kept
