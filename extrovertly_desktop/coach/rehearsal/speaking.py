"""Choosing and counting wordings, and the turns they make."""

from collections.abc import Sequence

from extrovertly_desktop.coach.rehearsal.state import SceneState
from extrovertly_desktop.coach.wording import choose_wording


class Voice:
    """Says lines in their next wording, for one answer.

    Attributes:
        counts: how often each line was said, this answer included.
    """

    def __init__(self, state: SceneState) -> None:
        self.counts = dict(state.counts)
        self._scene = state.scene
        self._before = state.times_before

    def choose(self, line: str, wordings: Sequence[str]) -> str:
        """Return the wording of a line that comes next."""
        count = self.counts.get(line, 0)
        self.counts[line] = count + 1
        return choose_wording(f"{self._scene}/{line}", wordings, self._before + count)
