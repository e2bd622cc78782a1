"""Builds what the application is made of and passes it in; nothing else knows how the parts meet."""

import random
from pathlib import Path
from typing import TYPE_CHECKING

from extrovertly_desktop.resource_files import resources_dir

if TYPE_CHECKING:
    from extrovertly_desktop.domain.clock import Clock
    from extrovertly_desktop.services.salvage import DamagedVault
    from extrovertly_desktop.services.vaults import OpenVault


def open_default(
    path: Path,
    *,
    create: bool = False,
    passphrase: str | None = None,
    spare_key: str | None = None,
    clock: "Clock | None" = None,
    rng: random.Random | None = None,
) -> "OpenVault":
    """Open the vault in a file with this machine's clock, randomness and content.

    Args:
        path: the vault's file; its folder is made when `create` is set and it is the default one.
        create: make the vault if there is none.
        passphrase: for an encrypted vault.
        spare_key: instead of it, what `OpenVault.spare_key` gave out.
        clock: another clock, for made-up vaults.
        rng: another source of randomness, for made-up vaults.

    Raises:
        EnvironmentFault: the file is missing, locked, damaged, read-only, too new, or not a vault.
    """
    # Imported here so that a window can paint before the vault's machinery is read from disk.
    from extrovertly_desktop.app.system_clock import SystemClock  # noqa: PLC0415
    from extrovertly_desktop.content.loader import load_catalogue  # noqa: PLC0415
    from extrovertly_desktop.domain.ids import Uuid7Factory  # noqa: PLC0415
    from extrovertly_desktop.services.vaults import open_vault  # noqa: PLC0415

    time = clock or SystemClock()
    new_id = Uuid7Factory(time.now_ms, rng or random.SystemRandom())
    catalogue = load_catalogue(resources_dir() / "content")
    return open_vault(path, catalogue, time, new_id, passphrase=passphrase, spare_key=spare_key, create=create)


def damaged_vault(path: Path, passphrase: str | None) -> "DamagedVault":
    """Return what can be done for a vault that cannot be opened, with this machine's clock and content.

    Args:
        path: the damaged file.
        passphrase: of an encrypted one.
    """
    from extrovertly_desktop.app.system_clock import SystemClock  # noqa: PLC0415
    from extrovertly_desktop.content.loader import load_catalogue  # noqa: PLC0415
    from extrovertly_desktop.domain.ids import Uuid7Factory  # noqa: PLC0415
    from extrovertly_desktop.services.salvage import DamagedVault  # noqa: PLC0415

    time = SystemClock()
    new_id = Uuid7Factory(time.now_ms, random.SystemRandom())
    return DamagedVault(path, passphrase, load_catalogue(resources_dir() / "content"), time, new_id)
