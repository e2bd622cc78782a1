"""Weekly insights: silent without enough, true to the days, told once, and honest about what was looked at."""

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import fmean

import pytest

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.insights import Figures, Insight, InsightType
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.domain.people import UserDraft
from extrovertly_desktop.insights.association import history
from extrovertly_desktop.insights.series import DailySeries
from extrovertly_desktop.services import insights_questions, insights_wording
from extrovertly_desktop.services.insights import META_KEY
from extrovertly_desktop.services.tasks import Cancelled, TaskContext
from extrovertly_desktop.services.vaults import OpenVault, open_vault
from extrovertly_desktop.store.queries import insights as store
from extrovertly_desktop.store.queries import people
from tests.conftest import START

DAYS = 98
WALKS, OTHERS = ("proud", "calm"), ("nervous", "overwhelmed", "calm")


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory, new_vault_file: Path, catalogue: Catalogue) -> Path:
    """Fourteen weeks up to Sunday, 1 March 2026: on days with a walk the mood is much better, confidence is chance."""
    path = tmp_path_factory.mktemp("walked") / "walked.vault"
    shutil.copyfile(new_vault_file, path)
    clock, chance = FixedClock(0), random.Random(4)
    clock.set_local(START - timedelta(days=DAYS))
    vault = open_vault(path, catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(3)))
    vault.profile.set_up_owner(UserDraft.of(first_name="Ada"))
    with vault.in_bulk():
        for _ in range(DAYS):
            walk = chance.random() < 0.4
            vault.check_ins.check_in(
                CheckInDraft.of(
                    mood=chance.choice(WALKS if walk else OTHERS),
                    confidence_level=chance.choice((4, 5, 6)),
                    triggers=["Walk"] if walk else [],
                )
            )
            clock.advance(days=1)
    vault.close()
    return path


@pytest.fixture
def life(walked: Path, vault_path: Path, catalogue: Catalogue, clock: FixedClock) -> Iterator[OpenVault]:
    """The same, on Monday, 2 March 2026."""
    shutil.copyfile(walked, vault_path)
    vault = open_vault(vault_path, catalogue, clock, Uuid7Factory(clock.now_ms, random.Random(5)))
    yield vault
    vault.close()


def everything(vault: OpenVault) -> list[Insight]:
    return [item for week in vault.insights.weeks(1000) for item in week.insights]


def of_kind(vault: OpenVault, kind: InsightType) -> list[Insight]:
    return [item for item in everything(vault) if item.type == kind]


def check_in(vault: OpenVault, mood: str = "calm") -> None:
    vault.check_ins.check_in(CheckInDraft.of(mood=mood))


def meta(vault: OpenVault) -> dict:
    with vault._context.database.reading() as unit:
        return people.get_meta(unit, META_KEY)


def test_a_new_vault_is_told_nothing_but_what_is_missing(vault: OpenVault) -> None:
    assert not vault.insights.is_due()
    assert vault.insights.write_due() == 0
    assert vault.insights.unread().first is None
    lacking = vault.insights.lacking()
    check_in(vault)
    after = vault.insights.lacking()
    assert (lacking.mood_days, after.mood_days, lacking.outcomes) == (56, 55, 8)


def test_a_week_is_told_once_it_is_over_and_an_empty_or_paused_one_never(vault: OpenVault, clock: FixedClock) -> None:
    check_in(vault)
    clock.advance(days=6)  # Sunday: not over yet
    assert not vault.insights.is_due()
    clock.advance(days=1)
    assert vault.insights.is_due()
    assert vault.insights.write_due() == len(everything(vault)) >= 2
    told = everything(vault)
    assert {item.week_start for item in told} == {"2026-03-02"}
    assert {InsightType.REFLECTION, InsightType.SUGGESTION} <= {item.type for item in told}
    assert not {InsightType.TREND, InsightType.ASSOCIATION, InsightType.CALIBRATION} & {item.type for item in told}
    assert vault.insights.write_due() == 0
    clock.advance(days=7)
    assert not vault.insights.is_due()
    vault.profile.pause_streak(date(2026, 3, 16), date(2026, 3, 22))
    check_in(vault)
    clock.advance(days=7)
    assert vault.insights.write_due() == 0
    assert everything(vault) == told
    assert vault.doctor.check().ok


def test_weeks_go_by_the_persons_first_weekday_and_the_hour_a_day_starts(vault: OpenVault, clock: FixedClock) -> None:
    vault.profile.set_preferences(first_weekday=6, day_start_hour=4)
    check_in(vault)
    clock.advance(days=5, hours=16)  # Sunday at two in the morning, which is still Saturday
    assert not vault.insights.is_due()
    clock.advance(hours=3)
    vault.insights.write_due()
    assert {item.week_start for item in everything(vault)} == {"2026-03-01"}


def test_what_was_learned_is_quoted_and_nothing_private(vault: OpenVault, clock: FixedClock) -> None:
    vault.journal.write(JournalDraft.of(content="SECRETLEARNED", mood="calm", is_private=True))
    for number, (surprise, words) in enumerate(((20, "They were busy."), (80, "Nobody laughed"))):
        mission = vault.missions.cards()[number].mission
        plan = vault.missions.plan(mission.id, PredictionDraft.of(worry="SECRETWORRY")).value
        done = OutcomeDraft.of(learned=words, surprise=surprise, notes="SECRETNOTES")
        quoted = vault.missions.complete(plan.id, done).value
    clock.advance(days=7)
    vault.insights.write_due()
    (reflection,) = of_kind(vault, InsightType.REFLECTION)
    assert "“Nobody laughed.”" in reflection.description
    assert [(row.table, row.id) for row in reflection.quotes] == [("exposures", quoted.id)]
    assert "SECRET" not in json.dumps([(item.title, item.description, item.data) for item in everything(vault)])
    (achievement,) = of_kind(vault, InsightType.ACHIEVEMENT)
    assert "earned" in achievement.title


def test_what_goes_together_is_told_with_figures_that_are_those_of_the_days(life: OpenVault) -> None:
    life.insights.write_due()
    (told,) = of_kind(life, InsightType.ASSOCIATION)
    figures = told.figures
    assert figures is not None
    week_end = (date.fromisoformat(told.week_start) + timedelta(days=6)).isoformat()
    seen = [item for item in life.check_ins.newest(1000) if item.local_date <= week_end]
    with_walk = [item for item in seen if item.triggers]
    assert (figures.n_with, figures.n_without) == (len(with_walk), len(seen) - len(with_walk))
    valence = {mood.slug: 5.5 + 4.5 * mood.valence for mood in life.moods.vocabulary()}
    plain = fmean(valence[item.mood] for item in with_walk) - fmean(
        valence[item.mood] for item in seen if not item.triggers
    )
    assert figures.low < plain < figures.high
    assert figures.low > 0
    assert told.title == "“Walk” and a higher mood go together"
    assert f"On the {figures.n_with} days you noted “Walk”" in told.description
    assert "because" not in told.description
    assert "doi" in figures.source
    assert figures.method
    assert figures.what_would_change
    kinds = [(item.week_start, item.type) for item in everything(life)]
    assert len(kinds) == len(set(kinds))
    assert life.doctor.check().ok


def test_weekdays_are_looked_at_and_told_by_their_names(life: OpenVault) -> None:
    life.insights.write_due()
    ranked = meta(life)["accounts"]["mood"]["ranked"]
    assert [f"weekday:{number}" in ranked for number in range(7)] == [True] * 7
    monday, chance = date(2024, 1, 1), random.Random(2)
    moods = [chance.gauss(5.0, 1.0) - 2.0 * (day % 7 == 6) for day in range(40 * 7)]
    series = DailySeries.of(monday.toordinal(), moods, {}).with_weekdays()
    claim = next(claims[0] for claims, _ in history(series) if claims)
    said = insights_wording.association([("mood", claim)], {})
    n, rest = claim.evidence.n_with, claim.evidence.n_without
    assert said.title == "Sundays and a lower mood go together"
    assert said.description.startswith(f"On the {n} Sundays with a note, your mood was about ")
    assert f" points lower than on the {rest} other days (between " in said.description
    assert said.figures is not None
    assert "weekday" not in said.figures.method


def test_only_what_is_new_is_marked_so(life: OpenVault) -> None:
    life.insights.write_due()
    newest = life.insights.weeks(1)[0]
    unread = life.insights.unread()
    assert unread.first == newest.insights[0]
    assert {item.week_start for item in everything(life) if not item.is_read} <= {"2026-02-23", "2026-02-16"}
    life.insights.mark_read([item.id for item in everything(life)])
    assert life.insights.unread().count == 0
    life.insights.mark_read([newest.insights[0].id], is_read=False)
    assert life.insights.unread().count == 1


def test_history_is_paged_by_week(life: OpenVault) -> None:
    life.insights.write_due()
    every = life.insights.weeks(1000)
    paged, last = [], None
    while page := life.insights.weeks(2, last):
        paged += page
        last = page[-1].week_start
    assert paged == every
    assert [week.week_start for week in every] == sorted((week.week_start for week in every), reverse=True)
    assert life.insights.week_of(date(2026, 2, 27)) == every[0]
    assert life.insights.week_of(date(2020, 1, 1)) is None


def test_what_was_told_stays_told_and_paid_for(life: OpenVault, clock: FixedClock) -> None:
    life.insights.write_due()
    told, before = everything(life), meta(life)
    for item in life.check_ins.newest(10):
        life.check_ins.delete(item.id)
    assert life.insights.write_due() == 0
    assert (everything(life), meta(life)) == (told, before)
    # Days of long ago come to light: their weeks are told, but not what they would have gone together with.
    clock.advance(days=-2 * DAYS)
    with life.in_bulk():
        for number in range(7):
            plan = life.missions.plan(life.missions.cards()[number].mission.id, PredictionDraft.of()).value
            life.missions.complete(plan.id, OutcomeDraft.of(learned="It went well."))
            clock.advance(days=1)
    clock.advance(days=2 * DAYS - 7)
    assert life.insights.is_due()
    assert life.insights.write_due() > 0
    assert not life.insights.is_due()
    new = [item for item in everything(life) if item not in told]
    assert max(item.week_start for item in new) < min(item.week_start for item in told)
    assert InsightType.ASSOCIATION not in {item.type for item in new}
    assert [item for item in everything(life) if item in told] == told
    after = meta(life)
    for outcome in ("mood", "confidence"):
        earlier, later = before["accounts"][outcome], after["accounts"][outcome]
        assert later["ranked"] == earlier["ranked"]
        assert later["looks"] == earlier["looks"]
        assert [item["key"] for item in later["told"]] == [item["key"] for item in earlier["told"]]
    clock.advance(days=7)
    check_in(life)
    clock.advance(days=7)
    life.insights.write_due()
    assert meta(life)["accounts"]["mood"]["looks"] == before["accounts"]["mood"]["looks"] + 2


def test_week_by_week_comes_to_the_same_as_all_at_once(life: OpenVault, clock: FixedClock) -> None:
    clock.advance(days=-21)
    # Later days are there already, as if they were dated ahead; only weeks that are over count.
    life.insights.write_due()
    assert max(item.week_start for item in everything(life)) < "2026-02-09"
    for _ in range(3):
        clock.advance(days=7)
        life.insights.write_due()
    (told,) = of_kind(life, InsightType.ASSOCIATION)
    accounts = meta(life)["accounts"]
    with life._context.database.unit() as unit:
        people.set_meta(unit, META_KEY, None)
    life.insights.write_due()
    assert meta(life)["accounts"] == accounts
    assert of_kind(life, InsightType.ASSOCIATION) == [told]


def test_it_can_be_cancelled_and_an_account_of_another_make_is_worked_out_anew(life: OpenVault) -> None:
    with pytest.raises(Cancelled):
        life.insights.write_due(TaskContext(lambda _fraction, _text: None, lambda: True))
    assert everything(life) == []
    life.insights.write_due()
    kept = meta(life)
    with life._context.database.unit() as unit:
        people.set_meta(unit, META_KEY, {**kept, "through": "2026-02-22", "accounts": {"mood": {"strange": 1}}})
    life.insights.write_due()
    assert meta(life) == kept


def test_the_doctor_knows_the_kinds_and_leaves_those_of_other_programs_alone(vault: OpenVault) -> None:
    def row(kind: str, data: object) -> Insight:
        return Insight(f"i-{kind}", 1, "2026-02-23", kind, "t", "d", data, is_read=False)

    owner = vault.profile.owner()
    assert owner is not None
    with vault._context.database.unit() as unit:
        store.add_insights(unit, owner.id, [row("mood_summary", {"n": "many"}), row("odd", [1]), row("none", None)])
    assert vault.doctor.check().ok
    assert [item.figures for item in everything(vault)] == [None, None, None]
    with vault._context.database.unit() as unit:
        store.add_insights(unit, owner.id, [row("gossip", {"by": "extrovertly"})])
    (problem,) = vault.doctor.check().problems
    assert "i-gossip" in problem


def test_figures_come_back_as_they_were_kept() -> None:
    figures = Figures(n=5, estimate=0.5, low=-1.0, high=2.0, level=0.95, unit="points", more=(("Brier", 0.2),))
    assert Figures.read(json.loads(json.dumps(figures.as_json()))) == figures
    assert Figures.read({"n": True, "low": "x", "high": float("inf")}) is None


def test_questions_are_many_and_differ_from_week_to_week() -> None:
    assert len(set(insights_questions.QUESTIONS)) >= 12
    weeks = [date(2026, 3, 2) + timedelta(weeks=number) for number in range(12)]
    asked = [insights_questions.question(week, is_low=False).description for week in weeks]
    assert len(set(asked)) == 12
    assert insights_questions.question(weeks[0], is_low=True).description in insights_questions.GENTLE_QUESTIONS


def test_opening_a_vault_and_asking_what_is_due_loads_no_numpy(walked: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from extrovertly_desktop.app.bootstrap import open_default;"
        "vault = open_default(Path(sys.argv[1])); due = vault.insights.is_due(); vault.insights.lacking();"
        "vault.close(); sys.exit(0 if due and 'numpy' not in sys.modules else 1)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(walked)], check=False).returncode == 0
