"""Files that are written whole, or not at all."""

import os
from collections.abc import Iterable
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
    try:
        # Where it cannot even be made there is nothing to take away.
        draft = NamedTemporaryFile("wb", dir=path.parent, delete=False)  # noqa: SIM115 - closed below
        try:
            with draft:
                draft.writelines(pieces)
                draft.flush()
                os.fsync(draft.fileno())
            Path(draft.name).replace(path)
        except BaseException:
            # Only now that it is closed: Windows takes no open file away. What went wrong first is what is told.
            with suppress(OSError):
                Path(draft.name).unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = error.strerror or "the system refused it"
        raise UserError(f"The file could not be written there ({reason}). Please choose another place.") from error
