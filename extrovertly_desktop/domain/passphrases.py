"""How long a wrong passphrase makes one wait, and how hard a passphrase is to guess, in plain figures."""

from dataclasses import dataclass
from enum import IntEnum

_FREE_TRIES = 3
_LONGEST_SECONDS = 60


def seconds_to_wait(wrong_tries: int) -> int:
    """Return how long to wait after so many wrong tries in a row: nothing for the first three, then twice as long each.

    It slows down whoever sits at this computer. Whoever has a copy of the file tries elsewhere: only a good passphrase
    helps against that.
    """
    beyond = wrong_tries - _FREE_TRIES
    return 0 if beyond < 0 else min(2 << min(beyond, 10), _LONGEST_SECONDS)


class Strength(IntEnum):
    """How hard it is to guess, from zxcvbn's five steps (Wheeler 2016, USENIX Security)."""

    GUESSED_AT_ONCE = 0
    WEAK = 1
    FAIR = 2
    GOOD = 3
    STRONG = 4


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is said of a passphrase while it is typed.

    Attributes:
        strength: one of five steps.
        seconds: how long somebody who has the file and a fast computer would need on average; with 256,000 rounds of
            PBKDF2 ten thousand guesses a second are many.
    """

    strength: Strength
    seconds: float
