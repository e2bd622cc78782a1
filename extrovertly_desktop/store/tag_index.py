"""Keeps `journal_tags` true by triggers: one row for each tag of each entry that is not in the bin.

Tags stand in `journal_entries.tags` as a JSON array, which no index can look into. The table gives what a search for
a tag, a list of tags with counts, and a renaming need: all entries of a tag by one range of its primary key.
"""

_NAMES = ("journal_tags_insert", "journal_tags_delete", "journal_tags_update")


def statements() -> list[str]:
    """Return the DDL of the triggers."""
    put = _put("new", " WHERE new.deleted_at IS NULL AND new.tags IS NOT NULL AND", "json_each(new.tags)") + ";"
    drop = "DELETE FROM journal_tags WHERE seq = old.seq;"
    insert, delete, update = _NAMES
    return [
        f"CREATE TRIGGER {insert} AFTER INSERT ON journal_entries WHEN new.tags IS NOT NULL BEGIN {put} END",
        f"CREATE TRIGGER {delete} AFTER DELETE ON journal_entries BEGIN {drop} END",
        (
            f"CREATE TRIGGER {update} AFTER UPDATE OF seq, user_id, tags, deleted_at ON journal_entries "
            f"BEGIN {drop} {put} END"
        ),
    ]


def drop_statements() -> list[str]:
    """Return what removes the triggers, for migrations that rebuild the table of entries."""
    return [f"DROP TRIGGER IF EXISTS {name}" for name in _NAMES]


def fill_statements() -> list[str]:
    """Return what makes the table of tags anew from the entries."""
    where = " WHERE entry.deleted_at IS NULL AND entry.tags IS NOT NULL AND"
    return ["DELETE FROM journal_tags", _put("entry", where, "journal_entries AS entry, json_each(entry.tags)")]


def _put(entry: str, where: str, source: str) -> str:
    """Return what writes the tags of an entry, or of all: texts only, each once in whichever form came first."""
    # Only names from our own schema stand in this text.
    return (
        "INSERT OR IGNORE INTO journal_tags (user_id, folded, seq, tag) "  # noqa: S608
        f"SELECT {entry}.user_id, fold_label(json_each.value), {entry}.seq, json_each.value FROM {source}"
        f"{where} json_each.type = 'text' AND fold_label(json_each.value) <> '' ORDER BY json_each.key"
    )
