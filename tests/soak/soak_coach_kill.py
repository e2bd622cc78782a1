"""`kill -9` in the middle of talking with the coach, again and again: what was agreed to is there once, and told of.

python -m pytest tests/soak -o python_files='soak_*.py' -s
"""

import multiprocessing
import os
import random
import sys
import time
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from extrovertly_desktop.coach.message_details import chips_of, scale_of, written_in
from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.content.loader import load_catalogue
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.coach import Said
from extrovertly_desktop.domain.coach_sessions import CoachMessage
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.people import UserDraft
from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.services.vaults import OpenVault, open_vault
from tests.raw import connection_to
from tests.services.test_coach import service

ROUNDS = 120
MOST_SECONDS = 2.5
FLOWS = ("plan_exposure", "build_ladder", "values_and_goals", "setback", "thought_record")
MADE_BY_TALKING = {
    "exposures": "SELECT id FROM exposures",
    "missions": "SELECT id FROM missions WHERE slug IS NULL",
    "social_goals": "SELECT id FROM social_goals",
    "journal_entries": "SELECT id FROM journal_entries",
}
"""In this vault nothing but the coach writes these."""


def opened(path: Path, catalogue: Catalogue, seed: int, *, create: bool = False) -> OpenVault:
    clock = FixedClock(time.time_ns() // 1_000_000)
    return open_vault(path, catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(seed)), create=create)


def next_said(message: CoachMessage, rng: random.Random) -> Said:
    """Answer whatever was asked, and agree to nearly everything."""
    scale, chips = scale_of(message.details), chips_of(message.details)
    if scale is not None:
        number = rng.randrange(scale.low, scale.high + 1, scale.step)
        return Said(str(number), number=number)
    agreed = next((chip for chip in chips if chip.value in {"yes", "write"}), None)
    if agreed is not None and rng.random() < 0.9:
        return Said(agreed.label, chip=agreed.value)
    if message.details.get("is_over") or not chips:
        return Said("Plan", chip=f"flow:{rng.choice(FLOWS)}") if rng.random() < 0.8 else Said("They will laugh at me")
    chip = chips[0] if rng.random() < 0.9 else rng.choice(chips)
    return Said(chip.label, chip=chip.value)


def talk_until_killed(path: Path, seed: int, pipe: Connection) -> None:
    """What the child does: take the newest session up where it stands and talk on."""
    vault = opened(path, load_catalogue(resources_dir() / "content"), seed)
    rng = random.Random(seed)
    coach = service(vault)
    newest = coach.newest()
    reply = coach.begin() if newest is None or rng.random() < 0.2 else coach.resume(newest.session.id)
    session = reply.session.id
    pipe.send("talking")
    while True:
        try:
            reply = coach.say(session, next_said(reply.messages[-1], rng))
        except UserError:
            reply = coach.resume(session)


@pytest.mark.timeout(1800)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_whatever_was_agreed_to_is_there_once_and_told_of(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "killed.vault"
    vault = opened(path, catalogue, 0, create=True)
    vault.profile.set_up_owner(UserDraft.of(first_name="Ada"))
    vault.recommendations.choose()
    vault.close()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    rng = random.Random(os.environ.get("SOAK_SEED", "1"))
    made: Counter[str] = Counter()
    for number in range(1, ROUNDS + 1):
        receiver, sender = context.Pipe(duplex=False)
        child = context.Process(target=talk_until_killed, args=(path, number, sender))
        child.start()
        sender.close()
        assert receiver.recv() == "talking"
        time.sleep(rng.uniform(0, MOST_SECONDS))
        child.kill()
        child.join()
        receiver.close()
        with connection_to(path) as connection:
            assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)], f"round {number}"
            there = {table: {row[0] for row in connection.execute(asked)} for table, asked in MADE_BY_TALKING.items()}
        vault = opened(path, catalogue, number)
        coach = service(vault)
        told = [
            row
            for card in coach.sessions()
            for message in coach.get(card.session.id).messages
            for row in written_in(message.details)
        ]
        made = Counter(row.table for row in told)
        for table, ids in there.items():
            untold = ids - {row.id for row in told if row.table == table}
            assert not untold, f"round {number}: {table} {untold} is written and no message tells of it"
            unwritten = {row.id for row in told if row.table == table} - ids
            assert not unwritten, f"round {number}: {table} {unwritten} is told of and not there"
        if number % 20 == 0:
            report = vault.doctor.check()
            assert report.ok, f"round {number}: {report}"
        vault.close()
    print(f"\n{ROUNDS} kills; told of and found: {dict(made)}")
    assert sum(made.values()) > 0
