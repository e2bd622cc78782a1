"""Backups: what they are called, which of them are kept, and what stands in one."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from enum import StrEnum
from pathlib import Path

from extrovertly_desktop.domain.clock import from_ms, to_ms

DAYS, WEEKS, MONTHS = 14, 8, 12
"""Kept: the newest backup of each of the last so many days, weeks and months that have one."""
SAFETIES = 5
"""Kept besides: so many of the newest that were made before something great was done."""
STALE_MS = 7 * 86_400_000
"""A person is told when changes have waited so long for a backup, in milliseconds."""
_STAMP = "%Y-%m-%dT%H%M%SZ"
_NAME = re.compile(r"\.(?P<at>\d{4}-\d\d-\d\dT\d{6}Z)(?:_\d+)?(?:\.(?P<reason>[a-z-]+))?\Z")
_MIGRATED = re.compile(r"-before-version-\d+(?:-\d+)?\Z")


class Reason(StrEnum):
    """Why a backup was made; it stands in the file's name."""

    ROLLING = ""
    """Because there were changes."""
    BY_HAND = "by-hand"
    MIGRATION = "before-update"
    IMPORT = "before-import"
    PASSPHRASE = "before-passphrase"  # noqa: S105 - no secret: a part of a file's name
    RESTORE = "before-restore"

    @property
    def is_safety(self) -> bool:
        """Whether it was made before something that changes everything."""
        return self.value.startswith("before-")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup in a folder.

    Attributes:
        path: the file.
        at_ms: when it was made, in milliseconds since the epoch; of files whose name does not tell, when they changed.
        size: bytes.
        reason: why it was made.
        is_elsewhere: whether it lies in the folder that the person chose besides.
    """

    path: Path
    at_ms: int
    size: int
    reason: Reason
    is_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands in a vault, as a person would count it.

    Attributes:
        counts: rows by table, for the tables that people know of.
        newest_day: the ISO date of the newest entry or check-in; None without any.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    newest_day: str | None = None


def backup_name(stem: str, suffix: str, at_ms: int, reason: Reason, number: int = 1) -> str:
    """Return the name of a backup; names of one vault sort by the instant they tell, which is UTC.

    Args:
        stem, suffix: of the vault's file.
        at_ms: when, in milliseconds since the epoch.
        reason: why.
        number: which of those made within one second, from 1.
    """
    stamp = from_ms(at_ms, UTC).strftime(_STAMP)
    again = f"_{number:02}" if number > 1 else ""  # sorts behind the first
    why = f".{reason.value}" if reason.value else ""
    return f"{stem}.{stamp}{again}{why}{suffix}"


def read_name(stem: str, suffix: str, name: str) -> tuple[int | None, Reason] | None:
    """Return when and why a file of that name was made, or None if it is no backup of the vault.

    The instant is None when the name does not tell it.
    """
    if not (name.startswith(stem) and name.endswith(suffix)):
        return None
    rest = name[len(stem) : len(name) - len(suffix)]
    if _MIGRATED.match(rest):
        return None, Reason.MIGRATION
    found = _NAME.match(rest)
    if found is None:
        return None
    try:
        at_ms = to_ms(datetime.strptime(found["at"], _STAMP).replace(tzinfo=UTC))
        return at_ms, Reason(found["reason"] or "")
    except ValueError:
        return None


def kept(backups: Collection[Backup], zone: tzinfo) -> frozenset[Path]:
    """Return which backups stay: grandfather, father, son.

    Of each of the last 14 days, 8 weeks and 12 months that have a backup, the newest; and the 5 newest that were made
    before something great. Counted are days that have one, not days of the calendar: neither a long absence nor a clock
    that was set wrong for a while takes anything away.

    Args:
        backups: all that there are in one folder.
        zone: where days begin and end.
    """
    newest_first = sorted(backups, key=lambda each: (each.at_ms, each.path.name), reverse=True)
    rules: tuple[tuple[int, Callable[[date], object]], ...] = (
        (DAYS, lambda day: day),
        (WEEKS, lambda day: day.isocalendar()[:2]),
        (MONTHS, lambda day: (day.year, day.month)),
    )
    stay = {each.path for each in [one for one in newest_first if one.reason.is_safety][:SAFETIES]}
    days = {each.path: from_ms(each.at_ms, zone).date() for each in newest_first}
    for most, period_of in rules:
        periods: dict[object, Path] = {}
        for each in newest_first:
            periods.setdefault(period_of(days[each.path]), each.path)
        stay.update(list(periods.values())[:most])
    return frozenset(stay)
