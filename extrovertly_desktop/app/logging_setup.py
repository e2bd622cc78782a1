"""Logs for the maintainer's eye that never hold what a person wrote."""

import enum
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from extrovertly_desktop.app.crash_report import describe, without_home
from extrovertly_desktop.app.paths import make_private_folder

LOG_NAME = "extrovertly.log"
_MOST_BYTES = 256 * 1024
_KEPT = 3
_OURS = "extrovertly_desktop"
_LEFT_OUT = "(left out)"


class Told(str):
    """A text that may stand in a log: made by this application or by Qt, never by a person."""

    __slots__ = ()


class PrivateFormatter(logging.Formatter):
    """Formats records so that nothing a person wrote can pass.

    Of other libraries' records only who spoke and how gravely is kept. In our own, the template is kept with figures,
    paths, enum members and `Told` texts; any other argument is left out, since it might be a person's. Exceptions are
    told as `crash_report.describe` tells them.
    """

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname:<8} {name}: {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, or lines, of a record."""
        record.message = self._message(record)
        record.asctime = self.formatTime(record, self.datefmt)
        line = without_home(self.formatMessage(record))
        error = record.exc_info[1] if record.exc_info else None
        return line if error is None else f"{line}\n{describe(error)}"

    def _message(self, record: logging.LogRecord) -> str:
        if record.name.partition(".")[0] != _OURS:
            return f"{_LEFT_OUT} {Path(record.pathname).name}:{record.lineno}"
        template = str(record.msg)
        if not record.args:
            return template
        given = record.args if isinstance(record.args, tuple) else (record.args,)
        try:
            return template % tuple(_fit_to_tell(item) for item in given)
        except (TypeError, ValueError):
            return template


class _QuietHandler(RotatingFileHandler):
    """Stays quiet when it cannot write: the usual complaint would print the record with what it holds."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Do nothing."""


def set_up_logging(folder: Path, level: int = logging.INFO) -> Path | None:
    """Log into a rotating file of a folder from now on; a second call changes nothing.

    Returns:
        the file, or None if it cannot be written: a full disk must not keep the application from starting.
    """
    root = logging.getLogger()
    path = folder / LOG_NAME
    for handler in root.handlers:
        if isinstance(handler, RotatingFileHandler) and Path(handler.baseFilename) == path.absolute():
            return path
    try:
        make_private_folder(folder)
        handler = _QuietHandler(path, maxBytes=_MOST_BYTES, backupCount=_KEPT, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(PrivateFormatter())
    handler.setLevel(level)
    root.addHandler(handler)
    logging.getLogger(_OURS).setLevel(level)
    return path


def end_logging(folder: Path) -> None:
    """Close the file of a folder again."""
    root = logging.getLogger()
    for handler in [item for item in root.handlers if isinstance(item, RotatingFileHandler)]:
        if Path(handler.baseFilename) == (folder / LOG_NAME).absolute():
            root.removeHandler(handler)
            handler.close()


def _fit_to_tell(item: object) -> object:
    if isinstance(item, (bool, int, float, Path, enum.Enum, Told)) or item is None:
        return item
    return _LEFT_OUT
