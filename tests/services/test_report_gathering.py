"""What a report holds: only what was asked for, in its days, without private entries and without names."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.goals import GoalDraft
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.domain.report import ReportSection, ReportWishes
from extrovertly_desktop.services.tasks import Cancelled, TaskContext
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.services.whole_files import render_whole

TODAY = date(2026, 3, 2)
FIVE = {f"who5-{number}": 3 for number in range(1, 6)}


@pytest.fixture
def lived(vault: OpenVault, clock: FixedClock) -> OpenVault:
    """Three days with something each, the last one today; the first lies before the report."""
    clock.advance(days=-20)
    vault.journal.write(JournalDraft.of(content="long ago", mood="proud", is_private=False))
    clock.advance(days=19)
    vault.journal.write(JournalDraft.of(content="Tea with Zoë", mood="proud", is_private=False, tags=["zoe", "tea"]))
    vault.journal.write(JournalDraft.of(content="for me alone", mood="nervous", is_private=True))
    clock.advance(days=1)
    vault.check_ins.check_in(CheckInDraft.of(mood="okay", confidence_level=5.0))
    mission = vault.missions.cards()[0].mission
    plan = vault.missions.plan(mission.id, PredictionDraft.of(worry="Zoe laughs", likelihood=70, expected_suds=60))
    vault.missions.complete(plan.value.id, OutcomeDraft.of(came_true="no", peak_suds=30, learned="ZOË did not"))
    vault.goals.create(GoalDraft.of(title="Call Zoë weekly"))
    vault.well_being.save(FIVE)
    return vault


def wishes(**changed: object) -> ReportWishes:
    fields: dict[str, object] = {"first": TODAY - timedelta(days=6), "last": TODAY, **changed}
    return ReportWishes(**fields)  # type: ignore[arg-type]


def test_private_entries_and_other_days_stay_out(lived: OpenVault) -> None:
    report = lived.report.gather(wishes())
    assert [entry.content for entry in report.entries()] == ["Tea with Zoë"]
    assert report.private_left_out == 1
    whole = lived.report.gather(wishes(with_private=True))
    assert [entry.content for entry in whole.entries()] == ["Tea with Zoë", "for me alone"]
    earlier = lived.report.gather(wishes(first=date(2026, 1, 1), last=date(2026, 2, 20)))
    assert [entry.content for entry in earlier.entries()] == ["long ago"]


def test_names_are_left_out_everywhere(lived: OpenVault) -> None:
    report = lived.report.gather(wishes(hidden=("zoë",)))
    (entry,) = report.entries()
    assert (entry.content, entry.tags) == ("Tea with [name]", ("[name]", "tea"))
    assert (report.attempts[0].worry, report.attempts[0].learned) == ("[name] laughs", "[name] did not")
    assert report.goals[0].title == "Call [name] weekly"
    assert "zo" not in repr((report.attempts, report.goals, list(report.entries()))).casefold()


def test_counts_are_those_of_what_is_in_it(lived: OpenVault) -> None:
    counts = lived.report.gather(wishes()).counts()
    assert counts[ReportSection.FELT] == 1
    assert counts[ReportSection.ATTEMPTS] == counts[ReportSection.PREDICTIONS] == 1
    assert counts[ReportSection.WELL_BEING] == counts[ReportSection.GOALS] == counts[ReportSection.JOURNAL] == 1
    only = lived.report.gather(wishes(sections=frozenset({ReportSection.GOALS})))
    assert only.counts() == {ReportSection.GOALS: 1}
    assert (only.attempts, only.days, only.checks, only.insights, list(only.entries())) == ((), (), (), (), [])


@pytest.mark.parametrize(
    ("changed", "words"),
    [({"first": TODAY + timedelta(days=1)}, "after the last"), ({"sections": frozenset()}, "part")],
)
def test_what_cannot_be_is_refused_in_a_sentence(vault: OpenVault, changed: dict[str, object], words: str) -> None:
    with pytest.raises(UserError, match=words):
        vault.report.gather(wishes(**changed))


def test_it_can_be_stopped_and_an_empty_vault_makes_an_empty_one(vault: OpenVault) -> None:
    with pytest.raises(Cancelled):
        vault.report.gather(wishes(), TaskContext(lambda _share, _words: None, lambda: True))
    report = vault.report.gather(wishes())
    assert report.entry_count == 0
    assert vault.report.first_day() is None


def test_a_file_is_put_in_place_whole_or_not_at_all(tmp_path: Path) -> None:
    def fails(draft: Path) -> None:
        draft.write_text("half")
        raise Cancelled

    path = tmp_path / "report.pdf"
    path.write_text("before")
    with pytest.raises(Cancelled):
        render_whole(path, fails)
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("report.pdf", "before")]
    write: Callable[[Path], object] = lambda draft: draft.write_text("after")  # noqa: E731
    render_whole(path, write)
    assert path.read_text() == "after"
    with pytest.raises(UserError, match="could not be written"):
        render_whole(tmp_path / "nowhere" / "x.pdf", write)
