"""Writing events and series with a record of all that was written, so that it can be taken back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recorded:
    """Everything that a deed on calendars wrote."""
