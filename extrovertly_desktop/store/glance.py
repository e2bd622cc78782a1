"""A look into a vault's file that changes nothing about it: neither its schema nor its journal mode."""

from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from extrovertly_desktop.store.faults import told_apart
from extrovertly_desktop.store.json_text import from_json


def meta_of_file(path: Path, key: str) -> Any:  # noqa: ANN401 - any JSON value
    """Return what the unencrypted vault in a file knows under a key, or None. The file is opened for reading only.

    What another process has written into the log beside the file is not seen; no log and no lock is made for looking
    (https://sqlite.org/uri.html#uriimmutable).

    Raises:
        EnvironmentFault: if it cannot be read, or is damaged, encrypted or something else.
    """
    with told_apart(path), closing(dbapi2.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True)) as connection:
        connection.execute("PRAGMA cipher_log_level = NONE")
        tables = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'vault_meta'"
        if not connection.execute(tables).fetchone()[0]:
            return None
        row = connection.execute("SELECT value FROM vault_meta WHERE key = ?", (key,)).fetchone()
    return None if row is None or row[0] is None else from_json(row[0])
