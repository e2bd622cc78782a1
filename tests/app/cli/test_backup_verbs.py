"""The verbs about copies of the vault: backup, restore, salvage."""

import json
from pathlib import Path

from tests.app.conftest import Typing


def count(typed: Typing, path: Path) -> int:
    return len(json.loads(typed("--vault", path, "--json", "journal", "list").out)["entries"])


def test_backed_up_looked_into_and_gone_back_to(typed: Typing, ada: Path, tmp_path: Path) -> None:
    assert "no backup yet" in typed("--vault", ada, "backup", "--list").out
    assert "no backup of this vault" in typed("--vault", ada, "restore").err
    typed("--vault", ada, "journal", "add", "one", "--mood", "proud")
    further = tmp_path / "further"
    further.mkdir()
    made = json.loads(typed("--vault", ada, "--json", "backup", "--to", further).out)["backup"]["path"]
    assert [each.name for each in further.rglob("*.vault")] == [Path(made).name]
    typed("--vault", ada, "journal", "add", "two", "--mood", "proud")
    told = json.loads(typed("--vault", ada, "--json", "restore", "--dry-run", Path(made).name).out)
    assert (told["backup"]["counts"]["journal_entries"], told["vault"]["counts"]["journal_entries"]) == (1, 2)
    back = json.loads(typed("--vault", ada, "--json", "restore", made).out)
    assert count(typed, ada) == 1
    assert typed("--vault", ada, "restore", back["before"]).status == 0
    assert count(typed, ada) == 2
    listed = json.loads(typed("--vault", ada, "--json", "backup", "--list").out)["backups"]
    assert {each["reason"] for each in listed} >= {"by hand", "before a backup came back"}
    assert typed("--vault", ada, "restore", tmp_path / "nowhere").status == 2


def test_what_can_be_read_of_a_damaged_vault_is_rescued(typed: Typing, ada: Path, tmp_path: Path) -> None:
    for text in ("one", "two"):
        typed("--vault", ada, "journal", "add", text, "--mood", "proud")
    raw = bytearray(ada.read_bytes())
    raw[:100] = bytes(100)
    ada.write_bytes(raw)
    assert typed("--vault", ada, "journal", "list").status == 2
    new = tmp_path / "new.vault"
    rescued = typed("--vault", ada, "salvage", new)
    assert rescued.status == 0, rescued
    assert "journal_entries" in rescued.out
    assert count(typed, new) == 2
    assert ada.read_bytes() == raw
    assert "already" in typed("--vault", ada, "salvage", new).err
