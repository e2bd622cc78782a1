"""Conversations on a real vault: kept, found, named, deleted, exported; what was agreed to is written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from extrovertly_desktop.coach.conversation import Conversation
from extrovertly_desktop.coach.message_details import chips_of, scale_of, written_in
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.coach import Deed, DeedKind, Said, Sender
from extrovertly_desktop.domain.coach_sessions import CoachMessage
from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.exposure import PredictionDraft
from extrovertly_desktop.services.coach import CoachService, Reply
from extrovertly_desktop.services.coach_deeds import CoachDeeds, Hands
from extrovertly_desktop.services.coach_facts import CoachFacts, Sources
from extrovertly_desktop.services.vaults import OpenVault
from tests.coach.talking import conversation
from tests.plans import watching


@pytest.fixture
def coach(vault: OpenVault) -> CoachService:
    """The service with the shipped packs, and a table for understanding: the model is tested apart."""
    return service(vault)


def service(vault: OpenVault, make: Callable[[], Conversation] = conversation) -> CoachService:
    context = vault._context
    sources = Sources(vault.missions, vault.recommendations, vault.ladder, vault.events, vault.goals, vault.progress)
    return CoachService(context, CoachFacts(context, sources), deeds(vault), make)


def deeds(vault: OpenVault) -> CoachDeeds:
    return CoachDeeds(
        Hands(
            vault.missions,
            vault.own_missions,
            vault.event_plans,
            vault.goals,
            vault.journal,
            vault.reminders,
            vault.ladder,
            vault.safety,
        )
    )


def last(reply: Reply) -> CoachMessage:
    return reply.messages[-1]


def walk(coach: CoachService, session_id: str, message: CoachMessage, most: int = 25) -> list[Reply]:
    """Answer whatever is asked, agreeing to everything, until the activity is over."""
    replies: list[Reply] = []
    for _ in range(most):
        if message.details.get("is_over"):
            return replies
        scale, chips = scale_of(message.details), chips_of(message.details)
        agreed = next((chip for chip in chips if chip.value in {"yes", "write"}), None)
        if scale is not None:
            said = Said("60", number=60)
        elif agreed is not None:
            said = Said(agreed.label, chip=agreed.value)
        else:
            said = Said(chips[0].label, chip=chips[0].value) if chips else Said("They will laugh at me")
        replies.append(coach.say(session_id, said))
        message = last(replies[-1])
    raise AssertionError("it does not end")


def test_everything_said_is_kept_and_found(vault: OpenVault, coach: CoachService, clock: FixedClock) -> None:
    begun = coach.begin()
    clock.advance(minutes=1)
    with watching(vault) as plans:
        reply = coach.say(begun.session.id, Said("Thanks."))
        assert [message.sender for message in reply.messages] == [Sender.USER, Sender.COACH]
        whole = coach.get(begun.session.id)
        assert [message.content for message in whole.messages] == [
            message.content for message in (*begun.messages, *reply.messages)
        ]
        assert [card.session.id for card in coach.sessions("thanks")] == [begun.session.id]
        assert coach.sessions("Lisbon") == ()
        assert coach.newest() == whole
        assert coach.sessions()[0].heading == "Thanks."
    assert plans.complaints() == []


def test_a_session_ends_with_a_summary_and_goes_on_when_spoken_to(coach: CoachService) -> None:
    first = coach.begin().session.id
    coach.say(first, Said("I go red"))
    second = coach.begin().session.id
    assert coach.get(first).session.summary == "About: Blushing."
    assert coach.end(second).summary == "Nothing was said."
    coach.say(first, Said("thanks"))
    assert coach.get(first).session.ended_at is None
    resumed = coach.resume(first)
    assert resumed.messages[0].sender is Sender.COACH


def test_a_heading_shows_no_hard_words_and_an_empty_session_leaves_no_trace(coach: CoachService) -> None:
    session = coach.begin().session.id
    coach.say(session, Said("I have a plan to kill myself tonight"))
    assert [card.heading for card in coach.sessions()] == ["A hard moment"]
    second = coach.begin().session.id
    coach.say(second, Said("Not now", chip="menu"))
    assert coach.sessions()[0].heading == "Not now"
    coach.say(second, Said("Blushing", chip="topic:blushing"))
    assert coach.sessions()[0].heading == "Blushing"
    coach.begin()
    coach.begin()
    assert len(coach.sessions()) == 3


def test_a_step_of_ones_own_can_be_planned_at_once(vault: OpenVault, coach: CoachService) -> None:
    session = coach.begin().session.id
    coach.say(session, Said("Plan", chip="flow:plan_exposure"))
    reply = coach.say(session, Said("Ask the baker what is good today"))
    message = last(walk(coach, session, last(reply))[-1])
    assert [row.kind for row in written_in(message.details)] == ["own_mission"]
    chip = chips_of(message.details)[0]
    message = last(walk(coach, session, last(coach.say(session, Said(chip.label, chip=chip.value))))[-1])
    assert [plan.title for plan in vault.missions.open_plans()] == ["Ask the baker what is good today"]


def test_a_flow_writes_a_plan_after_consent_and_undo_takes_it_back(vault: OpenVault, coach: CoachService) -> None:
    vault.recommendations.choose()
    session = coach.begin().session.id
    reply = coach.say(session, Said("Plan", chip="flow:plan_exposure"))
    assert vault.missions.open_plans() == []
    replies = walk(coach, session, last(reply))
    (carried,) = [each for answer in replies for each in answer.carried]
    (plan,) = vault.missions.open_plans()
    assert carried.id == plan.id
    rows = [row for answer in replies for row in written_in(last(answer).details)]
    assert [(row.table, row.id) for row in rows] == [("exposures", plan.id)]
    carried.undo()
    assert vault.missions.open_plans() == []
    assert vault.doctor.check().ok


def test_what_cannot_be_written_is_said_and_nothing_is_lost(vault: OpenVault, coach: CoachService) -> None:
    with pytest.raises(UserError):
        deeds(vault).carry_out(Deed(DeedKind.PLAN_MISSION, {"mission_slug": "no-such-mission"}))
    session = coach.begin().session.id
    with pytest.raises(UserError, match="nothing to send"):
        coach.say(session, Said("   "))
    assert len(coach.get(session).messages) == 1


def test_a_plan_that_is_there_is_made_fuller_not_doubled(vault: OpenVault) -> None:
    mission = vault.missions.cards()[0].mission
    plan = vault.missions.plan(mission.id, PredictionDraft.of(worry="They laugh", likelihood=80)).value
    carried = deeds(vault).carry_out(Deed(DeedKind.PLAN_MISSION, {"mission_id": mission.id, "expected_suds": 55}))
    revised = vault.missions.exposure(plan.id)
    assert (revised.worry, revised.likelihood, revised.expected_suds) == ("They laugh", 80, 55)
    carried.undo()
    assert vault.missions.exposure(plan.id).expected_suds is None


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (DeedKind.OWN_MISSION, {"title": "Greet the porter", "suds": 70}),
        (DeedKind.SET_GOAL, {"title": "Say hello more often"}),
        (DeedKind.WRITE_ENTRY, {"content": "What happened: nothing much", "mood": "thoughtful"}),
        (DeedKind.WRITE_SAFETY_PLAN, {"section": "alone", "text": "A walk"}),
    ],
)
def test_every_sort_of_deed_is_written_and_taken_back(
    vault: OpenVault, kind: DeedKind, values: dict[str, object]
) -> None:
    def state() -> tuple[object, ...]:
        return (
            len(vault.missions.cards()),
            len(vault.goals.cards()),
            len(vault.journal.newest()),
            vault.safety.plan(),
        )

    before = state()
    carried = deeds(vault).carry_out(Deed(kind, values))
    assert state() != before
    carried.undo()
    assert state() == before


def test_sessions_are_named_deleted_put_back_and_exported(coach: CoachService, tmp_path: Path) -> None:
    session = coach.begin().session.id
    coach.say(session, Said("I go red"))
    assert coach.rename(session, "  About   red ").value.title is None
    assert coach.sessions()[0].heading == "About red"
    with pytest.raises(UserError, match="80 characters"):
        coach.rename(session, "x" * 81)
    gone = coach.delete(session).value
    with pytest.raises(NotFoundError):
        coach.get(session)
    assert coach.sessions("red") == ()
    coach.restore(gone)
    coach.restore(gone)
    assert coach.get(session) == gone
    assert len(coach.sessions("red")) == 1
    path = tmp_path / "talk.md"
    coach.export(session, path)
    assert path.read_text(encoding="utf-8").startswith("# About red\n")
    with pytest.raises(UserError, match="could not be written"):
        coach.export(session, tmp_path / "missing" / "talk.md")


def test_when_a_deed_is_refused_that_is_what_is_said_last(
    vault: OpenVault, coach: CoachService, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.recommendations.choose()

    def refused(_deeds: CoachDeeds, _deed: Deed) -> None:
        raise UserError("The mission is gone.")

    monkeypatch.setattr(CoachDeeds, "carry_out", refused)
    session = coach.begin().session.id
    reply = coach.say(session, Said("Plan", chip="flow:plan_exposure"))
    replies = walk(coach, session, last(reply), most=24)
    told = [answer for answer in replies if "The mission is gone." in last(answer).content]
    assert told
    assert all(not written_in(last(answer).details) for answer in replies)
    assert chips_of(last(told[0]).details) != () or last(told[0]).details.get("is_over")


def test_a_farewell_ends_the_session(coach: CoachService) -> None:
    session = coach.begin().session.id
    coach.say(session, Said("I go red"))
    reply = coach.say(session, Said("That is enough for now", chip="enough"))
    assert chips_of(last(reply).details) == ()
    assert reply.session.summary == "About: Blushing."
    assert coach.get(session).session.ended_at is not None
