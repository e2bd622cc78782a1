"""Reading plain JSON values back: each returns what it was asked for, and raises TypeError for anything else."""

from collections.abc import Mapping


def text(value: object) -> str:
    """Return a text.

    Raises:
        TypeError: if it is none.
    """
    if not isinstance(value, str):
        raise TypeError
    return value


def count(value: object) -> int:
    """Return a whole number from nought on.

    Raises:
        TypeError: if it is none.
    """
    if not isinstance(value, int) or value < 0:
        raise TypeError
    return value


def mapping(value: object) -> dict[str, object]:
    """Return values by name.

    Raises:
        TypeError: if it is something else.
    """
    if not isinstance(value, Mapping) or not all(isinstance(name, str) for name in value):
        raise TypeError
    return dict(value)


def counts(value: object) -> dict[str, int]:
    """Return counts by name.

    Raises:
        TypeError: if it is something else.
    """
    return {name: count(number) for name, number in mapping(value).items()}
