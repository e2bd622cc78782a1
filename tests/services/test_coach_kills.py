"""A program stopped in the middle of a conversation: what was agreed to is there once, and told of, or not at all.

What would be on the disk after a kill is taken as a copy of the vault's files at that very moment.
"""

import random
import shutil
from pathlib import Path

import pytest

from extrovertly_desktop.coach.conversation import Step
from extrovertly_desktop.coach.conversation_state import ConversationState
from extrovertly_desktop.coach.message_details import written_in
from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.coach import Said
from extrovertly_desktop.domain.coach_facts import Facts
from extrovertly_desktop.domain.coach_sessions import CoachMessage
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.services.coach import CoachService
from extrovertly_desktop.services.vaults import OpenVault, open_vault
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import coach as store
from tests.services.test_coach import coach, last, service, walk

__all__ = ["coach"]


class Stops:
    """Copies of a vault's files as a kill would have left them, in the order in which they were taken."""

    def __init__(self, path: Path, folder: Path) -> None:
        self._path, self._folder = path, folder
        self.taken: list[Path] = []

    def take(self) -> None:
        """Copy the file and its log."""
        copy = self._folder / f"stop-{len(self.taken)}.vault"
        for ending in ("", "-wal"):
            source = Path(f"{self._path}{ending}")
            if source.exists():
                shutil.copyfile(source, f"{copy}{ending}")
        self.taken.append(copy)


def test_at_whatever_moment_it_is_stopped_nothing_is_written_twice_or_untold(  # noqa: PLR0917 - fixtures
    vault: OpenVault,
    coach: CoachService,
    catalogue: Catalogue,
    clock: FixedClock,
    vault_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    vault.recommendations.choose()
    stops = Stops(vault_path, tmp_path)
    begun = coach.begin()

    def add_message(unit: Unit, message: CoachMessage) -> None:
        stops.take()
        added(unit, message)

    added = store.add_message
    monkeypatch.setattr(store, "add_message", add_message)
    reply = coach.say(begun.session.id, Said("Plan", chip="flow:plan_exposure"))
    replies = walk(coach, begun.session.id, last(reply))
    monkeypatch.undo()
    assert sum(len(each.carried) for each in replies) == 1
    # A node on the way, and the messages of the answer that tells of the plan.
    numbers = {len(stops.taken) * 3 // 4, len(stops.taken) - 2, len(stops.taken) - 1}
    for number in sorted(numbers):
        copy = stops.taken[number]
        again = open_vault(copy, catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(number + 10)))
        try:
            assert again.missions.open_plans() == []
            talk = service(again, lambda: coach._conversation)
            replies = walk(talk, begun.session.id, last(talk.resume(begun.session.id)))
            (plan,) = again.missions.open_plans()
            told = [row.id for each in talk.get(begun.session.id).messages for row in written_in(each.details)]
            assert told == [plan.id]
        finally:
            again.close()


def test_two_windows_cannot_agree_to_the_same_thing(
    vault: OpenVault, coach: CoachService, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = coach.begin().session.id
    answer = coach._conversation.answer

    def slowly(state: ConversationState, said: Said, facts: Facts) -> Step:
        monkeypatch.undo()
        coach.say(session, Said("thanks"))
        return answer(state, said, facts)

    monkeypatch.setattr(coach._conversation, "answer", slowly)
    before = len(coach.get(session).messages)
    with pytest.raises(UserError, match="another window"):
        coach.say(session, Said("I go red"))
    assert len(coach.get(session).messages) == before + 2
