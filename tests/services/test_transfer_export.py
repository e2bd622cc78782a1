"""Taking out what is in a vault: whole, or not at all, and private entries only where they are asked for."""

import json
import random
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from extrovertly_desktop.app.cli.export_options import EXPORTS
from extrovertly_desktop.app.cli.parser import FORMATS
from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.mood_kit import MoodDraft
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.domain.people import UserDraft
from extrovertly_desktop.domain.writing_kit import SavedSearchDraft
from extrovertly_desktop.services.tasks import Cancelled, TaskContext, quiet_context
from extrovertly_desktop.services.transfer.formats import SLUGS
from extrovertly_desktop.services.transfer.values import ExportRequest
from extrovertly_desktop.services.vaults import OpenVault, open_vault
from tests.conftest import START
from tests.media.pictures import as_file, halves
from tests.services.test_plans import board_games
from tests.services.transfer_files import take, whole


@pytest.fixture(scope="module")
def lived_file(new_vault_file: Path, tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Path:
    """A vault with a little of everything, made once."""
    path: Path = tmp_path_factory.mktemp("lived") / "lived.vault"
    shutil.copyfile(new_vault_file, path)
    clock = FixedClock(0)
    clock.set_local(START)
    vault = open_vault(path, catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(3)))
    vault.profile.set_up_owner(UserDraft.of(first_name="Ada"))
    vault.moods.add(MoodDraft.of(title="Wobbly", valence=-0.4, energy=0.3))
    vault.saved_searches.add(SavedSearchDraft.of(name="walks", query="tag:walk"))
    entry = vault.journal.write(
        JournalDraft.of(content="With a photo\n\nand “quotes” 🌱", mood="wobbly", tags=["walk", "tea"], intensity=4)
    ).value
    vault.photos.add(entry.id, as_file(halves(), "PNG"))
    vault.journal.write(JournalDraft.of(content="For everyone", mood="proud", is_private=False))
    vault.journal.delete(vault.journal.write(JournalDraft.of(content="Away", mood="calm")).value.id)
    vault.check_ins.check_in(CheckInDraft.of(mood="proud", intensity=3, confidence_level=6.5, triggers=["tea"]))
    mission = vault.missions.cards()[0].mission
    plan = vault.missions.plan(mission.id, PredictionDraft.of(worry="silence", likelihood=50)).value
    vault.missions.complete(plan.id, OutcomeDraft.of(came_true="no", learned="they smiled"))
    event = vault.events.create(board_games()).value
    vault.reminders.set_for(event.id, (30,))
    vault.ladder.place("event", event.id, 40)
    vault.profile.set_preferences(day_start_hour=3)
    clock.advance(days=9)
    vault.insights.write_due()
    vault.close()
    return path


@pytest.fixture
def lived(lived_file: Path, vault_path: Path, catalogue: Catalogue, clock: FixedClock) -> Iterator[OpenVault]:
    """A vault with a little of everything."""
    shutil.copyfile(lived_file, vault_path)
    opened = open_vault(vault_path, catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(4)))
    yield opened
    opened.close()


@pytest.fixture
def other(new_vault_file: Path, tmp_path: Path, catalogue: Catalogue, clock: FixedClock) -> Iterator[OpenVault]:
    """Another new vault, without an owner."""
    path = tmp_path / "other.vault"
    shutil.copyfile(new_vault_file, path)
    count = iter(range(10**6))
    opened = open_vault(path, catalogue, clock, lambda: f"other-{next(count)}")
    yield opened
    opened.close()


def write(vault: OpenVault, slug: str, path: Path, **wishes: object) -> dict[str, int]:
    request = ExportRequest(slug, path, **wishes)  # type: ignore[arg-type]
    return dict(vault.transfer_export.write(request, quiet_context()).written)


def test_everything_goes_out_and_comes_in_elsewhere_field_by_field(
    lived: OpenVault, other: OpenVault, tmp_path: Path
) -> None:
    path = tmp_path / "all.json"
    written = write(lived, "complete", path)
    assert written["attachments"] == 1
    assert json.loads(path.read_text(encoding="utf-8"))["version"] == 1, "it is one JSON document"
    take(other, path)
    before, after = whole(lived), whole(other)
    assert after["vault_meta"].pop("content_digest") == before["vault_meta"].pop("content_digest")
    for table, rows in before.items():
        assert after[table] == rows, table
    assert other.doctor.check().ok
    assert [entry.content for entry in other.journal.search("quotes")] == ["With a photo\n\nand “quotes” 🌱"]
    assert other.moods.vocabulary().resolve("wobbly").title == "Wobbly"
    assert take(other, path).added == {}


def test_it_comes_in_where_a_day_has_begun_already(lived: OpenVault, other: OpenVault, tmp_path: Path) -> None:
    other.profile.set_up_owner(UserDraft.of(first_name="Grace"))
    for vault in (lived, other):
        vault.recommendations.choose()
    path = tmp_path / "all.json"
    write(lived, "complete", path)
    take(other, path)
    owner = other.profile.owner()
    assert owner is not None
    assert owner.first_name == "Ada"
    assert other.recommendations.today() is not None
    assert whole(other)["journal_entries"] == whole(lived)["journal_entries"]
    assert other.doctor.check().ok


def test_in_another_layout_it_is_the_same_and_a_cut_or_later_one_is_refused(
    lived: OpenVault, other: OpenVault, tmp_path: Path
) -> None:
    path, laid_out = tmp_path / "all.json", tmp_path / "laid-out.json"
    write(lived, "complete", path)
    text = path.read_text(encoding="utf-8")
    laid_out.write_text(json.dumps(json.loads(text), indent=1), encoding="utf-8")
    for broken, reason in ((text[:-4], "middle"), (text.replace('"version": 1', '"version": 9'), "later version")):
        path.write_text(broken, encoding="utf-8")
        with pytest.raises(UserError, match=reason):
            take(other, path)
    assert take(other, laid_out).added["journal_entries"] == 3
    assert whole(other)["attachments"] == whole(lived)["attachments"]


@pytest.mark.parametrize("slug", ["markdown", "jrnl", "day_one", "csv", "convex"])
def test_private_entries_and_their_photos_go_only_where_asked(
    lived: OpenVault, other: OpenVault, tmp_path: Path, slug: str
) -> None:
    name = {"markdown": "out", "jrnl": "out.json"}.get(slug, "out.zip")
    less, path = tmp_path / f"less-{name}", tmp_path / name
    write(lived, slug, less)
    assert "With a photo" not in told_in(less)
    assert "For everyone" in told_in(less)
    written = write(lived, slug, path, private=True)
    assert written.get("journal_entries", written.get("journalEntries")) == 2
    assert "With a photo" in told_in(path)
    assert "Away" not in told_in(path), "what is in the bin stays"
    other.profile.set_up_owner(UserDraft.of(first_name="Ada"))
    assert other.transfer.recognise(path)[0].slug == {"markdown": "markdown_folder", "csv": "csv_out"}.get(slug, slug)
    result = take(other, path, private=False)
    assert result.added["journal_entries"] == 2
    assert result.added.get("attachments", 0) == (slug in {"markdown", "day_one"})
    for entry in other.journal.newest():
        assert entry.is_private == ("photo" in entry.content), "what the file says of it counts"
    assert other.doctor.check().ok


def told_in(path: Path) -> str:
    """Return all text in a file, a folder or an archive."""
    if path.is_dir():
        return "".join(file.read_text(encoding="utf-8", errors="ignore") for file in path.rglob("*") if file.is_file())
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return "".join(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())
    return path.read_text(encoding="utf-8")


def test_days_can_be_chosen_and_nothing_is_written_over_unasked(lived: OpenVault, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    assert write(lived, "jrnl", path, private=True, first=date(2026, 3, 3)) == {}
    assert json.loads(path.read_text(encoding="utf-8"))["entries"] == []
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "mine.txt").write_text("mine")
    for slug, place, wishes in (
        ("jrnl", path, {}),
        ("markdown", tmp_path / "folder", {}),
        ("jrnl", tmp_path, {}),
        ("complete", tmp_path / "x.json", {"first": date(2026, 3, 3)}),
        ("jrnl", tmp_path / "x.json", {"first": date(2026, 3, 3), "last": date(2026, 3, 2)}),
        ("jrnl", tmp_path / "nowhere" / "x.json", {}),
        ("markdown", tmp_path / "nowhere" / "x", {}),
        ("paper", tmp_path / "x", {}),
    ):
        with pytest.raises(UserError, match=r"\.$"):
            write(lived, slug, place, **wishes)
    assert sorted(each.name for each in tmp_path.iterdir() if "vault" not in each.name) == ["folder", "out.json"]
    assert write(lived, "jrnl", path, private=True, overwrite=True)["journal_entries"] == 2


@pytest.mark.parametrize("slug", ["complete", "markdown"])
def test_a_cancelled_export_leaves_nothing(lived: OpenVault, tmp_path: Path, slug: str) -> None:
    ctx = TaskContext(lambda _fraction, _text: None, lambda: True)
    folder = tmp_path / "here"
    folder.mkdir()
    with pytest.raises(Cancelled):
        lived.transfer_export.write(ExportRequest(slug, folder / "out"), ctx)
    assert list(folder.iterdir()) == []


def test_whatever_stands_in_a_file_nothing_breaks(other: OpenVault, tmp_path: Path) -> None:
    user = {"id": "a\ud800", "email": "", "username": "x\x00", "first_name": "A", "preferences": float("nan")}
    nested: object = "deep"
    for _ in range(300):
        nested = [nested]
    entry = {"id": "e", "user_id": "a\ud800", "content": "x\udfff", "mood": "calm", "created_at": 10**30, "tags": [1]}
    tables = {
        "users": [user, user, {"id": 5}, {}],
        "journal_entries": [
            entry,
            entry | {"id": "f", "created_at": 5e14, "tags": nested},
            entry | {"id": "g", "created_at": 1e12, "local_date": "2026-13-01", "word_count": -3, "is_private": "no"},
        ],
        "missions": [{"id": "m", "title": "", "requirements": nested}],
        "vault_meta": [{"key": "x", "value": float("inf")}, {"key": 7}, {"key": "y", "value": nested}],
        "import_items": [
            {"format_key": "a"},
            {"format_key": "a\ud800", "row_table": "", "row_id": "", "digest": 2**70},
        ],
        "import_extras": [{"row_table": "t", "row_id": "r", "format": "f", "data": {"figures": 3}}],
        "sqlite_master": [{"id": "s"}],
    }
    path = tmp_path / "odd.json"
    path.write_text(json.dumps({"format": "extrovertly-complete", "version": 1, "tables": tables}), encoding="utf-8")
    result = take(other, path)
    assert result.added == {"users": 1, "journal_entries": 1}
    assert result.problem_count >= 6
    assert other.doctor.check().ok
    assert write(other, "complete", tmp_path / "again.json")["journal_entries"] == 1


def test_the_command_line_knows_every_format(lived: OpenVault) -> None:
    assert set(FORMATS) == {"ics", *SLUGS}
    assert set(EXPORTS) == {"ics", "pdf", *(known.slug for known in lived.transfer_export.formats())}
