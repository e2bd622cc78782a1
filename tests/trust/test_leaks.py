"""What is written in an encrypted vault stands nowhere else: not in logs, drafts, thumbnails, backups or leftovers."""

import logging
import os
from pathlib import Path

import pytest

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.people import UserDraft
from extrovertly_desktop.services.passphrase import set_passphrase
from extrovertly_desktop.services.tasks import quiet_context
from tests.trust.life import FORMATS, live, word
from tests.trust.machine import LIBRARY, PASSPHRASE, Machine, machine_in, opened, told_by, watched


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return machine_in(tmp_path)


def test_nothing_of_a_whole_life_stands_outside_the_encrypted_vault(
    machine: Machine, catalogue: Catalogue, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with watched(machine, monkeypatch):
        logging.getLogger(LIBRARY).setLevel(logging.DEBUG)
        vault = opened(machine, catalogue, clock, PASSPHRASE, create=True)
        vault.profile.set_up_owner(UserDraft.of(first_name=word("name")))
        vault.journal.write(JournalDraft.of(content=word("logged"), mood="proud"))
        vault.journal.keys()
        vault.close()
        logging.getLogger(LIBRARY).setLevel(logging.WARNING)
        vault = opened(machine, catalogue, clock, PASSPHRASE)
        for part in live(vault, machine):
            assert machine.telling() == {}, part
        assert any(path.name.endswith("-wal") for path in machine.files()), "what is not folded in yet is looked at"
        vault.close()
        assert machine.telling() == {}
        set_passphrase(machine.vault, "another pond entirely", quiet_context(), PASSPHRASE)
        assert machine.telling() == {}
    log = (machine.paths.state / "extrovertly.log").read_text(encoding="utf-8")
    assert "a mistake of (left out)" in log
    assert "sqlalchemy" in log, "everything was logged"
    assert len([path for path in machine.files() if "backups" in path.parts]) >= 2
    taken = [path for path in machine.chosen.rglob("*") if path.is_file()]
    if os.name == "posix":
        for path in machine.chosen.iterdir():
            assert path.stat().st_mode & 0o077 == 0, f"{path.name} is nobody else's on this machine"
    assert any("utf-8" in told_by(path.read_bytes()) for path in taken), "what was asked for does hold it"
    assert {path.relative_to(machine.chosen).parts[0].partition(".")[0] for path in taken} == set(FORMATS)


def test_without_a_passphrase_it_stands_in_the_vault_and_its_backups_alone_until_there_is_one(
    machine: Machine, catalogue: Catalogue, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with watched(machine, monkeypatch):
        vault = opened(machine, catalogue, clock, None, create=True)
        vault.profile.set_up_owner(UserDraft.of(first_name=word("name")))
        for part in live(vault, machine):
            if part == "written":
                break
        vault.backups.make()
        vault.close()
        told = machine.telling()
        vaults = {name for name in told if ".vault" in name}
        assert {"utf-8", "a picture"} <= set(told["data/my.vault"]), "who looks can find"
        assert set(told) == vaults
        seals = [path for path in machine.files() if path.suffix == ".seal"]
        assert len(seals) == 1
        set_passphrase(machine.vault, PASSPHRASE, quiet_context())
        assert machine.telling() == {}
        assert not seals[0].exists(), "it told of pages that could be read"
