"""Which of several wordings is said this time: decided by line and count alone, and never the same twice running."""

from collections.abc import Sequence
from hashlib import blake2b


def wording_number(line: str, among: int, count: int) -> int:
    """Return which wording of a line comes next.

    Wordings come in rounds, each of which holds every wording once in an order of its own, so that all are heard
    equally often; where a round would begin with what the one before ended with, its first two change places.

    Args:
        line: the lasting name of the line, such as `debrief_good/opening/0`.
        among: how many wordings it has, at least one.
        count: how often the line was said before.

    Returns:
        0 to `among` - 1.

    Raises:
        ValueError: if there is no wording, or the count is negative.
    """
    if among < 1 or count < 0:
        raise ValueError("A line needs a wording, and cannot have been said less than never.")
    if among == 1:
        return 0
    turn, place = divmod(count, among)
    return _order(line, among, turn)[place]


def choose_wording(line: str, wordings: Sequence[str], count: int) -> str:
    """Return the wording of a line that comes next; see `wording_number`."""
    return wordings[wording_number(line, len(wordings), count)]


def _order(line: str, among: int, turn: int) -> list[int]:
    if among == 2:
        # Two can only take turns.
        first = _seed(line, 0) % 2
        return [first, 1 - first]
    order = _shuffled(line, among, turn)
    if turn and order[0] == _shuffled(line, among, turn - 1)[-1]:
        # The last of a round stays where it is, so one round back is as far as anybody needs to look.
        order[0], order[1] = order[1], order[0]
    return order


def _shuffled(line: str, among: int, turn: int) -> list[int]:
    return sorted(range(among), key=lambda number: _seed(f"{line}#{number}", turn))


def _seed(line: str, turn: int) -> int:
    # Not `hash`, which differs from one start of the application to the next, nor `random`, which may with a Python.
    return int.from_bytes(blake2b(f"{line}#{turn}".encode(), digest_size=8).digest(), "big")
