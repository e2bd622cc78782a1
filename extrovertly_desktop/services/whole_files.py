"""Files that are written whole, or not at all."""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from extrovertly_desktop.domain.errors import UserError


def write_whole(path: Path, pieces: Iterable[bytes]) -> None:
    """Write beside the file and put it in place at the end, so that nothing half-written is ever left.

    Args:
        path: the file; one that is there is replaced at the end.
        pieces: what goes into it, one after the other; whatever making them raises goes up, and there is no file then.

    Raises:
        UserError: if the file cannot be written there.
    """

    def render(draft: Path) -> None:
        with draft.open("wb") as file:
            file.writelines(pieces)

    render_whole(path, render)


def render_whole(path: Path, render: Callable[[Path], object]) -> None:
    """Have something write to a path beside the file, and put that in place at the end, as `write_whole` does.

    Args:
        path: the file; one that is there is replaced at the end.
        render: writes to the path it is given, where an empty file is; whatever it raises goes up, and there is no
            file then.

    Raises:
        UserError: if the file cannot be written there.
    """
    try:
        # Where it cannot even be made there is nothing to take away.
        with NamedTemporaryFile("wb", dir=path.parent, suffix=path.suffix, delete=False) as made:
            draft = Path(made.name)
        try:
            render(draft)
            # Opened to be written: Windows flushes nothing else to the disk.
            with draft.open("r+b") as file:
                os.fsync(file.fileno())
            draft.replace(path)
        except BaseException:
            # Only now that it is closed: Windows takes no open file away. What went wrong first is what is told.
            with suppress(OSError):
                draft.unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = error.strerror or "the system refused it"
        raise UserError(f"The file could not be written there ({reason}). Please choose another place.") from error
