"""Missions: choosing, predicting, doing, debriefing, and taking each of it back."""

import pytest

from extrovertly_desktop.domain.clock import MS_PER_DAY, FixedClock
from extrovertly_desktop.domain.drafts import Draft
from extrovertly_desktop.domain.errors import NotFoundError, UserError, VaultLocked
from extrovertly_desktop.domain.exposure import Exposure, OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.missions import Mission, MissionStatus
from extrovertly_desktop.domain.own_missions import MissionDraft
from extrovertly_desktop.domain.people import SudsAnchors
from extrovertly_desktop.domain.points import mission_points
from extrovertly_desktop.services.vaults import OpenVault

WORRIED = PredictionDraft.of(worry="They will laugh", likelihood=80, expected_suds=70, place="café", people="stranger")
KIND = OutcomeDraft.of(came_true="no", learned="They smiled", peak_suds=40, surprise=60, satisfaction_rating=5)


@pytest.fixture
def mission(vault: OpenVault) -> Mission:
    return vault.missions.cards(category="kindness")[0].mission


def attempt(vault: OpenVault, mission: Mission, outcome: OutcomeDraft = KIND) -> Exposure:
    return vault.missions.complete(vault.missions.plan(mission.id, WORRIED).value.id, outcome).value


def status(vault: OpenVault, mission: Mission) -> MissionStatus | None:
    standing = vault.missions.standing(mission.id)
    return None if standing is None else standing.status


def test_the_catalogue_is_shown_easiest_first_and_filtered(vault: OpenVault) -> None:
    cards = vault.missions.cards()
    assert len(cards) >= 60
    order = {"beginner": 0, "intermediate": 1, "advanced": 2}
    ranks = [(order[card.mission.difficulty], card.mission.typical_suds or 0) for card in cards]
    assert ranks == sorted(ranks)
    beginners = vault.missions.cards(difficulty="beginner", category="kindness")
    assert {(card.mission.difficulty, card.mission.category) for card in beginners} == {("beginner", "kindness")}
    words = beginners[0].mission.title.upper()
    assert beginners[0] in vault.missions.cards(typed=words)
    assert vault.missions.cards(typed="!!") == []


def test_assigning_is_the_schemas_example(vault: OpenVault, clock: FixedClock, mission: Mission) -> None:
    standing = vault.missions.assign(mission.slug or "")
    assert (standing.status, standing.assigned_at) == (MissionStatus.ASSIGNED, clock.now_ms())
    with pytest.raises(UserError, match="already on your list"):
        vault.missions.assign(mission.id)
    with pytest.raises(NotFoundError, match="no such mission"):
        vault.missions.assign("no-such-mission")


def test_from_prediction_to_outcome(vault: OpenVault, clock: FixedClock, mission: Mission) -> None:
    planned = vault.missions.plan(mission.id, WORRIED).value
    assert planned.is_open
    assert status(vault, mission) is MissionStatus.IN_PROGRESS
    assert [plan.id for plan in vault.missions.open_plans()] == [planned.id]
    with pytest.raises(UserError, match="already planned"):
        vault.missions.plan(mission.id, WORRIED)
    clock.advance(days=1)
    done = vault.missions.complete(planned.id, KIND)
    assert done.points >= mission.points
    assert done.value.local_date == "2026-03-03"
    assert (done.value.worry, done.value.learned) == ("They will laugh", "They smiled")
    standing = vault.missions.standing(mission.id)
    assert standing is not None
    assert (standing.status, standing.completed_at) == (MissionStatus.COMPLETED, clock.now_ms())
    assert standing.satisfaction_rating == 5
    assert [item.title for item in done.earned] == ["Out of the door"]
    with pytest.raises(UserError, match="prediction stays"):
        vault.missions.revise(planned.id, WORRIED)
    with pytest.raises(UserError, match="stays in your history"):
        vault.missions.unplan(planned.id)


@pytest.mark.parametrize(("attendance", "share"), [("done", 1), ("left_early", 1), ("did_not_go", 0)])
def test_leaving_early_counts_in_full_and_not_going_costs_nothing(
    vault: OpenVault, mission: Mission, attendance: str, share: int
) -> None:
    attempt(vault, mission)
    before = vault.progress.standing().total_points
    other = vault.missions.cards(category="kindness")[1].mission
    plan = vault.missions.plan(other.id, WORRIED).value
    vault.missions.complete(plan.id, OutcomeDraft.of(attendance=attendance))
    assert vault.progress.standing().total_points == before + share * other.points
    assert status(vault, other) is (MissionStatus.COMPLETED if share else MissionStatus.SKIPPED)


def test_a_repeat_is_worth_half_rounded_up(vault: OpenVault, mission: Mission) -> None:
    attempt(vault, mission)
    before = vault.progress.standing().total_points
    attempt(vault, mission)
    assert vault.progress.standing().total_points - before == mission_points(mission.points, first_time=False)
    assert [card.times_done for card in vault.missions.cards() if card.mission.id == mission.id] == [2]


def test_an_attempt_dated_before_the_first_becomes_the_first(
    vault: OpenVault, clock: FixedClock, mission: Mission
) -> None:
    attempt(vault, mission)
    plan = vault.missions.plan(mission.id, WORRIED).value
    vault.missions.complete(plan.id, OutcomeDraft.of(at_ms=clock.now_ms() - 2 * MS_PER_DAY))
    days = {day.tracking_date: day.points_earned for day in vault.progress.days()}
    assert days["2026-02-28"] == mission.points
    assert vault.doctor.check().ok


def test_writing_an_outcome_again_changes_it_and_keeps_its_day(
    vault: OpenVault, clock: FixedClock, mission: Mission
) -> None:
    first = attempt(vault, mission)
    standing = vault.missions.standing(mission.id)
    clock.advance(days=3)
    again = vault.missions.complete(first.id, OutcomeDraft.of(came_true="partly"))
    assert again.points == 0
    assert (again.value.local_date, again.value.came_true) == (first.local_date, "partly")
    after = vault.missions.standing(mission.id)
    assert standing is not None
    assert after is not None
    assert (after.assigned_at, after.started_at, after.completed_at) == (
        standing.assigned_at,
        standing.started_at,
        standing.completed_at,
    )


def test_the_standing_follows_the_latest_attempt_when_an_older_one_is_corrected(
    vault: OpenVault, clock: FixedClock, mission: Mission
) -> None:
    first = attempt(vault, mission)
    clock.advance(days=1)
    attempt(vault, mission, OutcomeDraft.of(notes="the second time"))
    vault.missions.complete(first.id, OutcomeDraft.of(attendance="did_not_go", notes="the first time"))
    standing = vault.missions.standing(mission.id)
    assert standing is not None
    assert (standing.status, standing.notes) == (MissionStatus.COMPLETED, "the second time")


def test_an_outcome_can_be_taken_back(vault: OpenVault, mission: Mission) -> None:
    done = attempt(vault, mission)
    before = vault.progress.standing().total_points
    back = vault.missions.reopen(done.id)
    assert back.value.is_open
    assert (back.value.worry, back.value.learned) == ("They will laugh", None)
    assert vault.progress.standing().total_points == before - mission.points
    assert status(vault, mission) is MissionStatus.IN_PROGRESS
    assert vault.missions.reopen(done.id).points == 0
    assert vault.progress.standing().longest_streak == 0


def test_an_outcome_is_not_taken_back_under_a_new_plan(vault: OpenVault, mission: Mission) -> None:
    done = attempt(vault, mission)
    vault.missions.plan(mission.id, WORRIED)
    with pytest.raises(UserError, match="planned again"):
        vault.missions.reopen(done.id)


def test_a_plan_can_be_removed_and_put_back(vault: OpenVault, mission: Mission) -> None:
    plan = vault.missions.plan(mission.id, WORRIED).value
    removed = vault.missions.unplan(plan.id).value
    assert status(vault, mission) is MissionStatus.ASSIGNED
    assert vault.missions.open_plans() == []
    vault.missions.restore_plan(removed)
    assert vault.missions.open_plans() == [plan]
    assert status(vault, mission) is MissionStatus.IN_PROGRESS
    assert vault.missions.restore_plan(removed).value == plan
    done = vault.missions.complete(plan.id, KIND).value
    assert vault.missions.restore_plan(removed).value == done, "what happened since stays"


def test_a_removed_plan_does_not_come_back_beside_a_new_one(vault: OpenVault, mission: Mission) -> None:
    removed = vault.missions.unplan(vault.missions.plan(mission.id, WORRIED).value.id).value
    vault.missions.plan(mission.id, WORRIED)
    with pytest.raises(UserError, match="planned again"):
        vault.missions.restore_plan(removed)


def test_skipping_concludes_a_plan_without_a_loss(vault: OpenVault, mission: Mission) -> None:
    vault.missions.plan(mission.id, WORRIED)
    before = vault.progress.standing()
    assert vault.missions.skip(mission.id).standing.status is MissionStatus.SKIPPED
    assert vault.progress.standing() == before
    assert [item.attendance for item in vault.missions.attempts(mission.id)] == ["did_not_go"]


def test_a_mission_set_aside_comes_back_exactly_as_it_was(
    vault: OpenVault, clock: FixedClock, mission: Mission
) -> None:
    never = vault.missions.skip(mission.id)
    vault.missions.unskip(never)
    assert vault.missions.standing(mission.id) is None
    plan = vault.missions.plan(mission.id, WORRIED).value
    standing = vault.missions.standing(mission.id)
    clock.advance(days=1)
    aside = vault.missions.skip(mission.id)
    vault.missions.unskip(aside)
    assert vault.missions.open_plans() == [plan]
    assert vault.missions.attempts(mission.id) == []
    assert vault.missions.standing(mission.id) == standing
    assert vault.doctor.check().ok


def test_a_mission_set_aside_stays_so_where_more_was_done_with_it(vault: OpenVault, mission: Mission) -> None:
    vault.missions.plan(mission.id, WORRIED)
    aside = vault.missions.skip(mission.id)
    again = vault.missions.plan(mission.id, WORRIED).value
    with pytest.raises(UserError, match="More has been done"):
        vault.missions.unskip(aside)
    assert vault.missions.open_plans() == [again]


def test_a_mission_set_aside_stays_so_where_its_outcome_was_written_anew(vault: OpenVault, mission: Mission) -> None:
    plan = vault.missions.plan(mission.id, WORRIED).value
    aside = vault.missions.skip(mission.id)
    written = vault.missions.complete(plan.id, KIND).value
    with pytest.raises(UserError, match="More has been done"):
        vault.missions.unskip(aside)
    assert vault.missions.exposure(plan.id) == written


def test_taking_back_is_all_or_nothing(vault: OpenVault, mission: Mission, monkeypatch: pytest.MonkeyPatch) -> None:
    vault.missions.plan(mission.id, WORRIED)
    aside = vault.missions.skip(mission.id)

    def locked(*_args: object) -> None:
        raise VaultLocked("busy")

    monkeypatch.setattr("extrovertly_desktop.store.queries.missions.save_user_mission", locked)
    with pytest.raises(VaultLocked):
        vault.missions.unskip(aside)
    assert vault.missions.open_plans() == []
    assert vault.missions.standing(mission.id) == aside.standing


def test_an_outcome_still_to_come_is_refused(vault: OpenVault, clock: FixedClock, mission: Mission) -> None:
    plan = vault.missions.plan(mission.id, WORRIED).value
    with pytest.raises(UserError, match="still to come") as caught:
        vault.missions.complete(plan.id, OutcomeDraft.of(at_ms=clock.now_ms() + 3 * MS_PER_DAY))
    assert caught.value.field == "at_ms"
    assert vault.missions.exposure(plan.id).is_open


def test_a_persons_own_evidence_stands_beside_a_prediction(vault: OpenVault, clock: FixedClock) -> None:
    one, other = (card.mission for card in vault.missions.cards(category="kindness")[:2])
    elsewhere = vault.missions.cards(category="groups")[0].mission
    for mission, verdict in ((other, "yes"), (one, "no"), (elsewhere, "yes"), (one, "partly")):
        attempt(vault, mission, OutcomeDraft.of(came_true=verdict))
        clock.advance(days=1)
    evidence = vault.missions.evidence(one.id)
    assert [(item.mission_id, item.came_true) for item in evidence.recent] == [
        (one.id, "partly"),
        (one.id, "no"),
        (other.id, "yes"),
    ]
    assert (evidence.attempts, evidence.came_true, evidence.partly) == (3, 1, 1)


@pytest.mark.parametrize("deed", ["revise", "complete", "reopen", "unplan", "exposure"])
def test_what_is_not_there_is_told(vault: OpenVault, deed: str) -> None:
    drafts: dict[str, list[Draft]] = {"revise": [WORRIED], "complete": [KIND]}
    with pytest.raises(NotFoundError, match="no longer there"):
        getattr(vault.missions, deed)("nowhere", *drafts.get(deed, []))


def test_a_varied_repeat_changes_one_part_to_what_is_least_known(vault: OpenVault, clock: FixedClock) -> None:
    # places shop, transport, library, work; people staff, stranger, colleague; at any time
    mission = vault.missions.get("thank-by-name")
    with pytest.raises(UserError, match="no plan of this mission"):
        vault.missions.varied(mission.id)
    before: dict[str, str | None] = {"place": "shop", "people": "staff", "time_of_day": "morning"}
    changes = []
    for _ in range(9):
        draft = PredictionDraft.of(worry="They frown", expected_suds=30, likelihood=50, **before)
        vault.missions.complete(vault.missions.plan(mission.id, draft).value.id, KIND)
        clock.advance(days=1)
        varied = vault.missions.varied(mission.id)
        assert varied == vault.missions.varied(mission.id)
        assert (varied.draft.worry, varied.draft.expected_suds, varied.draft.likelihood) == ("They frown", None, None)
        after: dict[str, str | None] = varied.draft.model_dump(include=set(before))
        assert {name for name in before if after[name] != before[name]} == {varied.changed}
        assert (before[varied.changed], after[varied.changed]) == (varied.before, varied.after)
        changes.append((varied.changed, varied.after))
        before = after
    assert len(set(changes[:8])) == 8, "every other value comes before any comes back"
    assert changes[8] == ("place", "shop")
    history = vault.missions.history(mission.id)
    assert [item.expected_suds for item in history.line] == [30] * 9
    assert history.times_done == 9


def test_a_mission_without_contexts_varies_the_time(vault: OpenVault) -> None:
    draft = MissionDraft.of(title="Hum", description="Hum.", difficulty="beginner", category="groups", typical_suds=20)
    own = vault.own_missions.create(draft).value
    vault.missions.plan(own.id, PredictionDraft.of(time_of_day="morning"))
    varied = vault.missions.varied(own.id)
    assert (varied.changed, varied.before, varied.after) == ("time_of_day", "morning", "midday")


def test_the_catalogue_is_narrowed_down_by_standing(vault: OpenVault, mission: Mission) -> None:
    chosen, planned = (card.mission for card in vault.missions.cards(category="groups")[:2])
    vault.missions.assign(chosen.id)
    vault.missions.plan(planned.id, PredictionDraft.of())
    attempt(vault, mission)
    picks = {pick.mission.id for pick in vault.recommendations.choose().picks}
    found = {
        status: {card.mission.id for card in vault.missions.cards(status=status)}
        for status in ("chosen", "planned", "done", "picked_today", "own", "hidden")
    }
    assert found == {
        "chosen": {chosen.id}, "planned": {planned.id}, "done": {mission.id}, "picked_today": picks, "own": set(),
        "hidden": set(),
    }  # fmt: skip
    with pytest.raises(UserError, match="must be one of"):
        vault.missions.cards(status="nearly")


def test_anchors_are_kept_in_the_persons_words(vault: OpenVault) -> None:
    assert vault.profile.suds_anchors().words() == {}
    anchors = SudsAnchors.of(at_0="reading in bed", at_100="  my  first talk ")
    vault.profile.set_suds_anchors(anchors)
    assert vault.profile.suds_anchors().words() == {0: "reading in bed", 100: "my first talk"}
    assert vault.profile.preferences().model_dump()["suds_anchors"] == {"0": "reading in bed", "100": "my first talk"}
    with pytest.raises(UserError, match="keep it to 80 characters") as trouble:
        SudsAnchors.of(at_25="x" * 81)
    assert trouble.value.field == "at_25"
