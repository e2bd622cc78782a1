"""What the coach and a person can be in the middle of: a flow or a rehearsal, behind one shape."""

from collections.abc import Mapping
from typing import Any, Protocol, TypeVar

from extrovertly_desktop.domain.coach import Said, Turn
from extrovertly_desktop.domain.coach_facts import Facts

Raw = Mapping[str, object]
"""A state as plain JSON values."""


class Stands(Protocol):
    """Where an activity stands."""

    @property
    def is_over(self) -> bool:
        """Whether nothing is waited for any more."""

    def to_json(self) -> Raw:
        """Return it as plain JSON values."""


StateT = TypeVar("StateT", bound=Stands)


class Engine(Protocol[StateT]):
    """Leads through activities of one kind; it keeps nothing itself."""

    def begin(self, slug: str, facts: Facts, times_before: int = 0, /) -> tuple[StateT, Turn]:
        """Begin one."""

    def answer(self, state: StateT, said: Said, facts: Facts, /) -> tuple[StateT, Turn]:
        """Take an answer and go on."""

    def resume(self, state: StateT, facts: Facts, /) -> tuple[StateT, Turn]:
        """Ask again what was asked last."""


class Activity(Protocol):
    """One kind of activity, over states that are plain JSON values."""

    def title(self, slug: str) -> str | None:
        """What the chip that begins one says; None if there is no such one."""

    def begin(self, slug: str, facts: Facts, times_before: int) -> tuple[Raw | None, Turn]:
        """Begin one; the state is None when it is over at once."""

    def answer(self, raw: Raw, said: Said, facts: Facts) -> tuple[Raw | None, Turn] | None:
        """Take an answer and go on; None if the state cannot be read."""

    def resume(self, raw: Raw, facts: Facts) -> tuple[Raw | None, Turn] | None:
        """Ask again what was asked last; None if the state cannot be read."""


class EngineActivity:
    """An engine as an activity.

    Args:
        engine: what leads.
        titles: the titles of what it leads through, by slug.
        states: its kind of state, which reads its own JSON and raises ValueError for anything else.
    """

    def __init__(self, engine: Engine[Any], titles: Mapping[str, str], states: Any) -> None:  # noqa: ANN401 - a class
        self._engine = engine
        self._titles = titles
        self._states = states

    def title(self, slug: str) -> str | None:
        """Return what the chip that begins one says."""
        return self._titles.get(slug)

    def begin(self, slug: str, facts: Facts, times_before: int) -> tuple[Raw | None, Turn]:
        """Begin one.

        Raises:
            KeyError: if there is no such one.
        """
        return _open(self._engine.begin(slug, facts, times_before))

    def answer(self, raw: Raw, said: Said, facts: Facts) -> tuple[Raw | None, Turn] | None:
        """Take an answer and go on."""
        state = self._read(raw)
        return None if state is None else _open(self._engine.answer(state, said, facts))

    def resume(self, raw: Raw, facts: Facts) -> tuple[Raw | None, Turn] | None:
        """Ask again what was asked last."""
        state = self._read(raw)
        return None if state is None else _open(self._engine.resume(state, facts))

    def _read(self, raw: Raw) -> Any:  # noqa: ANN401 - of the engine's own kind
        try:
            return self._states.from_json(raw)
        except ValueError:
            return None


def _open(step: tuple[Stands, Turn]) -> tuple[Raw | None, Turn]:
    state, turn = step
    return (None if state.is_over else state.to_json()), turn
