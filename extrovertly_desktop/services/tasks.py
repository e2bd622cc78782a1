"""What long work is given: a way to tell how far it is, which stops it once the person cancels."""

from collections.abc import Callable
from dataclasses import dataclass


class Cancelled(Exception):  # noqa: N818 - not an error: the person's wish
    """The person cancelled; everything written in the unit of work is rolled back."""


@dataclass(frozen=True, slots=True)
class TaskContext:
    """Given to every long deed.

    Attributes:
        report: told the fraction done (0–1) and what is being done.
        is_cancelled: whether the person asked to stop.
    """

    report: Callable[[float, str], None]
    is_cancelled: Callable[[], bool]

    def progress(self, fraction: float, text: str = "") -> None:
        """Tell how far the work is.

        Raises:
            Cancelled: if the person asked to stop.
        """
        if self.is_cancelled():
            raise Cancelled
        self.report(min(max(fraction, 0.0), 1.0), text)


def quiet_context() -> TaskContext:
    """Return a context that reports to nobody and is never cancelled."""
    return TaskContext(lambda _fraction, _text: None, lambda: False)
