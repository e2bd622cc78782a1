"""Which vaults were opened lately on this machine: where their files lie, and nothing of what is in them."""

import json
from pathlib import Path

from extrovertly_desktop.views.window_settings import WindowSettings

_RECENT = "recent_vaults"
MOST = 10


class RecentVaults:
    """Reads and writes the settings file; what cannot be read there counts as none."""

    def __init__(self, settings: WindowSettings) -> None:
        self._settings = settings

    def paths(self) -> tuple[Path, ...]:
        """Return the files, the one opened last first."""
        try:
            kept = json.loads(self._settings.choice(_RECENT) or "[]")
        except ValueError:
            return ()
        if not isinstance(kept, list):
            return ()
        return tuple(Path(each) for each in kept if isinstance(each, str) and each)[:MOST]

    def note(self, path: Path) -> None:
        """Put a vault first, since it has been opened."""
        whole = path.absolute()
        self._write((whole, *(each for each in self.paths() if each != whole)))

    def forget(self, path: Path) -> None:
        """Take a vault out of the list; its file stays where it is."""
        self._write(tuple(each for each in self.paths() if each != path))

    def put_back(self, paths: tuple[Path, ...]) -> None:
        """Write what `paths` told before."""
        self._write(paths)

    def _write(self, paths: tuple[Path, ...]) -> None:
        self._settings.remember_choice(_RECENT, json.dumps([str(each) for each in paths[:MOST]]))
