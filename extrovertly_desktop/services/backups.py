"""Backups of the open vault: made in the background, by hand, and before anything great; thinned by rule."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from extrovertly_desktop.domain.backups import STALE_MS, Backup, Reason
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.context import OWNER_KEY, Done, ServiceContext
from extrovertly_desktop.services.tasks import Cancelled, TaskContext, quiet_context
from extrovertly_desktop.store.backup import Stopped
from extrovertly_desktop.store.backups import copy_backup, is_covered, list_backups, make_backup, sweep, thin
from extrovertly_desktop.store.queries import people

BACKUP_FOLDER = "backups"
_ELSEWHERE_KEY = "backup_folder"
_LEAST_MS = 3_600_000
"""Between two backups that nobody asked for."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the backups stand.

    Attributes:
        newest: the newest there is, or None.
        folder: where they lie.
        elsewhere: the folder that the person chose besides, or None.
        warning: a sentence when changes have waited for a backup too long, or the chosen folder is not reached; or "".
    """

    newest: Backup | None
    folder: Path
    elsewhere: Path | None
    warning: str = ""


class BackupService:
    """Makes, lists and thins the backups of the open vault. They have the vault's own passphrase."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    @property
    def folder(self) -> Path:
        """Where the backups lie: a folder beside the vault."""
        return self._context.database.path.parent / BACKUP_FOLDER

    def elsewhere(self) -> Path | None:
        """Return the folder that the person chose for further copies, or None."""
        with self._context.database.reading() as unit:
            typed = people.get_meta(unit, _ELSEWHERE_KEY)
        return Path(typed) if isinstance(typed, str) and typed else None

    def list(self) -> tuple[Backup, ...]:
        """Return all backups that can be reached, newest first; of those in both places, the one beside the vault."""
        own = list_backups(self.folder, self._path)
        names = {each.path.name for each in own}
        further = [each for each in self._copies() if each.path.name not in names]
        return tuple(sorted((*own, *further), key=lambda each: (each.at_ms, each.path.name), reverse=True))

    def standing(self) -> Standing:
        """Return how the backups stand, with a warning if there is reason for one."""
        backups, chosen = self.list(), self.elsewhere()
        warning = ""
        if self._is_stale(backups):
            warning = "What you changed has waited a week for a backup. Please make one now, under Backups."
        elif chosen is not None and not chosen.is_dir():
            warning = f"The folder for your further backups, {chosen}, is not there. Those beside the vault go on."
        return Standing(backups[0] if backups else None, self.folder, chosen, warning)

    def is_due(self) -> bool:
        """Whether there is something to back up, and the newest backup is an hour old or from the future."""
        backups = list_backups(self.folder, self._path)
        age = self._context.clock.now_ms() - backups[0].at_ms if backups else _LEAST_MS
        return not 0 <= age < _LEAST_MS and not is_covered(self._path, backups)

    def make_due(self, task: TaskContext | None = None) -> Backup | None:
        """Make a backup if one is due; return it, or None.

        Raises:
            EnvironmentFault: if it cannot be written, or the copy to the chosen folder cannot.
            Cancelled: if it was asked to stop.
        """
        return self._make(Reason.ROLLING, task or quiet_context()) if self.is_due() else None

    def make(self, task: TaskContext | None = None) -> Done[Backup]:
        """Make a backup now, because the person wants one.

        Raises:
            EnvironmentFault: if it cannot be written, or the copy to the chosen folder cannot.
            Cancelled: if it was asked to stop.
        """
        return Done(self._make(Reason.BY_HAND, task or quiet_context()))

    def before(self, what: Reason, task: TaskContext | None = None) -> Backup:
        """Make a backup before something that changes everything; without it that must not begin.

        Raises:
            EnvironmentFault: if it cannot be written.
            Cancelled: if it was asked to stop.
        """
        return self._make_here(what, task or quiet_context())

    def choose_folder(self, folder: Path | None) -> Done[Path | None]:
        """Keep further copies in a folder of the person's choice from now on, or no longer with None.

        Raises:
            UserError: if there is no such folder, or nothing can be written into it.
        """
        if folder is not None:
            folder = folder.expanduser().absolute()
            self._try(folder)
        with self._context.database.unit() as unit:
            people.set_meta(unit, _ELSEWHERE_KEY, value=None if folder is None else str(folder))
        return Done(folder)

    @property
    def _path(self) -> Path:
        return self._context.database.path

    def _make(self, reason: Reason, task: TaskContext) -> Backup:
        backup = self._make_here(reason, task)
        chosen = self.elsewhere()
        if chosen is not None:
            task.progress(0.9)
            place = self._place_in(chosen)
            if chosen.is_dir():
                place.mkdir(mode=0o700, exist_ok=True)
            copy_backup(backup, place)
            thin(self._copies(), self._context.clock.zone())
        return backup

    def _make_here(self, reason: Reason, task: TaskContext) -> Backup:
        task.progress(0.0)
        sweep(self.folder, self._path, self._context.clock.now_ms())
        try:
            backup = make_backup(
                self._context.database, self.folder, self._context.clock.now_ms(), reason, task.is_cancelled
            )
        except Stopped:
            raise Cancelled from None
        # The one just made stays whatever the clock says: what is asked for is never taken away by being old.
        others = [each for each in list_backups(self.folder, self._path) if each.path != backup.path]
        thin(tuple(others), self._context.clock.zone())
        return backup

    def _copies(self) -> tuple[Backup, ...]:
        chosen = self.elsewhere()
        if chosen is None:
            return ()
        return list_backups(self._place_in(chosen), self._path, is_elsewhere=True)

    def _place_in(self, chosen: Path) -> Path:
        """Return the folder of this vault's own in the chosen one: two vaults may have the same name."""
        with self._context.database.reading() as unit:
            owner = str(people.get_meta(unit, OWNER_KEY) or "")
        return chosen / f"{self._path.stem}-{hashlib.sha256(owner.encode()).hexdigest()[:6]}"

    def _is_stale(self, backups: tuple[Backup, ...]) -> bool:
        now = self._context.clock.now_ms()
        if backups:
            return now - backups[0].at_ms > STALE_MS and not is_covered(self._path, backups)
        with self._context.database.reading() as unit:
            owner = people.get_user_named_by(unit, OWNER_KEY)
        return owner is not None and now - owner.created_at > STALE_MS

    def _try(self, folder: Path) -> None:
        if not folder.is_dir():
            raise UserError(f"There is no folder {folder}. Please choose one that is there.", field="folder")
        trial = folder / f"{self._path.stem}.trial"
        try:
            trial.touch()
            trial.unlink()
        except OSError:
            raise UserError(
                f"Nothing can be written into {folder}. Please choose another folder.", field="folder"
            ) from None
