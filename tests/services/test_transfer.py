"""Bringing in what another program wrote: a look first, then all of it or nothing, and back again."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.exchange.csv_table import Role
from extrovertly_desktop.services.tasks import Cancelled, TaskContext, quiet_context
from extrovertly_desktop.services.transfer import formats
from extrovertly_desktop.services.transfer.values import TransferChoices, TransferPreview
from extrovertly_desktop.services.vaults import OpenVault
from tests.plans import watching
from tests.services.transfer_files import daylio, take, whole


def look(vault: OpenVault, path: Path) -> TransferPreview:
    return vault.transfer.preview(path, None, TransferChoices(), quiet_context())


def test_a_look_tells_everything_and_writes_nothing(vault: OpenVault, tmp_path: Path) -> None:
    before = whole(vault)
    path = daylio(tmp_path)
    assert vault.transfer.recognise(path)[0].slug == "daylio"
    preview = look(vault, path)
    assert preview.format.slug == "daylio"
    assert preview.would_add == {"journal_entries": 2, "mood_tracking": 3}
    assert {question.word: question.count for question in preview.moods}["wobbly"] == 2
    assert {sample.table for sample in preview.samples} == {"journal_entries", "mood_tracking"}
    assert any("We laughed" in sample.text for sample in preview.samples)
    assert (preview.duplicates, preview.problem_count, preview.needs_owner) == (0, 0, False)
    assert whole(vault) == before
    assert vault.transfer.past_imports() == ()


def test_what_comes_is_there_once_and_counts_and_goes_again(vault: OpenVault, tmp_path: Path) -> None:
    vault.journal.write(JournalDraft.of(content="mine", mood="calm"))
    before, path = whole(vault), daylio(tmp_path)
    with watching(vault) as plans:
        result = take(vault, path)
    assert plans.complaints() == []
    assert vault.doctor.check().ok
    entries = [entry for entry in vault.journal.newest() if entry.content != "mine"]
    assert [(entry.local_date, entry.is_private) for entry in entries] == [("2026-02-28", True), ("2026-02-27", True)]
    assert "We laughed a lot." in entries[0].content
    assert {entry.content for entry in vault.journal.search("laughed")} == {entries[0].content}
    again = take(vault, path)
    assert (again.added, again.duplicates, again.import_id) == ({}, 5, "")
    (past,) = vault.transfer.past_imports()
    assert (past.id, past.format.slug, past.source_name, past.undone_at) == (
        result.import_id, "daylio", "daylio.csv", None,
    )  # fmt: skip
    undone = vault.transfer.undo(result.import_id, quiet_context()).value
    assert (undone.removed, undone.stay) == (5, 0)
    after = whole(vault)
    after["vault_meta"].pop("import_moods")
    for table in before:
        assert after[table] == before[table], table
    assert vault.doctor.check().ok
    with pytest.raises(UserError, match="already"):
        vault.transfer.undo(result.import_id, quiet_context())
    assert take(vault, path).added == {"journal_entries": 2, "mood_tracking": 3}


def test_moods_become_what_the_person_says_and_that_is_remembered(vault: OpenVault, tmp_path: Path) -> None:
    path = daylio(tmp_path)
    result = take(vault, path, moods={"wobbly": "nervous"}, private=False, tables=frozenset({"journal_entries"}))
    assert result.added == {"journal_entries": 2}
    assert sum(item.count for item in result.left_out) == 3
    newest = vault.journal.newest()
    assert (newest[-1].mood, newest[-1].is_private) == ("nervous", False)
    preview = look(vault, path)
    (question,) = [question for question in preview.moods if question.word == "wobbly"]
    assert (question.guess, question.is_remembered) == ("nervous", True)


def test_what_was_changed_since_stays_when_an_import_is_taken_back(vault: OpenVault, tmp_path: Path) -> None:
    result = take(vault, daylio(tmp_path))
    entry = vault.journal.newest()[0]
    vault.journal.edit(entry.id, JournalDraft.of(content="rather so", mood=entry.mood))
    undone = vault.transfer.undo(result.import_id, quiet_context()).value
    assert undone.stay == 1
    assert [entry.content for entry in vault.journal.newest()] == ["rather so"]
    assert vault.doctor.check().ok


@pytest.mark.parametrize("allowed", [0, 1, 2, 4])
def test_a_cancel_at_any_moment_leaves_the_vault_as_it_was(vault: OpenVault, tmp_path: Path, allowed: int) -> None:
    path, before = daylio(tmp_path), whole(vault)
    preview = look(vault, path)
    told: list[float] = []
    ctx = TaskContext(lambda fraction, _text: told.append(fraction), lambda: len(told) > allowed)
    with pytest.raises(Cancelled):
        vault.transfer.apply(preview, TransferChoices(), ctx)
    assert told == sorted(told)
    assert whole(vault) == before
    assert vault.transfer.past_imports() == ()


def test_weeks_that_come_are_looked_at_and_nothing_is_celebrated(vault: OpenVault, tmp_path: Path) -> None:
    head = "full_date,date,weekday,time,mood,activities,note_title,note\n"
    days = [f"2026-01-{day:02},January {day},Monday,9:00 PM,good,work,,A day with a word.\n" for day in range(1, 29)]
    path = tmp_path / "daylio.csv"
    path.write_text(head + "".join(days), encoding="utf-8")
    preview = look(vault, path)
    done = vault.transfer.apply(preview, TransferChoices(), quiet_context())
    assert (done.points, done.earned) == (0, ())
    assert any(item.earned_at for item in vault.progress.achievements())
    assert vault.insights.is_due()
    assert vault.insights.write_due() == sum(len(week.insights) for week in vault.insights.weeks(20))
    assert not vault.insights.is_due()
    vault.transfer.undo(done.value.import_id, quiet_context())
    assert vault.insights.weeks(20) == []
    assert not any(item.earned_at for item in vault.progress.achievements())
    assert vault.doctor.check().ok


def test_what_is_to_come_or_long_ago_is_left_out_and_told(vault: OpenVault, tmp_path: Path) -> None:
    path = tmp_path / "diary.json"
    when = [("2027-01-01", "to come"), ("1850-01-01", "long ago"), ("2026-02-01", "so")]
    entries = [
        {"title": text, "body": "", "date": day, "time": "09:00", "tags": [], "starred": False} for day, text in when
    ]
    path.write_text(json.dumps({"tags": {}, "entries": entries}), encoding="utf-8")
    result = take(vault, path, "jrnl")
    assert result.added == {"journal_entries": 1}
    assert sum(problem.lost for problem in result.problems) == 2
    assert not any("to come" in problem.what.split("dated")[0] for problem in result.problems)


def test_days_follow_the_wall_and_the_hour_at_which_a_day_begins(
    vault: OpenVault, clock: FixedClock, tmp_path: Path
) -> None:
    vault.profile.set_preferences(day_start_hour=4)
    path = tmp_path / "d.csv"
    path.write_text("year,date,weekday,time,mood,activities,note\n2026,28 Feb,Sat,1:30,good,,late\n", encoding="utf-8")
    take(vault, path)
    assert vault.journal.newest()[0].local_date == "2026-02-27"
    assert vault.journal.newest()[0].created_at == int(datetime(2026, 2, 28, 1, 30, tzinfo=UTC).timestamp() * 1000)


def test_a_vault_without_an_owner_and_files_of_no_known_kind_are_told(empty_vault: OpenVault, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="owner"):
        look(empty_vault, daylio(tmp_path))
    (tmp_path / "photo.bin").write_bytes(bytes(range(256)) * 20)
    for path in (tmp_path / "photo.bin", tmp_path / "nowhere"):
        with pytest.raises(UserError, match=r"\.$"):
            look(empty_vault, path)


def test_every_format_has_its_reader() -> None:
    readers = [formats.reader_of(slug) for slug in formats.SLUGS]
    assert [reader.slug for reader in readers] == list(formats.SLUGS)
    assert len({reader.title for reader in readers}) == len(readers)
    with pytest.raises(UserError):
        formats.reader_of("../os")


def test_what_the_columns_of_a_table_mean_is_asked_once(vault: OpenVault, tmp_path: Path) -> None:
    path = tmp_path / "any.csv"
    path.write_text("Datum;Text;Wie;Dings\n01.02.2026;Ein Spaziergang am See;gut;x\n", encoding="cp1252")
    question = vault.transfer.tables.question(path)
    assert not question.is_remembered
    position = [column.name for column in question.mapping.columns].index("Dings")
    mapping = question.mapping.with_role(position, Role.TAGS)
    assert vault.transfer.tables.preview(path, mapping)
    take(vault, path, "csv_table", mapping=mapping)
    assert vault.journal.newest()[0].tags == ("x",)
    again = vault.transfer.tables.question(path)
    assert (again.mapping, again.is_remembered) == (mapping, True)
    assert vault.doctor.check().ok
