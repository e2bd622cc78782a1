"""A passphrase given, changed and taken away from the command line."""

import json
from pathlib import Path

from extrovertly_desktop.services.passphrase import needs_passphrase
from tests.app.conftest import Typing


def test_a_vault_is_encrypted_given_another_passphrase_and_decrypted(typed: Typing, ada: Path, tmp_path: Path) -> None:
    first, second, short = (tmp_path / name for name in ("first", "second", "short"))
    first.write_text("four tired herons\n")
    second.write_text("another pond\n")
    short.write_text("abc\n")
    here = ("--vault", ada)

    assert "--new-passphrase-file" in typed(*here, "encrypt").err
    assert "at least" in typed(*here, "encrypt", "--new-passphrase-file", short).err
    assert not needs_passphrase(ada)
    done = typed(*here, "--json", "encrypt", "--new-passphrase-file", first)
    assert json.loads(done.out) == {"encrypted": True, "backups": 1, "left": []}
    assert needs_passphrase(ada)
    assert all(needs_passphrase(file) for file in (ada.parent / "backups").iterdir())
    assert typed(*here, "doctor").status == 2

    wrong = typed(*here, "--passphrase-file", second, "encrypt", "--new-passphrase-file", second)
    assert (wrong.status, "does not open" in wrong.err) == (2, True)
    changed = typed(*here, "--passphrase-file", first, "encrypt", "--new-passphrase-file", second)
    assert "new passphrase holds" in changed.out
    assert typed(*here, "--passphrase-file", second, "doctor").out.strip() == "Everything adds up."
    assert "without a passphrase now. 3 backups" in typed(*here, "--passphrase-file", second, "decrypt").out
    assert typed(*here, "doctor").status == 0
    assert "no passphrase" in typed(*here, "decrypt").err
