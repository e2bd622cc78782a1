"""Made-up words that are as common and as rare as those of a diary."""

import random
from collections.abc import Iterator
from itertools import accumulate

_COMMON = """
    the and to a of i was it that in my for with on me she he they we but so not have had at be this as all what when
    there were about like then just people really said today talked felt party meeting phone shop walk friend coffee
    tea work home nervous calm worry afraid smiled laughed listened asked answered quiet loud morning evening
"""
_SYLLABLES = (
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "ki",
    "lo",
    "mé",
    "nu",
    "pra",
    "que",
    "ri",
    "sto",
    "ta",
    "ve",
    "wo",
    "zy",
)
_RARE = 20_000
_MEAN, _SPREAD, _LEAST = 120, 30, 5


def vocabulary(rng: random.Random) -> list[str]:
    """Return common words first, then made-up ones, as they would rank by frequency."""
    made_up = sorted({"".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4))) for _ in range(_RARE)})
    rng.shuffle(made_up)
    return [*_COMMON.split(), *made_up]


def texts(rng: random.Random) -> Iterator[str]:
    """Give texts of about 120 words without end, by Zipf's law."""
    words = vocabulary(rng)
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    while True:
        yield " ".join(rng.choices(words, cum_weights=weights, k=max(_LEAST, int(rng.gauss(_MEAN, _SPREAD)))))
