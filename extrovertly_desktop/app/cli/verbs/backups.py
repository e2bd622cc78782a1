"""`extrovertly backup` and `extrovertly restore`: copies of the vault, and the way back to one."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from extrovertly_desktop.app.cli.terminal import Terminal, columns
from extrovertly_desktop.app.cli.typed import readable
from extrovertly_desktop.app.cli.vaults import opened, read_passphrase
from extrovertly_desktop.domain.backups import Backup, Contents, Reason
from extrovertly_desktop.domain.clock import from_ms
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.tasks import TaskContext
from extrovertly_desktop.services.vaults import OpenVault

_WHY = {
    Reason.ROLLING: "after changes",
    Reason.BY_HAND: "by hand",
    Reason.MIGRATION: "before an update",
    Reason.IMPORT: "before an import",
    Reason.PASSPHRASE: "before the passphrase changed",
    Reason.RESTORE: "before a backup came back",
}
_COUNTED = {
    "journal_entries": "entries",
    "mood_tracking": "check-ins",
    "exposures": "attempts and predictions",
    "events": "events",
    "social_goals": "goals",
    "coach_conversations": "conversations",
    "attachments": "photos",
}


def run(args: Namespace, terminal: Terminal) -> int:
    """Back the vault up, list what there is, or go back to one.

    Raises:
        UserError: if what was typed cannot be used.
        EnvironmentFault: if the vault cannot be opened, or a copy cannot be written or read.
    """
    with opened(args, needs_owner=False) as vault:
        if args.verb == "restore":
            return _restore(args, terminal, vault)
        return _list(terminal, vault) if args.list else _backup(args, terminal, vault)


def _backup(args: Namespace, terminal: Terminal, vault: OpenVault) -> int:
    if args.to is not None:
        folder = readable(args.to, "folder") or ""
        vault.backups.choose_folder(Path(folder) if folder else None)
    made = vault.backups.make(_context(terminal)).value
    terminal.answer(f"Backed up and checked: {made.path}", {"backup": _data(vault, made)})
    return 0


def _list(terminal: Terminal, vault: OpenVault) -> int:
    backups, standing = vault.backups.list(), vault.backups.standing()
    rows = [(_when(vault, each), _size(each), _WHY[each.reason], str(each.path)) for each in backups]
    text = columns(rows) or "There is no backup yet. Make one with: extrovertly backup"
    if standing.warning:
        text += f"\n{standing.warning}"
    terminal.answer(text, {"backups": [_data(vault, each) for each in backups], "warning": standing.warning})
    return 0


def _restore(args: Namespace, terminal: Terminal, vault: OpenVault) -> int:
    path = _chosen(args, vault)
    passphrase = None
    if args.backup_passphrase_file is not None:
        passphrase = read_passphrase(Path(args.backup_passphrase_file).expanduser())
    if args.dry_run:
        seen = vault.restore.compare(path, passphrase)
        terminal.answer(_compared(seen.backup, seen.vault), {"backup": _told(seen.backup), "vault": _told(seen.vault)})
        return 0
    done = vault.restore.restore(path, passphrase, _context(terminal)).value
    text = f"The vault is what {path.name} holds. What it was before is kept in {done.before.path}"
    terminal.answer(text, {"contents": _told(done.contents), "before": str(done.before.path)})
    return 0


def _chosen(args: Namespace, vault: OpenVault) -> Path:
    if args.file is not None:
        typed = Path(readable(args.file, "path") or "").expanduser()
        beside = vault.backups.folder / typed
        return beside if not typed.exists() and beside.exists() else typed
    backups = vault.backups.list()
    if not backups:
        raise UserError("There is no backup of this vault yet. Please name a file.")
    return backups[0].path


def _context(terminal: Terminal) -> TaskContext:
    return TaskContext(terminal.progress, lambda: False)


def _when(vault: OpenVault, backup: Backup) -> str:
    return from_ms(backup.at_ms, vault.clock.zone()).strftime("%Y-%m-%d %H:%M")


def _size(backup: Backup) -> str:
    return f"{backup.size / 1e6:.1f} MB"


def _data(vault: OpenVault, backup: Backup) -> dict[str, Any]:
    made_at = from_ms(backup.at_ms, vault.clock.zone()).isoformat()
    return {
        "path": str(backup.path),
        "made_at": made_at,
        "bytes": backup.size,
        "reason": _WHY[backup.reason],
        "elsewhere": backup.is_elsewhere,
    }


def _compared(backup: Contents, vault: Contents) -> str:
    rows = [("", "backup", "vault now")]
    rows += [
        (words, f"{backup.counts.get(table, 0):,}", f"{vault.counts.get(table, 0):,}")
        for table, words in _COUNTED.items()
    ]
    rows.append(("newest day", backup.newest_day or "none", vault.newest_day or "none"))
    return columns(rows)


def _told(contents: Contents) -> dict[str, Any]:
    return {"counts": dict(contents.counts), "newest_day": contents.newest_day}
