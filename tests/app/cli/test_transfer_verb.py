"""The verbs that bring files in and write them, on a real vault file."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.app.conftest import Typing
from tests.services.calendar_files import calendar
from tests.services.transfer_files import daylio


def test_a_calendar_is_looked_at_brought_in_and_written(typed: Typing, ada: Path, tmp_path: Path) -> None:
    day = f"{datetime.now(tz=UTC) + timedelta(days=9):%Y%m%d}"
    file, out = tmp_path / "mine.ics", tmp_path / "out.ics"
    file.write_bytes(
        calendar(
            f"UID:games\nDTSTART:{day}T190000\nSUMMARY:Board games\nATTENDEE;CN=Bo:mailto:bo@example.org",
            f"UID:choir\nDTSTART;VALUE=DATE:{day}\nSUMMARY:Choir\nRRULE:FREQ=WEEKLY;COUNT=3",
            "UID:bad\nDTSTART:nonsense\nSUMMARY:Broken",
        )
    )
    looked = typed("--vault", ada, "import", file, "--dry-run")
    assert "2 events in the file: 2 new." in looked.out
    assert "Line 18: " in looked.out
    assert "No event fits" in typed("--vault", ada, "events", "list").out
    done = typed("--vault", ada, "import", file, "--keep-attendees")
    assert "2 events added, 0 changed, 0 called off. 1 person added." in done.out
    listed = json.loads(typed("--vault", ada, "--json", "events", "list").out)["events"]
    assert [event["title"] for event in listed] == ["Choir", "Board games", "Choir", "Choir"]
    again = json.loads(typed("--vault", ada, "--json", "import", file).out)
    assert {row["kind"] for row in again["preview"]["rows"]} == {"unchanged"}
    assert (again["format"], again["added"], again["duplicates"]) == ("ics", {"events": 0}, 2)
    assert [problem["line"] for problem in again["problems"]] == [18]
    assert typed("--vault", ada, "export", "ics", out).status == 0
    assert typed("--vault", ada, "export", "ics", out).status == 2, "nothing is written over unasked"
    assert "2 as before" in typed("--vault", ada, "import", "-", given=out.read_bytes()).out


def test_files_that_cannot_be_used_are_refused_in_a_sentence(typed: Typing, ada: Path, tmp_path: Path) -> None:
    (tmp_path / "photo.ics").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    for words in (
        ("import", tmp_path / "photo.ics"),
        ("import", tmp_path / "nowhere.ics"),
        ("export", "ics", tmp_path / "empty.ics"),
    ):
        answer = typed("--vault", ada, *words)
        assert answer.status == 2
        assert answer.err.rstrip().endswith(".")
    assert not (tmp_path / "empty.ics").exists()


def test_a_diary_of_another_program_comes_in_and_everything_goes_out(typed: Typing, ada: Path, tmp_path: Path) -> None:
    file, out = daylio(tmp_path), tmp_path / "all.json"
    looked = json.loads(typed("--vault", ada, "--json", "import", file, "--dry-run").out)
    assert looked["format"] == "daylio"
    assert looked["would_add"] == {"journal_entries": 2, "mood_tracking": 3}
    assert (looked["duplicates"], looked["problems"]) == (0, [])
    assert "This would be added" in typed("--vault", ada, "import", file, "--dry-run").out
    added = json.loads(typed("--vault", ada, "--json", "import", file, "--format", "daylio").out)["added"]
    assert added == looked["would_add"]
    assert "5 things are here already" in typed("--vault", ada, "import", file).out
    assert "private entries too" in typed("--vault", ada, "export", "complete", out).out
    less = json.loads(typed("--vault", ada, "--json", "export", "jrnl", tmp_path / "j.json").out)
    assert less["written"] == {}
    whole = json.loads(typed("--vault", ada, "--json", "export", "markdown", tmp_path / "m", "--include-private").out)
    assert whole["written"]["journal_entries"] == 2
    new = tmp_path / "new.vault"
    assert typed("--vault", new, "init", "--name", "Ada").status == 0
    assert json.loads(typed("--vault", new, "--json", "import", out).out)["added"]["journal_entries"] == 2
    assert typed("--vault", new, "doctor").status == 0
    for words in (
        ("import", "-", "--format", "daylio"),
        ("import", file, "--keep-attendees"),
        ("export", "complete", out),
        ("export", "jrnl", tmp_path / "x", "--name", "Ada"),
    ):
        assert typed("--vault", ada, *words).status == 2


def test_a_report_is_written_without_a_screen_and_replaces_nothing_unasked(
    typed: Typing, ada: Path, tmp_path: Path, qapp: object
) -> None:
    out = tmp_path / "r.pdf"
    typed("--vault", ada, "journal", "add", "--mood", "proud", "Tea with Zoe")
    done = json.loads(typed("--vault", ada, "--json", "export", "pdf", out, "--include-private", "--hide", "Zoe").out)
    assert (done["holds"]["journal"], done["private_left_out"]) == (1, 0)
    before = out.read_bytes()
    assert before.startswith(b"%PDF-")
    for words, reason in (
        (("pdf", out), "a file of that name already"),
        (("pdf", tmp_path / "x.pdf", "--from", "soon"), "2026-03-01"),
        (("pdf", tmp_path / "x.pdf", "--from", "2026-02-01", "--to", "2026-01-01"), "after the last"),
        (("ics", tmp_path / "x.ics", "--include-private"), "for pdf only"),
    ):
        answer = typed("--vault", ada, "export", *words)
        assert answer.status == 2
        assert reason in answer.err
    assert [each.name for each in tmp_path.glob("*.pdf")] == ["r.pdf"]
    assert out.read_bytes() == before
